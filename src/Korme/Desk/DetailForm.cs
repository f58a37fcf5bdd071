using System.Globalization;
using Korme.Catalogue;
using Korme.Web;

namespace Korme.Desk;

/// <summary>A detail of the picture that a story points at: the fields <c>detail.x</c>, <c>y</c>, <c>w</c>, <c>h</c> in pixels of the whole picture, <c>detail.words</c> and <c>detail.language</c>.</summary>
/// <remarks>The way without scripts: the link is written at the end of the story. With them it is written where the caret is.</remarks>
public static class DetailForm
{
    /// <summary>The link as Markdown has it: <c>[her hands](#xywh=100,200,300,400)</c>.</summary>
    public static string Link(string words, PictureRegion region) =>
        $"[{words.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}](#xywh={region})";

    /// <summary>The work with the link at the end of its story; or with what is wrong in <paramref name="errors"/>.</summary>
    public static Work Append(Work work, IFormCollection form, Texts texts, Dictionary<string, string> errors)
    {
        var language = form["detail.language"].ToString();
        if (!Languages.Has(language)) language = texts.Language;
        var words = form["detail.words"].ToString().Trim();
        var region = PictureRegion.Parse($"xywh={Side(form, "x")},{Side(form, "y")},{Side(form, "w")},{Side(form, "h")}");
        if (words.Length == 0) errors["detail.words"] = texts["detail.no-words"];
        if (region is null) errors["detail.w"] = texts["detail.no-region"];
        if (words.Length == 0 || region is not { } found) return work;
        var story = work.Story.In(language);
        var link = Link(words, found);
        return work with { Story = work.Story.With([KeyValuePair.Create(language, story is null ? link : $"{story}\n\n{link}")]) };
    }

    private static string Side(IFormCollection form, string side) =>
        int.TryParse(form["detail." + side], NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels.ToString(CultureInfo.InvariantCulture) : "";
}
