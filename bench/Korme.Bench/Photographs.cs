using Korme.Imaging;

namespace Korme.Bench;

/// <summary>N camera-like JPEG files of 24 megapixels: one picture, told apart by a comment segment.</summary>
internal static class Photographs
{
    private const int Width = 6000, Height = 4000;

    /// <summary>Writes the files into a folder that is empty or has them already.</summary>
    public static string[] Make(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        var one = Path.Combine(folder, "..", "one.jpg");
        if (!File.Exists(one)) JpegFile.Write(one, Draw(Width, Height), Width, Height, 92);
        var jpeg = File.ReadAllBytes(one);
        var files = new string[count];
        for (var index = 0; index < count; index++)
        {
            files[index] = Path.Combine(folder, $"DSC_{index:0000}.jpg");
            if (File.Exists(files[index])) continue;
            using var file = File.Create(files[index]);
            file.Write(jpeg, 0, 2);
            file.Write([0xFF, 0xFE, 0, 6, .. BitConverter.GetBytes(index)]); // COM: ITU-T T.81 §B.2.4.5
            file.Write(jpeg, 2, jpeg.Length - 2);
        }
        return files;
    }

    /// <summary>Smooth shapes with grain: compresses to about 8 MB, as a camera's JPEG of this size does.</summary>
    public static byte[] Draw(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        Parallel.For(0, height, y =>
        {
            var state = (uint)(y * 2654435761u + 1);
            for (var x = 0; x < width; x++)
            {
                state ^= state << 13; state ^= state >> 17; state ^= state << 5;
                var grain = (int)(state & 15) - 8;
                var wave = Math.Sin(x / 37.0) * Math.Cos(y / 53.0) + Math.Sin((x + y) / 211.0);
                var at = (y * width + x) * 3;
                pixels[at] = Level(128 + 60 * wave + grain);
                pixels[at + 1] = Level(110 + 50 * Math.Sin(wave * 3) + grain);
                pixels[at + 2] = Level(90 + 40 * Math.Cos(wave * 2 + x / 900.0) + grain);
            }
        });
        return pixels;

        static byte Level(double value) => (byte)Math.Clamp(value, 0, 255);
    }
}
