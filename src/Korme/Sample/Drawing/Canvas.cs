using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>A window of a picture in linear light, to draw into.</summary>
/// <remarks>A picture too big to hold is drawn strip by strip with the same commands: each keeps what falls into its
/// window.</remarks>
internal sealed class Canvas
{
    private Raster? raster;

    public Canvas(int left, int top, int width, int height)
    {
        (Left, Top, Width, Height) = (left, top, width, height);
        Pixels = Memory.Pixels<Vector3>(width * height);
    }

    public Canvas(int width, int height) : this(0, 0, width, height) { }

    public int Left { get; }
    public int Top { get; private set; }
    public int Width { get; }
    public int Height { get; }
    public Vector3[] Pixels { get; }

    /// <summary>A row by the picture's own y.</summary>
    public Span<Vector3> Row(int y) => Pixels.AsSpan((y - Top) * Width, Width);

    public Canvas Clear(Vector3 colour)
    {
        Array.Fill(Pixels, colour);
        return this;
    }

    /// <summary>Paints a shape with one colour.</summary>
    public void Fill(Shape shape, Vector3 colour, float opacity = 1)
    {
        raster ??= new(Left, Top, Width, Height);
        if (!raster.Meets(shape)) return;
        raster.Add(shape);
        raster.Sweep((y, x, coverage) =>
        {
            var row = Row(y)[(x - Left)..];
            for (var i = 0; i < coverage.Length; i++)
                row[i] += (colour - row[i]) * (coverage[i] * opacity);
        });
    }

    /// <summary>Paints a shape row by row as the caller likes: it gets the coverage and changes the pixels.</summary>
    public void Fill(Shape shape, PaintRow paint)
    {
        raster ??= new(Left, Top, Width, Height);
        if (!raster.Meets(shape)) return;
        raster.Add(shape);
        raster.Sweep((y, x, coverage) => paint(y, x, coverage, Row(y).Slice(x - Left, coverage.Length)));
    }

    /// <summary>Multiplies what lies under the shape: a shadow, a glaze.</summary>
    public void Glaze(Shape shape, Vector3 colour, float strength = 1) => Fill(shape, (_, _, coverage, row) =>
    {
        for (var i = 0; i < coverage.Length; i++) row[i] *= Vector3.One + (colour - Vector3.One) * (coverage[i] * strength);
    });

    /// <summary>Adds light inside the shape.</summary>
    public void Shine(Shape shape, Vector3 light) => Fill(shape, (_, _, coverage, row) =>
    {
        for (var i = 0; i < coverage.Length; i++) row[i] += light * coverage[i];
    });

    public Canvas Blur(float spread, float spreadDown = -1)
    {
        Softening.Blur(Pixels, Width, Height, spread, spreadDown);
        return this;
    }

    /// <summary>Makes of the picture what a lens out of focus sees; radius in pixels.</summary>
    public Canvas Defocus(float radius)
    {
        Softening.Disc(Pixels, Width, Height, radius);
        return this;
    }

    /// <summary>Moves the window down the picture, to paint the next strip with the same memory. What it held is lost.</summary>
    public void MoveTo(int top)
    {
        Top = top;
        raster?.MoveTo(top);
    }

    /// <summary>The colour between pixels, clamped at the edges.</summary>
    public Vector3 At(float x, float y)
    {
        x = Math.Clamp(x - Left - 0.5f, 0, Width - 1.001f);
        y = Math.Clamp(y - Top - 0.5f, 0, Height - 1.001f);
        var (column, row) = ((int)x, (int)y);
        var at = row * Width + column;
        var above = Vector3.Lerp(Pixels[at], Pixels[at + 1], x - column);
        var below = Vector3.Lerp(Pixels[at + Width], Pixels[at + Width + 1], x - column);
        return Vector3.Lerp(above, below, y - row);
    }
}

/// <summary>Paints part of a row: the pixels belong to x, x+1, …, as many as there is coverage.</summary>
internal delegate void PaintRow(int y, int x, ReadOnlySpan<float> coverage, Span<Vector3> row);
