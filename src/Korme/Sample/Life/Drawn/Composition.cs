using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Life.Drawn;

/// <summary>One flat colour of a composition; the wall is 1 high and <see cref="Composition.Aspect"/> wide.</summary>
internal sealed record Patch(Shape Shape, Vector3 Colour);

/// <summary>What is painted on a wall: the same for the wall, for every photograph of it and for its sketches.</summary>
/// <param name="aspect">Width by height.</param>
/// <param name="colours">What it is painted with.</param>
/// <param name="seed">Another number is another picture of the same sort.</param>
internal sealed class Composition(float aspect, Palette colours, uint seed)
{
    private readonly List<Patch> patches = [];
    private readonly Chance chance = new(seed);

    public float Aspect => aspect;

    /// <summary>The patches from the ground up.</summary>
    /// <param name="word">The sort, as the sample's catalogue has it: <c>ridge</c>, <c>portrait</c>…</param>
    public IReadOnlyList<Patch> Paint(string? word)
    {
        if (patches.Count > 0) return patches;
        Put(Shape.Box(-0.02f, -0.02f, aspect + 0.02f, 1.02f), colours.Ground);
        switch (word)
        {
            case "ridge": Ridge(); break;
            case "sky": Sky(); break;
            case "tree": Tree(); break;
            case "patch": Patchwork(); break;
            case "birds": Birds(); break;
            case "river": River(); break;
            case "carpet": Carpet(); break;
            case "apples": Apples(); break;
            case "amulet": Amulets(); break;
            case "dance": Dance(); break;
            case "portrait" or "portrait-hair" or "portrait-hat": patches.AddRange(new Bust(aspect, colours, seed, word).Paint()); break;
            default: Horns(); break;
        }
        return patches;
    }

    private void Put(Shape shape, Vector3 colour) => patches.Add(new(shape, colour));

    private void Ridge()
    {
        var sun = new Vector2(aspect * chance.Between(0.58f, 0.8f), chance.Between(0.2f, 0.32f));
        for (var ring = 3; ring >= 0; ring--) Put(Shape.Circle(sun, 0.1f + ring * 0.055f), ring == 0 ? colours.First : Vector3.Lerp(colours.Light, colours.Second, ring % 2 * 0.55f));
        for (var layer = 0; layer < 7; layer++)
        {
            var t = layer / 6f;
            var ridge = new List<Vector2> { new(-0.02f, 1.02f) };
            for (var x = -0.02f; x <= aspect + 0.03f; x += 0.02f)
                ridge.Add(new(x, 0.36f + 0.085f * layer - (0.2f - 0.015f * layer) * (0.7f - 1.5f * MathF.Abs(Noise.At(x * (1.1f + t), layer * 3.7f, seed, 4)))));
            ridge.Add(new(aspect + 0.02f, 1.02f));
            Put(Shape.Of([.. ridge]), Colour.Ramp([colours.Second, colours.Third, colours.Deep], t));
        }
        Border(0.93f, 0.05f, colours.Light);
    }

    private void Sky()
    {
        patches[0] = patches[0] with { Colour = Vector3.Lerp(colours.Ground, colours.Deep, 0.35f) };
        var moon = new Vector2(aspect * 0.3f, 0.4f);
        for (var ring = 5; ring >= 1; ring--) Put(Shape.Ring(moon, 0.24f + ring * 0.07f, 0.215f + ring * 0.07f), Vector3.Lerp(colours.Ground, colours.Second, 0.35f / ring + 0.1f));
        Put(Shape.Circle(moon, 0.24f), colours.First);
        Put(Motif.Shanyraq(0.09f).Moved(moon.X, moon.Y, 0.25f), colours.Light);
        for (var i = 0; i < 26 + aspect * 14; i++)
            Put(Motif.Star(chance.Happens(0.6f) ? 8 : 6, 1, 0.4f).Moved(chance.Between(0, aspect), chance.Between(0.04f, 0.78f), chance.Between(0.008f, 0.03f)), chance.Happens(0.7f) ? colours.Light : colours.Third);
        for (var rail = -3; rail <= 3; rail++)
            Put(Stroke.Of([new(aspect * 0.72f + rail * 0.03f, 0.72f), new(aspect * 0.5f + rail * aspect * 0.17f, 1.02f)], t => 0.004f + 0.012f * t), colours.First);
        for (var sleeper = 0; sleeper < 9; sleeper++)
        {
            var t = sleeper / 9f;
            Put(Shape.Box(aspect * 0.66f - aspect * 0.5f * t * t - 0.05f, 0.73f + 0.28f * t * t, aspect * 0.76f + aspect * 0.2f * t * t, 0.74f + 0.29f * t * t), colours.Third);
        }
    }

    private void Tree()
    {
        Border(0.94f, 0.045f, colours.First);
        for (var ring = 0; ring < 4; ring++) Put(Shape.Ring(new(aspect / 2, 0.42f), 0.62f - ring * 0.12f, 0.6f - ring * 0.12f), Vector3.Lerp(colours.Ground, colours.Second, 0.5f));
        for (var side = -1; side <= 1; side += 2)
            for (var i = 1; i * 0.36f < aspect / 2; i++) Put(Motif.Tree(3).Moved(aspect / 2 + side * (0.1f + i * 0.36f), 0.74f, 0.2f), i % 2 == 0 ? colours.Third : colours.Second);
        Put(Motif.Tree(5, 0.22f).Moved(aspect / 2, 0.52f, 0.46f), colours.Deep);
        for (var i = 0; i < 70; i++)
        {
            var at = Curve.Polar(new(aspect / 2, 0.38f), chance.Between(0.08f, 0.4f), chance.Between(0, MathF.Tau));
            Put(Motif.Drop(default, 0.35f, 0.8f).Moved(at.X, at.Y, chance.Between(0.016f, 0.034f), chance.Between(0, MathF.Tau)), i % 3 == 0 ? colours.First : colours.Second);
        }
    }

    private void Patchwork()
    {
        var size = 1 / 6f;
        var columns = (int)MathF.Ceiling(aspect / size);
        Vector3[] four = [colours.First, colours.Second, colours.Third, colours.Light];
        for (var row = 0; row < 6; row++)
            for (var column = 0; column < columns; column++)
            {
                // Mirrored about the middle, and a few triangles out of order on purpose.
                var (i, j) = (Math.Min(column, columns - 1 - column), Math.Min(row, 5 - row));
                var kind = (int)(Noise.Hash(i, j, seed) % 4);
                if (Noise.Hash(column, row, seed + 5) % 41 == 0) kind++;
                var (x, y) = (column * size, row * size);
                Vector2 a = new(x, y), b = new(x + size, y), c = new(x + size, y + size), d = new(x, y + size);
                if ((kind + column + row) % 2 == 0) (a, b, c, d) = (b, c, d, a);
                Put(Shape.Of(a, b, c), four[kind % 4]);
                Put(Shape.Of(a, c, d), four[(kind + 1 + (i + j) % 2) % 4] * 0.97f);
            }
        Put(Motif.FourEars().Moved(aspect / 2, 0.5f, 0.14f), colours.Deep);
    }

    private void Birds()
    {
        for (var wire = 0; wire < 3; wire++)
            Put(Stroke.Of(Curve.Bezier(new(-0.02f, 0.66f + wire * 0.07f), new(aspect * 0.3f, 0.78f + wire * 0.06f), new(aspect * 0.7f, 0.76f + wire * 0.07f), new(aspect + 0.02f, 0.6f + wire * 0.08f)), 0.008f), colours.Deep);
        for (var i = 0; i < 9 + aspect * 5; i++)
        {
            var size = chance.Between(0.05f, 0.13f);
            var (x, y) = (chance.Between(0.06f, aspect - 0.06f), chance.Between(0.1f, 0.6f));
            var colour = (i % 5) switch { 0 => colours.First, 1 => colours.Third, 2 => colours.Second, _ => colours.Deep };
            Put(i % 3 == 0 ? Motif.BirdWing().Moved(x, y, size, chance.Between(-0.5f, 0.5f)) : Figure.Pigeon(chance.Unit()).Moved(x, y, size, chance.Between(-0.9f, 0.9f)), colour);
        }
        Border(0.94f, 0.045f, colours.Second);
    }

    private void River()
    {
        for (var band = 0; band < 15; band++)
        {
            float Y(float x, int line) => line / 15f + 0.035f * MathF.Sin(x * 4.2f + line * 0.7f) + 0.06f * Noise.At(x * 0.9f, line * 0.37f, seed);
            List<Vector2> contour = [];
            for (var x = -0.02f; x < aspect + 0.03f; x += 0.03f) contour.Add(new(x, Y(x, band)));
            for (var x = aspect + 0.03f; x > -0.03f; x -= 0.03f) contour.Add(new(x, Y(x, band + 1)));
            Put(Shape.Of([.. contour]), (band % 5) switch { 0 => colours.Light, 1 => colours.Second, 2 => colours.First, 3 => colours.Ground, _ => colours.Deep });
        }
        Put(Motif.RamsHorn(0.17f).Moved(aspect / 2, 0.52f, 0.4f), colours.Light);
        Put(Motif.RamsHorn(0.13f).Moved(aspect / 2, 0.53f, 0.3f), colours.Third);
    }

    private void Carpet()
    {
        for (float x = 0; x < aspect;)
        {
            var wide = chance.Between(0.05f, 0.16f);
            var (ground, figure) = chance.Below(4) switch { 0 => (colours.First, colours.Light), 1 => (colours.Deep, colours.Second), 2 => (colours.Light, colours.First), _ => (colours.Third, colours.Ground) };
            Put(Shape.Box(x, -0.02f, x + wide, 1.02f), ground);
            var motif = Ornament.Any(chance);
            if (wide > 0.08f)
                for (var y = 0.05f; y < 1; y += wide * 1.02f) Put(motif.Moved(x + wide / 2, y + wide * 0.2f, wide * 0.42f), figure);
            x += wide;
        }
    }

    private void Apples()
    {
        for (var row = 0; row < 4; row++)
            for (float x = row % 2 * 0.13f; x < aspect + 0.1f; x += 0.26f)
            {
                var at = new Vector2(x + chance.Between(-0.015f, 0.015f), 0.14f + row * 0.24f);
                var colour = chance.Below(3) switch { 0 => colours.First, 1 => colours.Second, _ => Vector3.Lerp(colours.First, colours.Second, 0.5f) };
                Put(Shape.Circle(at, 0.1f), colour);
                Put(Shape.Ring(at, 0.075f, 0.066f), colours.Light);
                Put(Motif.Flower(6).Moved(at.X, at.Y, 0.055f, chance.Unit()), colours.Deep);
                Put(Stroke.Of(Curve.Bezier(at + new Vector2(0, -0.09f), at + new Vector2(0.01f, -0.12f), at + new Vector2(0.03f, -0.13f), at + new Vector2(0.05f, -0.14f)), 0.012f), colours.Third);
            }
    }

    private void Amulets()
    {
        var panels = Math.Max(1, (int)MathF.Round(aspect / 0.75f));
        var wide = aspect / panels;
        for (var i = 0; i < panels; i++)
        {
            var (x, turn) = ((i + 0.5f) * wide, (i + (int)(seed / 8 % 3)) % 3);
            Put(Shape.Box(i * wide + 0.02f, 0.04f, (i + 1) * wide - 0.02f, 0.96f), turn switch { 0 => colours.Second, 1 => colours.Light, _ => colours.First });
            var ink = turn == 1 ? colours.First : colours.Light;
            Put(((i + seed / 64) % 2 == 0 ? Motif.Amulet() : Motif.ColtsEye()).Moved(x, 0.44f, MathF.Min(wide, 1) * 0.4f), ink);
            Put(Ornament.Any(chance).Moved(x, 0.46f, MathF.Min(wide, 1) * 0.12f), colours.Deep);
            for (var j = -2; j <= 2; j++) Put(Motif.Diamond(0.03f).Moved(x + j * wide * 0.16f, 0.88f), colours.Deep);
        }
    }

    private void Dance()
    {
        var count = Math.Max(2, (int)(aspect * 2.4f));
        for (var i = 0; i < count; i++) Put(Shape.Circle(new((i + 0.5f) * aspect / count, 0.5f), 0.3f), Vector3.Lerp(colours.Ground, i % 2 == 0 ? colours.Second : colours.Light, 0.5f));
        for (var i = 0; i < count; i++)
            Put(Dancer.At(i / (float)count + 0.1f, seed).Moved((i + 0.5f) * aspect / count, 0.95f, 0.86f), (i % 3) switch { 0 => colours.Deep, 1 => colours.First, _ => colours.Third });
        Put(Shape.Box(-0.02f, 0.95f, aspect + 0.02f, 1.02f), colours.Deep);
    }

    private void Horns()
    {
        var middle = new Vector2(aspect / 2, 0.4f);
        for (var ray = 0; ray < 24; ray++)
            Put(Shape.Of(middle, Curve.Polar(middle, 1.4f * aspect, ray * MathF.Tau / 24 - 0.06f), Curve.Polar(middle, 1.4f * aspect, ray * MathF.Tau / 24 + 0.06f)), Vector3.Lerp(colours.Ground, colours.Second, 0.4f));
        Put(Shape.Circle(middle, 0.2f), colours.Second);
        Put(Motif.FortyHorns().Moved(middle.X, middle.Y, 0.16f), colours.Light);
        for (var side = -1; side <= 1; side += 2)
        {
            Put(Motif.RamsHorn(0.2f).Moved(middle.X + side * MathF.Min(aspect * 0.3f, 0.62f), 0.56f, 0.4f), side < 0 ? colours.First : colours.Third);
            if (aspect > 2) Put(Motif.DoubleHorn().Moved(middle.X + side * aspect * 0.43f, 0.5f, 0.26f), colours.Deep);
        }
        Border(0.92f, 0.06f, colours.Deep);
    }

    /// <summary>A row of ram's horns cut out of the ground, along the foot.</summary>
    private void Border(float y, float half, Vector3 colour)
    {
        var periods = (int)MathF.Ceiling(aspect / (half * 2.2f)) + 1;
        Put(new Interlock(0.24f).Border(periods, 1.1f).Moved(-0.02f, y, half), colour);
    }
}
