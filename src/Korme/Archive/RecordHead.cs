using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Catalogue;

namespace Korme.Archive;

/// <summary>What every <c>record.json</c> has, in this order before everything else; described in docs/archive-format.md.</summary>
internal abstract class RecordHead
{
    [JsonPropertyName("@context"), JsonPropertyOrder(-4)]
    public RecordContext? Context { get; set; }

    [JsonPropertyOrder(-3)]
    public string Id { get; set; } = "";

    [JsonPropertyOrder(-2)]
    public string Type { get; set; } = "";

    [JsonPropertyOrder(-1)]
    public int Format { get; set; }

    /// <summary>Fields that this version doesn't know: an edit keeps them.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    /// <summary>The text that the archive keeps in files of its own; none for most sorts.</summary>
    [JsonIgnore]
    public virtual LanguageText? Stories { get => null; set { } }
}
