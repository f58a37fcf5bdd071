using System.Buffers.Binary;
using System.Text;

namespace Korme.Tests.Import;

/// <summary>Pictures as far as a reader of headers is concerned: real structure, a few bytes of scan.</summary>
internal static class PictureBytes
{
    public static byte[] Jpeg(byte[]? exif = null, string? xmp = null, byte[]? iptc = null, int width = 64, int height = 48,
        byte frame = 0xC0, byte[]? comment = null)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        if (exif is not null) Segment(file, 0xE1, [.. "Exif\0\0"u8, .. exif]);
        if (xmp is not null) Segment(file, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(xmp)]);
        if (iptc is not null)
            Segment(file, 0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, .. Big32(iptc.Length), .. iptc,
                .. new byte[iptc.Length % 2]]);
        if (comment is not null) Segment(file, 0xFE, comment);
        Segment(file, 0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]);
        Segment(file, frame, [8, .. Big16(height), .. Big16(width), 1, 1, 0x11, 0]);
        Segment(file, 0xC4, [0, 1, .. new byte[15], 0]);
        Segment(file, 0xDA, [1, 1, 0, 0, 63, 0]);
        file.Write([0x12, 0x34, 0xFF, 0x00, 0x56, 0xFF, 0xD0, 0x78, 0xFF, 0xD9]);
        return file.ToArray();
    }

    public static string Xmp(string attributes = "", string elements = "") => $"""
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
          xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:cc="http://creativecommons.org/ns#"
          xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" {attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>
        """;

    public static byte[] Iptc(params (byte Dataset, byte[] Value)[] datasets) =>
        [.. datasets.SelectMany(each => (byte[])[0x1C, 2, each.Dataset, .. Big16(each.Value.Length), .. each.Value])];

    /// <summary>A day in Almaty as a camera writes it.</summary>
    public static byte[] Exif(Action<TiffBytesDirectory>? main = null, Action<TiffBytesDirectory>? photo = null,
        Action<TiffBytesDirectory>? gps = null,
        byte[]? thumbnail = null, bool isLittleEndian = true)
    {
        using var tiff = new TiffBytes(isLittleEndian);
        var (first, exif, place) = (tiff.Add(), new TiffBytesDirectory(), new TiffBytesDirectory());
        main?.Invoke(first);
        photo?.Invoke(exif);
        gps?.Invoke(place);
        if (exif.Entries.Count > 0) first.Below(0x8769, exif);
        if (place.Entries.Count > 0) first.Below(0x8825, place);
        if (first.Entries.Count == 0) first.Short(0x0112, 1);
        if (thumbnail is not null) tiff.Add().At(0x0201, thumbnail).Long(0x0202, (uint)thumbnail.Length);
        return tiff.ToArray();
    }

    public static byte[] Png(byte[] exif, string xmp) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [.. Big32(640), .. Big32(480), 8, 2, 0, 0, 0]), .. Chunk("eXIf", exif),
        .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0"u8, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(xmp)]), .. Chunk("IEND", []),
    ];

    public static byte[] Webp(byte[] exif, string xmp)
    {
        byte[] chunks = [.. Riff("VP8X", [0x0C, 0, 0, 0, 0x7F, 2, 0, 0xDF, 1, 0]), .. Riff("EXIF", exif),
            .. Riff("XMP ", Encoding.UTF8.GetBytes(xmp))];
        return [.. "RIFF"u8, .. Little32(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    /// <summary>A HEIC whose EXIF and XMP are items in <c>mdat</c>.</summary>
    public static byte[] Heic(byte[] exif, string xmp)
    {
        byte[] ftyp = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        byte[] exifItem = [0, 0, 0, 0, .. exif], xmpItem = Encoding.UTF8.GetBytes(xmp);
        byte[] Meta(int start) => Box("meta", [
            0, 0, 0, 0,
            .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "Exif"u8, 0]),
                .. Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "mime"u8, 0, .. "application/rdf+xml"u8, 0])]),
            .. Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 2, 0, 1, 0, 0, 0, 1, .. Big32(start), .. Big32(exifItem.Length),
                0, 2, 0, 0, 0, 1, .. Big32(start + exifItem.Length), .. Big32(xmpItem.Length)]),
            .. Box("iprp", Box("ipco",
                [.. Box("ispe", [0, 0, 0, 0, .. Big32(512), .. Big32(512)]),
                .. Box("ispe", [0, 0, 0, 0, .. Big32(4032), .. Big32(3024)])])),
        ]);
        var dataStart = ftyp.Length + Meta(0).Length + 8;
        return [.. ftyp, .. Meta(dataStart), .. Box("mdat", [.. exifItem, .. xmpItem])];
    }

    public static byte[] Box(string type, byte[] contents) =>
        [.. Big32(contents.Length + 8), .. Encoding.Latin1.GetBytes(type), .. contents];

    public static byte[] Big32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Little32(int value) => [.. Big32(value).Reverse()];

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Chunk(string type, byte[] data) =>
        [.. Big32(data.Length), .. Encoding.Latin1.GetBytes(type), .. data, 0, 0, 0, 0];

    private static byte[] Riff(string type, byte[] data) =>
        [.. Encoding.Latin1.GetBytes(type), .. Little32(data.Length), .. data, .. new byte[data.Length % 2]];

    private static void Segment(MemoryStream file, byte marker, byte[] payload) =>
        file.Write([0xFF, marker, .. Big16(payload.Length + 2), .. payload]);
}
