using System.Data.Common;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Writes into the index what decoding a picture told.</summary>
public static class RecordPicture
{
    /// <summary>Records one picture; facts of the same bytes are replaced.</summary>
    public static Task Run(Database db, PictureFacts facts, CancellationToken cancel) => Run(db, [facts], cancel);

    /// <summary>Records several in one transaction.</summary>
    public static Task Run(Database db, IReadOnlyList<PictureFacts> facts, CancellationToken cancel) => db.Write((_, transaction) =>
    {
        Write(transaction, facts);
        return facts.Count;
    }, cancel);

    internal static void Write(DbTransaction transaction, IReadOnlyList<PictureFacts> facts) => transaction.RunEach(
        """
        insert into picture (sha512, width, height, facts)
        values (@sha512, @width, @height, @facts)
        on conflict (sha512) do update set
          width = excluded.width,
          height = excluded.height,
          facts = excluded.facts
        """,
        ["@sha512", "@width", "@height", "@facts"],
        facts,
        picture => [picture.Sha512, picture.WidthPixels, picture.HeightPixels, FactsJson.Write(picture)]);
}
