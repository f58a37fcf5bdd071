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

    /// <summary>Of any sort.</summary>
    public static string Of(IRecorded record) => RecordSort.Of(record).ToJson(record);

    public static string? Of(LanguageText? text) => text is null ? null : JsonSerializer.Serialize(text, Compact.LanguageText);

    public static Work ToWork(string json) => JsonSerializer.Deserialize(json, Compact.WorkRecord)!.ToWork();

    public static Exhibition ToExhibition(string json) => JsonSerializer.Deserialize(json, Compact.ExhibitionRecord)!.ToExhibition();

    public static KeptSelection ToSelection(string json) => JsonSerializer.Deserialize(json, Compact.SelectionRecord)!.ToSelection();

    public static ForgottenDecisions ToForgotten(string json) => JsonSerializer.Deserialize(json, Compact.TasteRecord)!.ToForgotten();

    public static Person ToPerson(string json) => JsonSerializer.Deserialize(json, Compact.PersonRecord)!.ToPerson();

    public static Consent ToConsent(string json) => JsonSerializer.Deserialize(json, Compact.ConsentRecord)!.ToConsent();

    public static Place ToPlace(string json) => JsonSerializer.Deserialize(json, Compact.PlaceRecord)!.ToPlace();

    /// <summary>The record that a text is, as its type says.</summary>
    /// <exception cref="FormatException">Of another type, or a later format.</exception>
    public static IRecorded ToRecord(string json)
    {
        using var document = JsonDocument.Parse(json);
        var type = document.RootElement.TryGetProperty("type", out var named) ? named.GetString() : null;
        var format = document.RootElement.TryGetProperty("format", out var number) ? number.GetInt32() : 0;
        if (format > RecordFile.Format) throw new FormatException($"its record is of format {format}, this Korme knows {RecordFile.Format}");
        return RecordSort.Named(type)?.FromJson(json) ?? throw new FormatException($"'{type}' is no sort of record");
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
