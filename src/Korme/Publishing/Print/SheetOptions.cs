using System.Globalization;

namespace Korme.Publishing.Print;

/// <summary>How a sheet is wanted: what the form of the print page and the command line say.</summary>
public sealed record SheetOptions
{
    /// <summary>One to three of <c>kk</c>, <c>ru</c>, <c>en</c>; the first one leads.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>One of <see cref="Sheets.SizesOf"/>.</summary>
    public required string Size { get; init; }

    /// <summary>Labels: one card a page, of the card's own size, instead of many on an A4 with cut marks.</summary>
    public bool AreCards { get; init; }

    /// <summary>Labels and the catalogue: with the stories.</summary>
    public bool HasStories { get; init; } = true;

    /// <summary>Labels: with the code that leads to the work's page.</summary>
    public bool HasCodes { get; init; } = true;

    /// <summary>Checklist: with what the works cost.</summary>
    public bool HasPrices { get; init; }

    /// <summary>Poster: the number of the work it shows; 0: none, only letters.</summary>
    public int Picture { get; init; } = 1;

    /// <summary>Hanging plan: what a frame adds on each side, in centimetres.</summary>
    public double FrameCentimetres { get; init; }

    /// <summary>Hanging plan: the least distance between two works, in centimetres.</summary>
    public double GapCentimetres { get; init; } = 10;

    /// <summary>Hanging plan: from a work's upper edge down to where it hangs on the nail, in centimetres.</summary>
    public double DropCentimetres { get; init; } = 5;

    /// <summary>What a sheet is printed as when nobody says otherwise; labels in several languages are larger.</summary>
    public static SheetOptions Usual(Sheet sheet, params IReadOnlyList<string> languages) =>
        new() { Languages = languages, Size = sheet == Sheet.Labels && languages.Count > 1 ? "large" : Sheets.SizesOf(sheet)[0] };

    /// <summary>From the query of an address: what isn't understood is as usual, since only our own form writes it.</summary>
    /// <param name="sheet">Which.</param>
    /// <param name="language">Of the desk, where the query names none.</param>
    /// <param name="query">As the form sends it; its hidden <c>form</c> says that an absent checkbox is one that is off.</param>
    public static SheetOptions Of(Sheet sheet, string language, IQueryCollection query)
    {
        var usual = Usual(sheet, LanguagesOf(query["language"].ToString()) ?? [language]);
        var isForm = query.ContainsKey("form");
        return usual with
        {
            Size = Sheets.SizesOf(sheet).FirstOrDefault(size => size == query["size"].ToString()) ?? usual.Size,
            AreCards = query["layout"] == "cards",
            HasStories = isForm ? query.ContainsKey("stories") : query["stories"] != "0",
            HasCodes = isForm ? query.ContainsKey("codes") : query["codes"] != "0",
            HasPrices = query["prices"] == "1",
            Picture = int.TryParse(query["picture"], NumberStyles.None, CultureInfo.InvariantCulture, out var picture) ? picture : usual.Picture,
            FrameCentimetres = Length(query["frame"], usual.FrameCentimetres),
            GapCentimetres = Length(query["gap"], usual.GapCentimetres),
            DropCentimetres = Length(query["drop"], usual.DropCentimetres),
        };
    }

    /// <summary>The options as <see cref="Of"/> reads them.</summary>
    public string ToQuery() => string.Create(CultureInfo.InvariantCulture,
        $"language={string.Join(',', Languages)}&size={Size}&layout={(AreCards ? "cards" : "sheet")}&stories={(HasStories ? 1 : 0)}&codes={(HasCodes ? 1 : 0)}&prices={(HasPrices ? 1 : 0)}&picture={Picture}&frame={FrameCentimetres}&gap={GapCentimetres}&drop={DropCentimetres}");

    /// <summary><c>kk</c>, <c>all</c>, <c>ru,kk</c>; null for what names a language we don't print, or none.</summary>
    public static IReadOnlyList<string>? LanguagesOf(string? text)
    {
        if (text == "all") return Web.Languages.All;
        var named = (text ?? "").Split(',', 4, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return named.Count is >= 1 and <= 3 && named.All(Web.Languages.Has) ? named : null;
    }

    private static double Length(string? text, double usual) =>
        double.TryParse(text?.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var length) && length is >= 0 and <= 200 ? length : usual;
}
