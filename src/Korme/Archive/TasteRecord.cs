using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Selections;

namespace Korme.Archive;

/// <summary>Which decisions the ranking forgets, as <c>record.json</c> has it; described in docs/archive-format.md.</summary>
internal sealed class TasteRecord : IRecord
{
    [JsonPropertyName("@context")]
    public RecordContext? Context { get; set; }
    public string Id { get; set; } = "";
    public string Type { get; set; } = "";
    public int Format { get; set; }
    public List<string>? Forgotten { get; set; }
    public DateTimeOffset? Since { get; set; }

    /// <summary>Fields that this version doesn't know: an edit keeps them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    [JsonIgnore]
    public LanguageText? Stories { get => null; set { } }

    public static TasteRecord From(ForgottenDecisions forgotten) => new()
    {
        Id = RecordId.From(ForgottenDecisions.TheOne),
        Type = RecordFile.Taste,
        Format = RecordFile.Format,
        Forgotten = RecordId.ListFrom(forgotten.Works),
        Since = forgotten.Since,
    };

    /// <exception cref="FormatException">An id that is none.</exception>
    public ForgottenDecisions ToForgotten() => new() { Works = RecordId.ListTo(Forgotten), Since = Since };
}
