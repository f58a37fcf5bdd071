using System.Runtime.CompilerServices;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
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

    /// <summary>The exhibition, its works in the order of the walk, withdrawn ones left out. A draft too: pages for visitors look at its status.</summary>
    /// <remarks>
    /// Remembered until the catalogue changes in any way (<see cref="Database.Commits"/>): of an exhibition of a thousand works every
    /// page would read a thousand records. Nothing outlives a withdrawal.
    /// </remarks>
    /// <returns>Null when there is none.</returns>
    public static ExhibitionView? BySlug(Database db, string slug)
    {
        // Asked before the query: a change during the query makes what is remembered old at once.
        var commits = db.Commits;
        var known = Known.GetOrCreateValue(db);
        if (known.Find(slug, commits) is { } remembered) return remembered;
        var view = Read(db, slug);
        if (view is not null) known.Remember(slug, commits, view);
        return view;
    }

    private static readonly ConditionalWeakTable<Database, Remembered> Known = [];

    private static ExhibitionView? Read(Database db, string slug) => db.Read(connection =>
    {
        var found = connection.Row(
            """
            select id, record
            from exhibition
            where slug = @slug
            """,
            row => (Id: row.GetString(0), Exhibition: RecordJson.ToExhibition(row.GetString(1))),
            ("@slug", slug));
        if (found.Id is null) return null;

        var works = connection.Rows(
            """
            select work.record, picture.facts, hanging.reason
            from hanging
            join work on work.id = hanging.work_id
            left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
            left join picture on picture.sha512 = media_file.sha512
            where hanging.exhibition_id = @id and work.withdrawn = 0
            order by hanging.position
            """,
            row => new HungWork(
                RecordJson.ToWork(row.GetString(0)), row.Text(1) is { } facts ? FactsJson.Read(facts) : null, RecordJson.ToText(row.Text(2))),
            ("@id", found.Id));
        return new ExhibitionView(found.Exhibition, works);
    });

    /// <summary>The exhibitions asked for lately. Safe from many threads.</summary>
    private sealed class Remembered
    {
        private const int Most = 4;

        private readonly Lock gate = new();
        private readonly Dictionary<string, ExhibitionView> views = new(StringComparer.Ordinal);
        private long commits = -1;

        public ExhibitionView? Find(string slug, long now)
        {
            lock (gate) return now == commits ? views.GetValueOrDefault(slug) : null;
        }

        public void Remember(string slug, long asked, ExhibitionView view)
        {
            lock (gate)
            {
                if (asked < commits) return;
                if (asked > commits || views.Count >= Most) views.Clear();
                (commits, views[slug]) = (asked, view);
            }
        }
    }
}
