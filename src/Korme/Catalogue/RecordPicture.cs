using System.Data.Common;
using Korme.Colours;
using Korme.Derivatives;
using Korme.Search;
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

    internal static void Write(DbTransaction transaction, IReadOnlyList<PictureFacts> facts)
    {
        if (facts.Count == 0) return;
        transaction.RunEach(
            """
            insert into picture (sha512, width, height, facts, palette)
            values (@sha512, @width, @height, @facts, @palette)
            on conflict (sha512) do update set
              width = excluded.width,
              height = excluded.height,
              facts = excluded.facts,
              palette = excluded.palette
            """,
            ["@sha512", "@width", "@height", "@facts", "@palette"],
            facts,
            picture => [picture.Sha512, picture.WidthPixels, picture.HeightPixels, FactsJson.Write(picture), picture is { IsMeasuredToday: true, Palette: { } palette } ? PaletteText.Of(palette) : null]);
        Listing.WriteColours(transaction, [.. facts.Select(picture => picture.Sha512)]);
    }
}
