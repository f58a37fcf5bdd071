using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>A sheet of drawing paper and what a hand puts on it: pencil, ink, wash, gouache. Lengths in millimetres.</summary>
internal sealed class Page
{
    private static readonly Vector3 Graphite = Colour.Hex("#3a393b");
    private static readonly Vector3 Sepia = Colour.Hex("#1c1817");

    private readonly float unit;
    private readonly uint seed;
    private readonly Canvas canvas;
    private readonly Layer graphite;
    private readonly Vector3 lead;
    private uint strokes;

    /// <param name="easel">Gives the seed.</param>
    /// <param name="name">Of the page: two pages differ by it.</param>
    /// <param name="width">Of the sheet in millimetres.</param>
    /// <param name="height">Of the sheet in millimetres.</param>
    /// <param name="widthPixels">The unit follows: pixels a millimetre.</param>
    /// <param name="paper">The paper's colour; off-white when null.</param>
    /// <param name="lead">The pencil's colour; graphite when null, a white pencil on dark paper.</param>
    public Page(Easel easel, string name, float width, float height, int widthPixels, Vector3? paper = null, Vector3? lead = null)
    {
        (Width, Height, unit, seed) = (width, height, widthPixels / width, easel.For(name));
        canvas = new Canvas(widthPixels, (int)MathF.Round(height * unit)).Clear(paper ?? Colour.Hex("#f0e9db"));
        graphite = new Layer(canvas.Width, canvas.Height);
        this.lead = lead ?? Graphite;
    }

    public float Width { get; }
    public float Height { get; }

    /// <summary>A pencil line: gone over twice, pressed unevenly, caught by the tooth of the paper.</summary>
    public void Pencil(ReadOnlySpan<Vector2> line, float width = 0.35f, float dark = 0.5f, int passes = 2)
    {
        var even = Curve.Even(Array.ConvertAll(line.ToArray(), point => point * unit), unit * 1.2f);
        for (var pass = 0; pass < passes; pass++)
        {
            var own = seed + 31 * ++strokes;
            var strayed = Curve.Strayed(even, unit * 0.28f, unit * 16, own);
            var half = width * unit / 2;
            graphite.Add(Stroke.Of(strayed, t => half * (0.75f + 0.45f * Noise.At(t * 7, own % 97, own)) * Taper(t, 0.03f)),
                dark * (pass == 0 ? 1 : 0.55f));
        }
    }

    /// <summary>A pen line with a flexible nib: swells in the middle, thins at the ends.</summary>
    public void Ink(ReadOnlySpan<Vector2> line, float width = 0.6f, Vector3? colour = null)
    {
        var own = seed + 57 * ++strokes;
        var even = Curve.Even(Array.ConvertAll(line.ToArray(), point => point * unit), unit * 0.7f);
        var strayed = Curve.Strayed(even, unit * 0.22f, unit * 11, own);
        var half = width * unit / 2;
        canvas.Fill(Stroke.Of(strayed, t => half * (0.85f + 0.35f * Noise.At(t * 5, own % 89, own)) * Taper(t, 0.05f)),
            colour ?? Sepia, 0.93f);
    }

    /// <summary>Ink filled in with a brush: nearly even, a little thin in places.</summary>
    public void Black(Shape shape, Vector3? colour = null) => Gouache(shape, colour ?? Sepia, 0.97f);

    /// <summary>Watercolour: transparent, pooled at the rim, settled in the tooth of the paper, uneven where it was wet
    /// longer.</summary>
    /// <param name="shape">In millimetres.</param>
    /// <param name="colour">What white paper becomes at strength 1.</param>
    /// <param name="strength">How much pigment.</param>
    /// <param name="wobble">How far the brush strays, in millimetres.</param>
    /// <param name="wet">On wet paper: how far the colour runs, in millimetres; then it has no rim.</param>
    public void Wash(Shape shape, Vector3 colour, float strength = 1, float wobble = 0.5f, float wet = 0)
    {
        var own = seed + 91 * ++strokes;
        var pixels = shape.Moved(Matrix3x2.CreateScale(unit)).Strayed(unit * wobble, unit * 6, own)
            .Strayed(unit * wobble * 0.14f, unit * 1.5f, own + 1);
        if (Region(pixels, unit * (4 + 2 * wet)) is not { } film) return;
        film.Fill(pixels);
        film.Blur(unit * MathF.Max(0.09f, wet));
        var inside = film.Copy().Blur(unit * 0.75f);
        var wide = film.Copy().Blur(unit * 3f);
        var logarithm = Vector3.Log(Vector3.Max(colour, new(0.004f)));
        var pools = new float[film.Width];
        var grain = new float[film.Width];
        for (var y = film.Top; y < film.Top + film.Height; y++)
        {
            pools.AsSpan().Clear();
            grain.AsSpan().Clear();
            Noise.AddRows(pools, film.Left / (unit * 17), 1 / (unit * 17), y / (unit * 17), own + 2, 1, 3);
            Noise.AddRows(grain, film.Left / (unit * 0.42f), 1 / (unit * 0.42f), y / (unit * 0.42f), seed + 9, 1, 2);
            var row = canvas.Row(y).Slice(film.Left, film.Width);
            var mask = film.Row(y);
            var near = inside.Row(y);
            var far = wide.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                if (mask[x] < 0.004f) continue;
                var rim = MathF.Max(0, mask[x] - near[x]) * 1.5f + MathF.Max(0, mask[x] - far[x]) * (wet > 0 ? 0 : 0.28f);
                var density = strength * mask[x] * (0.5f + rim + 0.2f * pools[x] + 0.1f * grain[x]);
                row[x] *= Transmitted(logarithm, density);
            }
        }
    }

    /// <summary>Gouache: opaque, with the strokes of the brush, a ridge at the edge, the paper grinning through where it ran
    /// dry.</summary>
    public void Gouache(Shape shape, Vector3 colour, float body = 0.98f, float wobble = 0.16f)
    {
        var own = seed + 131 * ++strokes;
        var pixels = shape.Moved(Matrix3x2.CreateScale(unit)).Strayed(unit * wobble, unit * 5, seed + 5)
            .Strayed(unit * 0.05f, unit * 0.8f, own);
        if (Region(pixels, unit * 2) is not { } paint) return;
        paint.Fill(pixels);
        var inside = paint.Copy().Blur(unit * 0.34f);
        var brush = new float[paint.Width];
        var dry = new float[paint.Width];
        for (var y = paint.Top; y < paint.Top + paint.Height; y++)
        {
            brush.AsSpan().Clear();
            dry.AsSpan().Clear();
            Noise.AddRows(brush, paint.Left / (unit * 9), 1 / (unit * 9), y / (unit * 0.5f), own + 3, 1, 3);
            Noise.AddRows(dry, paint.Left / (unit * 2.2f), 1 / (unit * 2.2f), y / (unit * 0.35f), own + 4, 1, 2);
            var row = canvas.Row(y).Slice(paint.Left, paint.Width);
            var mask = paint.Row(y);
            var near = inside.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                if (mask[x] < 0.004f) continue;
                var ridge = MathF.Max(0, mask[x] - near[x]);
                var thin = Colour.Smooth(0.8f, 1.25f, dry[x] + 0.35f * brush[x]);
                row[x] += (colour * (1 + 0.085f * brush[x] - 0.3f * ridge + 0.03f * dry[x]) - row[x])
                    * (mask[x] * (body - 0.4f * thin));
            }
        }
    }

    /// <summary>A circle with compasses: the thin line all round, and the hole of the needle.</summary>
    public void Compass(Vector2 centre, float radius, float dark = 0.32f)
    {
        Pencil(Curve.Arc(centre, radius, 0.4f, 0.4f + MathF.Tau * 1.02f), 0.22f, dark, passes: 1);
        graphite.Add(Shape.Circle(centre * unit, unit * 0.3f), 0.8f);
    }

    /// <summary>A ruled line; it runs a little beyond both ends.</summary>
    public void Rule(Vector2 from, Vector2 to, float dark = 0.26f, float beyond = 3)
    {
        var along = Vector2.Normalize(to - from) * beyond;
        Pencil(Curve.Line(from - along, to + along, 8), 0.2f, dark, passes: 1);
    }

    /// <summary>A dashed line, for a mirror.</summary>
    public void Dashes(Vector2 from, Vector2 to, float dark = 0.5f)
    {
        var pieces = Math.Max(1, (int)(Vector2.Distance(from, to) / 3.2f));
        for (var i = 0; i < pieces; i++)
            Pencil([Vector2.Lerp(from, to, i / (float)pieces), Vector2.Lerp(from, to, (i + 0.55f) / pieces)], 0.25f, dark,
                passes: 1);
    }

    /// <summary>Parallel pencil lines inside a box, clipped to the shape.</summary>
    public void Hatch(Shape shape, float gap = 0.9f, float dark = 0.34f, float radians = -0.8f)
    {
        var pixels = shape.Moved(Matrix3x2.CreateScale(unit));
        if (Region(pixels, 2) is not { } mask) return;
        mask.Fill(pixels);
        var lines = new Layer(mask.Left, mask.Top, mask.Width, mask.Height);
        var middle = (shape.Low + shape.High) / 2;
        var reach = Vector2.Distance(shape.Low, shape.High) / 2;
        var along = Curve.Polar(default, 1, radians);
        var across = new Vector2(-along.Y, along.X);
        for (var offset = -reach; offset < reach; offset += gap)
        {
            var own = seed + 17 * ++strokes;
            Vector2[] line = Curve.Line((middle + across * offset - along * reach) * unit,
                (middle + across * offset + along * reach) * unit, 24);
            lines.Add(Stroke.Of(Curve.Strayed(line, unit * 0.4f, unit * 18, own), unit * 0.26f), dark);
        }
        for (var y = mask.Top; y < mask.Top + mask.Height; y++)
        {
            var to = graphite.Row(y).Slice(mask.Left, mask.Width);
            var from = lines.Row(y);
            var where = mask.Row(y);
            for (var x = 0; x < to.Length; x++) to[x] += from[x] * where[x];
        }
    }

    /// <summary>A number in the maker's hand, of one or more digits.</summary>
    public void Number(int number, Vector2 at, float size = 4, float dark = 0.62f)
    {
        foreach (var digit in number.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            foreach (var line in Handwriting.Digit(digit - '0'))
                Pencil(Array.ConvertAll(line, point => at + point * size), 0.42f, dark, passes: 1);
            at.X += size * 0.72f;
        }
    }

    /// <summary>Dries the sheet: graphite into the tooth, the light across the paper, a shadow along the fold.</summary>
    /// <param name="fold">Where the fold runs, in millimetres from the left; null for a loose sheet.</param>
    public Bitmap Finish(float? fold = null)
    {
        var tooth = new float[canvas.Width];
        var felt = new float[canvas.Width];
        var stain = new float[canvas.Width];
        var grainy = MathF.Min(1, unit / 9);
        for (var y = 0; y < canvas.Height; y++)
        {
            tooth.AsSpan().Clear();
            felt.AsSpan().Clear();
            stain.AsSpan().Clear();
            Noise.AddRows(tooth, 0, 1 / (unit * 0.34f), y / (unit * 0.34f), seed + 9, 1, 2);
            Noise.AddRow(felt, 0, 1 / (unit * 1.3f), y / (unit * 0.7f), seed + 10, 1);
            Noise.AddRows(stain, 0, 1 / (unit * 60), y / (unit * 60), seed + 11, 1, 3);
            var row = canvas.Row(y);
            var pencil = graphite.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var held = Math.Clamp(pencil[x] * (0.95f + 0.85f * tooth[x] * grainy), 0, 0.9f);
                row[x] = Vector3.Lerp(row[x], lead, held);
                row[x] *= 1 + 0.028f * tooth[x] * grainy + 0.018f * felt[x] + 0.02f * stain[x] - 0.012f * MathF.Max(0, stain[x]);
                if (fold is not { } at) continue;
                var away = x / unit - at;
                row[x] *= 1 - 0.34f * MathF.Exp(-MathF.Abs(away) / (away < 0 ? 5f : 3.2f))
                    - 0.45f * MathF.Exp(-MathF.Abs(away) / 0.5f) + 0.03f * MathF.Exp(-(away - 12) * (away - 12) / 90);
            }
        }
        return (Film.Scan(seed) with { Vignette = 0.15f, Grain = 0.5f }).Develop(canvas);
    }

    /// <summary>What light a wash lets through: the colour itself at density 1, its square at 2 (Beer and Lambert).</summary>
    private static Vector3 Transmitted(Vector3 logarithm, float density) => Vector3.Exp(logarithm * density);

    private static float Taper(float t, float share) => MathF.Min(1, 0.35f + MathF.Min(t, 1 - t) / share);

    private Layer? Region(Shape pixels, float margin)
    {
        if (pixels.Contours.Count == 0) return null;
        var left = Math.Max(0, (int)(pixels.Low.X - margin));
        var top = Math.Max(0, (int)(pixels.Low.Y - margin));
        var right = Math.Min(canvas.Width, (int)(pixels.High.X + margin) + 1);
        var bottom = Math.Min(canvas.Height, (int)(pixels.High.Y + margin) + 1);
        return right > left && bottom > top ? new(left, top, right - left, bottom - top) : null;
    }
}
