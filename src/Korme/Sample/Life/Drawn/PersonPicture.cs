using Korme.Sample.Drawing;

namespace Korme.Sample.Life.Drawn;

/// <summary>Somebody's portrait, in soft light before what is behind them: drawn flat, so that nobody alive is in it.</summary>
internal static class PersonPicture
{
    /// <param name="colours">The palette's word.</param>
    /// <param name="head">The sort of <see cref="Bust"/>.</param>
    /// <param name="person">The person's seed: one face on every photograph of them.</param>
    /// <param name="shot">The photograph's.</param>
    /// <param name="scale">1 as in the sample.</param>
    public static Bitmap Photograph(string colours, string head, uint person, uint shot, float scale)
    {
        var chance = new Chance(shot + 77);
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
        var bust = new Bust(width / (float)height, palette, person, head).Paint().Skip(Bust.Rays).Where(patch => patch.Shape.High.Y > 0.15f).ToList();
        foreach (var patch in bust) canvas.Fill(patch.Shape.Moved(0, 0, height).Strayed(1.4f, 60, person), patch.Colour);
        var side = chance.Happens(0.5f) ? 1 : -1;
        for (var y = 0; y < height; y++)
        {
            var row = canvas.Row(y);
            for (var x = 0; x < width; x++) row[x] *= 0.72f + 0.42f * Colour.Smooth(0, 1, side > 0 ? x / (float)width : 1 - x / (float)width);
        }
        return new Film { Vignette = 0.4f, Grain = 2.2f, Seed = shot, Balance = new(1.04f, 1, 0.95f) }.Develop(canvas);
    }
}
