using System.Text.Encodings.Web;
using System.Text.Json;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>What the editor's scripts say, in the language of the page: the keys <c>editor.script.…</c> as JSON for an attribute.</summary>
public static class EditorWords
{
    private const string Prefix = "editor.script.";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(Texts texts) => JsonSerializer.Serialize(
        texts.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToDictionary(key => key[Prefix.Length..], key => texts[key]), Plain);
}
