using Korme.Sample.Drawing;

namespace Korme.Sample.Life.Drawn;

/// <summary>Somebody's portrait, in soft light before what is behind them: drawn flat, so that nobody alive is in it.</summary>
internal static class PersonPicture
{
    public static Bitmap Photograph(string colours, uint seed, float scale)
    {
        var chance = new Chance(seed + 77);
        var (width, height) = chance.Happens(0.6f) ? ((int)(880 * scale), (int)(1100 * scale)) : ((int)(1200 * scale), (int)(900 * scale));
        var palette = Palette.Of(colours);
        var canvas = new Canvas(width, height).Clear(palette.Deep * 0.8f);
        // The stall behind, far out of focus: fruit, cloths, lamps.
        for (var i = 0; i < 90; i++)
        {
            var colour = chance.Below(5) switch { 0 => palette.First, 1 => palette.Second, 2 => palette.Third, 3 => palette.Light * 1.3f, _ => palette.Deep };
            canvas.Fill(Shape.Circle(new(width * chance.Unit(), height * chance.Unit()), chance.Between(14, 70) * scale), colour * chance.Between(0.5f, 1.1f));
        }
        canvas.Defocus(19 * scale);
        var bust = new Bust(width / (float)height, palette, seed).Paint().Skip(28).ToList();
        foreach (var patch in bust) canvas.Fill(patch.Shape.Moved(0, 0, height).Strayed(1.4f, 60, seed), patch.Colour);
        var side = chance.Happens(0.5f) ? 1 : -1;
        for (var y = 0; y < height; y++)
        {
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++) row[x] *= 0.72f + 0.42f * Colour.Smooth(0, 1, side > 0 ? x / (float)width : 1 - x / (float)width);
        }
        return new Film { Vignette = 0.4f, Grain = 2.2f, Seed = seed, Balance = new(1.04f, 1, 0.95f) }.Develop(canvas);
    }
}
