using System.Globalization;
using Korme.Catalogue;
using Korme.Desk;
using Korme.Web;

namespace Korme.Exhibitions.Editing;

/// <summary>An exhibition's own texts and facts as a form has them: <c>title.kk</c>, <c>opens</c>, <c>section.0.wallText.ru</c>… What a form doesn't have stays.</summary>
internal static class ExhibitionForm
{
    /// <summary>The texts on the page about it, in its order.</summary>
    public static readonly IReadOnlyList<string> Texts = ["title", "wallText", "venue", "hours", "contact", "essay"];

    public static LanguageText Of(Exhibition exhibition, string field) => field switch
    {
        "title" => exhibition.Title,
        "wallText" => exhibition.WallText,
        "venue" => exhibition.Venue,
        "hours" => exhibition.Hours,
        "contact" => exhibition.Contact,
        _ => exhibition.Essay,
    };

    /// <summary>The exhibition with what the form says.</summary>
    /// <param name="now">As it is saved.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="texts">The words for what is wrong.</param>
    /// <param name="errors">Fields that can't be taken, and why: of these the exhibition has what it had.</param>
    public static Exhibition Apply(Exhibition now, IFormCollection form, Texts texts, Dictionary<string, string> errors)
    {
        var after = now with
        {
            Title = Text("title", now.Title),
            WallText = Text("wallText", now.WallText),
            Venue = Text("venue", now.Venue),
            Hours = Text("hours", now.Hours),
            Contact = Text("contact", now.Contact),
            Essay = Text("essay", now.Essay),
            Makers = MakersForm.Apply(now.Makers, form, ""),
            Opens = EdtfField.Read(form, "opens", now.Opens, texts, errors),
            Closes = EdtfField.Read(form, "closes", now.Closes, texts, errors),
            Rights = form.ContainsKey("rights") ? Blank(form["rights"]) : now.Rights,
            Sections = [.. now.Sections.Select((section, index) => Section(section, index, form))],
        };
        if (after.Opens is not { } opens || after.Closes is not { } closes || opens.Contains('/') || closes.Contains('/') || Edtf.IsValid($"{opens}/{closes}")) return after;
        errors["closes"] = texts["editor.closes-early"];
        return after with { Closes = now.Closes };

        LanguageText Text(string field, LanguageText text) => text.With(EditForm.Given(form, field, text));
    }

    /// <summary>Texts of sections that were typed, when the sections are others by now: what would be lost otherwise.</summary>
    public static IReadOnlyList<string> TypedInSections(IFormCollection form, Exhibition now)
    {
        var known = now.Sections.SelectMany(section => section.Title.Concat(section.WallText)).Select(text => text.Value).ToHashSet(StringComparer.Ordinal);
        return [.. form.Where(field => field.Key.StartsWith("section.", StringComparison.Ordinal) && !field.Key.EndsWith(".layout", StringComparison.Ordinal))
            .Select(field => field.Value.ToString().ReplaceLineEndings("\n").Trim()).Where(text => text.Length > 0 && !known.Contains(text))];
    }

    private static Section Section(Section section, int index, IFormCollection form)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"section.{index}.");
        return section with
        {
            Title = section.Title.With(EditForm.Given(form, prefix + "title", section.Title)),
            WallText = section.WallText.With(EditForm.Given(form, prefix + "wallText", section.WallText)),
            Layout = Enum.TryParse<SectionLayout>(form[prefix + "layout"], out var layout) && Enum.IsDefined(layout) ? layout : section.Layout,
        };
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
