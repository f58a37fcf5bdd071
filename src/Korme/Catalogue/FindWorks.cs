using Korme.Archive;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Looks several works up by their ids, all in one query.</summary>
public static class FindWorks
{
    /// <summary>The works in the order asked for, withdrawn or not; what the catalogue doesn't have is left out.</summary>
    public static IReadOnlyList<Work> ById(Database db, IReadOnlyList<Guid> ids)
    {
        var found = db.Read(connection => connection.Rows(
            $"""
            select record
            from work
            where id in {Dialect.ListIn("list")}
            """,
            row => RecordJson.ToWork(row.GetString(0)),
            ("@list", CatalogueText.List(ids.Select(CatalogueText.Of))))).ToDictionary(work => work.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    /// <summary>Every work that is neither withdrawn nor in the bin, in the order of their import.</summary>
    public static IReadOnlyList<Work> Shown(Database db) => db.Read(connection => connection.Rows(
        """
        select record
        from work
        where withdrawn = 0
        order by imported, id
        """,
        row => RecordJson.ToWork(row.GetString(0))));

    /// <summary>Those whose picture an earlier version measured, or made no palette of; neither withdrawn nor in the bin.</summary>
    public static IReadOnlyList<Work> Unmeasured(Database db) => db.Read(connection => connection.Rows(
        """
        select work.record
        from picture
        join media_file on media_file.sha512 = picture.sha512 and media_file.role = 'picture'
        join work on work.id = media_file.work_id
        where picture.palette is null and work.withdrawn = 0
        """,
        row => RecordJson.ToWork(row.GetString(0))));
}
