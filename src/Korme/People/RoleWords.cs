using Korme.Catalogue;
using Korme.Web;

namespace Korme.People;

/// <summary>What a person's part in a work is called in the three languages. A word that isn't known here is shown as it was written.</summary>
public static class RoleWords
{
    /// <summary>As records have them, in the order of the form's list; <c>with</c> is a collaborator.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "artist", "painter", "photographer", "draughtsperson", "muralist", "colourist", "sculptor", "weaver", "author", "composer", "musician", "singer", "dancer", "choreographer", "performer",
        "camera", "sound", "editor", "assistant", "with",
    ];

    /// <summary>The word in a language.</summary>
    public static string Of(string role, Texts texts) => Known.Contains(role) ? texts["role." + role] : role;

    /// <summary>What a record has for what was typed in one of the languages.</summary>
    public static string From(string typed)
    {
        var word = typed.Trim();
        return Known.FirstOrDefault(role => string.Equals(role, word, StringComparison.OrdinalIgnoreCase)
            || Languages.All.Any(language => string.Equals(Texts.In(language)["role." + role], word, StringComparison.OrdinalIgnoreCase))) ?? word;
    }

    /// <summary>The parts of several makers, where they have different ones; nothing where all have the same, or none is told.</summary>
    /// <returns>For each maker the words to stand behind the name; null: none.</returns>
    public static IReadOnlyList<string?> Told(IReadOnlyList<Maker> makers, Texts texts) =>
        makers.Select(maker => maker.Role).Distinct().Count() < 2 ? [.. makers.Select(_ => (string?)null)]
            : [.. makers.Select(maker => maker.Role.Length == 0 ? null : Of(maker.Role, texts))];
}
