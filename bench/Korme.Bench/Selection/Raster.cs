using System.Numerics;
using Korme.Imaging;

namespace Korme.Bench.Selection;

/// <summary>A photograph as numbers that can be spoiled by known amounts.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Light">height × width × 3, RGB, coded sRGB from 0 to 255, row by row; may leave that range until it is written.</param>
internal sealed record Raster(int Width, int Height, float[] Light)
{
    private static readonly float[] LinearOfLevel = [.. Enumerable.Range(0, 4096).Select(step => (float)Linear(step / 4095.0))];

    public static Raster Load(string path, int box)
    {
        using var picture = DecodedPicture.Load(path, box, new PictureLimits(), CancellationToken.None);
        var pixels = picture.Pixels;
        var light = new float[pixels.Length];
        for (var i = 0; i < light.Length; i++) light[i] = pixels[i];
        return new(picture.WidthPixels, picture.HeightPixels, light);
    }

    public byte[] Rgb()
    {
        var rgb = new byte[Light.Length];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = (byte)Math.Clamp(MathF.Round(Light[i]), 0, 255);
        return rgb;
    }

    /// <summary>A window of the picture, in parts of its sides.</summary>
    public Raster Window(double left, double top, double width, double height)
    {
        int x0 = (int)(left * Width), y0 = (int)(top * Height);
        int across = Math.Min((int)(width * Width), Width - x0), down = Math.Min((int)(height * Height), Height - y0);
        var window = new float[across * down * 3];
        for (var y = 0; y < down; y++) Light.AsSpan(((y0 + y) * Width + x0) * 3, across * 3).CopyTo(window.AsSpan(y * across * 3));
        return new(across, down, window);
    }

    /// <summary>Out of focus: the mean over a disc (the image of a point by a round aperture).</summary>
    public Raster Defocused(double radiusPixels)
    {
        var radius = (int)Math.Ceiling(radiusPixels);
        var shares = new List<(int Across, int Down, float Share)>();
        for (var down = -radius; down <= radius; down++)
            for (var across = -radius; across <= radius; across++)
                if (Math.Clamp(radiusPixels + 0.5 - Math.Sqrt(across * across + down * down), 0, 1) is > 0 and var share)
                    shares.Add((across, down, (float)share));
        return Spread(shares);
    }

    /// <summary>Out of focus as simple tools do it: a Gaussian.</summary>
    public Raster Blurred(double sigmaPixels)
    {
        var radius = (int)Math.Ceiling(sigmaPixels * 3);
        var shares = Enumerable.Range(-radius, 2 * radius + 1).Select(at => (at, (float)Math.Exp(-at * at / (2 * sigmaPixels * sigmaPixels)))).ToList();
        return Spread([.. shares.Select(share => (share.at, 0, share.Item2))]).Spread([.. shares.Select(share => (0, share.at, share.Item2))]);
    }

    /// <summary>The camera moved on a straight line while it was open.</summary>
    public Raster Moved(double lengthPixels, double angle)
    {
        var steps = (int)Math.Ceiling(lengthPixels * 2);
        var shares = new Dictionary<(int, int), float>();
        for (var step = 0; step <= steps; step++)
        {
            var along = (step / (double)steps - 0.5) * lengthPixels;
            double x = along * Math.Cos(angle), y = along * Math.Sin(angle);
            int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
            for (var corner = 0; corner < 4; corner++)
            {
                var (across, down) = (left + corner % 2, top + corner / 2);
                var share = (1 - Math.Abs(x - across)) * (1 - Math.Abs(y - down));
                if (share > 0) shares[(across, down)] = shares.GetValueOrDefault((across, down)) + (float)share;
            }
        }
        return Spread([.. shares.Select(share => (share.Key.Item1, share.Key.Item2, share.Value))]);
    }

    /// <summary>More or less light on the sensor; what is too much is lost.</summary>
    public Raster Exposed(double stops)
    {
        var factor = Math.Pow(2, stops);
        var table = new float[4096];
        for (var step = 0; step < table.Length; step++) table[step] = (float)(255 * Coded(Math.Min(1, LinearOfLevel[step] * factor)));
        var exposed = new float[Light.Length];
        for (var i = 0; i < exposed.Length; i++) exposed[i] = table[(int)(Math.Clamp(Light[i], 0, 255) * (4095 / 255f))];
        return new(Width, Height, exposed);
    }

    /// <summary>White noise, each band by itself. A sum of four uniform numbers is near enough to a Gaussian.</summary>
    public Raster Noisy(double sigma, uint seed)
    {
        var noisy = new float[Light.Length];
        var scale = (float)(sigma / Math.Sqrt(4 * (256 * 256 - 1) / 12.0));
        var state = seed | 1;
        for (var i = 0; i < noisy.Length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var sum = (int)(state & 255) + (int)(state >> 8 & 255) + (int)(state >> 16 & 255) + (int)(state >> 24) - 510;
            noisy[i] = Light[i] + sum * scale;
        }
        return new(Width, Height, noisy);
    }

    /// <summary>Every pixel becomes the weighted mean of its neighbours; at the rim the outermost pixels are repeated.</summary>
    private Raster Spread(List<(int Across, int Down, float Share)> shares)
    {
        var whole = shares.Sum(share => share.Share);
        var spread = new float[Light.Length];
        for (var y = 0; y < Height; y++)
        {
            var row = spread.AsSpan(y * Width * 3, Width * 3);
            foreach (var (across, down, share) in shares)
                Add(Light.AsSpan(Math.Clamp(y + down, 0, Height - 1) * Width * 3, Width * 3), across * 3, share / whole, row);
        }
        return new(Width, Height, spread);
    }

    private static void Add(ReadOnlySpan<float> from, int shift, float share, Span<float> to)
    {
        int first = Math.Max(0, -shift), last = Math.Min(to.Length, to.Length - shift);
        for (var i = 0; i < first; i++) to[i] += share * from[i % 3];
        var at = first;
        for (; at + Vector<float>.Count <= last; at += Vector<float>.Count)
            (new Vector<float>(to[at..]) + new Vector<float>(from[(at + shift)..]) * share).CopyTo(to[at..]);
        for (; at < last; at++) to[at] += share * from[at + shift];
        for (var i = last; i < to.Length; i++) to[i] += share * from[from.Length - 3 + i % 3];
    }

    private static double Linear(double coded) => coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);

    private static double Coded(double linear) => linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
}
