using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Archive;

/// <summary>Works and exhibitions as one line of JSON, stories inline: what the catalogue keeps of them.</summary>
public static class RecordJson
{
    internal static readonly RecordJsonContext Compact = new(new(RecordJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Of(Work work) => JsonSerializer.Serialize(WorkRecord.From(work), Compact.WorkRecord);

    public static string Of(Exhibition exhibition) => JsonSerializer.Serialize(ExhibitionRecord.From(exhibition), Compact.ExhibitionRecord);

    public static string? Of(LanguageText? text) => text is null ? null : JsonSerializer.Serialize(text, Compact.LanguageText);

    public static Work ToWork(string json) => JsonSerializer.Deserialize(json, Compact.WorkRecord)!.ToWork();

    public static Exhibition ToExhibition(string json) => JsonSerializer.Deserialize(json, Compact.ExhibitionRecord)!.ToExhibition();

    public static LanguageText? ToText(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Compact.LanguageText);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n",
    Converters = [typeof(WorkKindConverter), typeof(MediaRoleConverter), typeof(ExhibitionStatusConverter)])]
[JsonSerializable(typeof(WorkRecord))]
[JsonSerializable(typeof(ExhibitionRecord))]
[JsonSerializable(typeof(LanguageText))]
internal sealed partial class RecordJsonContext : JsonSerializerContext;

internal sealed class WorkKindConverter() : JsonStringEnumConverter<WorkKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class MediaRoleConverter() : JsonStringEnumConverter<MediaRole>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class ExhibitionStatusConverter() : JsonStringEnumConverter<ExhibitionStatus>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
