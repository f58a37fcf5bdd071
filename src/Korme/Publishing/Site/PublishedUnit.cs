using System.Security.Cryptography;

namespace Korme.Publishing.Site;

/// <summary>A file of a published folder: its bytes, or where they lie meanwhile.</summary>
internal sealed class PublishedFile
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly LentBytes? lent;
    private readonly string? source;

    /// <param name="path">Below the folder, with <c>/</c>.</param>
    /// <param name="bytes">All of it.</param>
    public PublishedFile(string path, ReadOnlyMemory<byte> bytes)
    {
        (Path, this.bytes, Length) = (path, bytes, bytes.Length);
        Sha512 = Convert.ToHexStringLower(SHA512.HashData(bytes.Span));
    }

    /// <param name="path">Below the folder, with <c>/</c>.</param>
    /// <param name="lent">All of it; <see cref="Forget"/> gives it back.</param>
    public PublishedFile(string path, LentBytes lent) : this(path, lent.Bytes) => this.lent = lent;

    /// <param name="path">Below the folder, with <c>/</c>.</param>
    /// <param name="source">A file of the run's own, for what doesn't belong into memory; <see cref="Forget"/> deletes it.</param>
    public PublishedFile(string path, string source)
    {
        (Path, this.source) = (path, source);
        using var stream = File.OpenRead(source);
        (Length, Sha512) = (stream.Length, Convert.ToHexStringLower(SHA512.HashData(stream)));
    }

    /// <summary>Below the folder, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>Lower-case hexadecimal, as <c>sha512sum</c> writes it.</summary>
    public string Sha512 { get; }

    /// <summary>Writes it to a new file.</summary>
    public void WriteTo(string path)
    {
        if (source is null) File.WriteAllBytes(path, bytes.Span);
        else File.Copy(source, path, overwrite: true);
    }

    /// <summary>Writes it into a stream.</summary>
    public void WriteTo(Stream stream)
    {
        if (source is null)
        {
            stream.Write(bytes.Span);
            return;
        }
        using var file = File.OpenRead(source);
        file.CopyTo(stream);
    }

    /// <summary>It is where it belongs.</summary>
    public void Forget()
    {
        lent?.Dispose();
        if (source is not null) File.Delete(source);
    }
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
