using Dapper;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Finds what is known of works' pictures, all in one query.</summary>
public static class FindPictures
{
    /// <summary>Work → facts of its <see cref="Work.Picture"/>; a work without a decoded picture is absent.</summary>
    public static IReadOnlyDictionary<Guid, PictureFacts> Of(Database db, IReadOnlyList<Work> works)
    {
        var bySha512 = db.Read(connection => connection.Query<(string Sha512, string Facts)>(
            $"""
            select sha512, facts
            from picture
            where sha512 in {Dialect.ListIn("list")}
            """,
            new { list = CatalogueText.List(works.Select(work => work.Picture?.Sha512).OfType<string>().Distinct()) })
            .ToDictionary(row => row.Sha512, row => FactsJson.Read(row.Facts), StringComparer.Ordinal));

        var found = new Dictionary<Guid, PictureFacts>();
        foreach (var work in works)
            if (work.Picture is { } picture && bySha512.TryGetValue(picture.Sha512, out var facts)) found[work.Id] = facts;
        return found;
    }
}
