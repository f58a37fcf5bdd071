using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>Makes an exhibition of a selection: its works in its order, with their reasons.</summary>
public static class HangSelection
{
    /// <summary>Hangs it and notes in the selection which exhibition it became.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="changes">Where it is saved.</param>
    /// <param name="selection">What hangs; works that are withdrawn, in the bin, erased or rejected don't.</param>
    /// <param name="title">Empty: the selection's name.</param>
    /// <param name="status">Who may see it.</param>
    /// <param name="clock">When it is hung.</param>
    /// <param name="cancel">Until it is hung.</param>
    /// <returns>Null when nothing of it can hang.</returns>
    public static async Task<Exhibition?> Run(
        Database db, Changes changes, KeptSelection selection, LanguageText title, ExhibitionStatus status, TimeProvider clock, CancellationToken cancel)
    {
        var shown = FindWorks.ById(db, [.. selection.Works.Select(each => each.Work)])
            .Where(work => work.IsShown && work.Mark != Mark.Rejected).Select(work => work.Id).ToHashSet();
        var hangings = selection.Works.Where(each => shown.Contains(each.Work)).Select(each => new Hanging(each.Work, each.Reason)).ToList();
        if (hangings.Count == 0) return null;

        var named = title.IsEmpty ? selection.Name : title;
        var exhibition = await HangExhibition.Run(db, changes, new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Slug = Slug.From(named.For("en")?.Text ?? ""),
            Title = named,
            Status = status,
            Sections = [new Section { Works = hangings }],
            Created = clock.GetLocalNow(),
        }, cancel);
        // Whatever was changed in another window meanwhile stays: only this one field is added to it.
        if (FindSelections.ById(db, selection.Id) is { } now) await changes.Save(now with { Exhibition = exhibition.Id }, "hung", basedOn: null, cancel);
        return exhibition;
    }
}
