namespace Korme.Colours;

/// <summary>OKLab cut into cubes, so that an index finds near colours without comparing all of them.</summary>
public static class ColourCell
{
    /// <summary>How far a colour may lie from the one asked for, ΔE OK: the same red in another light.</summary>
    public const double Near = 0.08;

    /// <summary>A colour that stands for less of a picture isn't what it is looked for by.</summary>
    public const double LeastShare = 0.04;

    /// <summary>The side of a cube: a ball of radius <see cref="Near"/> meets 8 to 20 of them.</summary>
    private const double Side = 0.1;

    private const int Across = 16, Middle = 8;

    /// <summary>Steps of the packed colour: a thousandth of OKLab's unit.</summary>
    private const double Steps = 1000;

    /// <summary>The cube a colour lies in.</summary>
    public static int Of(OkLab colour) => Number(Index(colour.L), Index(colour.A) + Middle, Index(colour.B) + Middle);

    /// <summary>The cubes that a ball around a colour meets, in order.</summary>
    public static IReadOnlyList<int> Around(OkLab colour, double radius = Near)
    {
        var cells = new List<int>();
        for (var l = Index(colour.L - radius); l <= Index(colour.L + radius); l++)
            for (var a = Index(colour.A - radius); a <= Index(colour.A + radius); a++)
                for (var b = Index(colour.B - radius); b <= Index(colour.B + radius); b++)
                {
                    double dl = Off(colour.L, l), da = Off(colour.A, a), db = Off(colour.B, b);
                    if (dl * dl + da * da + db * db <= radius * radius && l is >= 0 and < Across && a is >= -Middle and < Middle && b is >= -Middle and < Middle) cells.Add(Number(l, a + Middle, b + Middle));
                }
        return cells;
    }

    /// <summary>The colour as one number that SQL can take apart: L, a + 0.5 and b + 0.5 in thousandths, ten bits each.</summary>
    public static int Pack(OkLab colour) => Step(colour.L) << 20 | Step(colour.A + 0.5) << 10 | Step(colour.B + 0.5);

    /// <summary>The three thousandths of <see cref="Pack"/>.</summary>
    public static (int L, int A, int B) Parts(OkLab colour) => (Step(colour.L), Step(colour.A + 0.5), Step(colour.B + 0.5));

    /// <summary><see cref="Near"/> in the steps of <see cref="Pack"/>, squared.</summary>
    public static int NearSquared => (int)(Near * Steps * Near * Steps);

    private static int Step(double value) => (int)Math.Clamp(Math.Round(value * Steps), 0, 1023);

    private static int Index(double value) => (int)Math.Floor(value / Side);

    private static int Number(int l, int a, int b) => (l * Across + a) * Across + b;

    private static double Off(double value, int index) => Math.Max(0, Math.Max(index * Side - value, value - (index + 1) * Side));
}
