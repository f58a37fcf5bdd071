using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Exhibitions.Pages;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.LightTable;

/// <summary>The light table without scripts: a page of frames with boxes to tick, and a form that marks what is ticked.</summary>
internal static class TableForms
{
    /// <summary>What the page may say after a form was sent: the keys <c>light.said.…</c>; what was refused is said by <c>light.refused.…</c>.</summary>
    private static readonly string[] Notices =
        ["done", "none", "old", "meanwhile", "works", "whole", "merge", "split", "camera", "undo", "redo"];

    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapGet("/{scope}", Show);
        imports.MapPost("/{scope}/marks", Mark);
    }

    private static IResult Show(
        HttpContext http, string scope, [FromServices] Database database, [FromServices] LightTables tables, [FromServices] LightSteps steps,
        [FromServices] ImportsUnderWay underWay, [FromServices] MeasureAnew measures, [FromServices] FormToken token)
    {
        var language = Visit.LanguageOf(http.Request);
        if (LightScope.Parse(scope) is { } asked && underWay.Elsewhere(asked) is { } other) return new SeeOther(TableAddresses.Table(language, other));
        if (TableEndpoints.Find(database, scope, out var import) is not { } table) return ExhibitionEndpoints.Missing(http);
        var said = http.Request.Query["said"].ToString();
        var arriving = underWay.Of(table) is { } progress ? new ArrivingFrames(table, progress) : null;
        var measuring = measures.Left;
        var sheet = tables.Of(table);
        return HtmlPage.Of<LightTablePage>(new()
        {
            ["Visit"] = Visit.Of(http, language),
            ["Scope"] = table,
            ["Import"] = import,
            ["Counts"] = import ?? FindImports.Everything(database),
            ["Sheet"] = sheet,
            ["Measuring"] = measuring,
            ["Clocks"] = arriving is null && measuring == 0 ? steps.ClocksOf(table, sheet) : [],
            ["State"] = steps.StateOf(table),
            ["View"] = TableView.Of(http.Request.Query),
            ["Arriving"] = arriving,
            ["Token"] = token.For(http),
            ["Said"] = Notices.Contains(said) ? said : null,
        });
    }

    private static async Task<IResult> Mark(
        HttpContext http, string scope, [FromServices] Database database, [FromServices] LightSteps steps, [FromServices] FormToken token, CancellationToken cancel)
    {
        if (TableEndpoints.Find(database, scope, out _) is not { } table) return ExhibitionEndpoints.Missing(http);
        var form = await http.Request.ReadFormAsync(cancel);
        if (!token.IsRight(http.Request, form[FormToken.Field])) return Back("old");
        if (StepOf(form) is not { } step) return Back("none");
        return await steps.Do(table, step, BasedOn(form), cancel) switch
        {
            StepOutcome.Refused refused => Back(refused.Why["light.refused.".Length..]),
            StepOutcome.Meanwhile => Back("meanwhile"),
            _ => Back("done"),
        };

        SeeOther Back(string said) => new($"{TableAddresses.Table(Visit.LanguageOf(http.Request), table)}{TableView.Of(http.Request.Query).Query}&said={said}");
    }

    /// <summary>What the pressed button means for the ticked frames; null: nothing is ticked, or no button of ours was pressed.</summary>
    private static Step? StepOf(IFormCollection form)
    {
        var what = form["do"].ToString();
        if (what == "undo") return new Step.Undo();
        if (what == "redo") return new Step.Redo();
        var (camera, body) = (form["camera"] is [{ Length: > 0 } model] ? model : null, form["body"] is [{ Length: > 0 } serial] ? serial : null);
        if (what == "shift") return ClockText.Parse(form["by"]) is { } seconds ? new Step.Shift(camera, seconds, body) : null;
        if (what == "keep-clock") return new Step.KeepClock(camera, body);
        var works = form["work"].Select(text => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty).Distinct().ToList();
        if (works.Count is 0 or > Step.MostWorks) return null;
        if (what is "split" or "merge") return new Step.Regroup(works, what == "merge");
        try
        {
            Mark? mark = form["mark"] is [{ } word] ? RecordWord.Parse<Mark>(word) : null;
            (bool, int?) stars = form["rating"] is [{ } rating] ? (true, rating == "none" ? null : StepRequest.Stars(int.Parse(rating, NumberStyles.None, CultureInfo.InvariantCulture))) : default;
            (bool, ColourLabel?) label = form["label"] is [{ } colour] ? (true, colour == "none" ? null : RecordWord.Parse<ColourLabel>(colour)) : default;
            return mark is null && !stars.Item1 && !label.Item1 ? null : new Step.Decide(works, mark, stars, label);
        }
        catch (Exception trouble) when (trouble is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static long? BasedOn(IFormCollection form) =>
        long.TryParse(form["based"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
