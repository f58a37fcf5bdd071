namespace Korme.Archive.Ocfl;

/// <summary>An inventory as somebody wrote it, right or wrong: what could be read of it. For the validator; readers take <see cref="Inventory"/>.</summary>
internal sealed class LooseInventory
{
    public string? Id { get; set; }
    public string? Type { get; set; }
    public string? DigestAlgorithm { get; set; }
    public string? Head { get; set; }

    /// <summary>Null: not stated.</summary>
    public string? ContentDirectory { get; set; }

    /// <summary>Digest → content paths, in the file's order, a digest perhaps twice.</summary>
    public List<DigestPaths> Manifest { get; } = [];
    public List<LooseVersion> Versions { get; } = [];
    public List<(string Algorithm, List<DigestPaths> Digests)> Fixity { get; } = [];

    /// <summary>The version of the specification: <c>1.1</c>; null when the type names none that is known.</summary>
    public string? Specification => Type switch
    {
        "https://ocfl.io/1.0/spec/#inventory" => "1.0",
        Inventory.Type11 => "1.1",
        _ => null,
    };

    /// <summary>The folder of content, when it may be used as one.</summary>
    public string ContentFolder => ContentDirectory is { } name && IsFolderName(name) ? name : "content";

    public static bool IsFolderName(string name) => name is not ("" or "." or "..") && !name.Contains('/') && !name.Contains('\0');
}

/// <summary>A digest and the paths beside it.</summary>
internal sealed record DigestPaths(string Digest, string[] Paths);

/// <summary>A version's block.</summary>
internal sealed record LooseVersion(string Name)
{
    public string? Created { get; set; }
    public string? Message { get; set; }
    public bool HasUser { get; set; }
    public string? UserName { get; set; }
    public string? UserAddress { get; set; }
    public List<DigestPaths> State { get; } = [];
}
