using Korme.Catalogue;
using Korme.People;
using Korme.Storage;

namespace Korme.Exhibitions.Editing;

/// <summary>An exhibition with what the desk shows of its works, also of those that visitors don't see: three queries at most, however many hang.</summary>
/// <param name="Exhibition">The exhibition.</param>
/// <param name="Works">Every work that hangs in it and that the catalogue has.</param>
public sealed record WallView(Exhibition Exhibition, IReadOnlyDictionary<Guid, HungWork> Works)
{
    /// <summary>Works in which somebody is seen who hasn't agreed that they are shown.</summary>
    public IReadOnlySet<Guid> NotAgreed { get; init; } = new HashSet<Guid>();

    public static WallView Of(Database db, Exhibition exhibition) => Of(db, exhibition, exhibition.Hangings.Select(hanging => hanging.Work));

    /// <summary>Of some of its works alone.</summary>
    public static WallView Of(Database db, Exhibition exhibition, IEnumerable<Guid> works)
    {
        var found = FindWorks.ById(db, [.. works.Distinct()]);
        var pictures = FindPictures.Of(db, found);
        return new(exhibition, found.ToDictionary(work => work.Id, work => new HungWork(work, pictures.GetValueOrDefault(work.Id)))) { NotAgreed = FindNotAgreed(db, found) };
    }

    /// <summary>Why visitors don't see a work, the keys <c>selection.is.…</c>, and <c>consent</c>; null: they do.</summary>
    public string? TroubleOf(Guid work) => Works.GetValueOrDefault(work)?.Work switch
    {
        null or { IsTombstone: true } => "gone",
        { IsWithdrawn: true } => "withdrawn",
        { Binned: not null } => "binned",
        _ => NotAgreed.Contains(work) ? "consent" : null,
    };

    private static HashSet<Guid> FindNotAgreed(Database db, IReadOnlyList<Work> works)
    {
        var seen = works.Where(work => work.Subjects.Count > 0).Select(work => CatalogueText.Of(work.Id)).ToList();
        if (seen.Count == 0) return [];
        return [.. db.Read(connection => connection.Rows(
            $"""
            select id
            from work
            where id in {Dialect.ListIn("ids")} and not ({MayUse.Agreed(Uses.Web)})
            """,
            row => Guid.Parse(row.GetString(0)),
            ("@ids", CatalogueText.List(seen)), (MayUse.Today, db.Today)))];
    }
}
