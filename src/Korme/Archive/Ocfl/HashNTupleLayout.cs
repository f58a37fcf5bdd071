using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Korme.Archive.Ocfl;

/// <summary>Where an object lies under the storage root, from its id: community extension 0003, hashed n-tuples around the encoded id.</summary>
/// <param name="DigestAlgorithm">Of the id: <c>sha256</c>, <c>sha512</c> or <c>md5</c>.</param>
/// <param name="TupleSize">Hexadecimal digits of the digest in each folder's name, 0 to 32.</param>
/// <param name="NumberOfTuples">Folders above the object's own, 0 to 32.</param>
/// <remarks>Source: OCFL/extensions, docs/0003-hash-and-id-n-tuple-storage-layout.md.</remarks>
public sealed record HashNTupleLayout(string DigestAlgorithm = "sha256", int TupleSize = 3, int NumberOfTuples = 3)
{
    public const string ExtensionName = "0003-hash-and-id-n-tuple-storage-layout";

    private const int LongestFolderName = 100;

    /// <summary>The object's folder, relative to the root, with <c>/</c>.</summary>
    public string PathOf(string id)
    {
        var digest = Digest(Encoding.UTF8.GetBytes(id));
        var path = new StringBuilder();
        for (var tuple = 0; tuple < NumberOfTuples; tuple++) path.Append(digest, tuple * TupleSize, TupleSize).Append('/');
        return path.Append(FolderName(id, digest)).ToString();
    }

    /// <summary>The extension's <c>config.json</c>.</summary>
    public byte[] ToConfig() => Encoding.UTF8.GetBytes(
        $$"""
        {
          "extensionName": "{{ExtensionName}}",
          "digestAlgorithm": "{{DigestAlgorithm}}",
          "tupleSize": {{TupleSize}},
          "numberOfTuples": {{NumberOfTuples}}
        }

        """);

    /// <summary>Reads a <c>config.json</c>; what it leaves out has the extension's default.</summary>
    /// <exception cref="OcflException">Not this extension, or parameters out of its ranges.</exception>
    public static HashNTupleLayout FromConfig(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var config = document.RootElement;
            if (config.GetProperty("extensionName").GetString() != ExtensionName)
                throw new OcflException($"The storage layout's config.json is not of {ExtensionName}.");
            var layout = new HashNTupleLayout(
                config.TryGetProperty("digestAlgorithm", out var algorithm) ? algorithm.GetString()! : "sha256",
                config.TryGetProperty("tupleSize", out var size) ? size.GetInt32() : 3,
                config.TryGetProperty("numberOfTuples", out var number) ? number.GetInt32() : 3);
            var digits = layout.Digest([]).Length;
            if (layout is { TupleSize: >= 0 and <= 32, NumberOfTuples: >= 0 and <= 32 }
                && layout.TupleSize * layout.NumberOfTuples <= digits && (layout.TupleSize == 0) == (layout.NumberOfTuples == 0)) return layout;
            throw new OcflException($"The storage layout {layout} is out of the ranges of {ExtensionName}.");
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new OcflException($"The storage layout's config.json can't be read: {trouble.Message}", trouble);
        }
    }

    private string Digest(byte[] bytes) => Convert.ToHexStringLower(DigestAlgorithm switch
    {
        "sha256" => SHA256.HashData(bytes),
        "sha512" => SHA512.HashData(bytes),
#pragma warning disable CA5351 // Spreads folders; protects nothing.
        "md5" => MD5.HashData(bytes),
#pragma warning restore CA5351
        _ => throw new OcflException($"The storage layout's digest {DigestAlgorithm} is not known here."),
    });

    private static string FolderName(string id, string digest)
    {
        var name = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(id))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'_') name.Append((char)unit);
            else name.Append('%').Append(Convert.ToHexStringLower([unit]));
        }
        return name.Length <= LongestFolderName ? name.ToString() : $"{name.ToString(0, LongestFolderName)}-{digest}";
    }
}
