using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Life.Drawn;

/// <summary>What lies on the table: sketches of walls, pages of notebooks, prints, gouaches, felts, the score of a dance. Lengths in millimetres.</summary>
/// <param name="seed">Of the sheet.</param>
/// <param name="scale">1 as in the sample; smaller for a quick look.</param>
internal sealed class SheetPicture(uint seed, float scale)
{
    private readonly Chance chance = new(seed);

    /// <summary>The outlines of a wall in pencil, squared up or not.</summary>
    public Bitmap Pencil(string comp, string colours, float aspect, uint wall, bool squared)
    {
        var (page, size, at) = WallPage(aspect, squared ? "#ece9df" : "#f0e9db");
        var marks = new Composition(MathF.Min(aspect, 3.2f), Palette.Of(colours), wall).Paint(comp);
        foreach (var (patch, i) in marks.Skip(1).Select((patch, i) => (patch, i)))
        {
            var shape = Clipped(patch.Shape.Moved(at.X, at.Y, size), at.X, at.Y, at.X + MathF.Min(aspect, 3.2f) * size, at.Y + size);
            if (!squared && i % 5 == 3 && i < 60) page.Hatch(shape, 1.5f, 0.5f, -0.8f + 0.2f * (i % 3));
            foreach (var contour in shape.Contours.Take(14)) page.Pencil([.. contour, contour[0]], 0.62f, 0.72f, passes: i < 30 ? 2 : 1);
        }
        var width = MathF.Min(aspect, 3.2f) * size;
        Frame(page, at, width, size);
        if (squared)
        {
            for (var row = 1; row < 6; row++) page.Rule(at + new Vector2(0, size * row / 6), at + new Vector2(width, size * row / 6), 0.6f);
            for (var column = 1; column * size / 6 < width; column++)
            {
                page.Rule(at + new Vector2(column * size / 6, 0), at + new Vector2(column * size / 6, size), 0.6f);
                page.Number(column, at + new Vector2((column - 0.6f) * size / 6, -7), 4);
            }
        }
        return page.Finish(squared ? null : page.Width / 2);
    }

    /// <summary>The colours of a wall tried in watercolour, with the samples in a row below.</summary>
    public Bitmap Colours(string comp, string colours, float aspect, uint wall)
    {
        var (page, size, at) = WallPage(aspect, "#f4efe4");
        var palette = Palette.Of(colours);
        var marks = new Composition(MathF.Min(aspect, 3.2f), palette, wall).Paint(comp);
        foreach (var patch in marks.Take(1)) page.Wash(patch.Shape.Moved(at.X, at.Y, size), patch.Colour, 0.9f, 0.6f);
        var right = at.X + MathF.Min(aspect, 3.2f) * size;
        foreach (var patch in marks.Skip(1).Take(110)) page.Gouache(Clipped(patch.Shape.Moved(at.X, at.Y, size), at.X, at.Y, right, at.Y + size), patch.Colour, 0.86f);
        Vector3[] row = [palette.Ground, palette.Deep, palette.First, palette.Second, palette.Third, palette.Light];
        foreach (var (i, colour) in row.Index()) page.Wash(Shape.Box(20 + i * 26, page.Height - 22, 40 + i * 26, page.Height - 9), colour, 1.1f, 0.7f);
        return page.Finish();
    }

    /// <summary>A page of a notebook: one ornament tried again and again.</summary>
    public Bitmap Notebook(string motif)
    {
        var page = new Page(new((int)seed), "notebook", 150, 205, (int)(880 * scale), chance.Happens(0.3f) ? Colour.Hex("#e6dcc4") : null);
        var shape = Ornament.Of(motif);
        for (var y = 14f; y < 200; y += 8.5f) page.Rule(new(6, y), new(144, y), 0.12f, 0);
        var centre = new Vector2(75 + chance.Between(-8, 8), 74);
        page.Compass(centre, 44, 0.5f);
        page.Dashes(centre + new Vector2(0, -52), centre + new Vector2(0, 52));
        foreach (var contour in shape.Contours.Take(40)) page.Pencil([.. Array.ConvertAll(contour, point => centre + point * 42), centre + contour[0] * 42], 0.55f, 0.75f);
        if (chance.Happens(0.6f)) page.Hatch(shape.Moved(centre.X, centre.Y, 42), 1.3f, 0.5f);
        var ink = chance.Below(3) switch { 0 => Dyes.Madder, 1 => Dyes.Indigo, _ => Dyes.Charcoal };
        for (var i = 0; i < 5; i++)
        {
            var at = new Vector2(24 + i * 25.5f, 150 + chance.Between(-4, 4));
            if (i % 2 == 0) page.Black(shape.Moved(at.X, at.Y, 9.5f, chance.Between(-0.3f, 0.3f)), ink);
            else page.Wash(shape.Moved(at.X, at.Y, 10, chance.Between(-0.3f, 0.3f)), ink, 0.8f, 0.25f);
        }
        for (var i = 0; i < 3; i++) page.Number(chance.Below(90) + 10, new(18 + i * 42, 182 + chance.Between(-3, 3)), 5);
        return page.Finish(chance.Happens(0.5f) ? 3 : null);
    }

    /// <summary>A linocut: one block of ink on soft paper, pressed a little unevenly, numbered in pencil.</summary>
    public Bitmap Print(string motif, string colours, int number, int of)
    {
        var page = new Page(new((int)seed), "print", 210, 250, (int)(940 * scale), Colour.Hex("#f2eee2"));
        var palette = Palette.Of(colours);
        var block = Shape.Box(32, 26, 178, 204);
        page.Gouache(block, palette.Deep == palette.Ground ? Dyes.Charcoal : palette.Deep, 0.97f, 0.5f);
        var shape = Ornament.Of(motif);
        page.Gouache(shape.Moved(105, 112, 52), palette.Light, 0.96f);
        foreach (var corner in (ReadOnlySpan<Vector2>)[new(52, 46), new(158, 46), new(52, 184), new(158, 184)]) page.Gouache(Motif.Diamond(1).Moved(corner.X, corner.Y, 7), palette.Second);
        for (var i = 0; i < 8; i++) page.Gouache(shape.Moved(42 + i * 18, 194, 6), palette.First);
        for (var i = 0; i < 60; i++)
        {
            var from = new Vector2(chance.Between(34, 176), chance.Between(28, 202));
            page.Ink([from, from + new Vector2(chance.Between(-5, 5), chance.Between(-2, 2))], 0.35f, palette.Light);
        }
        page.Number(number, new(34, 214), 5);
        page.Rule(new(44, 219), new(50, 213), 0.4f, 0);
        page.Number(of, new(53, 214), 5);
        return page.Finish();
    }

    /// <summary>A composition in gouache, to the edges of the sheet.</summary>
    public Bitmap Gouache(string comp, string colours)
    {
        var page = new Page(new((int)seed), "gouache", 260, 190, (int)(1200 * scale), Colour.Hex("#efe8d8"));
        foreach (var patch in new Composition(1.45f, Palette.Of(colours), seed).Paint(comp).Take(150))
            page.Gouache(Clipped(patch.Shape.Moved(17, 15, 156), 17, 15, 243, 171), patch.Colour, 0.97f);
        return page.Finish();
    }

    /// <summary>A field of felt or patchwork: the ornament and its ground exchange their colours.</summary>
    public Bitmap Cloth(string motif, string colours)
    {
        var (width, height) = ((int)(1180 * scale), (int)(900 * scale));
        var unit = width / 1180f;
        var palette = Palette.Of(colours);
        var canvas = new Canvas(width, height).Clear(Colour.Hex("#d8d2c6"));
        var shape = Ornament.Of(motif);
        canvas.Fill(Shape.Box(46 * unit, 46 * unit, width - 40 * unit, height - 40 * unit), new(0.28f), 0.4f);
        canvas.Blur(6 * unit);
        canvas.Fill(Shape.Box(40 * unit, 40 * unit, width - 40 * unit, height - 40 * unit).Strayed(3 * unit, 50 * unit, seed), palette.Deep);
        var (columns, rows) = (4 + chance.Below(2), 3 + chance.Below(2));
        var (across, down) = ((width - 140 * unit) / columns, (height - 140 * unit) / rows);
        Vector3[] grounds = [palette.First, palette.Second, palette.Light, palette.Third];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var (x, y) = (70 * unit + column * across, 70 * unit + row * down);
                var turn = (row + column) % 2;
                var ground = grounds[(row + turn * 2) % 4];
                canvas.Fill(Shape.Box(x + 4 * unit, y + 4 * unit, x + across - 4 * unit, y + down - 4 * unit).Strayed(2.5f * unit, 34 * unit, seed + 1), ground);
                canvas.Fill(shape.Moved(x + across / 2, y + down / 2, MathF.Min(across, down) * 0.4f).Strayed(1.4f * unit, 20 * unit, seed), turn == 0 ? palette.Deep : grounds[(row + turn * 2 + 2) % 4]);
                canvas.Fill(Stroke.Of([new(x, y), new(x + across, y), new(x + across, y + down)], 3 * unit), palette.Light * 0.9f);
            }
        Nap(canvas, unit);
        return Film.Scan(seed).Develop(canvas);
    }

    /// <summary>The score of a dance: figures one after the other, the way of the feet, counts.</summary>
    public Bitmap Score(string colours, uint dance)
    {
        var page = new Page(new((int)seed), "score", 297, 210, (int)(1240 * scale), Colour.Hex("#f1ecdf"));
        var palette = Palette.Of(colours);
        for (var row = 0; row < 2; row++)
        {
            var foot = 84 + row * 92f;
            page.Rule(new(14, foot), new(283, foot), 0.3f);
            for (var i = 0; i < 6; i++)
            {
                var x = 36 + i * 45f;
                var figure = Dancer.At((row * 6 + i) / 12f, dance).Moved(x, foot, 62);
                if ((row * 6 + i + (int)(dance % 5)) % 4 == 1) page.Wash(figure, palette.First, 0.9f, 0.3f);
                foreach (var contour in figure.Contours) page.Pencil([.. contour, contour[0]], 0.5f, 0.7f, passes: 1);
                page.Number(row * 6 + i + 1, new(x - 16, foot - 72), 4.5f);
                if (i < 5) page.Ink(Curve.Bezier(new(x + 6, foot + 6), new(x + 14, foot + 15), new(x + 30, foot + 15), new(x + 39, foot + 6)), 0.5f, palette.Third == palette.Ground ? null : palette.Third);
            }
        }
        return page.Finish(148);
    }

    private (Page Page, float Size, Vector2 At) WallPage(float aspect, string paper)
    {
        aspect = MathF.Min(aspect, 3.2f);
        var tall = aspect < 0.9f;
        var (wide, high) = tall ? (190f, 250f) : (300f, aspect > 2 ? 160f : 225f);
        var size = MathF.Min((wide - 36) / aspect, high - 58);
        var page = new Page(new((int)seed), "wall sheet", wide, high, (int)((tall ? 860 : 1220) * scale), Colour.Hex(paper));
        return (page, size, new((wide - aspect * size) / 2, 20 + (high - 58 - size) / 2));
    }

    private static void Frame(Page page, Vector2 at, float width, float size)
    {
        Vector2[] corners = [at, at + new Vector2(width, 0), at + new Vector2(width, size), at + new Vector2(0, size)];
        for (var i = 0; i < 4; i++) page.Rule(corners[i], corners[(i + 1) % 4], 0.5f);
    }

    private static Shape Clipped(Shape shape, float left, float top, float right, float bottom) =>
        shape.Bent(point => new(Math.Clamp(point.X, left, right), Math.Clamp(point.Y, top, bottom)));

    private void Nap(Canvas canvas, float unit)
    {
        var (fine, wide) = (new float[canvas.Width], new float[canvas.Width]);
        for (var y = 0; y < canvas.Height; y++)
        {
            fine.AsSpan().Clear();
            wide.AsSpan().Clear();
            Noise.AddRows(fine, 0, 1 / (3.2f * unit), y / (2.6f * unit), seed + 3, 1, 3);
            Noise.AddRows(wide, 0, 1 / (60 * unit), y / (60 * unit), seed + 4, 1, 3);
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++) row[x] *= 1 + 0.13f * fine[x] + 0.06f * wide[x];
        }
    }
}
