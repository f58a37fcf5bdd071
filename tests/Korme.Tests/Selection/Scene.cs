using Korme.Selection;

namespace Korme.Tests.Selection;

/// <summary>A drawn picture that can be spoiled by known amounts: blur, noise, exposure, framing.</summary>
internal sealed class Scene
{
    private readonly double[] light;

    private Scene(int width, int height, double[] light) => (Width, Height, this.light) = (width, height, light);

    public int Width { get; }

    public int Height { get; }

    /// <summary>A wall with discs and stripes of all contrasts on a slope of light; another seed is another wall.</summary>
    public static Scene Draw(int seed, int width = 480, int height = 320)
    {
        var random = new Random(seed);
        var light = new double[width * height * 3];
        var (slopeX, slopeY) = (random.NextDouble() * 60 - 30, random.NextDouble() * 60 - 30);
        for (var i = 0; i < light.Length; i++)
            light[i] = 110 + slopeX * (2.0 * (i / 3 % width) / width - 1) + slopeY * (2.0 * (i / 3 / width) / height - 1) + i % 3 * 6;
        for (var i = 0; i < 60; i++)
        {
            var (x0, y0, size) = (random.Next(width), random.Next(height), random.Next(4, 60));
            var colour = new[] { random.Next(20, 236), random.Next(20, 236), random.Next(20, 236) };
            var (isDisc, period) = (random.Next(2) == 0, random.Next(2, 12));
            for (var y = Math.Max(0, y0 - size); y < Math.Min(height, y0 + size); y++)
                for (var x = Math.Max(0, x0 - size); x < Math.Min(width, x0 + size); x++)
                    if (isDisc ? (x - x0) * (x - x0) + (y - y0) * (y - y0) < size * size : (x + y) / period % 2 == 0)
                        for (var band = 0; band < 3; band++) light[(y * width + x) * 3 + band] = colour[band];
        }
        return new(width, height, light);
    }

    /// <summary>A light rectangle on a dark wall, its edges along the pixels.</summary>
    public static Scene Door(int width, int height, int left, int top)
    {
        var light = new double[width * height * 3];
        for (var i = 0; i < light.Length; i++)
            light[i] = i / 3 % width - left is >= 0 and < 200 && i / 3 / width - top is >= 0 and < 180 ? 180 : 60;
        return new Scene(width, height, light).Noisy(1, 7);
    }

    public static Scene Plain(int width, int height, byte level) =>
        new(width, height, [.. Enumerable.Repeat((double)level, width * height * 3)]);

    /// <summary>Three box blurs, each way: nearly a Gaussian (Wells 1986).</summary>
    public Scene Blurred(int radius)
    {
        var blurred = light;
        for (var pass = 0; pass < 3; pass++)
            blurred = Box(Box(blurred, radius, 1, 0), radius, 0, 1);
        return new(Width, Height, blurred);
    }

    public Scene Noisy(double sigma, int seed)
    {
        var random = new Random(seed);
        return new(Width, Height, [.. light.Select(value => value + sigma * Normal(random))]);
    }

    /// <summary>More or less light, and what is too much is lost.</summary>
    public Scene Exposed(double stops) => new(Width, Height, [.. light.Select(value => Coded(Linear(value) * Math.Pow(2, stops)))]);

    public Scene Cropped(int left, int top, int width, int height) =>
        new(width, height, [.. Enumerable.Range(0, width * height * 3)
            .Select(i => light[((i / 3 / width + top) * Width + i / 3 % width + left) * 3 + i % 3])]);

    public Measures Measure() => MeasurePicture.From(Rgb(), Width, Height);

    public byte[] Rgb() => [.. light.Select(value => (byte)Math.Clamp(Math.Round(value), 0, 255))];

    private double[] Box(double[] values, int radius, int across, int down)
    {
        var result = new double[values.Length];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                for (var step = -radius; step <= radius; step++)
                {
                    var from = (Math.Clamp(y + step * down, 0, Height - 1) * Width + Math.Clamp(x + step * across, 0, Width - 1)) * 3;
                    for (var band = 0; band < 3; band++) result[(y * Width + x) * 3 + band] += values[from + band] / (2 * radius + 1);
                }
        return result;
    }

    // Box and Muller 1958.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Linear(double coded) => Math.Pow(Math.Clamp(coded, 0, 255) / 255, 2.2);

    private static double Coded(double linear) => 255 * Math.Pow(Math.Clamp(linear, 0, 1), 1 / 2.2);
}
