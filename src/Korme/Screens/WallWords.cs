using System.Collections.Concurrent;
using System.Text.Json;
using Korme.Web;

namespace Korme.Screens;

/// <summary>The words that a script needs, as JSON for an attribute of its element: texts may not stand in a script of the page.</summary>
internal static class WallWords
{
    private static readonly ConcurrentDictionary<(string, string), string> Known = new();

    /// <summary>Every text of a group, <c>wall.…</c> or <c>remote.…</c>, without the group's name.</summary>
    public static string Of(Texts texts, string group = "wall") => Known.GetOrAdd((texts.Language, group), _ => JsonSerializer.Serialize(
        texts.Keys.Where(key => key.StartsWith(group + ".", StringComparison.Ordinal)).ToDictionary(key => key[(group.Length + 1)..], key => texts[key]), ComposeSequence.Json));
}
