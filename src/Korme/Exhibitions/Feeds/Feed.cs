using System.Globalization;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exhibitions.Feeds;

/// <summary>News in one language, before it is written as Atom or JSON Feed.</summary>
/// <param name="Id">A URI that stays when the address changes.</param>
/// <param name="Title">Of the site's list, or of an exhibition.</param>
/// <param name="Home">The page that it is of, absolute.</param>
/// <param name="Language">Of the titles and texts.</param>
/// <param name="Updated">When the newest entry came; of an empty one the start of Unix time, so that it stays the same.</param>
/// <param name="Entries">Newest first, or in the order of the walk.</param>
public sealed record Feed(string Id, string Title, string Home, string Language, DateTimeOffset Updated, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>A reader has no use for more at once.</summary>
    public const int MostEntries = 200;

    /// <summary>The exhibitions that are open or closed, newest first.</summary>
    public static Feed OfSite(Database database, Visit visit)
    {
        var shown = ListExhibitions.Run(database).Where(exhibition => exhibition.Status != ExhibitionStatus.Draft)
            .OrderByDescending(exhibition => exhibition.Created).Take(MostEntries).ToList();
        return Made($"urn:x-korme:exhibitions:{visit.Language}", visit.Texts["exhibitions"], Addresses.Home(visit.Language), visit, [.. shown.Select(exhibition => new FeedEntry(
            $"urn:uuid:{exhibition.Id:D}",
            visit.Origin + Addresses.Exhibition(visit.Language, exhibition.Slug),
            Words.InPlain(exhibition.Title, visit) ?? visit.Texts["untitled.exhibition"],
            string.Join(" · ", ((string?[])[exhibition.Opens is { } opens ? Dates.InWords(opens, visit.Language) : null, visit.Texts.Count("works", exhibition.Works)]).OfType<string>()),
            [],
            exhibition.Created,
            exhibition.FirstPictures is [var first, ..] ? FeedPicture.Of(first, visit) : null))]);
    }

    /// <summary>The works of an exhibition in the order of the walk.</summary>
    public static Feed OfExhibition(ExhibitionView view, Visit visit)
    {
        var exhibition = view.Exhibition;
        return Made($"urn:uuid:{exhibition.Id:D}", Words.InPlain(exhibition.Title, visit) ?? visit.Texts["untitled.exhibition"], Addresses.Exhibition(visit.Language, exhibition.Slug), visit,
            [.. view.Works.Take(MostEntries).Select(hung => new FeedEntry(
                $"urn:uuid:{hung.Work.Id:D}",
                visit.Origin + Addresses.Work(visit.Language, exhibition.Slug, hung.Work.Id),
                Words.InPlain(hung.Work.Title, visit) ?? visit.Texts["untitled"],
                Words.Describe(hung, visit),
                [.. hung.Work.Makers.Select(maker => Words.InPlain(maker.Name, visit)).OfType<string>()],
                hung.Work.Imported > exhibition.Created ? hung.Work.Imported : exhibition.Created,
                hung.Picture is null ? null : FeedPicture.Of(hung, visit)))]);
    }

    private static Feed Made(string id, string title, string path, Visit visit, IReadOnlyList<FeedEntry> entries) =>
        new(id, title, visit.Origin + path, visit.Language, entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.Published), entries);
}

/// <summary>One exhibition, or one work of an exhibition.</summary>
/// <param name="Id">A URI that stays.</param>
/// <param name="Url">Its page, absolute.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Summary">Plain text.</param>
/// <param name="Authors">Names.</param>
/// <param name="Published">When it was first to be seen.</param>
/// <param name="Picture">Null: no picture shows it.</param>
public sealed record FeedEntry(string Id, string Url, string Title, string Summary, IReadOnlyList<string> Authors, DateTimeOffset Published, FeedPicture? Picture)
{
    /// <summary>RFC 3339 in UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A stored size of a picture.</summary>
/// <param name="Url">Absolute; answers 410 once the work is withdrawn.</param>
/// <param name="Alt">What a person who can't see it is told; may be empty.</param>
/// <param name="WidthPixels">Of this size.</param>
/// <param name="HeightPixels">Of this size.</param>
public sealed record FeedPicture(string Url, string Alt, int WidthPixels, int HeightPixels)
{
    public static FeedPicture Of(HungWork hung, Visit visit)
    {
        var size = hung.Picture!.Middle();
        return new(visit.Origin + Pictures.Url(hung.Work.Id, size), Words.InPlain(hung.Work.Alt, visit) ?? "", size.WidthPixels, size.HeightPixels);
    }
}
