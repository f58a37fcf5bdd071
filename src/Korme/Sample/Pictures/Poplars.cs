using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Pictures;

/// <summary>An avenue of bare poplars, limewashed to the height of a man; an aryk beside it; mist with a low sun in it.</summary>
internal static class Poplars
{
    private static readonly Vector3 Mist = Colour.Hex("#d9c7ae");

    public static Bitmap Paint(Easel easel)
    {
        var (width, height) = (easel.Pixels(1500), easel.Pixels(2000));
        var seed = easel.For("poplars");
        var canvas = new Canvas(width, height);
        var vanish = new Vector2(width * 0.46f, height * 0.615f);
        Ground(canvas, vanish, seed);
        Leaves(canvas, vanish, seed, far: true);
        for (var depth = 13; depth >= 1; depth--)
        {
            // The camera stands between two rows; each tree is a step of 7 metres nearer.
            var away = 0.62f + depth * 0.72f;
            foreach (var side in (ReadOnlySpan<float>)[-1, 1])
            {
                var foot = vanish + new Vector2(side * (side < 0 ? 0.40f : 0.34f) * width, 0.36f * height * 0.74f) / away;
                Tree(canvas, foot, height * 0.92f / away, 1 - MathF.Exp(-depth * 0.23f),
                    seed + (uint)(depth * 2 + (side > 0 ? 1 : 0)));
            }
            if (depth % 2 == 0) Veil(canvas, seed + 300 + (uint)depth, vanish.Y + 0.2f * height / away, 0.055f);
        }
        Leaves(canvas, vanish, seed + 7, far: false);
        Lens.Glow(canvas, 0.7f, width * 0.05f, 0.4f);
        return new Film
        {
            Exposure = 0.05f,
            Vignette = 0.42f,
            Grain = 2f,
            Seed = seed,
            Balance = new(1.03f, 1, 0.96f)
        }.Develop(canvas);
    }

    private static void Ground(Canvas canvas, Vector2 vanish, uint seed)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var (grit, patch, water) = (new float[width], new float[width], new float[width]);
        var sun = vanish + new Vector2(width * 0.05f, -height * 0.075f);
        for (var y = 0; y < height; y++)
        {
            foreach (var buffer in (ReadOnlySpan<float[]>)[grit, patch, water]) buffer.AsSpan().Clear();
            var near = MathF.Max(0.002f, (y - vanish.Y) / (height - vanish.Y));
            Noise.AddRows(grit, -vanish.X / (width * 0.012f * (near + 0.06f)), 1 / (width * 0.012f * (near + 0.06f)),
                26 / (near + 0.03f), seed, 1, 4);
            Noise.AddRows(patch, -vanish.X / (width * 0.5f * (near + 0.05f)), 1 / (width * 0.5f * (near + 0.05f)),
                3.1f / (near + 0.03f), seed + 1, 1, 3);
            Noise.AddRows(water, 0, 9f / width, y * 90f / height, seed + 2, 1, 2);
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++)
            {
                var away = Vector2.Distance(new(x, y), sun) / height;
                var glow = new Vector3(1.5f, 1.0f, 0.55f) * (0.85f * MathF.Exp(-away * away * 70) + 0.30f * MathF.Exp(-away * 5));
                if (away < 0.021f) glow += new Vector3(5, 4.4f, 3.2f) * Colour.Smooth(0.021f, 0.017f, away);
                var sky = Vector3.Lerp(Mist * 0.95f, new(0.40f, 0.47f, 0.56f), Colour.Smooth(0, 0.62f, (vanish.Y - y) / height))
                    + glow;
                if (y < vanish.Y) { row[x] = sky; continue; }
                var across = (x - vanish.X) / (width * near);
                var earth = new Vector3(0.15f, 0.115f, 0.08f) * (1 + 0.42f * grit[x] + 0.3f * patch[x]);
                if (MathF.Abs(across + 0.02f) < 0.22f) earth = new Vector3(0.25f, 0.225f, 0.20f)
                    * (1 + 0.2f * grit[x] + 0.12f * patch[x]);
                // The aryk: two concrete lips, and between them water with the sky in it.
                var channel = MathF.Abs(across - 0.37f);
                if (channel < 0.085f)
                    earth = channel > 0.058f ? new Vector3(0.34f, 0.32f, 0.29f) * (1 + 0.25f * grit[x])
                        * (across < 0.37f ? 0.75f : 1.15f)
                        : Vector3.Lerp(new(0.035f, 0.04f, 0.04f), Mist * 0.8f + glow * 0.9f,
                            Math.Clamp(0.5f + 0.5f * water[x] - 4 * (0.058f - channel) * (across < 0.37f ? 1 : 0), 0, 1));
                var haze = MathF.Exp(-near * 4.6f);
                row[x] = Vector3.Lerp(earth * (0.55f + 0.6f * (1 - near)) * (Vector3.One + glow * 0.9f), Mist + glow * 0.6f,
                    Math.Clamp(haze, 0, 1));
            }
        }
    }

    /// <summary>A pyramid poplar: every branch hurries upwards.</summary>
    private static void Tree(Canvas canvas, Vector2 foot, float tall, float mist, uint seed)
    {
        var chance = new Chance(seed);
        var bark = Vector3.Lerp(new(0.042f, 0.034f, 0.030f), Mist, mist * 0.92f);
        var lean = chance.Bell() * 0.008f;
        Vector2 At(float share) => foot + new Vector2(lean * share * tall + MathF.Sin(share * 5 + seed) * tall * 0.004f,
            -share * tall * 1.12f);
        var trunk = Enumerable.Range(0, 30).Select(i => At(i / 29f)).ToArray();
        canvas.Fill(Stroke.Of(trunk, t => tall * (0.0115f * MathF.Pow(1 - t, 0.75f) + 0.0012f + 0.012f * MathF.Exp(-t * 60)),
            roundEnds: false), bark);
        for (var i = 0; i < 120; i++)
        {
            var share = 0.13f + 0.83f * (i + chance.Bell() * 0.7f) / 122f;
            var side = chance.Happens(0.5f) ? 1f : -1f;
            var reach = tall * chance.Between(0.10f, 0.24f) * (1.08f - share) * 1.25f;
            var root = At(share);
            var spread = side * reach * chance.Between(0.12f, 0.44f);
            var branch = Curve.Bezier(root, root + new Vector2(spread * 0.7f, -reach * 0.15f),
                root + new Vector2(spread, -reach * 0.55f), root + new Vector2(spread * 1.12f, -reach), 8);
            var thick = tall * chance.Between(0.0024f, 0.0042f) * (1.1f - share);
            canvas.Fill(Stroke.Of(branch, t => thick * (1 - 0.85f * t) + 0.25f, roundEnds: false), bark, 0.92f);
            for (var twig = 0; twig < 4; twig++)
            {
                var from = branch[2 + twig * 2 - (twig > 2 ? 1 : 0)];
                var tip = from + new Vector2(side * reach * chance.Between(-0.05f, 0.16f), -reach * chance.Between(0.22f, 0.4f));
                canvas.Fill(Stroke.Of([from, (from + tip) / 2 + new Vector2(side * reach * 0.03f, 0), tip], thick * 0.55f + 0.3f,
                    roundEnds: false), bark, 0.75f);
            }
        }
        // Limewash, brushed on in autumn, with bark showing and a soft edge.
        var lime = Shape.Of([new(foot.X - tall * 0.019f, foot.Y),
            .. Curve.Strayed(Curve.Line(At(0.135f) - new Vector2(tall * 0.0115f, 0), At(0.135f) + new Vector2(tall * 0.0115f, 0),
            10), tall * 0.006f, tall * 0.012f, seed), new(foot.X + tall * 0.019f, foot.Y)]);
        canvas.Fill(lime, (y, x, coverage, row) =>
        {
            for (var i = 0; i < row.Length; i++)
            {
                var round = Math.Clamp((x + i - foot.X) / (tall * 0.015f), -1, 1);
                var rough = Noise.HashUnit((int)((x + i) / MathF.Max(1, tall * 0.003f)), (int)(y / MathF.Max(1, tall * 0.007f)),
                    seed);
                var white = new Vector3(0.60f, 0.57f, 0.52f) * (0.34f + 0.42f * (1 - round * round) + 0.16f * round)
                    * (rough < 0.1f ? 0.62f : 0.93f + 0.1f * rough);
                row[i] = Vector3.Lerp(row[i], Vector3.Lerp(white, Mist, mist * 0.92f), coverage[i]);
            }
        });
    }

    private static void Veil(Canvas canvas, uint seed, float level, float strength)
    {
        var drift = new float[canvas.Width];
        for (var y = 0; y < canvas.Height; y++)
        {
            var away = (y - level) / (canvas.Height * 0.2f);
            if (away > 1.2f) break;
            drift.AsSpan().Clear();
            Noise.AddRow(drift, 0, 3f / canvas.Width, y * 5f / canvas.Height, seed, 1);
            var row = canvas.Row(y);
            var mist = strength * MathF.Exp(-MathF.Max(0, away * away));
            for (var x = 0; x < row.Length; x++)
                row[x] = Vector3.Lerp(row[x], Mist * 1.02f, MathF.Max(0, mist * (1 + 0.7f * drift[x])));
        }
    }

    private static void Leaves(Canvas canvas, Vector2 vanish, uint seed, bool far)
    {
        var chance = new Chance(seed + 40);
        Vector3[] colours = [Colour.Hex("#b98a2e"), Colour.Hex("#8f5f22"), Colour.Hex("#c9a24a"), Colour.Hex("#6e4a22")];
        for (var i = 0; i < (far ? 2600 : 1500); i++)
        {
            var near = far ? chance.Between(0.05f, 0.6f) : 0.4f + 0.75f * MathF.Sqrt(chance.Unit());
            var across = chance.Bell() * 0.34f * (chance.Happens(0.5f) ? 1 : 1.7f);
            if (MathF.Abs(across - 0.37f) < 0.06f && chance.Happens(0.8f)) continue;
            var at = vanish + new Vector2(across * canvas.Width * near, near * (canvas.Height - vanish.Y));
            var size = canvas.Width * 0.0105f * near * chance.Between(0.6f, 1.2f);
            var (turn, flat) = (chance.Between(0, MathF.Tau), chance.Between(0.25f, 0.6f));
            var leaf = Shape.Of(Curve.Through([new(-1, 0), new(-0.2f, -0.62f), new(1, 0), new(-0.2f, 0.62f)], 4, closed: true))
                .Moved(Matrix3x2.CreateRotation(turn) * Matrix3x2.CreateScale(size, size * flat)
                    * Matrix3x2.CreateTranslation(at));
            canvas.Fill(leaf.Moved(size * 0.1f, size * 0.22f), new Vector3(0.03f), 0.5f);
            canvas.Fill(leaf, Vector3.Lerp(colours[chance.Below(4)] * chance.Between(0.45f, 1.15f), Mist,
                0.75f * MathF.Exp(-near * 5)), 0.95f);
        }
    }
}
