using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Ornaments;

/// <summary>The seven symmetry groups of a frieze, by their crystallographic names (IUC).</summary>
internal enum FriezeGroup { P1, P11g, P1m1, P2, P2mg, P11m, P2mm }

/// <summary>What an ornament is repeated by: turns about a point, mirrors, the seven frieze groups.</summary>
internal static class Symmetry
{
    /// <summary>The shape and its copies turned about the origin (the cyclic group C of this order).</summary>
    public static Shape Turned(Shape shape, int times) =>
        Shape.Union(Enumerable.Range(0, times).Select(i => shape.Moved(0, 0, 1, i * MathF.Tau / times)));

    /// <summary>The shape and its mirror image, left and right of the vertical axis.</summary>
    public static Shape Mirrored(Shape shape) => Shape.Union(shape, shape.Moved(Matrix3x2.CreateScale(-1, 1)));

    /// <summary>The moves that make one period of the frieze from its motif; the period is the translation length.</summary>
    /// <remarks>The motif lives in 0 ≤ x ≤ period, -half ≤ y ≤ half, or in a quarter of that for the richest groups.</remarks>
    public static IReadOnlyList<Matrix3x2> Moves(FriezeGroup symmetry, float period)
    {
        var same = Matrix3x2.Identity;
        var upright = Matrix3x2.CreateScale(-1, 1) * Matrix3x2.CreateTranslation(period, 0);
        var level = Matrix3x2.CreateScale(1, -1);
        var half = Matrix3x2.CreateScale(-1, -1) * Matrix3x2.CreateTranslation(period, 0);
        var glide = level * Matrix3x2.CreateTranslation(period / 2, 0);
        return symmetry switch
        {
            FriezeGroup.P1 => [same],
            FriezeGroup.P11g => [same, glide],
            FriezeGroup.P1m1 => [same, upright],
            FriezeGroup.P2 => [same, half],
            FriezeGroup.P2mg => [same, glide, upright, glide * upright],
            FriezeGroup.P11m => [same, level],
            _ => [same, upright, level, half],
        };
    }

    /// <summary>A whole frieze: so many periods to the right, starting at x = 0.</summary>
    public static Shape Frieze(Shape motif, FriezeGroup symmetry, float period, int periods) =>
        Shape.Union(from i in Enumerable.Range(0, periods)
                    from move in Moves(symmetry, period)
                    select motif.Moved(move * Matrix3x2.CreateTranslation(i * period, 0)));
}
