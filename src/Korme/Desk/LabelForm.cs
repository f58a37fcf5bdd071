using Korme.Catalogue;
using Korme.Web;

namespace Korme.Desk;

/// <summary>What a work's label says, as a form has it, in museum order: maker, title, date, medium, dimensions, place, credit; then rights and keywords.</summary>
public static class LabelForm
{
    /// <summary>The work with what the form says. What it doesn't have stays as it is.</summary>
    /// <param name="work">As it is saved.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="prefix">Before each field's name: empty, or <c>w.{id}.</c> where one form has several works.</param>
    /// <param name="texts">The words for what is wrong.</param>
    /// <param name="errors">Fields that can't be taken, and why.</param>
    public static Work Apply(Work work, IFormCollection form, string prefix, Texts texts, Dictionary<string, string> errors) => work with
    {
        Identifier = Line("identifier", work.Identifier, form, prefix),
        Makers = MakersForm.Apply(work.Makers, form, prefix),
        Title = Text("title", work.Title, form, prefix),
        Alt = Text("alt", work.Alt, form, prefix),
        Date = EdtfField.Read(form, prefix + "date", work.Date, texts, errors),
        Medium = Text("medium", work.Medium, form, prefix),
        Dimensions = Line("dimensions", work.Dimensions, form, prefix),
        Edition = Line("edition", work.Edition, form, prefix),
        Place = PlaceOf(work.Place, form, prefix),
        Credit = Text("credit", work.Credit, form, prefix),
        Rights = Line("rights", work.Rights, form, prefix),
        Keywords = form.ContainsKey(prefix + "keywords") ? KeywordsOf(work.Keywords, form[prefix + "keywords"].ToString()) : work.Keywords,
    };

    private static LanguageText Text(string field, LanguageText now, IFormCollection form, string prefix) => now.With(EditForm.Given(form, prefix + field, now));

    private static string? Line(string field, string? now, IFormCollection form, string prefix)
    {
        if (!form.ContainsKey(prefix + field)) return now;
        var typed = form[prefix + field].ToString().Trim();
        return typed.Length == 0 ? null : typed;
    }

    // The coordinates of a place stay when its name changes or goes: they are not on the form.
    private static PlaceOf? PlaceOf(PlaceOf? now, IFormCollection form, string prefix)
    {
        var name = Text("place", now?.Name ?? LanguageText.None, form, prefix);
        if (now is not null) return name.IsEmpty && now.Latitude is null && now.Longitude is null && now.Record is null ? null : now with { Name = name };
        return name.IsEmpty ? null : new(name);
    }

    private static IReadOnlyList<string> KeywordsOf(IReadOnlyList<string> now, string typed)
    {
        string[] words = [.. typed.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return words.SequenceEqual(now) ? now : words;
    }
}
