namespace Korme.Archive.Ocfl;

/// <summary>An object as it was found: what is wrong with its structure, and which files of content it has, not read yet.</summary>
/// <param name="Folder">The object's own.</param>
/// <param name="Id">Null: its inventory can't be read.</param>
/// <param name="Specification">Of the object's declaration: <c>1.1</c>; null: none.</param>
/// <param name="Head">The newest version: <c>v3</c>.</param>
/// <param name="InventoryBytes">The root inventory's, read once; null: there is none that can be read.</param>
/// <param name="Files">In the order of their paths.</param>
/// <param name="Problems">Everything but the bytes of content.</param>
public sealed record ExaminedObject(
    string Folder, string? Id, string? Specification, string? Head, byte[]? InventoryBytes, IReadOnlyList<ContentFile> Files, IReadOnlyList<OcflProblem> Problems)
{
    /// <summary>Bytes of inventories, sidecars and declarations that were read.</summary>
    public long BytesRead { get; init; }

    /// <summary>How many files beside the content the object has.</summary>
    public int OtherFiles { get; init; }
}

/// <summary>A file of content that is there and that an inventory knows.</summary>
/// <param name="ContentPath">In the object, with <c>/</c>.</param>
/// <param name="Path">On this machine.</param>
/// <param name="Claims">What its bytes must be, at least one.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Modified">When it was last written, UTC.</param>
public sealed record ContentFile(string ContentPath, string Path, IReadOnlyList<DigestClaim> Claims, long Bytes, DateTime Modified);

/// <summary>A digest that an inventory states for a file, and the code of its being another one: E092 of a manifest, E093 of a fixity block.</summary>
public sealed record DigestClaim(string Algorithm, string Digest, string Code);
