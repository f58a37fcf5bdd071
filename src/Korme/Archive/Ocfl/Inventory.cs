using System.Text.Json.Serialization;

namespace Korme.Archive.Ocfl;

/// <summary>An object's <c>inventory.json</c>: every version's state and where each byte lies (OCFL 1.1 §3.5).</summary>
public sealed record Inventory
{
    /// <summary>The value of <see cref="Type"/> in OCFL 1.1.</summary>
    public const string Type11 = "https://ocfl.io/1.1/spec/#inventory";

    public required string Id { get; init; }
    public required string Type { get; init; }

    /// <summary>Of the manifest, the states and the sidecar: <c>sha512</c>, in foreign objects perhaps <c>sha256</c>.</summary>
    public required string DigestAlgorithm { get; init; }

    /// <summary>The newest version: <c>v3</c>.</summary>
    public required string Head { get; init; }

    /// <summary>The folder of content in each version; null means <c>content</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ContentDirectory { get; init; }

    /// <summary>Algorithm → digest → content paths: further digests of the same files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dictionary<string, Dictionary<string, string[]>>? Fixity { get; init; }

    /// <summary>Digest → content paths, relative to the object's folder.</summary>
    public required Dictionary<string, string[]> Manifest { get; init; }

    /// <summary><c>v1</c> → the version.</summary>
    public required Dictionary<string, InventoryVersion> Versions { get; init; }

    /// <summary>The newest version's block.</summary>
    /// <exception cref="OcflException">The head names no version.</exception>
    [JsonIgnore]
    public InventoryVersion HeadVersion =>
        Versions.GetValueOrDefault(Head) ?? throw new OcflException($"{Id}: the inventory's head {Head} is no version of it.");

    /// <summary>The number in <see cref="Head"/>.</summary>
    [JsonIgnore]
    public int HeadNumber => VersionNumber(Head) ?? throw new OcflException($"{Id}: the inventory's head {Head} is no version's name.");

    /// <summary>The digest of a file in the newest version; null: no such file.</summary>
    public string? DigestOf(string logicalPath) =>
        HeadVersion.State.FirstOrDefault(entry => entry.Value.Contains(logicalPath, StringComparer.Ordinal)).Key;

    /// <summary>Where the bytes of a digest lie, relative to the object's folder; null: not in the manifest.</summary>
    public string? ContentPath(string digest) =>
        (Manifest.GetValueOrDefault(digest) ?? Manifest.FirstOrDefault(entry => SameDigest(entry.Key, digest)).Value)?.FirstOrDefault();

    /// <summary>3 of <c>v3</c> and <c>v003</c>; null: not a version's name.</summary>
    public static int? VersionNumber(string name) =>
        name.Length is > 1 and < 10 && name[0] == 'v' && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
        && int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) is > 0 and var number ? number : null;

    /// <summary>Digests are hexadecimal, in either case.</summary>
    public static bool SameDigest(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One version: what it held, when it was made, by whom and why.</summary>
public sealed record InventoryVersion
{
    /// <summary>RFC 3339, to the second at least.</summary>
    public required string Created { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InventoryUser? User { get; init; }

    /// <summary>Digest → logical paths.</summary>
    public required Dictionary<string, string[]> State { get; init; }
}

/// <summary>Who made a version. The address is a URI.</summary>
public sealed record InventoryUser(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Address = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Inventory))]
internal sealed partial class InventoryJson : JsonSerializerContext;
