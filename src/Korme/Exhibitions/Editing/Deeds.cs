using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>The words for what can be done with an exhibition: in the journal, in its history, on the undo button and in what a page says.</summary>
public static class Deeds
{
    /// <summary>The keys <c>editor.what.…</c>.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "hung", "was", "edited", "typed", "moved", "taken-down", "added", "section-added", "section-moved", "section-removed", "priced", "measured",
        "opened", "closed", "drafted", "address", "binned", "unbinned", "undone", "redone", "restored",
    ];

    /// <summary>What may be said besides: the keys <c>editor.said.…</c>.</summary>
    public static readonly IReadOnlyList<string> Notices = ["saved", "unchanged", "new", "some-gone", "meanwhile"];

    public static bool IsSaid(string said) => All.Contains(said) || Notices.Contains(said);

    /// <summary>A word of the history in the reader's language; several where changes settled together.</summary>
    public static string Name(string what, Texts texts) => string.Join(", ", what.Split(", ").Select(deed => All.Contains(deed) ? texts["editor.what." + deed] : deed).Distinct());

    /// <summary>What is said at the top of the page.</summary>
    public static string Sentence(string said, Texts texts) => said switch
    {
        "edited" or "typed" => texts["editor.said.saved"],
        _ when Notices.Contains(said) => texts["editor.said." + said],
        _ => texts.Format("editor.did", Name(said, texts)),
    };
}
