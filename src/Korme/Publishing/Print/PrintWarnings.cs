using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Web;

namespace Korme.Publishing.Print;

/// <summary>Something to know before paper is spent. <paramref name="Work"/>: the one it is about; null: the sheet.</summary>
public sealed record PrintNotice(string Text, Guid? Work = null);

/// <summary>What is wrong with a sheet as it would be printed: where its codes lead, what the label rules say, what the plan lacks.</summary>
public static class PrintWarnings
{
    /// <summary>The weightiest first.</summary>
    /// <param name="print">The sheet.</param>
    /// <param name="texts">In whose language to say it.</param>
    public static IEnumerable<PrintNotice> Of(PrintView print, Texts texts)
    {
        foreach (var notice in OfCodes(print, texts)) yield return notice;
        var more = print.Sheet switch
        {
            Sheet.Labels => OfLabels(print, texts),
            Sheet.HangingPlan => OfPlan(print, texts),
            Sheet.PriceList when print.View.Works.Count > 0 && print.View.Works.All(hung => print.PriceOf(hung) is null) => [new(texts["print.warn.no-prices"])],
            Sheet.WallTexts => OfWallTexts(print, texts),
            _ => [],
        };
        foreach (var notice in more) yield return notice;
    }

    private static IEnumerable<PrintNotice> OfCodes(PrintView print, Texts texts)
    {
        var hasCodes = print.Sheet is Sheet.Poster or Sheet.Catalogue
            || (print.Sheet == Sheet.Labels && print.Options.HasCodes && LabelSize.Parse(print.Options.Size)!.HasRoomForCode);
        if (!hasCodes) yield break;
        if (print.Address.Reach == AddressReach.ThisMachine) yield return new(texts.Format("print.warn.machine", print.Address.Origin));
        else if (print.Address.Reach == AddressReach.ThisNetwork) yield return new(texts.Format("print.warn.network", print.Address.Origin));
        if (print.Exhibition.Status == ExhibitionStatus.Draft) yield return new(texts["print.warn.draft"]);
    }

    private static IEnumerable<PrintNotice> OfLabels(PrintView print, Texts texts)
    {
        var card = LabelSize.Parse(print.Options.Size)!;
        foreach (var label in LabelText.OfAll(print.View.Works, print.Options, card))
        {
            var warnings = LabelRules.OfLabel(label, print.Options.Languages);
            if (print.Options.HasStories && card.HasRoomForCode) warnings = warnings.Concat(LabelRules.OfStory(label.Number, label.Hung.Work, print.Options.Languages));
            foreach (var warning in warnings)
                yield return new($"{warning.Number}. {NameOf(warning.Work, texts)}: " + texts.Format("print.rule." + warning.Rule,
                    warning.Language is null ? "" : texts.NameOf(warning.Language) ?? warning.Language, warning.Found.ToString("0.#", texts.Culture)), warning.Work.Id);
        }
    }

    private static IEnumerable<PrintNotice> OfPlan(PrintView print, Texts texts)
    {
        if (print.Exhibition.Room is not { Walls.Count: > 0 } room || room.Walls.Any(wall => WallLength.Check(wall.LengthCentimetres) != WallLength.Trouble.None))
        {
            yield return new(texts["print.plan.no-walls"]);
            yield break;
        }
        if (room.EyeHeightCentimetres is < HangingPlan.LowestEye or > HangingPlan.HighestEye)
            yield return new(texts.Format("print.warn.eye", room.EyeHeightCentimetres.ToString("0.#", texts.Culture)));
        var plan = HangingPlan.Of(print.View.Works, room, print.Options);
        foreach (var work in plan.Homeless)
            yield return new($"{work.Number}. {NameOf(work.Hung.Work, texts)}: " + texts.Format("print.plan.missing", work.MissingCentimetres.ToString("0.#", texts.Culture)), work.Hung.Work.Id);
        foreach (var (number, hung) in plan.Unsized)
            yield return new($"{number}. {NameOf(hung.Work, texts)}: {texts["print.warn.unsized"]}", hung.Work.Id);
    }

    private static IEnumerable<PrintNotice> OfWallTexts(PrintView print, Texts texts)
    {
        var panels = print.Exhibition.Sections.Select(section => (section.Title, section.WallText)).Prepend((print.Exhibition.Title, print.Exhibition.WallText));
        foreach (var (title, text) in panels.Where(panel => !panel.Item2.IsEmpty))
            foreach (var language in print.Options.Languages.Where(language => text.In(language) is null))
                yield return new($"{title.For(texts.Language)?.Text ?? texts["untitled.exhibition"]}: " + texts.Format("print.warn.no-text", texts.NameOf(language) ?? language));
    }

    private static string NameOf(Work work, Texts texts) => work.Title.For(texts.Language) is { } title ? Typography.Set(title.Text, title.Language)
        : work.Files.Count > 0 ? work.Files[0].Name : texts["untitled"];
}
