using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>The last sun through a wrought gate throws horns on a wall; somebody walks through the light. Four frames.</summary>
internal static class Lattice
{
    private static readonly Vector3 Sun = new(2.1f, 1.30f, 0.66f);

    public static IEnumerable<Bitmap> Paint(Easel easel)
    {
        var (width, height) = (easel.Pixels(1360), easel.Pixels(1820));
        var seed = easel.For("lattice");
        var light = Light(width, height);
        var wall = Wall(width, height, light, seed);
        (float Place, float Phase, Frame Frame)[] moments =
        [
            (0.16f, 0.21f, new() { Exposure = -0.15f }),
            (0.36f, 0.74f, new() { Shake = new(34, 4), Exposure = 0f, Grain = 2.4f }),
            (0.55f, 0.27f, new() { Exposure = 0f }),
            (0.80f, 0.80f, new() { Exposure = 1.35f, KeepsHighlights = false }),
        ];
        foreach (var (place, phase, frame) in moments)
        {
            var scene = new Canvas(width, height);
            wall.Pixels.CopyTo(scene.Pixels, 0);
            Walker(scene, light, place, phase, seed);
            Lens.Glow(scene, 0.75f, width * 0.012f, 0.4f);
            yield return Lens.Take(scene, 0, frame with { Shake = frame.Shake * easel.Scale },
                new Film { Exposure = 0.35f, Vignette = 0.4f, Seed = seed + (uint)(place * 100) });
        }
    }

    /// <summary>Where the sun comes through: panes with horns in them, thrown askew, softer the farther they fall.</summary>
    private static Layer Light(int width, int height)
    {
        var sharp = new Layer(width, height);
        var throwing = new Matrix3x2(1, 0.16f, -0.20f, 1, 0, 0) * Matrix3x2.CreateScale(width * 0.205f)
            * Matrix3x2.CreateTranslation(width * 0.20f, height * 0.045f);
        for (var row = 0; row < 4; row++)
            for (var column = 0; column < 4; column++)
            {
                var pane = Matrix3x2.CreateTranslation(column * 0.98f, row * 1.06f) * throwing;
                sharp.Fill(Shape.Box(0.03f, 0.03f, 0.93f, 1.0f).Moved(pane),
                    0.55f + 0.45f * (column > 0 && column < 3 ? 1 : 0.75f));
                var ornament = (row + column) % 2 == 0 ? Motif.FourEars(0.17f) : Motif.DoubleHorn(0.17f);
                sharp.Fill(ornament.Moved(0.48f, 0.515f, 0.43f).Moved(pane), 0);
                sharp.Fill(Stroke.Of([new(0.48f, 0), new(0.48f, 0.12f)], 0.05f).Moved(pane), 0);
            }
        // Twigs of a tree between the sun and the gate.
        var chance = new Chance(5);
        for (var i = 0; i < 34; i++)
        {
            var from = new Vector2(width * chance.Between(0.5f, 1.15f), height * chance.Between(-0.1f, 0.5f));
            var to = from + new Vector2(-width * chance.Between(0.15f, 0.5f), height * chance.Between(0.05f, 0.3f));
            sharp.Fill(Stroke.Of(Curve.Bezier(from, Vector2.Lerp(from, to, 0.3f) + new Vector2(0, 20),
                Vector2.Lerp(from, to, 0.6f) - new Vector2(0, 30), to), t => width * 0.004f * (1.1f - t)), 0.12f);
        }
        var near = sharp.Copy().Blur(width * 0.0028f);
        var far = sharp.Blur(width * 0.0085f);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var share = Math.Clamp(0.2f + 0.9f * x / width - 0.4f * y / height, 0, 1);
                near.Values[y * width + x] += (far.Values[y * width + x] - near.Values[y * width + x]) * share;
            }
        return near;
    }

    private static Canvas Wall(int width, int height, Layer light, uint seed)
    {
        var canvas = new Canvas(width, height);
        var (trowel, grit, stain) = (new float[width], new float[width], new float[width]);
        var dado = height * 0.60f;
        var kerb = height * 0.865f;
        for (var y = 0; y < height; y++)
        {
            foreach (var buffer in (ReadOnlySpan<float[]>)[trowel, grit, stain]) buffer.AsSpan().Clear();
            Noise.AddRows(trowel, 0, 14f / width, y * 9f / width, seed, 1, 4);
            Noise.AddRows(grit, 0, 260f / width, y * 260f / width, seed + 1, 1, 2);
            Noise.AddRows(stain, 0, 9f / width, y * 1.6f / width, seed + 2, 1, 4);
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++)
            {
                var sun = light.Values[y * width + x];
                Vector3 ground;
                if (y > kerb)
                {
                    var near = (y - kerb) / (height - kerb);
                    ground = new Vector3(0.20f, 0.185f, 0.17f) * (1 + 0.22f * grit[x] + 0.14f * trowel[x])
                        * (0.75f + 0.35f * near);
                    if (near < 0.05f) ground *= 0.42f + 10 * near;
                    sun *= 0.8f;
                }
                else
                {
                    // Limewash above, and below it the blue-green dado of every old courtyard, chipped at its edge.
                    var wash = Colour.Mix(new(0.64f, 0.49f, 0.33f), new(0.53f, 0.37f, 0.23f), 0.5f + 0.8f * stain[x]);
                    var oil = Colour.Mix(new(0.085f, 0.20f, 0.20f), new(0.055f, 0.145f, 0.155f), 0.5f + stain[x]);
                    var worn = grit[x] * 0.5f + trowel[x] + 0.5f * stain[x];
                    ground = y > dado + 5 * trowel[x] && worn < 0.92f ? oil : wash;
                    ground *= 1 + 0.075f * grit[x] + 0.14f * trowel[x];
                    if (MathF.Abs(y - dado - 3 * trowel[x]) < height * 0.0022f)
                        ground = new Vector3(0.36f, 0.10f, 0.06f) * (1 + 0.3f * grit[x]);
                }
                row[x] = ground * (Sky(y, height) + Sun * (sun * (1 + 0.12f * trowel[x])));
            }
        }
        return canvas;
    }

    /// <summary>What the shade still gets.</summary>
    private static Vector3 Sky(int y, int height) => new Vector3(0.085f, 0.115f, 0.175f) * (0.75f + 0.5f * y / height);

    private static void Walker(Canvas canvas, Layer light, float place, float phase, uint seed)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var tall = height * 0.268f;
        var foot = new Vector2(width * place, height * 0.93f);
        var figure = Figure.Walking(phase, hat: true).Moved(foot.X, foot.Y, tall);
        // The shadow stands on the wall, a step to the right, and softly.
        var shadow = new Layer(width, height);
        shadow.Fill(Figure.Walking(phase, hat: true).Moved(new Matrix3x2(1, 0.05f, -0.02f, 0.98f, 0, 0))
            .Moved(foot.X + width * 0.135f, foot.Y - height * 0.045f, tall));
        shadow.Blur(width * 0.0058f);
        for (var i = 0; i < canvas.Pixels.Length; i++)
        {
            // The wall keeps the light of the sky and loses that of the sun.
            if (shadow.Values[i] < 0.003f) continue;
            var (sky, sun) = (Sky(i / width, height), Sun * light.Values[i]);
            canvas.Pixels[i] *= (sky + sun * (1 - 0.92f * shadow.Values[i])) / (sky + sun);
        }
        canvas.Glaze(Shape.Circle(default, 1)
            .Moved(Matrix3x2.CreateScale(tall * 0.30f, tall * 0.035f) * Matrix3x2.CreateTranslation(foot)), new(0.3f), 0.8f);
        canvas.Fill(figure, (y, x, coverage, row) =>
        {
            for (var i = 0; i < row.Length; i++)
            {
                // The light lies on coat and hat as well, a hand higher than on the wall behind.
                var (lx, ly) = (Math.Clamp(x + i - (int)(width * 0.06f), 0, width - 1),
                    Math.Clamp(y + (int)(height * 0.02f), 0, height - 1));
                var sun = light.Values[ly * width + lx];
                var upper = y < foot.Y - tall * 0.5f && y > foot.Y - tall * 1.5f;
                var cloth = upper ? new Vector3(0.19f, 0.055f, 0.040f) : new Vector3(0.045f, 0.042f, 0.045f);
                var weave = 1 + 0.3f * (Noise.HashUnit(x + i, y, seed) - 0.5f);
                var side = Colour.Smooth(tall * 0.12f, -tall * 0.17f, x + i - foot.X);
                row[i] = Vector3.Lerp(row[i], cloth * weave
                    * (new Vector3(0.09f, 0.12f, 0.18f) + new Vector3(1.9f, 1.2f, 0.65f) * sun * (0.3f + 0.9f * side)),
                    coverage[i]);
            }
        });
    }
}
