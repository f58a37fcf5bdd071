namespace Korme.Import;

/// <summary>Metadata of Canon's CR3: four TIFF structures in a <c>uuid</c> box of <c>moov</c> (format described by L. Reeuwijk,
/// canon_cr3).</summary>
internal static class Cr3Blocks
{
    private static readonly byte[] CanonId = Convert.FromHexString("85C0B687820F11E08111F4CE462B6A48");
    private static readonly byte[] XmpId = Convert.FromHexString("BE7ACFCB97A942E89C71999491E3AFAC");
    private static readonly byte[] PreviewId = Convert.FromHexString("EAF42B5E1C984B88B9FBB7DC406E4D16");

    public static MetadataBlocks Find(Stream stream)
    {
        var exif = new List<byte[]>();
        byte[]? gps = null;
        if (BmffBox.Find(stream, 0, stream.Length, "moov") is { } moov
            && Uuid(stream, moov.Offset, moov.End, CanonId) is { } canon)
            foreach (var box in BmffBox.Read(stream, canon.Offset, canon.End))
            {
                if (box.Type is "CMT1" or "CMT2" && box.Contents(stream) is { } block) exif.Add(block);
                else if (box.Type == "CMT4") gps = box.Contents(stream);
            }
        return new() { Exif = exif, Gps = gps, Xmp = Uuid(stream, 0, stream.Length, XmpId)?.Contents(stream) };
    }

    /// <summary>The ranges that may hold a JPEG, unchecked: the preview of 1,620 px, and the first sample of every
    /// track.</summary>
    public static IEnumerable<(long Offset, long Length)> Pictures(Stream stream)
    {
        // Eight bytes of unknown meaning come before the preview's box; its header is 16 bytes, the last four the JPEG's length.
        if (Uuid(stream, 0, stream.Length, PreviewId) is { } uuid
            && BmffBox.Find(stream, uuid.Offset + 8, uuid.End, "PRVW") is { } preview)
            yield return (preview.Offset + 16, Math.Min(U32(stream, preview.Offset + 12), preview.Length - 16));
        if (BmffBox.Find(stream, 0, stream.Length, "moov") is not { } moov) yield break;
        foreach (var track in BmffBox.Read(stream, moov.Offset, moov.End).Where(box => box.Type == "trak"))
        {
            BmffBox? table = track;
            foreach (var type in (string[])["mdia", "minf", "stbl"])
                table = table is { } outer ? BmffBox.Find(stream, outer.Offset, outer.End, type) : null;
            if (table is not { } samples || BmffBox.Find(stream, samples.Offset, samples.End, "stsz") is not { } sizes
                || BmffBox.Find(stream, samples.Offset, samples.End, "co64") is not { } offsets) continue;
            var length = U32(stream, sizes.Offset + 4) is var fixedSize and not 0 ? fixedSize : U32(stream, sizes.Offset + 12);
            yield return ((U32(stream, offsets.Offset + 8) << 32) | U32(stream, offsets.Offset + 12), length);
        }
    }

    /// <summary>The JPEG of 160 × 120 px, or null.</summary>
    public static byte[]? Thumbnail(Stream stream)
    {
        if (BmffBox.Find(stream, 0, stream.Length, "moov") is not { } moov
            || Uuid(stream, moov.Offset, moov.End, CanonId) is not { } canon
            || BmffBox.Find(stream, canon.Offset, canon.End, "THMB") is not { Length: > 16 } box) return null;
        return box.Contents(stream, 256 << 10)?[16..];
    }

    private static long U32(Stream stream, long offset)
    {
        Span<byte> bytes = stackalloc byte[4];
        return TiffFile.ReadAt(stream, offset, bytes) ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;
    }

    /// <summary>A <c>uuid</c> box by its id; the contents after the id.</summary>
    private static BmffBox? Uuid(Stream stream, long start, long end, byte[] id)
    {
        var found = new byte[16];
        foreach (var box in BmffBox.Read(stream, start, end))
            if (box.Type == "uuid" && box.Length >= 16 && TiffFile.ReadAt(stream, box.Offset, found)
                && found.AsSpan().SequenceEqual(id))
                return new("uuid", box.Offset + 16, box.Length - 16);
        return null;
    }
}
