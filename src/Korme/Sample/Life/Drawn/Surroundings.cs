using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Life.Drawn;

/// <summary>What is around a painted wall: sky and mountains, the house it belongs to, ground, trees, people, weather.</summary>
internal sealed class Surroundings(Canvas canvas, View view, string setting, WallLight light, uint wall, uint shot)
{
    private readonly Chance chance = new(shot * 7 + 1), house = new(wall * 5 + 3);
    private readonly float unit = canvas.Height / 880f;
    private bool IsInside => setting == "underpass";

    /// <param name="isGone">The wall isn’t there any more, and nor is the house behind it.</param>
    public void Behind(bool isGone)
    {
        if (IsInside) Tunnel();
        else
        {
            Sky();
            Mountains();
            Neighbours();
        }
        Ground();
        if (!isGone) House();
    }

    /// <summary>How much light falls on a place of the wall: the shadow of leaves in the sun, lamps in the evening.</summary>
    public float Lit(float u, float v, int x, int y) => light switch
    {
        WallLight.Evening => 0.5f + 1.1f * MathF.Exp(-6 * ((u - 0.34f) * (u - 0.34f) + (v - 0.9f) * (v - 0.9f))) + 0.5f * MathF.Exp(-9 * ((u - 0.8f) * (u - 0.8f) + (v - 0.9f) * (v - 0.9f))),
        WallLight.Rain => 0.9f - 0.25f * v,
        WallLight.Day when setting is "yard" or "gable" or "school" => 1 - 0.4f * Colour.Smooth(0.05f, 0.3f, Noise.At(x / (46 * unit), y / (40 * unit), wall + 40, 3) + 0.5f * (v - 0.75f) + 0.25f * (0.3f - u)),
        _ => 1,
    };

    /// <summary>Where the wall was: what is left of it at one side, rubble, a fence of the builders.</summary>
    public void Ruin(Canvas painted)
    {
        var edge = view.Left + (view.Right - view.Left) * chance.Between(0.18f, 0.34f);
        for (var x = Math.Max(0, (int)view.Left); x < Math.Min(canvas.Width, edge + 60 * unit); x++)
        {
            var u = (x - view.Left) / (view.Right - view.Left);
            for (var y = Math.Max(0, (int)view.Top(u)); y < Math.Min(canvas.Height, view.Bottom(u)); y++)
            {
                var v = (y - view.Top(u)) / (view.Bottom(u) - view.Top(u));
                if (x > edge + 50 * unit * (Noise.At(y / (26 * unit), 1, shot, 3) + (v - 0.4f) * 1.6f)) continue;
                canvas.Row(y)[x] = painted.At(u * painted.Width, v * painted.Height) * 0.86f;
            }
        }
        for (var i = 0; i < 420; i++)
        {
            var t = MathF.Abs(chance.Bell()) * 0.33f;
            var at = new Vector2(edge + (view.Right - edge) * chance.Between(-0.12f, 1.02f), view.BottomLeft + (8 - 150 * MathF.Max(0, 0.6f - t) * chance.Unit()) * unit);
            var colour = chance.Below(5) switch { 0 => Colour.Hex("#8f4d38"), 1 => painted.At(chance.Unit() * painted.Width, chance.Unit() * painted.Height), 2 => Colour.Hex("#5f5a52"), _ => Colour.Hex("#a09789") };
            canvas.Fill(Shape.Of([.. Enumerable.Range(0, 5).Select(corner => Curve.Polar(at, chance.Between(4, 17) * unit, corner * 1.25f + chance.Unit()))]), colour * chance.Between(0.55f, 0.95f));
        }
    }

    public void Before(WallState state)
    {
        if (state == WallState.Making) Scaffold();
        if (state == WallState.Destroyed) Mesh();
        if (!IsInside && setting is not "river" and not "tower") Trees();
        People(state == WallState.Making ? 2 : chance.Below(4));
        if (light == WallLight.Snow) Flakes(900, new(0.85f), 2.4f, 0.2f);
        if (light == WallLight.Rain) Flakes(420, new(0.5f, 0.53f, 0.58f), 1, 9);
    }

    private void Sky()
    {
        var (top, low) = light switch
        {
            WallLight.Evening => (Colour.Hex("#1b2748"), Colour.Hex("#b0705a")),
            WallLight.Dawn => (Colour.Hex("#8fa3c4"), Colour.Hex("#f3c9a6")),
            WallLight.Snow => (Colour.Hex("#b9c0c8"), Colour.Hex("#d7dade")),
            WallLight.Rain => (Colour.Hex("#7d868f"), Colour.Hex("#a6abae")),
            _ => (Colour.Hex("#5f93c6"), Colour.Hex("#cfdde4")),
        };
        var cloud = new float[canvas.Width];
        for (var y = 0; y < canvas.Height; y++)
        {
            cloud.AsSpan().Clear();
            Noise.AddRows(cloud, 0, 1 / (330 * unit), y / (90 * unit), shot + 2, 1, 4);
            var sky = Vector3.Lerp(top, low, MathF.Min(1, y / (canvas.Height * 0.7f)));
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++) row[x] = Vector3.Lerp(sky, new(0.86f, 0.87f, 0.9f), light == WallLight.Day ? 0.7f * Colour.Smooth(0.1f, 0.7f, cloud[x]) : 0.15f * MathF.Max(0, cloud[x]));
        }
    }

    private void Mountains()
    {
        for (var layer = 0; layer < 2; layer++)
        {
            List<Vector2> ridge = [new(-2, canvas.Height)];
            for (var x = -2f; x < canvas.Width + 8; x += 7)
                ridge.Add(new(x, canvas.Height * (0.44f + 0.09f * layer) - 190 * unit * (1 - 0.5f * layer) * (0.75f - MathF.Abs(Noise.At(x / (300 * unit) + layer * 9, layer + 0.3f, wall % 7, 5)))));
            ridge.Add(new(canvas.Width + 2, canvas.Height));
            var haze = light switch { WallLight.Evening => Colour.Hex("#4d4763"), WallLight.Dawn => Colour.Hex("#b6a3b0"), WallLight.Rain => Colour.Hex("#8f979d"), WallLight.Snow => Colour.Hex("#c3c9d0"), _ => Colour.Hex("#93aac2") };
            canvas.Fill(Shape.Of([.. ridge]), haze * (1 - 0.24f * layer));
        }
    }

    /// <summary>Blocks of flats to the left and right, some windows lit in the evening.</summary>
    private void Neighbours()
    {
        var dim = Dim();
        for (var i = 0; i < 3; i++)
        {
            var (wide, tall) = (house.Between(170, 330) * unit, house.Between(150, 380) * unit);
            var left = house.Between(-0.1f, 1) * canvas.Width;
            var foot = MathF.Max(view.BottomLeft, view.BottomRight);
            var front = Vector3.Lerp(Colour.Hex("#c2b6a3"), Colour.Hex("#8e979c"), house.Unit()) * dim;
            canvas.Fill(Shape.Box(left, foot - tall, left + wide, foot + 20), front);
            for (var y = foot - tall + 14 * unit; y < foot - 26 * unit; y += 40 * unit)
                for (var x = left + 12 * unit; x < left + wide - 22 * unit; x += 34 * unit)
                    canvas.Fill(Shape.Box(x, y, x + 18 * unit, y + 23 * unit), light == WallLight.Evening && house.Happens(0.45f) ? new Vector3(0.9f, 0.62f, 0.28f) : front * 0.45f);
        }
    }

    private float Dim() => light switch { WallLight.Evening => 0.32f, WallLight.Rain => 0.66f, WallLight.Dawn => 0.9f, _ => 1 };

    private void Tunnel()
    {
        canvas.Clear(new(0.09f, 0.085f, 0.08f));
        for (var x = -0.5f; x < 1.5f; x += 0.125f)
            canvas.Fill(Stroke.Of([new(canvas.Width * x, 0), new(canvas.Width * (0.5f + (x - 0.5f) * 0.8f), view.TopLeft)], 2 * unit), new Vector3(0.05f));
        for (var lamp = 0; lamp < 4; lamp++)
        {
            var x = canvas.Width * (0.14f + 0.25f * lamp);
            canvas.Shine(Shape.Box(x - 50 * unit, view.TopLeft * 0.35f, x + 50 * unit, view.TopLeft * 0.35f + 9 * unit), new(2.6f, 2.3f, 1.7f));
        }
        Lens.Glow(canvas, 0.5f, 26 * unit, 0.5f);
    }

    private void Ground()
    {
        var foot = (int)MathF.Max(0, MathF.Min(view.BottomLeft, view.BottomRight));
        var colour = setting switch { "river" => Colour.Hex("#56757c"), "yard" => Colour.Hex("#8b8068"), "underpass" => Colour.Hex("#5d564e"), _ => Colour.Hex("#74706b") };
        if (light == WallLight.Snow && !IsInside) colour = Colour.Hex("#d9dee4");
        colour *= Dim();
        var (grit, wide) = (new float[canvas.Width], new float[canvas.Width]);
        for (var y = foot; y < canvas.Height; y++)
        {
            var near = (y - foot) / (float)(canvas.Height - foot);
            grit.AsSpan().Clear();
            wide.AsSpan().Clear();
            var step = setting == "river" ? 60 : 5;
            Noise.AddRows(grit, 0, 1 / (step * unit * (0.5f + near)), y / (3.5f * unit * (0.4f + near)), shot + 5, 1, 3);
            Noise.AddRows(wide, 0, 1 / (260 * unit), y / (70 * unit), shot + 6, 1, 3);
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++) row[x] = colour * (0.82f + 0.16f * near + (setting == "river" ? 0.28f : 0.1f) * grit[x] + 0.12f * wide[x]);
        }
        if (setting is "fence" or "gable" or "school" or "factory")
            canvas.Fill(Shape.Of(new(-1, foot + 34 * unit), new(canvas.Width + 1, foot + 30 * unit), new(canvas.Width + 1, foot + 40 * unit), new(-1, foot + 45 * unit)), colour * 1.25f);
    }

    /// <summary>The building that the wall belongs to.</summary>
    private void House()
    {
        var dim = Dim();
        var front = Vector3.Lerp(Colour.Hex("#cabfae"), Colour.Hex("#a7a49c"), house.Unit()) * dim;
        var edge = 14 * unit;
        if (setting is "gable" or "factory" or "school" or "yard")
        {
            var right = house.Happens(0.5f);
            var (x, far) = right ? (view.Right, canvas.Width + 10f) : (view.Left, -10f);
            var (top, foot) = right ? (view.TopRight, view.BottomRight) : (view.TopLeft, view.BottomLeft);
            canvas.Fill(Shape.Of(new(x, top), new(far, top + 40 * unit), new(far, foot - 12 * unit), new(x, foot)), front * 0.62f);
            for (var storey = 0; storey < 5; storey++)
                for (var i = 1; i < 9; i++)
                {
                    var (from, to) = (x + (far - x) * i / 9f, x + (far - x) * (i + 0.55f) / 9f);
                    var y = top + (foot - top) * (storey + 0.25f) / 5 + 7 * unit * i * (2.4f - storey) / 5;
                    canvas.Fill(Shape.Box(MathF.Min(from, to), y, MathF.Max(from, to), y + (foot - top) / 11), light == WallLight.Evening && house.Happens(0.5f) ? new Vector3(0.8f, 0.52f, 0.22f) : new Vector3(0.05f, 0.06f, 0.08f));
                }
            canvas.Fill(Shape.Of(new(view.Left - edge, view.TopLeft - edge), new(view.Right + edge, view.TopRight - edge), new(view.Right + edge, view.BottomRight + 2), new(view.Left - edge, view.BottomLeft + 2)), front);
        }
        if (setting == "tower")
        {
            var inset = (view.Right - view.Left) * 0.06f;
            canvas.Fill(Shape.Of(new(view.Left - inset, view.TopLeft - 46 * unit), new((view.Left + view.Right) / 2, view.TopLeft - 120 * unit), new(view.Right + inset, view.TopRight - 46 * unit), new(view.Right + inset, view.TopRight), new(view.Left - inset, view.TopLeft)), Colour.Hex("#7d6b5b") * dim);
        }
        if (setting is "garage" or "fence") canvas.Fill(Shape.Of(new(view.Left - edge * 2, view.TopLeft - edge), new(view.Right + edge * 2, view.TopRight - edge), new(view.Right + edge * 2, view.BottomRight), new(view.Left - edge * 2, view.BottomLeft)), front * 0.7f);
        if (setting == "river") canvas.Fill(Shape.Of(new(-1, view.TopLeft - 30 * unit), new(canvas.Width + 1, view.TopRight - 30 * unit), new(canvas.Width + 1, view.BottomRight), new(-1, view.BottomLeft)), Colour.Hex("#b3afa6") * dim);
    }

    private void Scaffold()
    {
        var pipe = Colour.Hex("#b9b6ae") * Dim();
        var (from, to) = (view.Left + (view.Right - view.Left) * 0.42f, view.Left + (view.Right - view.Left) * 0.86f);
        for (var i = 0; i <= 4; i++) canvas.Fill(Stroke.Of([new(from + (to - from) * i / 4, view.TopLeft - 12 * unit), new(from + (to - from) * i / 4, view.BottomLeft + 24 * unit)], 4.5f * unit), pipe);
        for (var level = 0; level < 4; level++)
        {
            var y = view.TopLeft + (view.BottomLeft - view.TopLeft) * (level + 0.7f) / 4.4f;
            canvas.Fill(Stroke.Of([new(from - 18 * unit, y), new(to + 18 * unit, y)], 7 * unit), Colour.Hex("#8d7452") * Dim());
            canvas.Fill(Stroke.Of([new(from, y), new(from + (to - from) / 4, y + (view.BottomLeft - view.TopLeft) / 4.4f)], 3 * unit), pipe * 0.8f);
        }
        var up = new Vector2(from + (to - from) * chance.Between(0.2f, 0.8f), view.TopLeft + (view.BottomLeft - view.TopLeft) * 1.7f / 4.4f);
        canvas.Fill(Figure.Standing(shot).Moved(up.X, up.Y - 3 * unit, 52 * unit), new Vector3(0.05f, 0.055f, 0.07f));
    }

    private void Mesh()
    {
        var y = view.BottomLeft + 36 * unit;
        for (var x = -10f; x < canvas.Width + 20; x += 130 * unit) canvas.Fill(Stroke.Of([new(x, y - 120 * unit), new(x, y + 16 * unit)], 5 * unit), new Vector3(0.2f, 0.21f, 0.22f));
        for (var x = -200f; x < canvas.Width; x += 17 * unit)
        {
            canvas.Fill(Stroke.Of([new(x, y), new(x + 110 * unit, y - 110 * unit)], 0.9f * unit), new(0.34f), 0.6f);
            canvas.Fill(Stroke.Of([new(x + 110 * unit, y), new(x, y - 110 * unit)], 0.9f * unit), new(0.34f), 0.6f);
        }
    }

    private void Trees()
    {
        var count = 1 + chance.Below(3);
        for (var i = 0; i < count; i++)
        {
            var x = canvas.Width * (chance.Happens(0.5f) ? chance.Between(-0.02f, 0.14f) : chance.Between(0.86f, 1.02f));
            var foot = MathF.Max(view.BottomLeft, view.BottomRight) + chance.Between(10, 60) * unit;
            var tall = chance.Between(300, 560) * unit;
            var dark = (light is WallLight.Evening ? new Vector3(0.012f, 0.014f, 0.018f) : new Vector3(0.06f, 0.05f, 0.04f));
            canvas.Fill(Stroke.Of(Curve.Bezier(new(x, foot), new(x + 6 * unit, foot - tall * 0.3f), new(x - 8 * unit, foot - tall * 0.6f), new(x, foot - tall)), t => (9 - 6 * t) * unit), dark);
            for (var branch = 0; branch < 11; branch++)
            {
                var from = new Vector2(x, foot - tall * (0.35f + 0.06f * branch));
                var to = from + new Vector2((branch % 2 == 0 ? 1 : -1) * tall * chance.Between(0.1f, 0.22f), -tall * 0.16f);
                canvas.Fill(Stroke.Of(Curve.Bezier(from, from + new Vector2(0, -20 * unit), to, to), t => (3.4f - 2.6f * t) * unit), dark);
                if (light is WallLight.Snow) continue;
                var leaf = (light == WallLight.Dawn ? Colour.Hex("#8a6a2c") : Colour.Hex("#3f5a2b")) * Dim() * chance.Between(0.7f, 1.2f);
                for (var j = 0; j < 34; j++) canvas.Fill(Shape.Circle(Vector2.Lerp(from, to, chance.Between(0.3f, 1.15f)) + new Vector2(chance.Bell(), chance.Bell()) * 15 * unit, chance.Between(2, 6) * unit), leaf, 0.85f);
            }
        }
    }

    private void People(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var foot = new Vector2(canvas.Width * chance.Between(0.1f, 0.9f), MathF.Max(view.BottomLeft, view.BottomRight) + chance.Between(16, 70) * unit);
            if (setting == "river") foot.Y = view.TopLeft - 26 * unit;
            var tall = (setting is "gable" or "tower" ? 34 : setting == "river" ? 30 : 78) * unit;
            var coat = (chance.Below(4) switch { 0 => Colour.Hex("#5b2a26"), 1 => Colour.Hex("#2b3a4d"), 2 => Colour.Hex("#3a3530"), _ => Colour.Hex("#6c6a62") }) * Dim();
            var body = chance.Happens(0.5f) ? Figure.Walking(chance.Unit(), chance.Happens(0.4f)) : Figure.Standing(shot + (uint)i);
            if (chance.Happens(0.5f)) body = body.Moved(Matrix3x2.CreateScale(-1, 1));
            canvas.Glaze(body.Moved(Matrix3x2.CreateScale(1, -0.22f)).Moved(foot.X, foot.Y, tall), new(0.35f), 0.6f);
            canvas.Fill(body.Moved(foot.X, foot.Y, tall), coat);
        }
    }

    private void Flakes(int count, Vector3 colour, float size, float length)
    {
        for (var i = 0; i < count; i++)
        {
            var at = new Vector2(chance.Unit() * canvas.Width, chance.Unit() * canvas.Height);
            canvas.Fill(Stroke.Of([at, at + new Vector2(-0.12f, 1) * (length + 0.4f) * unit * 2], size * chance.Between(0.4f, 1.4f) * unit), colour, 0.7f);
        }
    }
}
