using Korme.Catalogue;
using Korme.Desk;
using Korme.Selections;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>A new exhibition: a draft with the works of a selection, of an import, of all there is, of what words find, or with none.</summary>
internal static class NewEndpoints
{
    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/exhibitions/new", (HttpContext http) => Page(EditDesk.Of(http), null, StatusCodes.Status200OK));
        desk.MapPost("/exhibitions/new", Make);
    }

    private static async Task<IResult> Make(HttpContext http, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        var form = await desk.ReadForm(cancel);
        if (!desk.IsTokenRight(form)) return Page(desk, form, StatusCodes.Status400BadRequest);
        var title = LanguageText.None.With(EditForm.Given(form, "title", LanguageText.None));
        var exhibition = await HangExhibition.Run(desk.Database, desk.Changes, new()
        {
            Id = Guid.CreateVersion7(desk.Clock.GetUtcNow()),
            Slug = Slug.From(title.For("en")?.Text),
            Title = title,
            Status = ExhibitionStatus.Draft,
            Sections = [new() { Works = FindWorksToHang.Hangings(desk.Database, form["from"], form["q"]) }],
            Created = desk.Clock.GetLocalNow(),
        }, cancel);
        return new SeeOther(EditAddresses.Of(desk.Language, exhibition.Slug, said: "new"));
    }

    private static IResult Page(EditDesk desk, IFormCollection? typed, int status) => HtmlPage.Of<NewPage>(new()
    {
        ["Visit"] = desk.Visit,
        ["Token"] = desk.Token.For(desk.Http),
        ["Selections"] = FindSelections.All(desk.Database),
        ["Imports"] = SelectionSource.All(desk.Database),
        ["Works"] = ListWorks.Count(desk.Database),
        ["Typed"] = typed is null ? LanguageText.None : LanguageText.None.With(EditForm.Given(typed, "title", LanguageText.None)),
        ["From"] = typed?["from"].ToString() ?? desk.Http.Request.Query["from"].ToString(),
        ["Words"] = typed?["q"].ToString() ?? "",
        ["IsOld"] = typed is not null,
    }, status);
}
