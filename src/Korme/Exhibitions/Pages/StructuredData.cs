using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Korme.Catalogue;
using Korme.Lifetime;
using Korme.Web;

namespace Korme.Exhibitions.Pages;

/// <summary>schema.org as JSON-LD: what a search engine reads of an exhibition (<c>ExhibitionEvent</c>) and a work (<c>VisualArtwork</c>).</summary>
public static class StructuredData
{
    // Letters stay letters; the signs that could end a script element (< > &) are escaped.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The exhibition with the works given.</summary>
    public static string Of(ExhibitionView view, IEnumerable<HungWork> works, Visit visit)
    {
        var exhibition = view.Exhibition;
        var json = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "ExhibitionEvent",
            ["name"] = TextIn(exhibition.Title, visit) ?? visit.Texts["untitled.exhibition"],
            ["url"] = visit.Origin + Addresses.Exhibition(visit.Language, exhibition.Slug),
            ["inLanguage"] = visit.Language,
        };
        Put(json, "startDate", Dates.ForMachines(exhibition.Opens));
        Put(json, "endDate", Dates.ForMachines(exhibition.Closes));
        Put(json, "description", TextIn(exhibition.WallText, visit) is { } text ? Markdown.ToPlain(text, 500) : null);
        if (TextIn(exhibition.Venue, visit) is { } venue) json["location"] = new JsonObject { ["@type"] = "Place", ["name"] = venue, ["address"] = venue };
        if (exhibition.Makers.Count > 0) json["organizer"] = People(exhibition.Makers, visit);
        if (view.Works.FirstOrDefault(work => work.Picture is not null) is { } first) json["image"] = ImageOf(first, visit);
        json["workFeatured"] = new JsonArray([.. works.Where(work => work.Picture is not null).Select(work => Artwork(work, exhibition.Slug, visit, isListed: true))]);
        return json.ToJsonString(Options);
    }

    /// <summary>One work.</summary>
    public static string Of(HungWork hung, string slug, Visit visit, WorkLife? life = null)
    {
        var json = Artwork(hung, slug, visit, life: life);
        json.Insert(0, "@context", "https://schema.org");
        return json.ToJsonString(Options);
    }

    // In the list of an exhibition all but its name and address is left to its own page.
    private static JsonObject Artwork(HungWork hung, string slug, Visit visit, bool isListed = false, WorkLife? life = null)
    {
        var work = hung.Work;
        var json = new JsonObject
        {
            ["@type"] = hung.Picture is null ? "CreativeWork" : "VisualArtwork",
            ["name"] = TextIn(work.Title, visit) ?? visit.Texts["untitled"],
            ["url"] = visit.Origin + Addresses.Work(visit.Language, slug, work.Id),
        };
        if (isListed) return json;
        if (work.Makers.Count > 0) json["creator"] = People(work.Makers, visit);
        Put(json, "dateCreated", Dates.ForMachines(work.Date));
        Put(json, "artMedium", TextIn(work.Medium, visit));
        Put(json, "artform", hung.Picture is null ? null : visit.Texts[WorkKinds.Key(work.Kind)]);
        Put(json, "artEdition", work.Edition);
        if (work.Place is { Name.IsEmpty: false } place && TextIn(place.Name, visit) is { } where) json["locationCreated"] = new JsonObject { ["@type"] = "Place", ["name"] = where };
        if (life is not null) PutFamily(json, life, visit);
        Put(json, "license", Uri.TryCreate(work.Rights, UriKind.Absolute, out var rights) && rights.Scheme is "http" or "https" ? work.Rights : RightsUri.Of(work.Rights));
        if (hung.Picture is not null) json["image"] = ImageOf(hung, visit);
        return json;
    }

    /// <summary>The public works that it comes from, as addresses.</summary>
    private static void PutFamily(JsonObject json, WorkLife life, Visit visit)
    {
        foreach (var (property, isOf) in (IReadOnlyList<(string, Func<RelationKind, bool>)>)[("isBasedOn", kind => kind is RelationKind.DrawnFrom or RelationKind.VersionOf), ("isPartOf", kind => kind == RelationKind.PartOf), ("about", kind => kind == RelationKind.PhotographOf)])
            if (life.Family.Sources.Where(each => isOf(each.Kind)).Select(each => life.Shown[each.Work]).ToList() is { Count: > 0 } others)
                json[property] = new JsonArray([.. others.Select(other => (JsonNode)(visit.Origin + Addresses.Work(visit.Language, other.Slug, other.Work.Id)))]);
    }

    private static JsonArray People(IEnumerable<Maker> makers, Visit visit) => new([.. makers
        .Select(maker => TextIn(maker.Name, visit)).OfType<string>()
        .Select(name => new JsonObject { ["@type"] = "Person", ["name"] = name })]);

    private static string ImageOf(HungWork hung, Visit visit) => visit.Origin + Pictures.Url(hung.Work.Id, hung.Picture!.Middle());

    private static string? TextIn(LanguageText text, Visit visit) => text.For(visit.Language)?.Text;

    private static void Put(JsonObject json, string name, string? value)
    {
        if (value is not null) json[name] = value;
    }
}
