using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Materials;

namespace Korme.Sample.Life.Drawn;

/// <summary>A photograph of a dance before a wall: one lamp, the way of the movement, people watching.</summary>
/// <param name="Comp">What is on the wall behind.</param>
/// <param name="Colours">The palette's word.</param>
/// <param name="Dance">The dance's seed: how it moves.</param>
/// <param name="Shot">The photograph's seed.</param>
/// <param name="HasPlayer">Somebody plays along.</param>
internal sealed record StagePhotograph(string Comp, string Colours, uint Dance, uint Shot, bool HasPlayer)
{
    public Bitmap Paint(float scale)
    {
        var chance = new Chance(Shot);
        var tall = chance.Happens(0.35f);
        var (width, height) = tall ? ((int)(860 * scale), (int)(1120 * scale)) : ((int)(1280 * scale), (int)(860 * scale));
        var unit = height / 860f;
        var palette = Palette.Of(Colours);
        var floor = height * chance.Between(0.74f, 0.82f);
        var lamp = new Vector2(width * chance.Between(0.2f, 0.8f), -40 * unit);
        var spot = new Vector2(width * chance.Between(0.38f, 0.62f), floor + 30 * unit);
        var canvas = new Canvas(width, height).Clear(palette.Deep * 0.1f);
        foreach (var patch in new Composition(width / floor, palette, Dance).Paint(Comp))
            canvas.Fill(patch.Shape.Moved(0, 0, floor).Strayed(1.2f * unit, 40 * unit, Dance), patch.Colour);
        canvas.Fill(Shape.Box(-1, floor, width + 1, height + 1), palette.Deep * 0.35f + new Vector3(0.02f));
        Light(canvas, spot, unit);
        Beam(canvas, lamp, spot, palette, unit);
        var size = height * chance.Between(0.5f, 0.62f);
        var phase = chance.Unit();
        var way = chance.Between(-0.3f, 0.3f) * width;
        for (var ghost = 5; ghost >= 1; ghost--)
            canvas.Fill(Dancer.At(phase - ghost * 0.045f, Dance).Moved(spot.X - way * ghost / 5, spot.Y, size), palette.Light, 0.05f + 0.05f * (5 - ghost));
        var body = Dancer.At(phase, Dance).Moved(spot.X, spot.Y, size);
        canvas.Glaze(body.Moved(Matrix3x2.CreateScale(1.15f, -0.3f, spot)), new(0.2f), 0.8f);
        canvas.Fill(body.Moved(-2.4f * unit, -1.6f * unit), palette.Light * 1.1f);
        canvas.Fill(body.Moved(1.2f * unit, 0.6f * unit), Vector3.Lerp(palette.First, palette.Deep, 0.45f));
        if (HasPlayer)
        {
            var seat = new Vector2(width * (spot.X > width / 2f ? 0.17f : 0.8f), floor + 44 * unit);
            canvas.Fill(Dancer.Player(chance.Between(-0.3f, 0.3f)).Moved(seat.X, seat.Y, size * 0.92f), palette.Deep * 0.25f + new Vector3(0.01f));
            canvas.Fill(Dancer.Player(0).Moved(seat.X - 1.8f * unit, seat.Y - unit, size * 0.92f), palette.Second, 0.12f);
        }
        Crowd(canvas, chance, unit);
        return new Film { Exposure = 0.15f, Vignette = 0.45f, Grain = 3.2f, Seed = Shot }.Develop(Lens.Glow(canvas, 0.5f, 22 * unit, 0.25f));
    }

    private static void Light(Canvas canvas, Vector2 spot, float unit)
    {
        for (var y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var (across, down) = ((x - spot.X) / (430 * unit), (y - spot.Y + 200 * unit) / (420 * unit));
                row[x] *= 0.1f + 1.15f * MathF.Exp(-1.3f * (across * across + down * down));
            }
        }
    }

    private static void Beam(Canvas canvas, Vector2 lamp, Vector2 spot, Palette palette, float unit)
    {
        var mist = new Layer(canvas.Width, canvas.Height);
        mist.Fill(Shape.Of(lamp + new Vector2(-8, 0) * unit, lamp + new Vector2(8, 0) * unit, spot + new Vector2(250, 40) * unit, spot + new Vector2(-250, 40) * unit));
        mist.Blur(16 * unit);
        var warm = Vector3.Lerp(palette.Light, new(1, 0.9f, 0.7f), 0.5f) * 0.085f;
        for (var i = 0; i < canvas.Pixels.Length; i++) canvas.Pixels[i] += warm * mist.Values[i];
    }

    private void Crowd(Canvas canvas, Chance chance, float unit)
    {
        var count = chance.Below(9);
        for (var i = 0; i < count; i++)
            canvas.Fill(Figure.Standing(Shot + (uint)i * 13).Moved(canvas.Width * chance.Unit(), canvas.Height + chance.Between(40, 150) * unit, 150 * unit), new Vector3(0.006f, 0.006f, 0.009f));
    }
}
