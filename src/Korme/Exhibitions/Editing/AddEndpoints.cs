using System.Globalization;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Selections;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>The picker: works found by words or where they come from, hung at the end of a section.</summary>
internal static class AddEndpoints
{
    private const string Address = "/exhibitions/{slug}/add";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(Address, Show);
        desk.MapPost(Address, Add);
    }

    private static IResult Show(HttpContext http, string slug)
    {
        var desk = EditDesk.Of(http);
        return EditEndpoints.Absent(desk, slug, out var now) ?? Page(desk, now, null);
    }

    private static async Task<IResult> Add(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (EditEndpoints.Absent(desk, slug, out var now) is { } absent) return absent;
        var form = await desk.ReadForm(cancel);
        var asked = form["w"].Select(each => Guid.TryParse(each, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        if (!desk.IsTokenRight(form)) return Page(desk, now, asked, desk.Texts["desk.said.old"]);
        // What another window did to the order is nothing that adding could undo: it is added to what hangs by now.
        var shown = FindWorks.ById(desk.Database, asked).Where(work => work.IsShown).Select(work => work.Id).ToList();
        _ = int.TryParse(form["section"], NumberStyles.None, CultureInfo.InvariantCulture, out var section);
        var (said, place) = ("unchanged", "");
        for (var attempt = 0; attempt < 3 && ArrangeExhibition.Add(now, shown, section) is { } after; attempt++)
        {
            var saved = await desk.Changes.Save(after, "added", Changes.TokenOf(now), cancel);
            if (saved is Saved.Conflict { Current: Exhibition current })
            {
                now = current;
                continue;
            }
            (said, place) = (shown.Count < asked.Count ? "some-gone" : "added", $"#w-{shown[0]:D}");
            break;
        }
        return new SeeOther(EditAddresses.Of(desk.Language, now.Slug, said: said) + place);
    }

    private static IResult Page(EditDesk desk, Exhibition now, IReadOnlyCollection<Guid>? ticked, string? trouble = null)
    {
        var query = desk.Http.Request.Query;
        _ = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        _ = int.TryParse(query["section"], NumberStyles.None, CultureInfo.InvariantCulture, out var section);
        page = Math.Clamp(page, 1, 10_000);
        var (works, total) = FindWorksToHang.Page(desk.Database, query["from"], query["q"], (page - 1) * AddPage.WorksOnAPage, AddPage.WorksOnAPage);
        return HtmlPage.Of<AddPage>(new()
        {
            ["Frame"] = EditFrame.Of(desk, now, trouble),
            ["Works"] = works,
            ["Total"] = total,
            ["PageNumber"] = page,
            ["Section"] = Math.Clamp(section, 0, Math.Max(0, now.Sections.Count - 1)),
            ["From"] = query["from"].ToString(),
            ["Words"] = query["q"].ToString(),
            ["Selections"] = FindSelections.All(desk.Database),
            ["Imports"] = SelectionSource.All(desk.Database),
            ["Ticked"] = ticked ?? [],
        }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
