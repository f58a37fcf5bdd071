using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>One number a pixel over a window of a picture: a mask, a height, a distance.</summary>
internal sealed class Layer
{
    private Raster? raster;

    public Layer(int left, int top, int width, int height)
    {
        (Left, Top, Width, Height) = (left, top, width, height);
        Values = Memory.Pixels<float>(width * height);
    }

    public Layer(int width, int height) : this(0, 0, width, height) { }

    public int Left { get; }
    public int Top { get; }
    public int Width { get; }
    public int Height { get; }

    /// <summary>Row by row.</summary>
    public float[] Values { get; }

    /// <summary>A row by the picture's own y.</summary>
    public Span<float> Row(int y) => Values.AsSpan((y - Top) * Width, Width);

    /// <summary>Covers what is inside the shape with a value, edges in between.</summary>
    public void Fill(Shape shape, float value = 1) =>
        Sweep(shape, (ref float here, float cover) => here += cover * (value - here));

    /// <summary>Adds a value inside the shape.</summary>
    public void Add(Shape shape, float value) => Sweep(shape, (ref float here, float cover) => here += cover * value);

    private delegate void Change(ref float here, float cover);

    private void Sweep(Shape shape, Change change)
    {
        raster ??= new(Left, Top, Width, Height);
        if (!raster.Meets(shape)) return;
        raster.Add(shape);
        raster.Sweep((y, x, coverage) =>
        {
            var row = Row(y)[(x - Left)..];
            for (var i = 0; i < coverage.Length; i++)
                if (coverage[i] > 0) change(ref row[i], coverage[i]);
        });
    }

    public Layer Copy()
    {
        var copy = new Layer(Left, Top, Width, Height);
        Values.CopyTo(copy.Values, 0);
        return copy;
    }

    /// <summary>Softens in place with three box blurs, close to a Gaussian of this spread in pixels.</summary>
    public Layer Blur(float spread)
    {
        Softening.Blur(Values, Width, Height, spread);
        return this;
    }

    /// <summary>The distance of every pixel to the nearest border of what is filled (value 0.5), in pixels; always ≥ 0.</summary>
    /// <remarks>Two passes that carry the nearest border pixel along (Grevera's dead reckoning, 2004); error below half a
    /// pixel.</remarks>
    public Layer Distance()
    {
        var distance = new Layer(Left, Top, Width, Height);
        var nearest = Memory.Pixels<int>(Values.Length);
        var far = float.MaxValue / 4;
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var at = y * Width + x;
                var inside = Values[at] >= 0.5f;
                var border = (x > 0 && Values[at - 1] >= 0.5f != inside) || (y > 0 && Values[at - Width] >= 0.5f != inside)
                    || (x + 1 < Width && Values[at + 1] >= 0.5f != inside)
                        || (y + 1 < Height && Values[at + Width] >= 0.5f != inside);
                distance.Values[at] = border ? 0 : far;
                nearest[at] = border ? at : -1;
            }
        Carry(distance.Values, nearest, forward: true);
        Carry(distance.Values, nearest, forward: false);
        return distance;
    }

    private void Carry(float[] distance, int[] nearest, bool forward)
    {
        var way = forward ? 1 : -1;
        ReadOnlySpan<(int X, int Y)> neighbours = [(-way, 0), (-way, -way), (0, -way), (way, -way)];
        for (var row = 0; row < Height; row++)
            for (var column = 0; column < Width; column++)
            {
                var (x, y) = forward ? (column, row) : (Width - 1 - column, Height - 1 - row);
                var at = y * Width + x;
                var best = distance[at];
                if (best == 0) continue;
                foreach (var (dx, dy) in neighbours)
                {
                    if ((uint)(x + dx) >= (uint)Width || (uint)(y + dy) >= (uint)Height) continue;
                    var source = nearest[at + dy * Width + dx];
                    if (source < 0) continue;
                    float across = x - source % Width, down = y - source / Width;
                    var here = MathF.Sqrt(across * across + down * down);
                    if (here < best) (best, nearest[at]) = (here, source);
                }
                distance[at] = best;
            }
    }

    /// <summary>The value between pixels, clamped at the edges; in the picture's coordinates.</summary>
    public float At(Vector2 point)
    {
        var x = Math.Clamp(point.X - Left - 0.5f, 0, Width - 1.001f);
        var y = Math.Clamp(point.Y - Top - 0.5f, 0, Height - 1.001f);
        var (column, row) = ((int)x, (int)y);
        var at = row * Width + column;
        var (right, down) = (Math.Min(1, Width - 1 - column), Height - 1 > row ? Width : 0);
        var above = Values[at] + (x - column) * (Values[at + right] - Values[at]);
        var below = Values[at + down] + (x - column) * (Values[at + down + right] - Values[at + down]);
        return above + (y - row) * (below - above);
    }
}
