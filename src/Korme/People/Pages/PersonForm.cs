using Korme.Catalogue;
using Korme.Web;

namespace Korme.People.Pages;

/// <summary>A person as a form has it. What a form doesn't have stays as it is.</summary>
internal static class PersonForm
{
    private const int MostLinks = 20;

    /// <summary>The person with what the form says.</summary>
    public static Person Apply(Person person, IFormCollection form) => person with
    {
        Name = person.Name.With(Given(form, "name")),
        Biography = person.Biography.With(Given(form, "biography")),
        Born = Text(form, "born", person.Born),
        Died = Text(form, "died", person.Died),
        Contact = Text(form, "contact", person.Contact),
        Links = form.ContainsKey("links")
            ? [.. form["links"].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostLinks)]
            : person.Links,
    };

    /// <summary>The key of what is wrong; null: nothing.</summary>
    public static string? Wrong(Person person) =>
        person.Name.IsEmpty ? "nameless"
        : !IsDate(person.Born) || !IsDate(person.Died) ? "date"
        : person.Links.All(IsAddress) ? null : "link";

    private static bool IsDate(string? date) => date is null || Edtf.IsValid(date);

    private static bool IsAddress(string link) => link.Length <= 2000 && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    private static string? Text(IFormCollection form, string field, string? now) =>
        !form.ContainsKey(field) ? now : form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static List<KeyValuePair<string, string>> Given(IFormCollection form, string field) =>
        [.. Languages.All.Where(language => form.ContainsKey($"{field}.{language}")).Select(language => KeyValuePair.Create(language, form[$"{field}.{language}"].ToString()))];
}
