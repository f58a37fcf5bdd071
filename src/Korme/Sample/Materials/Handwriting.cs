using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>Digits as a hand writes them, one unit high with the top at y = 0, about 0.6 wide.</summary>
internal static class Handwriting
{
    private static readonly Vector2[][][] Digits =
    [
        [Through(0.3f, 0, 0.05f, 0.3f, 0.08f, 0.75f, 0.32f, 1, 0.55f, 0.72f, 0.52f, 0.25f, 0.28f, 0)],
        [Through(0.1f, 0.22f, 0.32f, 0, 0.28f, 0.5f, 0.26f, 1)],
        [Through(0.05f, 0.22f, 0.28f, 0, 0.5f, 0.2f, 0.34f, 0.55f, 0.05f, 0.97f),
            Through(0.05f, 0.97f, 0.3f, 0.9f, 0.58f, 0.95f)],
        [Through(0.08f, 0.1f, 0.34f, 0, 0.5f, 0.18f, 0.22f, 0.45f),
            Through(0.22f, 0.45f, 0.52f, 0.55f, 0.5f, 0.86f, 0.24f, 1, 0.04f, 0.88f)],
        [Through(0.36f, 0, 0.2f, 0.36f, 0.02f, 0.62f), Through(0.02f, 0.62f, 0.3f, 0.6f, 0.58f, 0.6f),
            Through(0.4f, 0.32f, 0.38f, 0.7f, 0.34f, 1.05f)],
        [Through(0.12f, 0.04f, 0.1f, 0.3f, 0.08f, 0.45f),
            Through(0.08f, 0.45f, 0.4f, 0.38f, 0.52f, 0.68f, 0.34f, 0.97f, 0.04f, 0.92f),
            Through(0.12f, 0.05f, 0.34f, 0.02f, 0.54f, 0.04f)],
        [Through(0.44f, 0, 0.14f, 0.34f, 0.06f, 0.76f, 0.28f, 1, 0.52f, 0.78f, 0.34f, 0.52f, 0.08f, 0.7f)],
        [Through(0.04f, 0.06f, 0.3f, 0.02f, 0.56f, 0.04f), Through(0.56f, 0.04f, 0.32f, 0.5f, 0.22f, 1),
            Through(0.18f, 0.5f, 0.46f, 0.5f)],
        [Through(0.48f, 0.14f, 0.26f, 0, 0.1f, 0.2f, 0.32f, 0.46f, 0.54f, 0.76f, 0.3f, 1, 0.06f, 0.78f, 0.3f, 0.46f, 0.5f,
            0.16f)],
        [Through(0.5f, 0.2f, 0.3f, 0, 0.08f, 0.24f, 0.28f, 0.5f, 0.5f, 0.26f, 0.46f, 0.6f, 0.3f, 1)],
    ];

    public static IReadOnlyList<Vector2[]> Digit(int digit) => Digits[digit];

    private static Vector2[] Through(params ReadOnlySpan<float> numbers)
    {
        var points = new Vector2[numbers.Length / 2];
        for (var i = 0; i < points.Length; i++) points[i] = new(numbers[2 * i], numbers[2 * i + 1]);
        return Curve.Through(points, 6);
    }
}
