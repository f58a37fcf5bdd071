using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>Closed polygons that are filled together; x to the right, y down when in pixels. Immutable.</summary>
internal sealed class Shape
{
    public static readonly Shape Nothing = new([]);

    public Shape(IEnumerable<Vector2[]> contours)
    {
        Contours = [.. contours.Where(contour => contour.Length > 2)];
        (Low, High) = (new(float.MaxValue), new(float.MinValue));
        foreach (var contour in Contours)
            foreach (var point in contour)
                (Low, High) = (Vector2.Min(Low, point), Vector2.Max(High, point));
    }

    public IReadOnlyList<Vector2[]> Contours { get; }

    /// <summary>The corner of the bounding box with the smallest coordinates.</summary>
    public Vector2 Low { get; }

    public Vector2 High { get; }

    public static Shape Of(params Vector2[] contour) => new([contour]);

    public static Shape Union(params IEnumerable<Shape> shapes) => new(shapes.SelectMany(shape => shape.Contours));

    public static Shape Circle(Vector2 centre, float radius) => Of(Curve.Arc(centre, radius, 0, MathF.Tau));

    /// <summary>A ring: the inner circle runs the other way round, so that it stays empty.</summary>
    public static Shape Ring(Vector2 centre, float outer, float inner) =>
        new([Curve.Arc(centre, outer, 0, MathF.Tau), Curve.Arc(centre, inner, MathF.Tau, 0)]);

    public static Shape Box(float left, float top, float right, float bottom) =>
        Of(new(left, top), new(right, top), new(right, bottom), new(left, bottom));

    /// <summary>Moves every point; a mirroring turns the contours round, so that orientation, and with it a union, stays
    /// right.</summary>
    public Shape Moved(Matrix3x2 by)
    {
        var mirrors = by.GetDeterminant() < 0;
        return new(Contours.Select(contour =>
        {
            var moved = Array.ConvertAll(contour, point => Vector2.Transform(point, by));
            if (mirrors) Array.Reverse(moved);
            return moved;
        }));
    }

    public Shape Moved(float x, float y, float scale = 1, float radians = 0) =>
        Moved(Matrix3x2.CreateScale(scale) * Matrix3x2.CreateRotation(radians) * Matrix3x2.CreateTranslation(x, y));

    public Shape Bent(Func<Vector2, Vector2> by) =>
        new(Contours.Select(contour => Array.ConvertAll(contour, point => by(point))));

    /// <summary>The hand: every point strays by up to about <paramref name="amount"/> pixels, neighbours together.</summary>
    /// <remarks>Long edges get points in between, so that they stray smoothly and not in corners.</remarks>
    public Shape Strayed(float amount, float wavelength, uint seed) => new(Contours.Select(contour =>
        Array.ConvertAll(Finer(contour, wavelength / 8), point => Curve.Stray(point, amount, wavelength, seed))));

    private static Vector2[] Finer(Vector2[] contour, float longest)
    {
        var finer = new List<Vector2>(contour.Length);
        for (var i = 0; i < contour.Length; i++)
        {
            var (from, to) = (contour[i], contour[(i + 1) % contour.Length]);
            var pieces = Math.Clamp((int)MathF.Ceiling(Vector2.Distance(from, to) / longest), 1, 4096);
            for (var j = 0; j < pieces; j++) finer.Add(Vector2.Lerp(from, to, j / (float)pieces));
        }
        return [.. finer];
    }

    /// <summary>Signed area of all contours together (shoelace), positive when they turn from x towards y.</summary>
    public double Area() => Contours.Sum(contour =>
    {
        var sum = 0.0;
        for (var i = 0; i < contour.Length; i++)
        {
            var (a, b) = (contour[i], contour[(i + 1) % contour.Length]);
            sum += (double)a.X * b.Y - (double)b.X * a.Y;
        }
        return sum / 2;
    });
}
