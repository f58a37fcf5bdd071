using Korme.Imaging;

namespace Korme.Tests.Cli;

/// <summary>Pictures drawn for a test; another seed is another picture.</summary>
internal static class TestPictures
{
    public static void Jpeg(string path, int seed, int width = 320, int height = 240) =>
        JpegFile.Write(path, Draw(seed, width, height), width, height);

    private static byte[] Draw(int seed, int width, int height)
    {
        var random = new Random(seed);
        var (across, down, phase) = (random.NextDouble() / 9 + 0.02, random.NextDouble() / 9 + 0.02, random.NextDouble() * 6);
        var pixels = new byte[width * height * 3];
        for (var at = 0; at < width * height; at++)
        {
            var wave = Math.Sin(at % width * across + phase) * Math.Cos(at / width * down);
            for (var band = 0; band < 3; band++) pixels[at * 3 + band] = (byte)(128 + 90 * wave * (band == seed % 3 ? 1 : 0.5) + random.Next(8));
        }
        return pixels;
    }
}
