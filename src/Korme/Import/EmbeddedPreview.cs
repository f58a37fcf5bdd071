using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>The largest JPEG a camera put into its RAW file, as a range of the file; it shows the work.</summary>
/// <param name="Offset">Of the first byte, FF D8, in the file.</param>
/// <param name="Length">In bytes; inside the file.</param>
/// <param name="WidthPixels">As stored, before orientation.</param>
/// <param name="HeightPixels">As stored, before orientation.</param>
public sealed record EmbeddedPreview(long Offset, long Length, int WidthPixels, int HeightPixels)
{
    private const int MaxBytes = 256 << 20;

    /// <summary>Finds it by the structures of the format; where those are private to the maker, by looking for JPEG in the
    /// bytes.</summary>
    /// <param name="rawPath">The RAW file.</param>
    /// <param name="mediaType">As <see cref="FileKinds"/> found it.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static EmbeddedPreview? Extract(string rawPath, string mediaType)
    {
        using var stream = SharedFile.Open(rawPath, 8 * 1024);
        return Extract(stream, mediaType);
    }

    /// <summary>The same from a seekable stream, which is not disposed.</summary>
    public static EmbeddedPreview? Extract(Stream raw, string mediaType)
    {
        if (mediaType == "image/x-fuji-raf") return OfRaf(raw);
        if (mediaType == "image/x-canon-cr3") return Largest(raw, Cr3Blocks.Pictures(raw));
        return (TiffFile.Open(raw) is { } tiff ? Largest(raw, Ranges(tiff)) : null) ?? Largest(raw, FindJpegs.In(raw));
    }

    /// <summary>Copies the JPEG out of the RAW file.</summary>
    /// <exception cref="EndOfStreamException">The file is shorter than it was.</exception>
    public async Task CopyTo(string rawPath, Stream target, CancellationToken cancel)
    {
        await using var stream = SharedFile.Open(rawPath, 4 * 1024);
        stream.Position = Offset;
        var buffer = new byte[128 << 10];
        for (var left = Length; left > 0;)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(left, buffer.Length));
            await stream.ReadExactlyAsync(part, cancel);
            await target.WriteAsync(part, cancel);
            left -= part.Length;
        }
    }

    /// <summary>Fujifilm's header says where the JPEG lies: 32-bit big-endian offset and length at byte 84.</summary>
    internal static EmbeddedPreview? OfRaf(Stream raw)
    {
        Span<byte> head = stackalloc byte[92];
        if (!TiffFile.ReadAt(raw, 0, head)) return null;
        var (offset, length) = (BinaryPrimitives.ReadUInt32BigEndian(head[84..]), BinaryPrimitives.ReadUInt32BigEndian(head[88..]));
        return Largest(raw, [(offset, length)]);
    }

    /// <summary>The ranges that directories call a JPEG, unchecked: by tags of their own, as one strip, or in Panasonic's
    /// tag.</summary>
    internal static IEnumerable<(long Offset, long Length)> Ranges(TiffFile tiff)
    {
        foreach (var directory in tiff.Directories)
        {
            long? One(ushort tag) =>
                directory.Entries.TryGetValue(tag, out var entry) && tiff.Integers(entry, 1) is [var value] ? value : null;
            if (One(0x0201) is { } offset && One(0x0202) is { } length) yield return (offset, length);
            // Old (6) and new (7) JPEG compression; sensor data has it too, but as lossless JPEG, which Frame refuses.
            if (One(0x0103) is 6 or 7 && One(0x0111) is { } strip && One(0x0117) is { } bytes) yield return (strip, bytes);
            if (directory.Entries.TryGetValue(0x002E, out var panasonic) && panasonic.Type == 7)
                yield return (panasonic.ValueOffset, panasonic.Count);
        }
    }

    private static EmbeddedPreview? Largest(Stream raw, IEnumerable<(long Offset, long Length)> ranges)
    {
        EmbeddedPreview? largest = null;
        foreach (var (offset, length) in ranges)
        {
            if (length is < 100 or > MaxBytes || offset <= 0 || offset > raw.Length - length
                || Frame(raw, offset) is not { } size) continue;
            if (largest is null || (long)size.Width * size.Height > (long)largest.WidthPixels * largest.HeightPixels)
                largest = new(offset, length, size.Width, size.Height);
        }
        return largest;
    }

    private static (int Width, int Height)? Frame(Stream raw, long start)
    {
        Span<byte> frame = stackalloc byte[5];
        foreach (var (marker, offset, length) in JpegBlocks.Segments(raw, start))
        {
            if (!JpegBlocks.IsFrame(marker)) continue;
            if (marker > 0xC2 || length < 5 || !TiffFile.ReadAt(raw, offset, frame) || frame[0] != 8) return null;
            var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(frame[1..]),
                BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));
            return width > 0 && height > 0 ? (width, height) : null;
        }
        return null;
    }
}
