using System.Runtime.CompilerServices;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>Finds an exhibition with its works and pictures: two queries, however many hang.</summary>
public static class FindExhibition
{
    /// <summary>The exhibition alone; a draft too.</summary>
    /// <returns>Null when there is none.</returns>
    public static Exhibition? ById(Database db, Guid id) => db.Read(connection => connection.Row(
        """
        select record
        from exhibition
        where id = @id
        """,
        row => RecordJson.ToExhibition(row.GetString(0)),
        ("@id", CatalogueText.Of(id))));

    /// <summary>The exhibition alone as the desk has it, one in the bin too, by the slug it has or had.</summary>
    /// <returns>Null when there is none.</returns>
    public static Exhibition? ForDesk(Database db, string slug) => db.Read(connection => connection.Row(
        """
        select record
        from exhibition
        where slug = @slug or id = (select exhibition_id from former_slug where slug = @slug)
        order by slug = @slug desc
        limit 1
        """,
        row => RecordJson.ToExhibition(row.GetString(0)),
        ("@slug", slug)));

    /// <summary>Whose this slug is or was, other than an exhibition itself.</summary>
    /// <returns>Null when nobody else has it.</returns>
    public static Exhibition? Other(Database db, string slug, Guid than) => ForDesk(db, slug) is { } other && other.Id != than ? other : null;

    /// <summary>The exhibition, its works in the order of the walk; those that are withdrawn, or in which somebody is seen who hasn't agreed to this use, are left out. A draft too: pages for visitors look at its status.</summary>
    /// <remarks>
    /// Remembered until the catalogue changes in any way (<see cref="Database.Commits"/>): of an exhibition of a thousand works every
    /// page would read a thousand records. Nothing outlives a withdrawal.
    /// </remarks>
    /// <param name="db">The catalogue.</param>
    /// <param name="slug">The one it has; else one that it had before, so that a code on paper still leads to it.</param>
    /// <param name="use">For what the works are wanted.</param>
    /// <returns>Null when there is none, or when it is in the bin.</returns>
    public static ExhibitionView? BySlug(Database db, string slug, Uses use = Uses.Web)
    {
        // Asked before the query: a change during the query makes what is remembered old at once.
        var commits = db.Commits;
        var known = Known.GetOrCreateValue(db);
        if (known.Find((slug, use), commits) is { } remembered) return remembered;
        var view = Read(db, slug, use);
        if (view is not null) known.Remember((slug, use), commits, view);
        return view;
    }

    private static readonly ConditionalWeakTable<Database, Remembered> Known = [];

    private static ExhibitionView? Read(Database db, string slug, Uses use) => db.Read(connection =>
    {
        var found = connection.Row(
            """
            select id, record
            from exhibition
            where (slug = @slug or id = (select exhibition_id from former_slug where slug = @slug)) and status <> 'binned'
            order by slug = @slug desc
            limit 1
            """,
            row => (Id: row.GetString(0), Exhibition: RecordJson.ToExhibition(row.GetString(1))),
            ("@slug", slug));
        if (found.Id is null) return null;

        var works = connection.Rows(
            $"""
            select {ShownWork.Columns}, picture.facts, hanging.reason
            from hanging
            join work on work.id = hanging.work_id
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where hanging.exhibition_id = @id and {MayUse.Sql(use)}
            order by hanging.position
            """,
            row => new HungWork(
                ShownWork.Read(row, 0), row.Text(2) is { } facts ? FactsJson.Read(facts) : null, RecordJson.ToText(row.Text(3))),
            ("@id", found.Id), (MayUse.Today, db.Today));
        return new ExhibitionView(found.Exhibition, works);
    });

    /// <summary>The exhibitions asked for lately. Safe from many threads.</summary>
    private sealed class Remembered
    {
        private const int Most = 4;

        private readonly Lock gate = new();
        private readonly Dictionary<(string Slug, Uses Use), ExhibitionView> views = [];
        private long commits = -1;

        public ExhibitionView? Find((string Slug, Uses Use) which, long now)
        {
            lock (gate) return now == commits ? views.GetValueOrDefault(which) : null;
        }

        public void Remember((string Slug, Uses Use) which, long asked, ExhibitionView view)
        {
            lock (gate)
            {
                if (asked < commits) return;
                if (asked > commits || views.Count >= Most) views.Clear();
                (commits, views[which]) = (asked, view);
            }
        }
    }
}
