using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>
/// "One day": a wall of 10.4 × 6 metres. Day on the left and night on the right are cut from one another by one line, as two
/// felts are; a great horn grows on either side, the sun in the curl of one and the star in the other.
/// </summary>
internal static class Mural
{
    public const int WidthPixels = 10_400, HeightPixels = 6_000;

    /// <summary>The whole wall; the strips are painted by all cores at once.</summary>
    public static Bitmap Paint(Easel easel)
    {
        var (width, height) = (easel.Pixels(WidthPixels), easel.Pixels(HeightPixels));
        var unit = width / 1040f;
        var seed = easel.For("mural");
        var marks = new MuralComposition(unit, seed).Paint();
        var bitmap = Bitmap.Empty(width, height);
        var film = new Film { SoftShoulder = false, Vignette = 0.08f, Grain = 0.7f, Seed = seed };
        var rows = Math.Max(16, (int)(unit * 12));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, 4) };
        Parallel.For(0, (height + rows - 1) / rows, options, () => new Canvas(width, rows), (strip, _, canvas) =>
        {
            // The last window reaches back over the strip above rather than being shorter.
            canvas.MoveTo(Math.Min(strip * rows, height - rows));
            PaintWall(canvas, marks, unit, seed);
            film.DevelopInto(canvas, bitmap, strip * rows);
            return canvas;
        }, _ => { });
        return bitmap;
    }

    /// <summary>A part of the wall, or all of it small, as a canvas for other pictures.</summary>
    public static Canvas Piece(Easel easel, float unit, int left, int top, int width, int height)
    {
        var seed = easel.For("mural");
        var canvas = new Canvas(left, top, width, height);
        PaintWall(canvas, new MuralComposition(unit, seed).Paint(), unit, seed);
        return canvas;
    }

    private static void PaintWall(Canvas canvas, IReadOnlyList<Mark> marks, float unit, uint seed)
    {
        canvas.Clear(MuralComposition.Day);
        foreach (var mark in marks) canvas.Fill(mark.Shape, mark.Colour, mark.Opacity);
        Wall.Weather(canvas, unit, seed);
    }
}
