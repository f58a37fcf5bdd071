namespace Korme.Import;

/// <summary>Tells a JPEG that has no EXIF of its own how the camera was held.</summary>
internal static class JpegOrientation
{
    /// <summary>An APP1 segment with one TIFF entry (tag 0112, SHORT) after SOI: EXIF 3.0 §4.7.2; little-endian.</summary>
    /// <param name="jpeg">The file.</param>
    /// <param name="orientation">1 to 8; 1 changes nothing.</param>
    public static byte[] Insert(byte[] jpeg, int orientation)
    {
        if (orientation is < 2 or > 8 || jpeg.AsSpan().IndexOf("Exif\0\0"u8) is >= 0 and < 64) return jpeg;
        byte[] segment =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
            .. "II*\0"u8, 8, 0, 0, 0,
            1, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
            0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }
}
