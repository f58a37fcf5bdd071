using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Life.Drawn;

/// <summary>How far a wall is, or what became of it, in a photograph.</summary>
internal enum WallState { Fresh, Making, Altered, PaintedOver, Restored, Destroyed }

/// <summary>In which light it is photographed.</summary>
internal enum WallLight { Day, Evening, Dawn, Snow, Rain }

/// <summary>A photograph of a painted wall where it stands: the house behind it, the ground before it, people for the scale.</summary>
/// <param name="Comp">The composition's word.</param>
/// <param name="Colours">The palette's word.</param>
/// <param name="Setting">Where: <c>gable</c>, <c>fence</c>, <c>underpass</c>…</param>
/// <param name="Aspect">Of the painted wall, width by height.</param>
/// <param name="Wall">The wall's seed: the same picture on every photograph of it.</param>
/// <param name="Shot">The photograph's seed: another standpoint, other people.</param>
internal sealed record WallPhotograph(string Comp, string Colours, string Setting, float Aspect, uint Wall, uint Shot, WallState State, WallLight Light)
{
    private const int LongSide = 1280;

    private static readonly Vector3 Plaster = Colour.Hex("#c9c1b1"), Grey = Colour.Hex("#a9a69f");

    public Bitmap Paint(float scale)
    {
        var tall = Aspect < 1.15f;
        var (width, height) = tall ? (900, 1180) : (LongSide, Aspect > 2.6f ? 760 : 880);
        (width, height) = ((int)(width * scale), (int)(height * scale));
        var view = Standpoint(width, height);
        var wall = PaintedWall((int)(view.BottomLeft - view.TopLeft), (int)(view.Right - view.Left));
        var canvas = new Canvas(width, height);
        var place = new Surroundings(canvas, view, Setting, Light, Wall, Shot);
        place.Behind(State == WallState.Destroyed);
        if (State == WallState.Destroyed) place.Ruin(wall);
        else Hang(canvas, wall, view, place);
        place.Before(State);
        return new Film
        {
            Exposure = Light switch { WallLight.Evening => -0.35f, WallLight.Snow => 0.12f, WallLight.Rain => -0.25f, _ => 0 },
            Balance = Light switch { WallLight.Evening => new(1.08f, 0.95f, 0.86f), WallLight.Dawn => new(1.06f, 0.97f, 0.98f), WallLight.Snow or WallLight.Rain => new(0.95f, 0.99f, 1.06f), _ => Vector3.One },
            Vignette = 0.26f,
            Grain = 1.7f,
            Seed = Shot,
        }.Develop(canvas);
    }

    /// <summary>From where it is photographed: the wall's corners in the picture, the verticals upright.</summary>
    private View Standpoint(int width, int height)
    {
        var chance = new Chance(Shot * 31 + 7);
        var (room, foot) = Setting is "gable" or "tower" ? (0.07f, 0.86f) : Setting == "underpass" ? (0.16f, 0.8f) : (0.2f, 0.78f);
        var high = (foot - room) * height;
        var wide = MathF.Min(high * Aspect, width * (Setting is "fence" or "river" or "underpass" ? 1.12f : 0.84f));
        high = MathF.Min(high, wide / Aspect * 1.25f);
        var bottom = foot * height;
        var left = (width - wide) * (0.5f + chance.Between(-0.28f, 0.28f));
        var turn = chance.Between(-0.075f, 0.075f) * high;
        return new(left, left + wide, bottom - high + turn, bottom - high - turn, bottom - turn * 0.3f, bottom + turn * 0.3f);
    }

    /// <summary>The wall by itself, as if one stood before it: painted as far as it was, then weathered.</summary>
    private Canvas PaintedWall(int high, int wide)
    {
        high = Math.Max(high, 60);
        wide = Math.Clamp(wide, 60, 1500);
        var canvas = new Canvas(wide, high).Clear(Plaster);
        var marks = new Composition(wide / (float)high, Palette.Of(Colours), Wall).Paint(Comp);
        var painted = State == WallState.Making ? Math.Max(2, (int)(marks.Count * (0.3f + 0.4f * new Chance(Shot).Unit()))) : marks.Count;
        foreach (var patch in marks.Take(painted)) canvas.Fill(patch.Shape.Moved(0, 0, high).Strayed(high * 0.0012f, high * 0.05f, Wall), patch.Colour, 0.97f);
        if (State == WallState.Making) Squared(canvas, high, wide);
        if (State == WallState.Altered) Altered(canvas, high, wide);
        if (State == WallState.PaintedOver) Rolled(canvas, high, wide);
        Materials.Wall.Weather(canvas, high / 600f * (State == WallState.Restored ? 0.4f : 1), Wall + (State is WallState.Altered or WallState.Destroyed ? 3u : 0u));
        return canvas;
    }

    /// <summary>The chalk lines that a drawing is carried over by.</summary>
    private static void Squared(Canvas canvas, int high, int wide)
    {
        for (var i = 1; i < 6; i++) canvas.Fill(Stroke.Of([new(0, high * i / 6f), new(wide, high * i / 6f)], 1.6f), new(0.75f), 0.55f);
        for (var x = high / 6f; x < wide; x += high / 6f) canvas.Fill(Stroke.Of([new(x, 0), new(x, high)], 1.6f), new(0.75f), 0.55f);
    }

    private void Altered(Canvas canvas, int high, int wide)
    {
        var chance = new Chance(Shot + 3);
        var x = wide * chance.Between(0.12f, 0.75f);
        var box = Shape.Box(x, high * 0.42f, x + high * 0.24f, high * 0.66f);
        canvas.Fill(box, Plaster * 0.9f);
        canvas.Fill(Shape.Box(x + high * 0.03f, high * 0.45f, x + high * 0.21f, high * 0.63f), new Vector3(0.03f, 0.04f, 0.05f));
        canvas.Fill(Stroke.Of([new(0, high * 0.8f), new(wide, high * 0.78f)], high * 0.022f), Colour.Hex("#d8b64a"));
        for (var i = 0; i < 3; i++)
        {
            var (left, top) = (wide * chance.Unit() * 0.8f, high * chance.Between(0.1f, 0.7f));
            canvas.Fill(Shape.Box(left, top, left + high * 0.14f, top + high * 0.1f).Strayed(high * 0.01f, 40, Shot), Grey * chance.Between(0.85f, 1.05f), 0.9f);
        }
    }

    /// <summary>Paint from a roller, in swathes; the old picture shows through where it was thin.</summary>
    private void Rolled(Canvas canvas, int high, int wide)
    {
        var chance = new Chance(Shot + 9);
        var coat = chance.Happens(0.6f) ? Grey : Colour.Hex("#cbb994");
        for (var x = -high * 0.1f; x < wide; x += high * 0.13f)
        {
            var top = high * (chance.Happens(0.25f) ? chance.Between(0, 0.25f) : -0.02f);
            canvas.Fill(Shape.Box(x, top, x + high * 0.16f, high * 1.02f).Strayed(high * 0.012f, 50, Shot + (uint)x), coat * chance.Between(0.94f, 1.05f), chance.Between(0.82f, 0.97f));
        }
    }

    private void Hang(Canvas canvas, Canvas wall, View view, Surroundings place)
    {
        var light = Light switch { WallLight.Evening => new Vector3(0.62f, 0.5f, 0.44f), WallLight.Dawn => new(1.0f, 0.86f, 0.8f), WallLight.Snow => new(0.86f, 0.9f, 0.98f), WallLight.Rain => new(0.6f, 0.63f, 0.68f), _ => new(1.02f, 0.98f, 0.92f) };
        var round = Setting == "tower";
        for (var x = Math.Max(0, (int)view.Left); x < Math.Min(canvas.Width, view.Right); x++)
        {
            var u = (x - view.Left) / (view.Right - view.Left);
            var (top, bottom) = (view.Top(u), view.Bottom(u));
            var across = round ? MathF.Acos(1 - 2 * Math.Clamp(u, 0, 1)) / MathF.PI : u;
            var shade = round ? 0.45f + 0.6f * MathF.Sin(Math.Clamp(u, 0, 1) * MathF.PI) : 1;
            for (var y = Math.Max(0, (int)top); y < Math.Min(canvas.Height, bottom); y++)
            {
                var v = (y - top) / (bottom - top);
                var paint = wall.At(across * wall.Width, v * wall.Height);
                canvas.Row(y)[x] = paint * light * (shade * place.Lit(u, v, x, y));
            }
        }
    }
}

/// <summary>The corners of a wall in a picture, in pixels.</summary>
internal readonly record struct View(float Left, float Right, float TopLeft, float TopRight, float BottomLeft, float BottomRight)
{
    public float Top(float across) => TopLeft + (TopRight - TopLeft) * across;

    public float Bottom(float across) => BottomLeft + (BottomRight - BottomLeft) * across;
}
