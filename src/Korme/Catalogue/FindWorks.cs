using Dapper;
using Korme.Archive;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Looks several works up by their ids, all in one query.</summary>
public static class FindWorks
{
    /// <summary>The works in the order asked for, withdrawn or not; what the catalogue doesn't have is left out.</summary>
    public static IReadOnlyList<Work> ById(Database db, IReadOnlyList<Guid> ids)
    {
        var found = db.Read(connection => connection.Query<string>(
            $"""
            select record
            from work
            where id in {Dialect.ListIn("list")}
            """,
            new { list = CatalogueText.List(ids.Select(id => id.ToString("D"))) }))
            .Select(RecordJson.ToWork).ToDictionary(work => work.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
