using Korme.Catalogue;
using Korme.Web;

namespace Korme.Desk;

/// <summary>The texts of a work as a form has them: <c>title.kk</c>, <c>story.ru</c>… What a form doesn't have stays as it is.</summary>
public static class EditForm
{
    /// <summary>The fields in the order of the page.</summary>
    public static readonly IReadOnlyList<string> Fields = ["title", "alt", "story"];

    /// <summary>A field's text.</summary>
    public static LanguageText Of(Work work, string field) => field switch { "title" => work.Title, "alt" => work.Alt, _ => work.Story };

    /// <summary>The languages asked for: ours, and whatever others the text has already.</summary>
    public static IEnumerable<string> LanguagesOf(LanguageText text) => Languages.All.Concat(text.Select(each => each.Key).Where(language => !Languages.Has(language)));

    /// <summary>The work with what the form says: its label and its story.</summary>
    /// <param name="work">As it is saved.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="texts">The words for what is wrong.</param>
    /// <param name="errors">Fields that can't be taken, and why: of these the work has what it had.</param>
    public static Work Apply(Work work, IFormCollection form, Texts texts, Dictionary<string, string> errors) =>
        LabelForm.Apply(work, form, "", texts, errors) with { Story = work.Story.With(Given(form, "story", work.Story)) };

    /// <summary>What one of our three languages lacks.</summary>
    public static IReadOnlyList<ChangedField> Missing(Work work) =>
    [
        .. from field in Fields
           from language in Languages.All
           where Of(work, field).In(language) is null && !(field == "alt" && work.Picture is null)
           select new ChangedField(field, language),
    ];

    /// <summary>A text's languages that a form has: <c>title.kk</c>…</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Given(IFormCollection form, string field, LanguageText now) =>
    [
        .. from language in LanguagesOf(now)
           let name = $"{field}.{language}"
           where form.ContainsKey(name)
           select KeyValuePair.Create(language, form[name].ToString()),
    ];
}
