using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Exhibitions.Editing;

/// <summary>An exhibition with what the desk shows of its works, also of those that visitors don't see: two queries, however many hang.</summary>
/// <param name="Exhibition">The exhibition.</param>
/// <param name="Works">Every work that hangs in it and that the catalogue has.</param>
public sealed record WallView(Exhibition Exhibition, IReadOnlyDictionary<Guid, HungWork> Works)
{
    public static WallView Of(Database db, Exhibition exhibition) => Of(db, exhibition, exhibition.Hangings.Select(hanging => hanging.Work));

    /// <summary>Of some of its works alone.</summary>
    public static WallView Of(Database db, Exhibition exhibition, IEnumerable<Guid> works)
    {
        var found = FindWorks.ById(db, [.. works.Distinct()]);
        var pictures = FindPictures.Of(db, found);
        return new(exhibition, found.ToDictionary(work => work.Id, work => new HungWork(work, pictures.GetValueOrDefault(work.Id))));
    }

    /// <summary>Why visitors don't see a work, the keys <c>selection.is.…</c>; null: they do.</summary>
    public string? TroubleOf(Guid work) => Works.GetValueOrDefault(work)?.Work switch
    {
        null or { IsTombstone: true } => "gone",
        { IsWithdrawn: true } => "withdrawn",
        { Binned: not null } => "binned",
        _ => null,
    };
}
