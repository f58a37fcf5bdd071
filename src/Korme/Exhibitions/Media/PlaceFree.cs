using Korme.Import;

namespace Korme.Exhibitions.Media;

/// <summary>A box of a file whose contents visitors get as zeros, and its type, four bytes at <paramref name="TypeOffset"/>, as <c>free</c>.</summary>
public readonly record struct HiddenBytes(long Offset, long Length, long TypeOffset);

/// <summary>Finds where a video says where it was taken: a telephone writes its coordinates into every film.</summary>
/// <remarks>
/// MP4 and QuickTime keep what they know beside the film in boxes <c>udta</c>, <c>meta</c> and <c>uuid</c>. Their contents are sent as
/// zeros under the type <c>free</c>, which players pass over (ISO/IEC 14496-12 §8.1.2); no other byte moves, so ranges stay
/// true. A track of telemetry (GoPro's <c>gpmd</c>, Google's <c>camm</c>) lies within the film itself: such a file is not played in public.
/// </remarks>
public static class PlaceFree
{
    private static readonly string[] Told = ["udta", "meta", "uuid"];
    private static readonly string[] Containers = ["moov", "trak", "mdia", "minf", "moof", "traf"];

    /// <summary>What to hide, in order; null: the file tells its places in a way that can't be hidden.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="mediaType">As the archive has it; other containers than MP4 and QuickTime have nothing to hide here.</param>
    public static IReadOnlyList<HiddenBytes>? Find(Stream stream, string mediaType)
    {
        if (mediaType is not ("audio/mp4" or "video/mp4" or "video/quicktime" or "video/x-m4v")) return [];
        var hidden = new List<HiddenBytes>();
        return Look(stream, 0, stream.Length, hidden, 0) ? hidden : null;
    }

    private static bool Look(Stream stream, long start, long end, List<HiddenBytes> hidden, int depth)
    {
        if (depth > 6) return true;
        foreach (var box in BmffBox.Read(stream, start, end))
        {
            if (Told.Contains(box.Type)) hidden.Add(new(box.Offset, box.Length, TypeOf(stream, box)));
            else if (Containers.Contains(box.Type) && !Look(stream, box.Offset, box.End, hidden, depth + 1)) return false;
            else if (box.Type == "stbl" && IsTelemetry(stream, box)) return false;
        }
        return true;
    }

    /// <summary>Right before the contents, or, where the length has 64 bits, before that.</summary>
    private static long TypeOf(Stream stream, BmffBox box)
    {
        var near = new byte[4];
        return TiffFile.ReadAt(stream, box.Offset - 4, near) && System.Text.Encoding.Latin1.GetString(near) == box.Type ? box.Offset - 4 : box.Offset - 12;
    }

    private static bool IsTelemetry(Stream stream, BmffBox table)
    {
        if (BmffBox.Find(stream, table.Offset, table.End, "stsd") is not { } described || described.Contents(stream, 1 << 16) is not { Length: >= 16 } entry) return false;
        var kind = System.Text.Encoding.ASCII.GetString(entry, 12, 4);
        // Apple's timed metadata (mebx) name their keys here: faces and orientation are harmless, a location is not.
        return kind is "gpmd" or "camm" || (kind == "mebx" && entry.AsSpan().IndexOf("location"u8) >= 0);
    }
}

/// <summary>A file with some stretches read as zeros. Owns what it reads from; reads from one thread.</summary>
public sealed class PlaceFreeStream(Stream file, IReadOnlyList<HiddenBytes> hidden) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => file.Position = value; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var at = file.Position;
        var count = file.Read(buffer);
        Hide(buffer[..count], at);
        return count;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var at = file.Position;
        var count = await file.ReadAsync(buffer, cancellationToken);
        Hide(buffer.Span[..count], at);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }

    private void Hide(Span<byte> read, long at)
    {
        foreach (var (offset, length, type) in hidden)
        {
            var (from, to) = (Math.Max(offset, at), Math.Min(offset + length, at + read.Length));
            if (from < to) read[(int)(from - at)..(int)(to - at)].Clear();
            for (var i = 0; i < 4; i++)
                if (type + i >= at && type + i < at + read.Length) read[(int)(type + i - at)] = "free"u8[i];
        }
    }
}
