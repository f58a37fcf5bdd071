using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>A felt made of pieces: what is cut from which colour, and where the cord runs. Lengths in centimetres.</summary>
internal sealed class Cloth(float width, float height, Vector3 ground)
{
    private readonly List<(Shape Shape, Vector3 Colour, bool Raised)> pieces = [];
    private readonly List<(Vector2[] Line, Vector3 One, Vector3 Other)> cords = [];

    /// <summary>A piece of felt; <paramref name="raised"/> must differ between neighbours, a seam runs where it
    /// changes.</summary>
    public void Sew(Shape shape, Vector3 colour, bool raised) => pieces.Add((shape, colour, raised));

    /// <summary>A piece set into a hole of its own shape, with a fine line of shadow about it and no cord.</summary>
    public void Cut(Shape shape, Vector3 colour, bool raised) => Sew(shape, colour, raised);

    public void Cord(Vector2[] line, Vector3 one, Vector3 other) => cords.Add((line, one, other));

    /// <summary>The cloth on the copy stand, from straight above, filling the frame.</summary>
    public Bitmap Photograph(Easel easel, string name, int widthPixels)
    {
        var seed = easel.For(name);
        var unit = widthPixels / width;
        var heightPixels = (int)MathF.Round(height * unit);
        var toPixels = Matrix3x2.CreateScale(unit);
        var canvas = new Canvas(widthPixels, heightPixels).Clear(ground);
        var raised = new Layer(widthPixels, heightPixels);
        foreach (var (shape, colour, up) in pieces)
        {
            var byHand = shape.Moved(toPixels).Strayed(unit * 0.25f, unit * 6, seed);
            canvas.Fill(byHand, colour);
            raised.Fill(byHand, up ? 1 : 0);
        }
        Felt.Quilt(canvas, raised.Distance(), unit, seed);
        foreach (var (line, one, other) in cords)
            Felt.Cord(canvas, Curve.Strayed(Curve.Even(Curve.Moved(line, toPixels), unit * 0.25f), unit * 0.25f, unit * 6, seed),
                unit * 0.5f, one, other);
        return Film.Scan(seed).Develop(canvas);
    }
}
