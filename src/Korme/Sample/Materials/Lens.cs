using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>How a camera sees one scene several times: framed a little differently, in or out of focus, shaken, brighter or
/// darker.</summary>
internal sealed record Frame
{
    /// <summary>The framing, in pixels from the middle of the scene.</summary>
    public Vector2 Shift { get; init; }

    /// <summary>Radius of the disc a point becomes, in pixels; 0 is sharp.</summary>
    public float Defocus { get; init; }

    /// <summary>The way of the camera while the shutter was open, in pixels.</summary>
    public Vector2 Shake { get; init; }

    /// <summary>In stops.</summary>
    public float Exposure { get; init; }

    /// <summary>Spread of the grain in 8-bit steps.</summary>
    public float Grain { get; init; } = 1.8f;

    /// <summary>False clips the highlights as an overexposed sensor does.</summary>
    public bool KeepsHighlights { get; init; } = true;
}

/// <summary>Lenses, shutters, and what floats in front of them.</summary>
internal static class Lens
{
    /// <summary>Takes one frame out of a scene that is wider than the frame by a margin on every side.</summary>
    public static Bitmap Take(Canvas scene, int margin, Frame frame, Film film)
    {
        var (width, height) = (scene.Width - 2 * margin, scene.Height - 2 * margin);
        var canvas = new Canvas(width, height);
        var (left, top) = (Math.Clamp((int)(margin + frame.Shift.X), 0, 2 * margin),
            Math.Clamp((int)(margin + frame.Shift.Y), 0, 2 * margin));
        for (var y = 0; y < height; y++) scene.Pixels.AsSpan((y + top) * scene.Width + left, width).CopyTo(canvas.Row(y));
        if (frame.Defocus >= 1) canvas.Defocus(frame.Defocus);
        if (frame.Shake != Vector2.Zero) canvas = Shaken(canvas, frame.Shake);
        return (film with
        {
            Exposure = film.Exposure + frame.Exposure,
            Grain = frame.Grain,
            SoftShoulder = frame.KeepsHighlights
        }).Develop(canvas);
    }

    /// <summary>Light that lenses scatter about what is bright.</summary>
    public static Canvas Glow(Canvas canvas, float above, float spread, float strength)
    {
        var bright = new Canvas(canvas.Left, canvas.Top, canvas.Width, canvas.Height);
        for (var i = 0; i < canvas.Pixels.Length; i++)
            bright.Pixels[i] = Vector3.Max(Vector3.Zero, canvas.Pixels[i] - new Vector3(above));
        bright.Blur(spread);
        for (var i = 0; i < canvas.Pixels.Length; i++) canvas.Pixels[i] += bright.Pixels[i] * strength;
        return canvas;
    }

    /// <summary>Lays a part of the scene over the rest as the lens sees it, and empties the part for the next.</summary>
    /// <param name="onto">What lies behind.</param>
    /// <param name="part">Colours already times the mask; black where there is nothing.</param>
    /// <param name="mask">Where the part is.</param>
    /// <param name="defocus">Radius of the disc a point becomes, in pixels.</param>
    public static void Lay(Canvas onto, Canvas part, Layer mask, float defocus)
    {
        var width = onto.Width;
        var first = Array.FindIndex(mask.Values, value => value > 0) / width;
        var last = Array.FindLastIndex(mask.Values, value => value > 0) / width;
        if (last < first) return;
        // Only the rows that the part reaches, blurred, have to be touched.
        var top = Math.Max(0, first - (int)defocus - 2);
        var bottom = Math.Min(onto.Height, last + (int)defocus + 3);
        var slice = new Canvas(width, bottom - top);
        part.Pixels.AsSpan(top * width, slice.Pixels.Length).CopyTo(slice.Pixels);
        var cover = new Layer(width, bottom - top);
        mask.Values.AsSpan(top * width, cover.Values.Length).CopyTo(cover.Values);
        if (defocus >= 1)
        {
            slice.Defocus(defocus);
            cover.Blur(defocus * 0.5f);
        }
        var behind = onto.Pixels.AsSpan(top * width, slice.Pixels.Length);
        for (var i = 0; i < behind.Length; i++) behind[i] = behind[i] * (1 - cover.Values[i]) + slice.Pixels[i];
        Array.Clear(part.Pixels);
        Array.Clear(mask.Values);
    }

    private static Canvas Shaken(Canvas canvas, Vector2 way)
    {
        var steps = Math.Clamp((int)way.Length(), 4, 28);
        var shaken = new Canvas(canvas.Width, canvas.Height);
        for (var step = 0; step < steps; step++)
        {
            var t = step / (steps - 1f) - 0.5f;
            // A hand never moves in a straight line.
            var (dx, dy) = ((int)MathF.Round(way.X * t), (int)MathF.Round(way.Y * t + way.X * 0.25f * (t * t - 0.1f)));
            for (var y = 0; y < canvas.Height; y++)
            {
                var from = canvas.Row(Math.Clamp(y + dy, 0, canvas.Height - 1));
                var to = shaken.Row(y);
                var (low, high) = (Math.Max(0, -dx), Math.Min(to.Length, to.Length - dx));
                for (var x = low; x < high; x++) to[x] += from[x + dx];
                for (var x = 0; x < low; x++) to[x] += from[0];
                for (var x = high; x < to.Length; x++) to[x] += from[^1];
            }
        }
        for (var i = 0; i < shaken.Pixels.Length; i++) shaken.Pixels[i] /= steps;
        return shaken;
    }
}
