using System.Text.Json;

namespace Korme.Derivatives;

/// <summary>Picture facts as text, the same as <see cref="FactsFile"/> keeps them: what the catalogue has in a column.</summary>
public static class FactsJson
{
    public static string Write(PictureFacts facts) => JsonSerializer.Serialize(facts, DeriveJson.Default.PictureFacts);

    /// <exception cref="JsonException">Not that, or a field is missing.</exception>
    public static PictureFacts Read(string json) =>
        JsonSerializer.Deserialize(json, DeriveJson.Default.PictureFacts) ?? throw new JsonException("there are no facts");
}
