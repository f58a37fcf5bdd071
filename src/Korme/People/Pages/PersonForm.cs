using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Desk;

namespace Korme.People.Pages;

/// <summary>A person as a form has it. What a form doesn't have stays as it is.</summary>
internal static partial class PersonForm
{
    private const int MostLinks = 20, LongestName = 400;

    /// <summary>Scripts that names of here are written in, offered for one more.</summary>
    public static readonly IReadOnlyList<string> Tags = ["kk-Latn", "kk-Arab", "ru-Latn", "ky", "uz", "tr", "ar", "zh", "ug", "de", "fr"];

    /// <summary>The person with what the form says.</summary>
    public static Person Apply(Person person, IFormCollection form) => person with
    {
        Name = person.Name.With([.. EditForm.Given(form, "name", person.Name), .. More(form)]),
        Biography = person.Biography.With(EditForm.Given(form, "biography", person.Biography)),
        Born = Text(form, "born", person.Born),
        Died = Text(form, "died", person.Died),
        Contact = Text(form, "contact", person.Contact),
        Links = form.ContainsKey("links")
            ? [.. form["links"].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostLinks)]
            : person.Links,
    };

    /// <summary>The key of what is wrong; null: nothing.</summary>
    public static string? Wrong(Person person) =>
        person.Name.IsEmpty || person.Name.Any(name => name.Value.Length > LongestName) ? "nameless"
        : !IsDate(person.Born) || !IsDate(person.Died) ? "date"
        : IsBackwards(person) ? "life"
        : person.Links.All(IsAddress) ? null : "link";

    private static bool IsDate(string? date) => date is null || Edtf.IsValid(date);

    /// <summary>An address that may stand on a page: http or https, absolute, not too long.</summary>
    public static bool IsAddress(string link) => link.Length <= 2000 && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static string? Text(IFormCollection form, string field, string? now) =>
        !form.ContainsKey(field) ? now : form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static bool IsBackwards(Person person) =>
        Edtf.Parse(person.Born) is { From: { } born } && Edtf.Parse(person.Died) is { } died && (died.To ?? died.From) is { } end && end.Year + Slack(end) < born.Year;

    // Of a decade or a century the first year is told.
    private static int Slack(EdtfDate date) => date.Precision switch { EdtfPrecision.Century => 99, EdtfPrecision.Decade => 9, _ => 0 };

    /// <summary>A name in one more script: <c>more</c>, with its tag in <c>more.tag</c>.</summary>
    private static IEnumerable<KeyValuePair<string, string>> More(IFormCollection form)
    {
        var (tag, name) = (form["more.tag"].ToString().Trim(), form["more"].ToString().Trim());
        if (name.Length > 0) yield return KeyValuePair.Create(Tag().IsMatch(tag) ? tag : LanguageText.Undetermined, name);
    }

    // BCP 47: a language, perhaps with a script.
    [GeneratedRegex("^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]
    private static partial Regex Tag();
}
