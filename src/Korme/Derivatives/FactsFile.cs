using System.Text.Json;

namespace Korme.Derivatives;

/// <summary>The facts of a picture as they lie beside its sizes. Written last: when they are there, all sizes are.</summary>
public static class FactsFile
{
    /// <summary>The facts, or null when they are not there, or not readable, or another recipe's: then they are made again.</summary>
    public static PictureFacts? Read(DerivativePaths paths, string sha512)
    {
        try
        {
            using var file = File.OpenRead(paths.Facts(sha512));
            var facts = JsonSerializer.Deserialize(file, DeriveJson.Default.PictureFacts);
            return facts?.Sha512 == sha512 && facts.Recipe == DerivativePaths.Recipe ? facts : null;
        }
        catch (Exception problem) when (problem is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static void Write(DerivativePaths paths, PictureFacts facts) => PartFile.Write(paths.Facts(facts.Sha512), part =>
        File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(facts, DeriveJson.Default.PictureFacts)));
}
