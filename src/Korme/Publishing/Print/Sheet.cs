namespace Korme.Publishing.Print;

/// <summary>What can be printed of an exhibition.</summary>
public enum Sheet { Labels, WallTexts, Checklist, PriceList, Poster, Catalogue, HangingPlan }

/// <summary>The sheets by the names that addresses and the command line have for them.</summary>
public static class Sheets
{
    /// <summary>In the order of the page that shows them.</summary>
    public static readonly IReadOnlyList<Sheet> All = Enum.GetValues<Sheet>();

    /// <summary><c>wall-texts</c>, <c>price-list</c>…</summary>
    public static string Name(this Sheet sheet) => sheet switch
    {
        Sheet.WallTexts => "wall-texts",
        Sheet.PriceList => "price-list",
        Sheet.HangingPlan => "hanging-plan",
        _ => sheet.ToString().ToLowerInvariant(),
    };

    /// <summary>The sheet of a name; null: there is none.</summary>
    public static Sheet? Parse(string? name)
    {
        foreach (var sheet in All)
            if (sheet.Name() == name) return sheet;
        return null;
    }

    /// <summary>The sizes a sheet comes in, its usual one first. Of labels the card's, of all else the paper's.</summary>
    public static IReadOnlyList<string> SizesOf(Sheet sheet) => sheet switch
    {
        Sheet.Labels => [.. LabelSize.All.Select(size => size.Name)],
        Sheet.WallTexts => ["a3", "a2", "a4"],
        Sheet.Poster => ["a3", "a2", "a4"],
        Sheet.Catalogue => ["a5", "a4"],
        _ => ["a4"],
    };
}
