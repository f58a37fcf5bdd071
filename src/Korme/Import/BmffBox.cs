using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>A box of an ISO base media file (ISO/IEC 14496-12 §4.2). <paramref name="Offset"/> is where its contents
/// start.</summary>
internal readonly record struct BmffBox(string Type, long Offset, long Length)
{
    private const int MaxBoxes = 10_000;

    public long End => Offset + Length;

    /// <summary>The boxes between two offsets, in order; stops at the first that leaves them.</summary>
    public static IEnumerable<BmffBox> Read(Stream stream, long start, long end)
    {
        var head = new byte[16];
        for (var count = 0; count < MaxBoxes && start + 8 <= end && TiffFile.ReadAt(stream, start, head.AsSpan(0, 8)); count++)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = System.Text.Encoding.Latin1.GetString(head, 4, 4);
            var headBytes = 8;
            if (size == 1)
            {
                if (!TiffFile.ReadAt(stream, start, head)) yield break;
                size = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8));
                headBytes = 16;
            }
            else if (size == 0) size = end - start;
            if (size < headBytes || size > end - start) yield break;
            yield return new(type, start + headBytes, size - headBytes);
            start += size;
        }
    }

    /// <summary>The first box of a type between two offsets.</summary>
    public static BmffBox? Find(Stream stream, long start, long end, string type)
    {
        foreach (var box in Read(stream, start, end))
            if (box.Type == type) return box;
        return null;
    }

    /// <summary>The contents, or null when they are longer than <paramref name="maxBytes"/> or cut off.</summary>
    public byte[]? Contents(Stream stream, int maxBytes = MetadataBlocks.MaxBlockBytes)
    {
        if (Length > maxBytes) return null;
        var bytes = new byte[Length];
        return TiffFile.ReadAt(stream, Offset, bytes) ? bytes : null;
    }
}
