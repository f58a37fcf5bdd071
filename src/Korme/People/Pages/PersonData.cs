using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Korme.Web;

namespace Korme.People.Pages;

/// <summary>schema.org as JSON-LD: what a search engine reads of a maker (<c>Person</c>).</summary>
internal static class PersonData
{
    // Letters stay letters; the signs that could end a script element (< > &) are escaped.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(Person person, Visit visit)
    {
        var name = person.Name.For(visit.Language)?.Text;
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Person",
            ["name"] = name,
            ["url"] = visit.Origin + PeopleAddresses.Public(visit.Language, person.Id),
        };
        string[] others = [.. person.Name.Select(each => each.Value).Where(each => each != name).Distinct()];
        if (others.Length > 0) json["alternateName"] = new JsonArray([.. others]);
        if (Dates.ForMachines(person.Born) is { } born) json["birthDate"] = born;
        if (Dates.ForMachines(person.Died) is { } died) json["deathDate"] = died;
        if (person.Biography.For(visit.Language) is { } biography) json["description"] = Markdown.ToPlain(biography.Text, 500);
        string[] links = [.. person.Links.Where(PersonForm.IsAddress)];
        if (links.Length > 0) json["sameAs"] = new JsonArray([.. links]);
        return json.ToJsonString(Options);
    }

    /// <summary>The years of a life in words; null: nothing is told.</summary>
    public static string? Life(Person person, Visit visit) => (person.Born, person.Died) switch
    {
        (null, null) => null,
        ({ } born, null) => visit.Texts.Format("maker.born", Dates.InWords(born, visit.Language)),
        (null, { } died) => visit.Texts.Format("maker.died", Dates.InWords(died, visit.Language)),
        var (born, died) => $"{Dates.InWords(born!, visit.Language)} – {Dates.InWords(died!, visit.Language)}",
    };
}
