using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>A border of felt as long as the day: figure and ground run through the colours of the hours, half a day apart, so
/// that at noon they change over.</summary>
internal static class DayFrieze
{
    private static readonly Vector3[] Hours =
    [
        Colour.Hex("#20304f"), Colour.Hex("#6a4a5e"), Colour.Hex("#c0785c"), Dyes.Straw, Dyes.Wool,
        Dyes.Wool, Dyes.Straw, Dyes.Ochre, Dyes.Madder, Colour.Hex("#4a2440"), Colour.Hex("#20304f"),
    ];

    public static Bitmap Paint(Easel easel)
    {
        const float widthCentimetres = 330, heightCentimetres = 48;
        var seed = easel.For("day frieze");
        var width = easel.Pixels(5940);
        var unit = width / widthCentimetres;
        var height = (int)MathF.Round(heightCentimetres * unit);
        var canvas = new Canvas(width, height).Clear(Dyes.Charcoal);
        var raised = new Layer(width, height);
        Shape Hand(Shape shape) => shape.Strayed(unit * 0.25f, unit * 7, seed);
        void Piece(Shape shape, bool figure, float shift)
        {
            var byHand = Hand(shape);
            raised.Fill(byHand, figure ? 1 : 0);
            canvas.Fill(byHand, (_, x, coverage, row) =>
            {
                for (var i = 0; i < row.Length; i++)
                    row[i] += (At((x + i) / (float)width, figure, shift) - row[i]) * coverage[i];
            });
        }

        // The great border in the middle, and a small one, the water, above and below it.
        var great = new Interlock(0.27f);
        const int periods = 11;
        var inMiddle = Matrix3x2.CreateScale(widthCentimetres / (2 * periods), 19) * Matrix3x2.CreateTranslation(0,
            heightCentimetres / 2) * Matrix3x2.CreateScale(unit);
        Piece(Shape.Box(0, 10.2f * unit, width, 37.8f * unit), figure: false, 0);
        Piece(Shape.Of([.. Curve.Moved(great.Line(periods), inMiddle), new(width, 37.8f * unit), new(0, 37.8f * unit)]),
            figure: true, 0);
        var small = new Interlock(0.24f);
        var waters = new List<Vector2[]>();
        foreach (var (y, flip) in ((float, int)[])[(5.4f, 1), (42.6f, -1)])
        {
            var inWater = Matrix3x2.CreateScale(widthCentimetres / 66, 4.4f * flip) * Matrix3x2.CreateTranslation(0, y)
                * Matrix3x2.CreateScale(unit);
            var line = Curve.Moved(small.Line(33), inWater);
            var (far, near) = ((y - 4.2f * flip) * unit, (y + 4.8f * flip) * unit);
            Piece(Shape.Box(0, Math.Min(far, near), width, Math.Max(far, near)), figure: true, 0.25f);
            Piece(Shape.Of([.. line, new(width, near), new(0, near)]), figure: false, 0.25f);
            waters.Add(line);
        }
        Felt.Quilt(canvas, raised.Distance(), unit, seed);
        Vector2[] HandLine(Vector2[] line) => Curve.Strayed(line, unit * 0.25f, unit * 7, seed);
        Felt.Cord(canvas, HandLine(Curve.Even(Curve.Moved(great.Line(periods), inMiddle), unit * 0.3f)), unit * 0.55f, Dyes.Wool,
            Dyes.Walnut);
        foreach (var line in waters) Felt.Cord(canvas, HandLine(line), unit * 0.34f, Dyes.Wool, Dyes.Walnut);
        foreach (var y in (ReadOnlySpan<float>)[10.2f, 37.8f, 1.2f, heightCentimetres - 1.2f])
            Felt.Cord(canvas, HandLine(Curve.Line(new(0, y * unit), new(width, y * unit), 300)), unit * 0.5f, Dyes.Madder,
                Dyes.Wool);
        return (Film.Scan(seed) with { Vignette = 0 }).Develop(canvas);
    }

    private static Vector3 At(float share, bool figure, float shift)
    {
        var place = share + shift + (figure ? 0 : 0.5f);
        return Colour.Ramp(Hours, place - MathF.Floor(place));
    }
}
