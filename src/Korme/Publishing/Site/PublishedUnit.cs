using System.Security.Cryptography;

namespace Korme.Publishing.Site;

/// <summary>A file of a published folder.</summary>
/// <param name="Path">Below the folder, with <c>/</c>.</param>
/// <param name="Bytes">All of it.</param>
internal sealed record PublishedFile(string Path, byte[] Bytes)
{
    /// <summary>Lower-case hexadecimal, as <c>sha512sum</c> writes it.</summary>
    public string Sha512 { get; } = Convert.ToHexStringLower(SHA512.HashData(Bytes));
}

/// <summary>Files that are made together, and made anew only when what they are made of has changed.</summary>
/// <param name="Key">The folder of a picture's files (<c>iiif/image/3/…</c>), or a name such as <c>work …</c>.</param>
/// <param name="Fingerprint">Of everything the files follow from.</param>
/// <param name="Files">The files.</param>
/// <param name="Needs">Addresses beyond these files that the pages refer to: styles, scripts.</param>
internal sealed record PublishedUnit(string Key, string Fingerprint, IReadOnlyList<PublishedFile> Files, IReadOnlyCollection<string> Needs)
{
    /// <summary>Where pictures' files lie.</summary>
    public const string PictureRoot = "iiif/image/3/";

    /// <summary>A picture's hundreds of files appear and vanish with their folder, in one step.</summary>
    public bool IsFolder => Key.StartsWith(PictureRoot, StringComparison.Ordinal);
}
