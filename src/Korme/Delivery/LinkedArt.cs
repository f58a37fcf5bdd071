using System.Globalization;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Lifetime;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary><c>/linked-art/works/{id}</c>: a public work as Linked Art (linked.art, model 1.0) for museums' catalogues: what its label says, and no more.</summary>
internal sealed class LinkedArt(Database database, ShownPictures pictures)
{
    public const string Context = "https://linked.art/ns/v1/linked-art.json";

    // Getty's Art & Architecture Thesaurus; the statement types are those of linked.art/model/base.
    private const string Aat = "http://vocab.getty.edu/aat/";

    public IResult Answer(HttpContext http, string id)
    {
        if (pictures.Find(http, id, out var refusal) is not { } shown) return refusal!;
        var places = FindWhereShown.ById(database, shown.Work.Id);
        if (places.Count == 0) return IiifAnswer.NotFound(http);
        var urls = IiifUrls.Of(http.Request);
        return JsonLd.Answer(http, Context, json => Write(json, urls, shown.Work, shown.Facts, places[0], WorkLife.Of(database, shown.Work).Family));
    }

    private static void Write(Utf8JsonWriter json, IiifUrls urls, Work work, PictureFacts facts, ShownIn place, Family family)
    {
        // Of what it is related to only what visitors may know.
        WriteWork(json, urls.LinkedArt, work with { Relations = [.. family.Sources.Select(each => new Relation(each.Kind, each.Work))] });
        WriteRepresentation(json, urls, work, facts);
        WritePages(json, urls, work, place);
    }

    /// <summary>What a work is, without its pictures and pages: also for a catalogue in one file.</summary>
    /// <param name="json">Inside of its object.</param>
    /// <param name="idOf">The URI of a work.</param>
    /// <param name="work">What is said of it, with those of its relations alone that the reader may know.</param>
    /// <param name="withPrivate">Also what no page says: its number, its coordinates. For the artist's own file.</param>
    internal static void WriteWork(Utf8JsonWriter json, Func<Guid, string> idOf, Work work, bool withPrivate = false)
    {
        json.WriteString("@context", Context);
        json.WriteString("id", idOf(work.Id));
        json.WriteString("type", "HumanMadeObject");
        json.WriteString("_label", (work.Title.IsEmpty ? ManifestWords.Untitled : work.Title).For("en")!.Value.Text);
        json.WriteStartArray("classified_as");
        WriteType(json, KindOf(work.Kind));
        WriteType(json, ("300133025", "works of art"));
        json.WriteEndArray();

        WriteTexts(json, "identified_by",
        [
            ("Name", ("300404670", "preferred terms"), work.Title),
            ("Identifier", ("300312355", "accession numbers"), LanguageText.Of(withPrivate ? work.Identifier : null)),
        ]);
        WriteTexts(json, "referred_to_by",
        [
            ("LinguisticObject", ("300435416", "description"), withPrivate ? work.Story : LanguageText.None),
            ("LinguisticObject", ("300435416", "description"), work.Alt),
            ("LinguisticObject", ("300435429", "material statement"), work.Medium),
            ("LinguisticObject", ("300435430", "dimension statement"), LanguageText.Of(work.Dimensions)),
            ("LinguisticObject", ("300435435", "edition statement"), LanguageText.Of(work.Edition)),
            ("LinguisticObject", ("300435418", "credit line"), work.Credit),
            ("LinguisticObject", ("300435434", "copyright/license statement"), LanguageText.Of(work.Rights)),
        ]);
        WriteProduction(json, idOf, work, withPrivate);
        WriteWhatHappened(json, work);
        WriteWhole(json, idOf, work);
        WriteSubject(json, idOf, work);
    }

    private static void WriteTexts(Utf8JsonWriter json, string property, IReadOnlyList<(string Type, (string, string) Kind, LanguageText Text)> texts)
    {
        if (texts.All(each => each.Text.IsEmpty)) return;
        json.WriteStartArray(property);
        foreach (var (type, kind, text) in texts)
            foreach (var (language, content) in text)
            {
                json.WriteStartObject();
                json.WriteString("type", type);
                json.WriteStartArray("classified_as");
                WriteType(json, kind);
                json.WriteEndArray();
                json.WriteString("content", content);
                WriteLanguage(json, language);
                json.WriteEndObject();
            }
        json.WriteEndArray();
    }

    private static void WriteProduction(Utf8JsonWriter json, Func<Guid, string> idOf, Work work, bool withPrivate)
    {
        var sources = Others(work, RelationKind.DrawnFrom, RelationKind.VersionOf);
        var makers = work.Makers.Where(maker => !maker.Name.IsEmpty).ToList();
        var day = CanvasJson.DayOf(work.Date);
        if (makers.Count == 0 && day is null && sources.Count == 0 && work.Place is not { Name.IsEmpty: false }) return;
        json.WriteStartObject("produced_by");
        json.WriteString("type", "Production");
        if (makers.Count > 0)
        {
            json.WriteStartArray("carried_out_by");
            foreach (var maker in makers) WriteNamed(json, "Person", maker.Name);
            json.WriteEndArray();
        }
        if (day is not null) WriteTimespan(json, day);
        if (sources.Count > 0) WriteObjects(json, idOf, "influenced_by", sources);
        if (work.Place is { Name: { IsEmpty: false } place })
        {
            json.WriteStartArray("took_place_at");
            WriteNamed(json, "Place", place, withPrivate ? Point(work.Place) : null); // for visitors the name alone: coordinates stay at home
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    /// <summary>What happened to the thing since: each alteration an activity, and its end.</summary>
    private static void WriteWhatHappened(Utf8JsonWriter json, Work work)
    {
        var changes = WorkCondition.InTime(work.Condition);
        List<ConditionChange> altered = [.. changes.Where(change => change.Kind is ConditionKind.Altered or ConditionKind.PaintedOver or ConditionKind.Restored)];
        if (altered.Count > 0)
        {
            json.WriteStartArray("modified_by");
            foreach (var change in altered) WriteChange(json, "Modification", change);
            json.WriteEndArray();
        }
        if (changes.LastOrDefault(change => change.Kind == ConditionKind.Destroyed) is not { } end) return;
        json.WritePropertyName("destroyed_by");
        WriteChange(json, "Destruction", end);
    }

    private static void WriteChange(Utf8JsonWriter json, string type, ConditionChange change)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("_label", ConditionWords.Whole(change, "en"));
        WriteTexts(json, "referred_to_by", [("LinguisticObject", ("300435416", "description"), change.Note)]);
        if (CanvasJson.DayOf(change.Date) is { } day) WriteTimespan(json, day);
        json.WriteEndObject();
    }

    private static void WriteWhole(Utf8JsonWriter json, Func<Guid, string> idOf, Work work)
    {
        if (Others(work, RelationKind.PartOf) is { Count: > 0 } wholes) WriteObjects(json, idOf, "part_of", wholes);
    }

    /// <summary>A photograph shows the wall that it is of.</summary>
    private static void WriteSubject(Utf8JsonWriter json, Func<Guid, string> idOf, Work work)
    {
        if (Others(work, RelationKind.PhotographOf) is not { Count: > 0 } subjects) return;
        json.WriteStartArray("shows");
        json.WriteStartObject();
        json.WriteString("type", "VisualItem");
        WriteObjects(json, idOf, "represents", subjects);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static List<Guid> Others(Work work, params ReadOnlySpan<RelationKind> kinds)
    {
        var others = new List<Guid>();
        foreach (var relation in work.Relations)
            if (kinds.Contains(relation.Kind)) others.Add(relation.Work);
        return others;
    }

    private static void WriteObjects(Utf8JsonWriter json, Func<Guid, string> idOf, string property, IReadOnlyList<Guid> works)
    {
        json.WriteStartArray(property);
        foreach (var work in works)
        {
            json.WriteStartObject();
            json.WriteString("id", idOf(work));
            json.WriteString("type", "HumanMadeObject");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTimespan(Utf8JsonWriter json, string edtf)
    {
        json.WriteStartObject("timespan");
        json.WriteString("type", "TimeSpan");
        json.WriteStartArray("identified_by");
        json.WriteStartObject();
        json.WriteString("type", "Name");
        json.WriteString("content", edtf);
        json.WriteEndObject();
        json.WriteEndArray();
        if (Edtf.Parse(edtf) is { } date)
        {
            if (date.From is { Precision: EdtfPrecision.Day or EdtfPrecision.Minute or EdtfPrecision.Month or EdtfPrecision.Year, Month: null or <= 12, Year: >= 1 } from)
                json.WriteString("begin_of_the_begin", Day(from.Year, from.Month ?? 1, from.Day ?? 1) + "T00:00:00Z");
            if ((date.IsInterval ? date.To : date.From) is { Precision: EdtfPrecision.Day or EdtfPrecision.Minute or EdtfPrecision.Month or EdtfPrecision.Year, Month: null or <= 12, Year: >= 1 } to)
                json.WriteString("end_of_the_end", Day(to.Year, to.Month ?? 12, to.Day ?? DateTime.DaysInMonth(to.Year, to.Month ?? 12)) + "T23:59:59Z");
        }
        json.WriteEndObject();
    }

    private static string Day(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    private static void WriteRepresentation(Utf8JsonWriter json, IiifUrls urls, Work work, PictureFacts facts)
    {
        json.WriteStartArray("representation");
        json.WriteStartObject();
        json.WriteString("type", "VisualItem");
        json.WriteStartArray("digitally_shown_by");
        json.WriteStartObject();
        json.WriteString("type", "DigitalObject");
        json.WriteStartArray("classified_as");
        WriteType(json, ("300215302", "digital images"));
        json.WriteEndArray();
        json.WriteString("format", "image/jpeg");
        WriteReferences(json, "access_point", "DigitalObject", urls.StoredSize(work.Id, facts.Sizes[^1]));
        json.WriteStartArray("digitally_available_via");
        json.WriteStartObject();
        json.WriteString("type", "DigitalService");
        WriteReferences(json, "access_point", "DigitalObject", urls.Image(work.Id));
        WriteReferences(json, "conforms_to", "InformationObject", "http://iiif.io/api/image");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePages(Utf8JsonWriter json, IiifUrls urls, Work work, ShownIn place)
    {
        json.WriteStartArray("subject_of");
        WriteDocument(json, urls.WorkManifest(work.Id), $"application/ld+json;profile=\"{ExhibitionManifest.Context}\"", null, () =>
            WriteReferences(json, "conforms_to", "InformationObject", "http://iiif.io/api/presentation"));
        foreach (var language in IiifUrls.PageLanguages)
            WriteDocument(json, urls.WorkPage(language, place.Slug, work.Id), "text/html", language, () =>
            {
                json.WriteStartArray("classified_as");
                WriteType(json, ("300264578", "Web pages"));
                json.WriteEndArray();
            });
        json.WriteEndArray();
    }

    private static void WriteDocument(Utf8JsonWriter json, string address, string format, string? language, Action more)
    {
        json.WriteStartObject();
        json.WriteString("type", "LinguisticObject");
        if (language is not null) WriteLanguage(json, language);
        json.WriteStartArray("digitally_carried_by");
        json.WriteStartObject();
        json.WriteString("type", "DigitalObject");
        json.WriteString("format", format);
        more();
        WriteReferences(json, "access_point", "DigitalObject", address);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Well-known text, longitude first (Linked Art, "Place").</summary>
    private static string? Point(PlaceOf place) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } ? string.Create(CultureInfo.InvariantCulture, $"POINT ({longitude:R} {latitude:R})") : null;

    private static void WriteNamed(Utf8JsonWriter json, string type, LanguageText name, string? point = null)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("_label", name.For("en")!.Value.Text);
        WriteTexts(json, "identified_by", [("Name", ("300404670", "preferred terms"), name)]);
        if (point is not null) json.WriteString("defined_by", point);
        json.WriteEndObject();
    }

    /// <summary>The Library of Congress's URI of a language with two or three letters; another one, or none stated, is left out.</summary>
    private static void WriteLanguage(Utf8JsonWriter json, string language)
    {
        if (language == LanguageText.Undetermined || language.Length is not (2 or 3)) return;
        json.WriteStartArray("language");
        json.WriteStartObject();
        json.WriteString("id", $"http://id.loc.gov/vocabulary/iso639-{(language.Length == 2 ? 1 : 2)}/{language}");
        json.WriteString("type", "Language");
        json.WriteString("_label", language);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteReferences(Utf8JsonWriter json, string property, string type, string id)
    {
        json.WriteStartArray(property);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("type", type);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteType(Utf8JsonWriter json, (string Number, string Label) type)
    {
        json.WriteStartObject();
        json.WriteString("id", Aat + type.Number);
        json.WriteString("type", "Type");
        json.WriteString("_label", type.Label);
        json.WriteEndObject();
    }

    private static (string Number, string Label) KindOf(WorkKind kind) => kind switch
    {
        WorkKind.Photograph => ("300046300", "photographs"),
        WorkKind.Sketch => ("300015617", "sketches"),
        WorkKind.Mural => ("300033644", "murals (any medium)"),
        WorkKind.Painting => ("300033618", "paintings (visual works)"),
        WorkKind.Textile => ("300014063", "textiles (visual works)"),
        WorkKind.Music => ("300026427", "scores (documents for music)"),
        WorkKind.Recording => ("300028633", "sound recordings"),
        WorkKind.Video => ("300028682", "video recordings (physical artifacts)"),
        WorkKind.Text => ("300263751", "texts (documents)"),
        _ => ("300026030", "documents"),
    };
}
