using Korme.Imaging.Native;

namespace Korme.Imaging;

/// <summary>Writes baseline JPEG files of sRGB pixels, without any metadata.</summary>
public static unsafe class JpegFile
{
    /// <summary>Encodes pixels to a file, replacing one that is there.</summary>
    /// <param name="path">Where to; its folder must exist.</param>
    /// <param name="rgb">height × width × 3, RGB, 8 bit, row by row.</param>
    /// <param name="widthPixels">1 to 65,500.</param>
    /// <param name="heightPixels">1 to 65,500.</param>
    /// <param name="quality">1 to 100; below 90 the colours are stored at half the resolution.</param>
    /// <exception cref="ArgumentException"><paramref name="rgb"/> has another length than the size asks for.</exception>
    /// <exception cref="IOException">The file could not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> rgb, int widthPixels, int heightPixels, int quality = 90)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        Write(file, rgb, widthPixels, heightPixels, quality);
    }

    /// <summary>Encodes pixels to a stream; see <see cref="Write(string,ReadOnlySpan{byte},int,int,int)"/>.</summary>
    public static void Write(Stream target, ReadOnlySpan<byte> rgb, int widthPixels, int heightPixels, int quality = 90)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(widthPixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(heightPixels);
        if (rgb.Length != 3L * widthPixels * heightPixels)
            throw new ArgumentException($"{widthPixels} × {heightPixels} RGB needs {3L * widthPixels * heightPixels} bytes", nameof(rgb));
        Vips.Start();
        fixed (byte* first = rgb)
        {
            var memory = LibVips.vips_image_new_from_memory(first, (nuint)rgb.Length, widthPixels, heightPixels, 3, 0);
            if (memory == 0) throw VipsException.FromBuffer("new_from_memory");
            using var pixels = new ImageHandle(memory);
            using var image = Operation.Image("copy", ("in", pixels), ("interpretation", "srgb"));
            Saving.Jpeg(image, target, quality, CancellationToken.None);
        }
    }
}
