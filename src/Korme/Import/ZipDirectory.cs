using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>The end record of a ZIP (APPNOTE 6.3.10 §4.3.14 to §4.3.16), read before anything is allocated for its
/// entries.</summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22;
    private const int LocatorBytes = 20;
    private const int MaxCommentBytes = ushort.MaxValue;

    /// <summary>How many entries the ZIP says it has.</summary>
    /// <exception cref="InvalidDataException">There is no end record: cut off, or not a ZIP.</exception>
    public static ulong CountEntries(Stream zip)
    {
        var tail = new byte[Math.Min(zip.Length, EndBytes + MaxCommentBytes + LocatorBytes)];
        zip.Seek(-tail.Length, SeekOrigin.End);
        zip.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndBytes > tail.Length)
            throw new InvalidDataException("The ZIP has no directory: it is cut off or damaged.");
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        if (count != ushort.MaxValue || end < LocatorBytes) return count;

        var locator = tail.AsSpan(end - LocatorBytes, LocatorBytes);
        if (!locator.StartsWith("PK\u0006\u0007"u8)) return count;
        var offset = BinaryPrimitives.ReadUInt64LittleEndian(locator[8..]);
        if (offset > (ulong)zip.Length - 56) throw new InvalidDataException("The ZIP's directory lies outside the file.");
        Span<byte> end64 = stackalloc byte[56];
        zip.Position = (long)offset;
        zip.ReadExactly(end64);
        return BinaryPrimitives.ReadUInt64LittleEndian(end64[32..]);
    }
}
