using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>The directories of a TIFF structure (TIFF 6.0 §2; EXIF 2.32 §4.6.3): a file, a RAW, or the EXIF block of a
/// picture.</summary>
/// <remarks>
/// Written for hostile input: no recursion (a chain of a million directories would end the process), every directory at most
/// once, few of them, every offset checked. MetadataExtractor, which reads the same, recurses and throws on such files.
/// </remarks>
internal sealed class TiffFile
{
    private const int MaxDirectories = 64;
    private const int MaxEntries = 1_000;
    private const int MaxValueBytes = 4 << 20;

    private static readonly (ushort Tag, TiffPart Part)[] Pointers =
        [(0x8769, TiffPart.Exif), (0x8825, TiffPart.Gps), (0x014A, TiffPart.Sub)];

    private readonly Stream stream;
    private readonly long start;
    private readonly bool isLittleEndian;

    private TiffFile(Stream stream, long start, bool isLittleEndian) =>
        (this.stream, this.start, this.isLittleEndian) = (stream, start, isLittleEndian);

    /// <summary>In the order found: the main chain, and after it what it points to.</summary>
    public IReadOnlyList<TiffDirectory> Directories { get; private set; } = [];

    /// <summary>Reads the directories, or null when there is no TIFF header at <paramref name="start"/>.</summary>
    /// <param name="stream">Seekable; not disposed.</param>
    /// <param name="start">Where the header lies; all offsets count from there.</param>
    public static TiffFile? Open(Stream stream, long start = 0)
    {
        Span<byte> head = stackalloc byte[8];
        if (!ReadAt(stream, start, head)) return null;
        var isLittle = head[0] == 'I' && head[1] == 'I';
        if (!isLittle && !(head[0] == 'M' && head[1] == 'M')) return null;
        // 42 is TIFF; 0x55 Panasonic; "RO", "RS", "OR" Olympus. 43 (BigTIFF) has other directories.
        var magic = isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(head[2..])
            : BinaryPrimitives.ReadUInt16BigEndian(head[2..]);
        if (magic is not (42 or 0x55 or 0x4F52 or 0x5352)) return null;
        var file = new TiffFile(stream, start, isLittle);
        file.Directories = file.Walk(file.U32(head[4..]));
        return file;
    }

    /// <summary>The directory that begins at an offset: a maker's, which nothing in the structure calls one. Null: there is none.</summary>
    public TiffDirectory? DirectoryAt(long offset) => Read(offset, TiffPart.Sub, out _);

    /// <summary>Another TIFF structure inside this one, its header at an offset; null: there is none.</summary>
    public TiffFile? Inside(long offset) => Open(stream, start + offset);

    /// <summary>The value as numbers; empty when it is no whole number, lies outside the file or is too long.</summary>
    public IReadOnlyList<long> Integers(TiffEntry entry, int maxCount = 1_024)
    {
        var size = entry.Type switch { 1 or 6 or 7 => 1, 3 or 8 => 2, 4 or 9 or 13 => 4, _ => 0 };
        if (size == 0 || entry.Count == 0 || entry.Count > maxCount) return [];
        var bytes = new byte[entry.Count * size];
        if (!ReadAt(stream, start + entry.ValueOffset, bytes)) return [];
        var values = new long[entry.Count];
        for (var index = 0; index < values.Length; index++)
        {
            var at = bytes.AsSpan(index * size);
            values[index] = entry.Type switch
            {
                1 or 7 => at[0],
                6 => (sbyte)at[0],
                3 => U16(at),
                8 => (short)U16(at),
                9 => (int)U32(at),
                _ => U32(at),
            };
        }
        return values;
    }

    /// <summary>The value as fractions, numbers being over 1; a fraction over 0 is NaN.</summary>
    public IReadOnlyList<double> Fractions(TiffEntry entry)
    {
        if (entry.Type is not (5 or 10)) return [.. Integers(entry, 16).Select(value => (double)value)];
        if (entry.Count is 0 or > 16) return [];
        var bytes = new byte[entry.Count * 8];
        if (!ReadAt(stream, start + entry.ValueOffset, bytes)) return [];
        var values = new double[entry.Count];
        for (var index = 0; index < values.Length; index++)
        {
            var (above, below) = (U32(bytes.AsSpan(index * 8)), U32(bytes.AsSpan(index * 8 + 4)));
            values[index] = below == 0 ? double.NaN : entry.Type == 5 ? above / (double)below : (int)above / (double)(int)below;
        }
        return values;
    }

    /// <summary>An ASCII value as people wrote it: UTF-8 or Windows-1251 too; cut at the first zero byte; null when there is
    /// none.</summary>
    public string? Text(TiffEntry entry)
    {
        if (entry.Type is not (1 or 2 or 7)) return null;
        var bytes = Bytes(entry, CleanText.MaxLength * 4);
        var end = Array.IndexOf(bytes, (byte)0);
        var text = DecodeText.FromBytes(end < 0 ? bytes : bytes.AsSpan(0, end), out _);
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The value's bytes, the first <paramref name="maxBytes"/> of them; empty when it lies outside the file.</summary>
    public byte[] Bytes(TiffEntry entry, int maxBytes = MaxValueBytes)
    {
        if (entry.Type is not (1 or 2 or 7)) return [];
        var bytes = new byte[Math.Min(entry.Count, maxBytes)];
        return ReadAt(stream, start + entry.ValueOffset, bytes) ? bytes : [];
    }

    internal static bool ReadAt(Stream stream, long offset, Span<byte> target)
    {
        if (offset < 0 || offset > stream.Length - target.Length) return false;
        stream.Position = offset;
        return stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false) == target.Length;
    }

    private List<TiffDirectory> Walk(uint first)
    {
        var found = new List<TiffDirectory>();
        var visited = new HashSet<long>();
        var waiting = new Queue<(long Offset, TiffPart Part)>([(first, TiffPart.Main)]);
        while (waiting.TryDequeue(out var next) && found.Count < MaxDirectories)
        {
            if (next.Offset == 0 || !visited.Add(next.Offset)) continue;
            if (Read(next.Offset, next.Part, out var follower) is not { } directory) continue;
            found.Add(directory);
            if (next.Part == TiffPart.Main && follower != 0) waiting.Enqueue((follower, TiffPart.Main));
            foreach (var (tag, part) in Pointers)
                if (directory.Entries.TryGetValue(tag, out var pointer))
                    foreach (var offset in Integers(pointer, 16)) waiting.Enqueue((offset, part));
        }
        return found;
    }

    private TiffDirectory? Read(long offset, TiffPart part, out uint follower)
    {
        follower = 0;
        Span<byte> count = stackalloc byte[2];
        if (!ReadAt(stream, start + offset, count)) return null;
        var entryCount = U16(count);
        if (entryCount is 0 or > MaxEntries) return null;
        // The last directory of a cut-off file: what is there counts.
        var bytes = new byte[Math.Min(entryCount * 12 + 4, Math.Max(0, stream.Length - start - offset - 2))];
        if (!ReadAt(stream, start + offset + 2, bytes)) return null;
        var entries = new Dictionary<ushort, TiffEntry>();
        for (var index = 0; index < entryCount && (index + 1) * 12 <= bytes.Length; index++)
        {
            var at = bytes.AsSpan(index * 12, 12);
            var (tag, type, values) = (U16(at), U16(at[2..]), U32(at[4..]));
            var isInline = (long)values * SizeOf(type) <= 4;
            entries.TryAdd(tag, new(type, values, isInline ? offset + 2 + index * 12 + 8 : U32(at[8..])));
        }
        if (bytes.Length >= entryCount * 12 + 4) follower = U32(bytes.AsSpan(entryCount * 12));
        return new(part, entries);
    }

    private static int SizeOf(ushort type) => type switch { 1 or 2 or 6 or 7 => 1, 3 or 8 => 2, 4 or 9 or 11 or 13 => 4, _ => 8 };

    private ushort U16(ReadOnlySpan<byte> bytes) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private uint U32(ReadOnlySpan<byte> bytes) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

/// <summary>How a directory is reached: the main chain, or a pointer to EXIF, GPS or a sub-picture.</summary>
internal enum TiffPart { Main, Exif, Gps, Sub }

/// <summary>One directory: its entries by tag.</summary>
internal sealed record TiffDirectory(TiffPart Part, IReadOnlyDictionary<ushort, TiffEntry> Entries);

/// <summary>One entry. <paramref name="ValueOffset"/> is where the value's bytes start, from the TIFF's header on.</summary>
internal readonly record struct TiffEntry(ushort Type, uint Count, long ValueOffset);
