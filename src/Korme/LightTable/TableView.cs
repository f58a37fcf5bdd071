using System.Globalization;

namespace Korme.LightTable;

/// <summary>Which frames of a table the page without scripts shows, and in which order; as the address's query says.</summary>
/// <param name="Show">One of <see cref="Shows"/>.</param>
/// <param name="Sort">One of <see cref="Sorts"/>.</param>
/// <param name="Page">From 1.</param>
public sealed record TableView(string Show, string Sort, int Page)
{
    /// <summary>Frames on a page.</summary>
    public const int PageFrames = 60;

    public static readonly IReadOnlyList<string> Shows = ["all", "undecided", "picked", "rejected", "stars", "best"];
    public static readonly IReadOnlyList<string> Sorts = ["time", "name", "stars", "sharpness"];

    /// <summary>What isn't understood is as if it weren't said.</summary>
    public static TableView Of(IQueryCollection query) => new(
        Shows.FirstOrDefault(each => each == query["show"]) ?? Shows[0],
        Sorts.FirstOrDefault(each => each == query["sort"]) ?? Sorts[0],
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 ? page : 1);

    /// <summary>To be added to an address that has a query already; what is usual is left out.</summary>
    public string Query => (Show == Shows[0] ? "" : "&show=" + Show) + (Sort == Sorts[0] ? "" : "&sort=" + Sort)
        + (Page == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"&page={Page}"));

    /// <summary>Every frame to be shown, over all pages.</summary>
    public IReadOnlyList<PlacedFrame> Of(Sheet sheet)
    {
        var shown = sheet.Frames.Where(IsShown);
        // Stable sorting: what is equal stays in the order of the walk.
        return [.. Sort switch
        {
            "name" => shown.OrderBy(placed => placed.Frame.Candidate.Name, StringComparer.OrdinalIgnoreCase),
            "stars" => shown.OrderByDescending(placed => placed.Frame.Candidate.Rating ?? 0),
            "sharpness" => shown.OrderByDescending(placed => placed.Frame.Candidate.Measures.Detail),
            _ => shown,
        }];
    }

    /// <summary>How many pages so many frames take; at least one.</summary>
    public static int PagesOf(int frames) => Math.Max(1, (frames + PageFrames - 1) / PageFrames);

    private bool IsShown(PlacedFrame placed) => Show switch
    {
        "undecided" => placed.Frame.Candidate.Mark == Catalogue.Mark.Undecided,
        "picked" => placed.Frame.Candidate.Mark == Catalogue.Mark.Picked,
        "rejected" => placed.Frame.Candidate.Mark == Catalogue.Mark.Rejected,
        "stars" => placed.Frame.Candidate.Rating > 0,
        "best" => placed.Rank == 0,
        _ => true,
    };
}
