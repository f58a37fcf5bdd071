using System.Globalization;
using Korme.Catalogue;
using Korme.Lifetime;
using Korme.Search;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exhibitions.Pages;

/// <summary>The routes of the public pages and of the artist's view of an exhibition.</summary>
public static class ExhibitionEndpoints
{
    /// <summary>Maps them. Services: <see cref="Database"/>, <see cref="Arrivals"/>, <see cref="Assets"/>.</summary>
    public static void MapExhibitions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Enter);
        app.MapGet("/{language}/", Home).Remembered();
        app.MapGet("/{language}/search", Search);
        app.MapGet("/{language}/exhibitions/{slug}", Exhibition).Remembered();
        app.MapGet("/{language}/exhibitions/{slug}/progress", Progress);
        app.MapGet("/{language}/exhibitions/{slug}/works/{work:guid}", Work).Remembered();
        app.MapGet("/view", Shared);
        app.MapGet("/view/qr.svg", SharedAsQr);
    }

    /// <summary>The page that says there is nothing, in the visitor's language.</summary>
    public static IResult Missing(HttpContext http) => HtmlPage.Of<MissingPage>(
        new() { ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)) }, StatusCodes.Status404NotFound);

    /// <summary>410: the work hung here, and is withdrawn or in the bin. Nothing about it is said.</summary>
    public static IResult Gone(HttpContext http) => HtmlPage.Of<GonePage>(
        new() { ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)) }, StatusCodes.Status410Gone);

    /// <summary>The answer where no public exhibition has this slug: 410 for one that was open and is in the bin, else as if there had never been one.</summary>
    public static IResult Absent(HttpContext http, Database database, string slug) =>
        FindExhibition.ForDesk(database, slug) is { Binned: not null, Status: not ExhibitionStatus.Draft }
            ? HtmlPage.Of<GonePage>(new() { ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)), ["IsExhibition"] = true }, StatusCodes.Status410Gone)
            : Missing(http);

    private static IResult Enter(HttpContext http, Database database)
    {
        var language = Visit.LanguageOf(http.Request);
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.CacheControl = "private, no-cache";
        var open = ListExhibitions.Run(database).Where(exhibition => exhibition.Status == ExhibitionStatus.Open).ToList();
        return Results.Redirect(open is [var only] ? Addresses.Exhibition(language, only.Slug) : Addresses.Home(language));
    }

    private static IResult Home(HttpContext http, string language, Database database)
    {
        if (!Languages.Has(language)) return Missing(http);
        var shown = new HashSet<Guid>();
        // Two exhibitions that begin with the same work have different posters, where they can.
        HungWork? Poster(IReadOnlyList<HungWork> first)
        {
            var poster = first.FirstOrDefault(hung => !shown.Contains(hung.Work.Id)) ?? (first is [var any, ..] ? any : null);
            if (poster is not null) shown.Add(poster.Work.Id);
            return poster;
        }
        var entries = ListExhibitions.Run(database).Where(exhibition => exhibition.Status != ExhibitionStatus.Draft)
            .Select(exhibition => new ProgrammeEntry(exhibition.Slug, exhibition.Title, exhibition.Status, exhibition.Opens, exhibition.Closes, exhibition.Venue, exhibition.Works, Poster(exhibition.FirstPictures)))
            .ToList();
        return HtmlPage.Of<HomePage>(new() { ["Visit"] = Visit.Of(http, language), ["Entries"] = entries, ["Body"] = Entrance.Of(database) });
    }

    private static IResult Search(HttpContext http, string language, string? q, string? sort, Database database)
    {
        if (!Languages.Has(language)) return Missing(http);
        var visit = Visit.Of(http, language);
        var question = Question.Of(q);
        var order = sort switch { "newest" => FoundOrder.Newest, "oldest" => FoundOrder.Oldest, _ => FoundOrder.Relevance };
        return HtmlPage.Of<SearchPage>(new()
        {
            ["Visit"] = visit,
            ["Asked"] = (q ?? "")[..Math.Min(q?.Length ?? 0, Question.MostLength)],
            ["Results"] = FoundPlace.Find(database, FindWords.Run(database, question, publicOnly: true, order: order), visit),
            ["Order"] = order,
        });
    }

    private static IResult Exhibition(HttpContext http, string language, string slug, string? page, Database database, Arrivals arrivals)
    {
        if (!Languages.Has(language)) return Missing(http);
        var visit = Visit.Of(http, language);
        if (arrivals.Of(slug) is { } arriving)
        {
            http.Response.Headers.CacheControl = "no-store"; // another page at each look, without any change of the catalogue
            return HtmlPage.Of<ArrivingPage>(new() { ["Visit"] = visit, ["View"] = arriving, ["Slug"] = slug });
        }
        if (Public(http, database, slug) is not { } view) return Absent(http, database, slug);
        if (view.Exhibition.Slug != slug) return Moved(http, slug, view);
        if (!int.TryParse(page ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return Missing(http);
        if (number < 1 || number > ExhibitionPage.PagesOf(view.Works.Count)) return Missing(http);
        return HtmlPage.Of<ExhibitionPage>(new() { ["Visit"] = visit, ["View"] = view, ["PageNumber"] = number, ["CanBeKept"] = ThisMachine.IsSecure(http) });
    }

    private static IResult Progress(HttpContext http, string language, string slug, Arrivals arrivals)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!Languages.Has(language)) return Results.NotFound();
        if (arrivals.Of(slug) is not { } view) return Results.Json(new ArrivalProgress(true, 0, 0, "", []));
        var pictures = view.Pictures.TakeLast(ArrivingPage.MostPictures).ToList();
        return Results.Json(new ArrivalProgress(false, view.Found, view.Done, ArrivingPage.Sentence(view, Texts.In(language)), pictures));
    }

    private static IResult Work(HttpContext http, string language, string slug, Guid work, Database database)
    {
        if (!Languages.Has(language)) return Missing(http);
        if (Public(http, database, slug) is not { } view) return Absent(http, database, slug);
        if (view.Exhibition.Slug != slug) return Moved(http, slug, view);
        var index = view.Works.ToList().FindIndex(hung => hung.Work.Id == work);
        if (index < 0) return HungHere(database, view, work) ? Gone(http) : Missing(http);
        var visit = Visit.Of(http, language);
        return HtmlPage.Of<WorkPage>(new() { ["Visit"] = visit, ["View"] = view, ["Index"] = index, ["Life"] = WorkLife.Of(database, view.Works[index].Work), ["Region"] = RegionOf(http, visit, view.Works[index]) });
    }

    /// <summary>The detail that a content state in the address points at, when it is one of this work's picture; anything else is overlooked.</summary>
    private static PictureRegion? RegionOf(HttpContext http, Visit visit, HungWork hung) =>
        hung.Picture is { } picture && ContentState.Read(http.Request.Query[ContentState.Parameter], visit.Origin) is { Region: { } region } place && place.Work == hung.Work.Id
            ? region.On(picture.WidthPixels, picture.HeightPixels) : null;

    /// <summary><c>/view?iiif-content=…</c>: a link made anywhere leads to the page that shows the thing; one that leads nowhere, to the front door.</summary>
    private static IResult Shared(HttpContext http, Database database)
    {
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.CacheControl = "private, no-cache";
        var place = ContentState.Read(http.Request.Query[ContentState.Parameter], visit.Origin);
        if (place is { Work: { } work } && IsTakenDown.Of(database, work)) return Gone(http);
        return Results.Redirect(PageOf(http, database, place, visit.Language) ?? "/");
    }

    /// <summary><c>/view/qr.svg?iiif-content=…</c>: the link that <see cref="Shared"/> follows, for a telephone to read. Of what isn't shown there is none.</summary>
    private static IResult SharedAsQr(HttpContext http, Database database)
    {
        var visit = Visit.Of(http, Visit.LanguageOf(http.Request));
        var place = ContentState.Read(http.Request.Query[ContentState.Parameter], visit.Origin);
        if (place is { Work: { } work } && IsTakenDown.Of(database, work)) return Gone(http);
        var link = $"{visit.Origin}/view?{ContentState.Parameter}={Uri.EscapeDataString(http.Request.Query[ContentState.Parameter].ToString())}";
        if (PageOf(http, database, place, visit.Language) is null) return Missing(http);
        if (link.Length > QrCode.MaxLength) return Results.Text($"The link has {link.Length} characters; a code of more than {QrCode.MaxLength} can't be read from paper.", statusCode: StatusCodes.Status414UriTooLong);
        http.Response.Headers.CacheControl = "public, max-age=300, must-revalidate";
        return Results.Text(QrCode.Svg(link), "image/svg+xml");
    }

    /// <summary>The page that shows a place, at its detail; null when none does.</summary>
    private static string? PageOf(HttpContext http, Database database, SharedPlace? place, string language)
    {
        if (place is { Work: { } work })
        {
            var shown = FindWhereShown.ById(database, work);
            return shown is [var first, ..]
                ? Addresses.Work(language, (shown.FirstOrDefault(each => each.Slug == place.Slug) ?? first).Slug, work) + (place.Region is { } region ? $"#xywh={region}" : "")
                : null;
        }
        return place is { Slug: { } slug } && Public(http, database, slug) is not null ? Addresses.Exhibition(language, slug) : null;
    }

    /// <summary>The same page under the slug of today. Not for ever: the artist may take the old one back.</summary>
    internal static IResult Moved(HttpContext http, string slug, ExhibitionView view) => Results.Redirect(
        http.Request.Path.Value!.Replace($"/exhibitions/{slug}", $"/exhibitions/{view.Exhibition.Slug}", StringComparison.Ordinal) + http.Request.QueryString.ToUriComponent());

    private static bool HungHere(Database database, ExhibitionView view, Guid work) =>
        IsTakenDown.Of(database, work) && (view.Exhibition.Hangings.Any(hanging => hanging.Work == work) || FindWork.ById(database, work) is { IsTombstone: true });

    /// <summary>A draft is nobody's to see yet but the artist's, in the preview.</summary>
    internal static ExhibitionView? Public(HttpContext http, Database database, string slug) =>
        FindExhibition.BySlug(database, slug) is { } view && (view.Exhibition.IsPublic || Preview.Is(http)) ? view : null;
}

/// <summary>What <c>arriving.ts</c> asks for.</summary>
public sealed record ArrivalProgress(bool Finished, int Found, int Done, string Sentence, IReadOnlyList<ArrivingPicture> Pictures);
