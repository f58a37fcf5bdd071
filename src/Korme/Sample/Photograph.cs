using Korme.Imaging;
using Korme.Sample.Drawing;

namespace Korme.Sample;

/// <summary>A finished picture as a camera stores it: turned, encoded, with a thumbnail and its notes.</summary>
internal static class Photograph
{
    private const int ThumbnailQuality = 80;

    public static byte[] Encode(Shot shot, Bitmap bitmap)
    {
        var stored = shot.Orientation switch
        {
            6 => bitmap.Turned(clockwise: false),
            8 => bitmap.Turned(clockwise: true),
            _ => bitmap,
        };
        return ExifWriter.Insert(Jpeg(stored, shot.Quality), shot, stored.WidthPixels, stored.HeightPixels,
            Jpeg(stored.Smaller(160, 120), ThumbnailQuality));
    }

    private static byte[] Jpeg(Bitmap bitmap, int quality)
    {
        using var stream = new MemoryStream();
        JpegFile.Write(stream, bitmap.Rgb, bitmap.WidthPixels, bitmap.HeightPixels, quality);
        return stream.ToArray();
    }
}
