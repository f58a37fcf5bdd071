using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Finds what is known of works' pictures, all in one query.</summary>
public static class FindPictures
{
    /// <summary>Work → facts of its <see cref="Work.Picture"/>; a work without a decoded picture is absent.</summary>
    public static IReadOnlyDictionary<Guid, PictureFacts> Of(Database db, IReadOnlyList<Work> works)
    {
        var bySha512 = db.Read(connection => connection.Rows(
            $"""
            select facts
            from picture
            where sha512 in {Dialect.ListIn("list")}
            """,
            row => FactsJson.Read(row.GetString(0)),
            ("@list", CatalogueText.List(works.Select(work => work.Picture?.Sha512).OfType<string>().Distinct())))
            .ToDictionary(facts => facts.Sha512, StringComparer.Ordinal));

        var found = new Dictionary<Guid, PictureFacts>();
        foreach (var work in works)
            if (work.Picture is { } picture && bySha512.TryGetValue(picture.Sha512, out var facts)) found[work.Id] = facts;
        return found;
    }
}
