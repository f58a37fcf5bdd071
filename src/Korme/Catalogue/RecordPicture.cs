using System.Data.Common;
using Dapper;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Writes into the index what decoding a picture told.</summary>
public static class RecordPicture
{
    /// <summary>Records one picture; facts of the same bytes are replaced.</summary>
    public static Task Run(Database db, PictureFacts facts, CancellationToken cancel) => Run(db, [facts], cancel);

    /// <summary>Records several in one transaction.</summary>
    public static Task Run(Database db, IReadOnlyList<PictureFacts> facts, CancellationToken cancel) => db.Write((connection, transaction) =>
    {
        Write(connection, transaction, facts);
        return facts.Count;
    }, cancel);

    internal static void Write(DbConnection connection, DbTransaction transaction, IReadOnlyList<PictureFacts> facts) => connection.Execute(
        """
        insert into picture (sha512, width, height, facts)
        values (@Sha512, @WidthPixels, @HeightPixels, @Facts)
        on conflict (sha512) do update set
          width = excluded.width,
          height = excluded.height,
          facts = excluded.facts
        """,
        facts.Select(picture => new { picture.Sha512, picture.WidthPixels, picture.HeightPixels, Facts = FactsJson.Write(picture) }),
        transaction);
}
