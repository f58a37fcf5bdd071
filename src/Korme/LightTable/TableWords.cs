using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Korme.Web;

namespace Korme.LightTable;

/// <summary>The words that the light table's script needs, as JSON for an attribute of its element: texts may not stand in a script of the page.</summary>
internal static class TableWords
{
    private const string Prefix = "table.";

    /// <summary>The script has the measures' names from the desk.</summary>
    private static readonly string[] Measures = ["detail", "noise", "highlights", "shadows", "exposure"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ConcurrentDictionary<string, string> Known = new();

    /// <summary>Every text <c>table.…</c> without its prefix, and the names of the measures.</summary>
    public static string Of(Texts texts) => Known.GetOrAdd(texts.Language, _ => JsonSerializer.Serialize(
        texts.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => (Name: key[Prefix.Length..], Text: texts[key]))
            .Concat(Measures.Select(name => (Name: name, Text: texts["desk." + name])))
            .ToDictionary(pair => pair.Name, pair => pair.Text), Readable));
}
