using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>The EXIF and XMP items of a HEIC or AVIF (ISO/IEC 23008-12 §6, items as in ISO/IEC 14496-12 §8.11).</summary>
internal static class HeifBlocks
{
    public static MetadataBlocks Find(Stream stream)
    {
        if (BmffBox.Find(stream, 0, stream.Length, "meta") is not { } meta) return new();
        var boxes = BmffBox.Read(stream, meta.Offset + 4, meta.End).ToList();
        BmffBox? Of(string type) => boxes.FirstOrDefault(box => box.Type == type) is { Type: not null } box ? box : null;
        var items = Of("iinf") is { } iinf ? Items(stream, iinf) : [];
        var places = Of("iloc")?.Contents(stream) is { } iloc ? HeifLocations.Read(iloc) : new Dictionary<uint, HeifLocation>();
        byte[]? Data(string kind) =>
            items.Where(item => item.Kind == kind).Select(item => Read(stream, places, item.Id, Of("idat"))).FirstOrDefault();

        var exif = Data("Exif");
        // The item begins with how many bytes lie between its length field and the TIFF header (23008-12 §A.2.1).
        var skip = exif is { Length: > 12 } ? 4 + (long)BinaryPrimitives.ReadUInt32BigEndian(exif) : long.MaxValue;
        var size = Of("iprp") is { } properties ? SizeOf(stream, properties) : null;
        return new()
        {
            Exif = exif is not null && skip < exif.Length - 8 ? [exif[(int)skip..]] : [],
            Xmp = Data("xmp"),
            WidthPixels = size?.Width,
            HeightPixels = size?.Height,
        };
    }

    private static List<(uint Id, string Kind)> Items(Stream stream, BmffBox iinf)
    {
        var found = new List<(uint, string)>();
        var version = new byte[1];
        if (!TiffFile.ReadAt(stream, iinf.Offset, version)) return found;
        foreach (var entry in BmffBox.Read(stream, iinf.Offset + (version[0] == 0 ? 6 : 8), iinf.End))
        {
            if (entry.Type != "infe" || entry.Contents(stream, 4096) is not { Length: >= 12 } infe || infe[0] is not (2 or 3))
                continue;
            var isLong = infe[0] == 3;
            if (infe.Length < (isLong ? 14 : 12)) continue;
            var id = isLong ? BinaryPrimitives.ReadUInt32BigEndian(infe.AsSpan(4))
                : BinaryPrimitives.ReadUInt16BigEndian(infe.AsSpan(4));
            var rest = infe.AsSpan(isLong ? 10 : 8);
            if (rest.StartsWith("Exif"u8)) found.Add((id, "Exif"));
            else if (rest.StartsWith("mime"u8) && rest.IndexOf("application/rdf+xml"u8) >= 0) found.Add((id, "xmp"));
        }
        return found;
    }

    private static byte[]? Read(Stream stream, Dictionary<uint, HeifLocation> places, uint id, BmffBox? idat)
    {
        if (!places.TryGetValue(id, out var place) || place.Length is 0 or > MetadataBlocks.MaxBlockBytes) return null;
        if (place.IsInIdat && (idat is not { } box || place.Offset + place.Length > box.Length)) return null;
        var bytes = new byte[place.Length];
        return TiffFile.ReadAt(stream, place.Offset + (place.IsInIdat ? idat!.Value.Offset : 0), bytes) ? bytes : null;
    }

    // Tiles of a grid have the small sizes; the picture as a whole the largest.
    private static (int Width, int Height)? SizeOf(Stream stream, BmffBox properties)
    {
        (int Width, int Height)? largest = null;
        if (BmffBox.Find(stream, properties.Offset, properties.End, "ipco") is not { } container) return null;
        foreach (var box in BmffBox.Read(stream, container.Offset, container.End))
        {
            if (box.Type != "ispe" || box.Contents(stream, 64) is not { Length: >= 12 } ispe) continue;
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(ispe.AsSpan(4)),
                BinaryPrimitives.ReadInt32BigEndian(ispe.AsSpan(8)));
            if (width > 0 && height > 0 && (largest is not { } known || (long)width * height > (long)known.Width * known.Height))
                largest = (width, height);
        }
        return largest;
    }
}
