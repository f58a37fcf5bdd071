using System.Text.Json;
using System.Text.Json.Serialization;

namespace Korme.Derivatives;

/// <summary>Picture facts as JSON: beside the derivatives and in the catalogue.</summary>
public static class FactsJson
{
    public static string Write(PictureFacts facts) => JsonSerializer.Serialize(facts, FactsJsonContext.Default.PictureFacts);

    /// <exception cref="JsonException">Not that, or a field is missing.</exception>
    public static PictureFacts Read(string json) =>
        JsonSerializer.Deserialize(json, FactsJsonContext.Default.PictureFacts) ?? throw new JsonException("there are no facts");
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PictureFacts))]
internal sealed partial class FactsJsonContext : JsonSerializerContext;
