using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Selections;

namespace Korme.Archive;

/// <summary>Works, exhibitions and the other records as one line of JSON, stories inline: what the catalogue keeps of them.</summary>
public static class RecordJson
{
    internal static readonly RecordJsonContext Compact = new(new(RecordJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Of(Work work) => JsonSerializer.Serialize(WorkRecord.From(work), Compact.WorkRecord);

    public static string Of(Exhibition exhibition) => JsonSerializer.Serialize(ExhibitionRecord.From(exhibition), Compact.ExhibitionRecord);

    public static string Of(KeptSelection selection) => JsonSerializer.Serialize(SelectionRecord.From(selection), Compact.SelectionRecord);

    public static string Of(ForgottenDecisions forgotten) => JsonSerializer.Serialize(TasteRecord.From(forgotten), Compact.TasteRecord);

    public static string Of(Person person) => JsonSerializer.Serialize(PersonRecord.From(person), Compact.PersonRecord);

    public static string Of(Consent consent) => JsonSerializer.Serialize(ConsentRecord.From(consent), Compact.ConsentRecord);

    public static string Of(Place place) => JsonSerializer.Serialize(PlaceRecord.From(place), Compact.PlaceRecord);

    public static string? Of(LanguageText? text) => text is null ? null : JsonSerializer.Serialize(text, Compact.LanguageText);

    public static Work ToWork(string json) => JsonSerializer.Deserialize(json, Compact.WorkRecord)!.ToWork();

    public static Exhibition ToExhibition(string json) => JsonSerializer.Deserialize(json, Compact.ExhibitionRecord)!.ToExhibition();

    public static KeptSelection ToSelection(string json) => JsonSerializer.Deserialize(json, Compact.SelectionRecord)!.ToSelection();

    public static ForgottenDecisions ToForgotten(string json) => JsonSerializer.Deserialize(json, Compact.TasteRecord)!.ToForgotten();

    public static Person ToPerson(string json) => JsonSerializer.Deserialize(json, Compact.PersonRecord)!.ToPerson();

    public static Consent ToConsent(string json) => JsonSerializer.Deserialize(json, Compact.ConsentRecord)!.ToConsent();

    public static Place ToPlace(string json) => JsonSerializer.Deserialize(json, Compact.PlaceRecord)!.ToPlace();

    /// <summary>Of any record that Korme writes.</summary>
    public static string OfRecord(object record) => record switch
    {
        Work work => Of(work),
        Exhibition exhibition => Of(exhibition),
        KeptSelection selection => Of(selection),
        ForgottenDecisions forgotten => Of(forgotten),
        Person person => Of(person),
        Consent consent => Of(consent),
        Place place => Of(place),
        _ => throw new ArgumentException($"{record.GetType().Name} is no sort of record.", nameof(record)),
    };

    /// <summary>The record that a text is, as its type says.</summary>
    /// <exception cref="FormatException">Of another type, or a later format.</exception>
    public static object ToRecord(string json)
    {
        using var document = JsonDocument.Parse(json);
        var type = document.RootElement.TryGetProperty("type", out var named) ? named.GetString() : null;
        var format = document.RootElement.TryGetProperty("format", out var number) ? number.GetInt32() : 0;
        if (format > RecordFile.Format) throw new FormatException($"its record is of format {format}, this Korme knows {RecordFile.Format}");
        return type switch
        {
            RecordFile.Work => ToWork(json),
            RecordFile.Exhibition => ToExhibition(json),
            RecordFile.Selection => ToSelection(json),
            RecordFile.Taste => ToForgotten(json),
            RecordFile.Person => ToPerson(json),
            RecordFile.Consent => ToConsent(json),
            RecordFile.Place => ToPlace(json),
            _ => throw new FormatException($"'{type}' is no sort of record"),
        };
    }

    public static LanguageText? ToText(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Compact.LanguageText);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n")]
[JsonSerializable(typeof(WorkRecord))]
[JsonSerializable(typeof(ExhibitionRecord))]
[JsonSerializable(typeof(SelectionRecord))]
[JsonSerializable(typeof(TasteRecord))]
[JsonSerializable(typeof(PersonRecord))]
[JsonSerializable(typeof(ConsentRecord))]
[JsonSerializable(typeof(PlaceRecord))]
[JsonSerializable(typeof(LanguageText))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;
