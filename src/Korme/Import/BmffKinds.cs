namespace Korme.Import;

/// <summary>Kinds of the ISO base media family, told apart by the brands in their <c>ftyp</c> box (ISO/IEC 14496-12
/// §4.3).</summary>
internal static class BmffKinds
{
    /// <summary>The kind by the major brand, then by the compatible ones; a video when none is known.</summary>
    /// <param name="head">At least 12 bytes, of which 4 to 7 are <c>ftyp</c>.</param>
    public static FileKind Detect(ReadOnlySpan<byte> head)
    {
        if (Known(head[8..12]) is { } major) return major;
        var boxBytes = Math.Min((long)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head), head.Length);
        for (var offset = 16; offset + 4 <= boxBytes; offset += 4)
            if (Known(head[offset..(offset + 4)]) is { } compatible) return compatible;
        return new("video/mp4", FileGroup.Video);
    }

    private static FileKind? Known(ReadOnlySpan<byte> brand) => System.Text.Encoding.Latin1.GetString(brand) switch
    {
        "avif" or "avis" => new("image/avif", FileGroup.Picture),
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => new("image/heic", FileGroup.Picture),
        "crx " => new("image/x-canon-cr3", FileGroup.Raw),
        "M4A " or "M4B " or "M4P " or "F4A " => new("audio/mp4", FileGroup.Sound),
        "qt  " => new("video/quicktime", FileGroup.Video),
        "3gp4" or "3gp5" or "3gp6" or "3g2a" => new("video/3gpp", FileGroup.Video),
        "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "dash" =>
            new("video/mp4", FileGroup.Video),
        "jxl " => new("image/jxl", FileGroup.Unknown, "a JPEG XL picture, which Korme can't show; save it as JPEG, PNG or TIFF"),
        // mif1 and msf1 only say "a picture of this family": the codec is among the compatible brands.
        _ => null,
    };
}
