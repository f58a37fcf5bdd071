using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Pictures;

/// <summary>Felt mosaics. Two felts are cut with one knife and changed over: the figure of the one is the ground of the
/// other.</summary>
internal static class Syrmaq
{
    /// <summary>A field of double horns, framed by a border of horns with four ears in the corners; 90 × 90 cm.</summary>
    public static Bitmap Horns(Easel easel)
    {
        var cloth = new Cloth(90, 90, Dyes.Walnut);
        var corner = Motif.FourEars();
        foreach (var (turn, x, y) in ((float, float, float)[])[(0, 0, 0), (1, 90, 0), (2, 90, 90), (3, 0, 90)])
        {
            var side = Matrix3x2.CreateRotation(turn * MathF.PI / 2) * Matrix3x2.CreateTranslation(x, y);
            cloth.Sew(Shape.Box(3, 3, 16, 16).Moved(side), Dyes.Madder, raised: true);
            cloth.Sew(Shape.Box(16, 3, 74, 16).Moved(side), Dyes.Walnut, raised: false);
            cloth.Cut(corner.Moved(9.5f, 9.5f, 5.4f).Moved(side), Dyes.Wool, raised: false);
            var edge = Matrix3x2.CreateScale(5.8f, 6.6f) * Matrix3x2.CreateTranslation(16, 9.5f) * side;
            cloth.Sew(new Interlock(0.28f).Border(5, 6.5f / 6.6f).Moved(edge), Dyes.Straw, raised: true);
            cloth.Cord(Curve.Moved(new Interlock(0.28f).Line(5), edge), Dyes.Wool, Dyes.Madder);
            cloth.Cord(Curve.Moved([new(16, 3), new(16, 16), new(74, 16)], side), Dyes.Wool, Dyes.Madder);
            cloth.Cord(Curve.Moved([new(3, 3), new(87, 3)], side), Dyes.Wool, Dyes.Madder);
        }
        var cut = new Interlock(0.28f);
        var inField = Matrix3x2.CreateScale(58 / 6f, 58 / (4 * cut.Spacing)) * Matrix3x2.CreateTranslation(16, 16 + 58 / 8f);
        cloth.Sew(Shape.Box(16, 16, 74, 74), Dyes.Wool, raised: false);
        cloth.Sew(cut.Field(3, 2).Moved(inField), Dyes.Madder, raised: true);
        foreach (var line in cut.Lines(3, 4)) cloth.Cord(Curve.Moved(line, inField), Dyes.Ochre, Dyes.Walnut);
        return cloth.Photograph(easel, "syrmaq-horns", easel.Pixels(1800));
    }

    /// <summary>Panels cut in pairs and changed over, as two felts laid on each other give them; 120 × 90 cm.</summary>
    public static Bitmap Exchanged(Easel easel)
    {
        var cloth = new Cloth(120, 92, Dyes.Night);
        Shape[] motifs = [Motif.FourEars(), Motif.FortyHorns()];
        for (var row = 0; row < 3; row++)
            for (var column = 0; column < 4; column++)
            {
                var turned = (row + column) % 2 == 1;
                var (figure, ground) = turned ? (Dyes.Straw, Dyes.Indigo) : (Dyes.Indigo, Dyes.Straw);
                var (x, y) = (6 + column * 27f, 5.5f + row * 27f);
                cloth.Sew(Shape.Box(x, y, x + 27, y + 27), ground, raised: !turned);
                cloth.Cut(motifs[row % 2].Moved(x + 13.5f, y + 13.5f, 11.6f), figure, raised: turned);
                cloth.Cord([new(x, y), new(x + 27, y)], Dyes.Rose, Dyes.Wool);
                cloth.Cord([new(x, y), new(x, y + 27)], Dyes.Rose, Dyes.Wool);
            }
        cloth.Cord([new(6, 86.5f), new(114, 86.5f), new(114, 5.5f)], Dyes.Rose, Dyes.Wool);
        return cloth.Photograph(easel, "syrmaq-exchanged", easel.Pixels(2100));
    }

    /// <summary>The figure of a mosaic without its frame, whole periods of it: for weighing figure against ground.</summary>
    public static Layer Mosaic(Interlock cut, int periods, int bands, float scale)
    {
        var layer = new Layer((int)MathF.Round(2 * periods * scale), (int)MathF.Round(2 * bands * cut.Spacing * scale));
        layer.Fill(cut.Field(periods, bands).Moved(0, cut.Spacing / 2 * scale, scale));
        return layer;
    }
}
