using Korme.Catalogue;
using Korme.Web;

namespace Korme.Exhibitions.Pages;

/// <summary>Sentences about exhibitions and works for where no picture goes: search results, previews.</summary>
public static class Words
{
    /// <summary>The wall text's beginning; without one, what a leaflet's head would say.</summary>
    public static string Describe(ExhibitionView view, Visit visit)
    {
        var exhibition = view.Exhibition;
        if (exhibition.WallText.For(visit.Language) is { } text) return Markdown.ToPlain(text.Text, 180);
        return string.Join(" · ", ((string?[])[
            exhibition.Venue.For(visit.Language)?.Text,
            Dates.Range(exhibition.Opens, exhibition.Closes, visit.Language),
            visit.Texts.Count("works", view.Works.Count)]).Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The story's beginning; without one, maker and kind.</summary>
    public static string Describe(HungWork hung, Visit visit)
    {
        if (hung.Work.Story.For(visit.Language) is { } story) return Markdown.ToPlain(story.Text, 180);
        return string.Join(", ", ((string?[])[
            .. hung.Work.Makers.Select(maker => maker.Name.For(visit.Language)?.Text),
            visit.Texts[WorkKinds.Key(hung.Work.Kind)],
            hung.Work.Date is { } date ? Dates.InWords(date, visit.Language) : null]).Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>The text that the visitor reads, without markup and with real quotation marks; null when there is none.</summary>
    public static string? InPlain(LanguageText text, Visit visit) => text.For(visit.Language) is { } found ? Typography.Set(found.Text, found.Language) : null;

    /// <summary>A work's title for the head of a page.</summary>
    public static string TitleOf(HungWork hung, Visit visit) =>
        hung.Work.Title.For(visit.Language) is { } title ? Typography.Set(title.Text, title.Language) : visit.Texts["untitled"];
}
