using System.Globalization;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>The labels of the works that hang, many on a page. Each work is saved by itself: one that can't be is named, and the others are saved.</summary>
internal static class LabelEndpoints
{
    private const string Address = "/exhibitions/{slug}/labels";

    public static void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet(Address, Show);
        desk.MapPost(Address, SaveAll);
    }

    private static async Task<IResult> Show(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (EditEndpoints.Absent(desk, slug, out var now) is { } absent) return absent;
        var lacking = LackingOf(http.Request.Query["lacking"]);
        _ = int.TryParse(http.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        var wall = WallView.Of(desk.Database, now);
        var works = now.Hangings.Select(hanging => hanging.Work).Distinct().Where(work => wall.TroubleOf(work) is null or "consent")
            .Select((work, index) => (Hung: wall.Works[work], Number: index + 1))
            .Where(each => lacking is not var (field, language) || Gaps.Lacks(each.Hung.Work, field, language)).ToList();
        page = Math.Clamp(page, 1, LabelsPage.PagesOf(works.Count));
        var labels = works.Skip((page - 1) * LabelsPage.WorksOnAPage).Take(LabelsPage.WorksOnAPage)
            .Select(each => new EditedLabel(each.Number, each.Hung, each.Hung.Work, PriceOf(now, each.Hung.Work.Id))).ToList();
        for (var at = 0; at < labels.Count; at++) labels[at] = labels[at] with { CanBeUndone = await Earlier(desk, labels[at].Current.Work, cancel) is not null };
        return Page(desk, wall, labels, page, works.Count, null, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAll(HttpContext http, string slug, CancellationToken cancel)
    {
        var desk = EditDesk.Of(http);
        if (EditEndpoints.Absent(desk, slug, out var now) is { } absent) return absent;
        var form = await desk.ReadForm(cancel);
        var isOld = !desk.IsTokenRight(form);
        var hung = now.Hangings.Select(hanging => hanging.Work).ToHashSet();
        var ids = form["work"].Select(each => Guid.TryParse(each, out var id) ? id : Guid.Empty).Where(hung.Contains).Distinct().ToList();
        var undone = !isOld && form["do"].ToString().Split(':') is ["undo", var given] && Guid.TryParse(given, out var back) && ids.Remove(back) ? back : (Guid?)null;
        var said = undone is { } one ? await Undo(desk, form, one, cancel) : null;
        var labels = new List<EditedLabel>();
        var tokens = new Dictionary<string, string>();
        foreach (var work in FindWorks.ById(desk.Database, ids).Where(work => !work.IsTombstone))
            labels.Add(await Save(desk, form, now, work, isOld, tokens, cancel));
        var arePricesSaved = !isOld && await SavePrices(desk, now, form, labels, cancel);

        var troubled = labels.Count(label => label.State != EditState.Open || label.Errors.Count > 0);
        var trouble = isOld ? desk.Texts["desk.said.old"] : troubled > 0 ? desk.Texts.Count("editor.labels.troubled", troubled) : null;
        if (desk.IsScript)
        {
            var errors = labels.SelectMany(label => label.Errors).ToDictionary(error => error.Key, error => error.Value);
            foreach (var label in labels.Where(label => label.State == EditState.Conflict)) errors[$"w.{label.Current.Work.Id:D}."] = desk.Texts["editor.labels.conflict"];
            return Results.Json(new LabelsAnswer(desk.Time, tokens, errors, isOld ? trouble : null, isOld ? desk.Token.For(http) : null),
                statusCode: isOld ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
        }
        if (trouble is null)
        {
            _ = int.TryParse(form["pageNumber"], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
            return new SeeOther(EditAddresses.Labels(desk.Language, now.Slug, page, LackingOf(form["lacking"]) is var (field, language) ? $"{field}.{language}" : null,
                said ?? (arePricesSaved || labels.Any(label => label.IsSaved) ? "saved" : "unchanged")) + (undone is null ? "" : $"#l-{undone:D}"));
        }
        return Page(desk, WallView.Of(desk.Database, now, ids), [.. labels.Where(label => isOld || label.State != EditState.Open || label.Errors.Count > 0)], 1, labels.Count,
            trouble, isOld || labels.All(label => label.State == EditState.Open) ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
    }

    /// <summary>One label as it was before it was saved last; what is typed into the others is saved with it, so that nothing is lost.</summary>
    /// <returns>What is said.</returns>
    private static async Task<string> Undo(EditDesk desk, IFormCollection form, Guid id, CancellationToken cancel)
    {
        if (FindWork.ById(desk.Database, id) is not { IsTombstone: false } work || await Earlier(desk, work, cancel) is not { } earlier) return "unchanged";
        return await desk.Changes.Save(earlier, UndoSteps.Undo, EditDesk.BasedOn(form, $"w.{id:D}.{EditDesk.BasedField}"), cancel) switch
        {
            Saved.Kept => UndoSteps.Undo,
            Saved.Conflict => "meanwhile",
            _ => "unchanged",
        };
    }

    /// <summary>The work before it was saved last; the bin is none of a label's business. Null: nothing was ever saved.</summary>
    private static async Task<Work?> Earlier(EditDesk desk, Work now, CancellationToken cancel) =>
        WorkHistory.BeforeLastSave(await WorkHistory.Of(desk.Archive, desk.Changes, now.Id, cancel), now) is { } earlier && earlier with { Binned = now.Binned } is var same && Changes.TokenOf(same) != Changes.TokenOf(now) ? same : null;

    private static async Task<EditedLabel> Save(
        EditDesk desk, IFormCollection form, Exhibition exhibition, Work work, bool isOld, Dictionary<string, string> tokens, CancellationToken cancel)
    {
        var prefix = $"w.{work.Id:D}.";
        var errors = new Dictionary<string, string>();
        var typed = LabelForm.Apply(work, form, prefix, desk.Texts, errors);
        var picture = FindPictures.Of(desk.Database, [work]).GetValueOrDefault(work.Id);
        var number = exhibition.Hangings.Select(hanging => hanging.Work).Distinct().ToList().IndexOf(work.Id) + 1;
        var label = new EditedLabel(number, new(work, picture), typed, form[prefix + "price"].ToString()) { Errors = errors, Refused = EditingExhibition.RefusedOf(form, errors) };
        if (isOld) return label with { State = EditState.Old };
        if (errors.Count > 0 && form["auto"] != "1") return label;
        switch (await desk.Changes.Save(typed, form["auto"] == "1" ? RecordSteps.Typed : "edited", EditDesk.BasedOn(form, prefix + EditDesk.BasedField), cancel))
        {
            case Saved.Conflict { Current: Work current }:
                return label with { Current = new(current, picture), Typed = LabelForm.Apply(current, form, prefix, desk.Texts, []), State = EditState.Conflict };
            case Saved.Kept kept:
                tokens[prefix + EditDesk.BasedField] = kept.Token.ToString(CultureInfo.InvariantCulture);
                return label with { IsSaved = true };
            default:
                return label;
        }
    }

    /// <summary>Prices belong to the hanging, not to the work. Only those that were changed on this form are written, onto what hangs by now.</summary>
    private static async Task<bool> SavePrices(EditDesk desk, Exhibition now, IFormCollection form, List<EditedLabel> labels, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var changed = labels.Select(label => label.Current.Work.Id)
                .Where(id => form.ContainsKey($"w.{id:D}.price") && form[$"w.{id:D}.price"].ToString().Trim() != form[$"w.{id:D}.price-was"])
                .ToDictionary(id => id, id => form[$"w.{id:D}.price"].ToString().Trim());
            if (changed.Count == 0) return false;
            var after = now with
            {
                Sections = [.. now.Sections.Select(section => section with
                {
                    Works = [.. section.Works.Select(hanging => changed.TryGetValue(hanging.Work, out var price) ? hanging with { Price = price.Length == 0 ? null : price } : hanging)],
                })],
            };
            var saved = await desk.Changes.Save(after, "priced", Changes.TokenOf(now), cancel);
            if (saved is not Saved.Conflict { Current: Exhibition current }) return saved is Saved.Kept;
            now = current;
        }
        return false;
    }

    private static string PriceOf(Exhibition exhibition, Guid work) => exhibition.Hangings.FirstOrDefault(hanging => hanging.Work == work)?.Price ?? "";

    private static (string Field, string Language)? LackingOf(string? lacking) =>
        lacking?.Split('.') is [var field, var language] && Gaps.Fields.Contains(field) && Languages.Has(language) ? (field, language) : null;

    private static IResult Page(EditDesk desk, WallView wall, IReadOnlyList<EditedLabel> labels, int page, int total, string? trouble, int status) => HtmlPage.Of<LabelsPage>(new()
    {
        ["Frame"] = EditFrame.Of(desk, wall.Exhibition, trouble),
        ["Labels"] = labels,
        ["PageNumber"] = page,
        ["Total"] = total,
        ["Lacking"] = LackingOf(desk.Http.Request.Query["lacking"]) is var (field, language) ? $"{field}.{language}" : null,
    }, status);
}

/// <summary>A label on the page.</summary>
/// <param name="Number">The work's place in the walk, from 1.</param>
/// <param name="Current">The work as it is saved, with its picture.</param>
/// <param name="Typed">As the form shows it.</param>
/// <param name="Price">As the form shows it.</param>
public sealed record EditedLabel(int Number, HungWork Current, Work Typed, string Price)
{
    public EditState State { get; init; } = EditState.Open;

    public bool IsSaved { get; init; }

    /// <summary>It was saved before, and can be again what it was.</summary>
    public bool CanBeUndone { get; init; }

    /// <summary>Fields that were not taken, by their full names, and why.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>The same with what was typed.</summary>
    public IReadOnlyDictionary<string, (string Typed, string Reason)> Refused { get; init; } = new Dictionary<string, (string, string)>();
}

/// <summary>What became of labels that a script sent: new tokens by field, and the fields that were not taken.</summary>
internal sealed record LabelsAnswer(string Time, IReadOnlyDictionary<string, string> Tokens, IReadOnlyDictionary<string, string> Errors, string? Trouble, string? Token);
