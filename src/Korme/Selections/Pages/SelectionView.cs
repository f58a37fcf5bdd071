using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Selections.Pages;

/// <summary>A selection with what its page shows of its works: two queries, however many there are.</summary>
/// <param name="Selection">The selection.</param>
/// <param name="Works">Every work that it names and the catalogue has.</param>
public sealed record SelectionView(KeptSelection Selection, IReadOnlyDictionary<Guid, HungWork> Works)
{
    public static SelectionView Of(Database db, KeptSelection selection)
    {
        var ids = selection.Works.SelectMany(each => (Guid?[])[each.Work, each.Alternative?.Work]).OfType<Guid>().Concat(selection.TakenOut).Distinct().ToList();
        var found = FindWorks.ById(db, ids);
        var pictures = FindPictures.Of(db, found);
        return new(selection, found.ToDictionary(work => work.Id, work => new HungWork(work, pictures.GetValueOrDefault(work.Id))));
    }

    /// <summary>Why a work won't hang, the keys <c>selection.is.…</c>; null: it will.</summary>
    public string? TroubleOf(Guid work) => Works.GetValueOrDefault(work)?.Work switch
    {
        null or { IsTombstone: true } => "gone",
        { IsWithdrawn: true } => "withdrawn",
        { Binned: not null } => "binned",
        { Mark: Mark.Rejected } => "rejected",
        _ => null,
    };

    /// <summary>How many of its works will hang.</summary>
    public int Hangable => Selection.Works.Count(each => TroubleOf(each.Work) is null);
}
