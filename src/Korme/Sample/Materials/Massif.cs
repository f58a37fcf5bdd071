using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Materials;

/// <summary>
/// A mountain range: a field of heights (ridged multifractal, Musgrave 1994) looked at from the plain, column by column from
/// near to far, so that every spur hides what lies behind it. The light comes low from the left.
/// </summary>
internal sealed class Massif(Canvas canvas, uint seed, Vector3 haze)
{
    private const int Depths = 620, Octaves = 8;

    /// <param name="foot">Where the nearest foothills stand, from the top as a share of the height.</param>
    /// <param name="crest">Where the highest crest lies, about.</param>
    /// <param name="snowline">0 all snow, 1 none.</param>
    public void Paint(float foot, float crest, float snowline)
    {
        var (width, height) = (canvas.Width, canvas.Height);
        var reach = (foot - crest) * height;
        var reached = new float[width];
        Array.Fill(reached, height * (foot + 0.06f));
        var (near, here, far) = (new float[width], new float[width], new float[width]);
        var grain = new float[width];
        var before = new Vector3[width];
        var started = false;
        Heights(near, -1 / (float)Depths);
        Heights(here, 0);
        for (var depth = 0; depth < Depths; depth++)
        {
            var z = depth / (float)Depths;
            Heights(far, (depth + 1) / (float)Depths);
            grain.AsSpan().Clear();
            Noise.AddRows(grain, 0, 240f / width, depth * 0.35f, seed + 99, 1, 3);
            var ground = height * foot - reach * 0.30f * z;
            for (var x = 0; x < width; x++)
            {
                var y = ground - here[x] * reach;
                if (y >= reached[x] && started) continue;
                var slopeX = (here[Math.Min(x + 1, width - 1)] - here[Math.Max(x - 1, 0)]) * 0.5f * reach;
                var slopeZ = (far[x] - near[x]) * 0.5f * reach * 0.9f;
                var colour = Ground(slopeX, slopeZ, here[x], z, grain[x], snowline, x / (float)width);
                var top = Math.Max(0, (int)MathF.Ceiling(y));
                var bottom = Math.Min(height, (int)MathF.Ceiling(reached[x]));
                var from = started ? before[x] : colour;
                for (var row = top; row < bottom; row++)
                    canvas.Pixels[row * width + x] = Vector3.Lerp(colour, from,
                        Math.Clamp((row - y) / MathF.Max(1, reached[x] - y), 0, 1));
                // The pixel that the crest cuts belongs to both.
                if (top > 0)
                    canvas.Pixels[(top - 1) * width + x] = Vector3.Lerp(canvas.Pixels[(top - 1) * width + x], colour, top - y);
                (reached[x], before[x]) = (y, colour);
            }
            started = true;
            (near, here, far) = (here, far, near);
        }
    }

    private Vector3 Ground(float slopeX, float slopeZ, float tall, float z, float grain, float snowline, float across)
    {
        var normal = Vector3.Normalize(new(-slopeX * 1.0f, 1f, -slopeZ * 0.6f));
        var sun = MathF.Max(0, Vector3.Dot(normal, Vector3.Normalize(new(-0.86f, 0.34f, -0.22f))));
        var sky = 0.45f + 0.55f * normal.Y;
        var steep = 1 - normal.Y;
        var snow = Colour.Smooth(-0.05f, 0.10f, tall - snowline - 0.30f * steep + 0.07f * grain);
        var rock = Vector3.Lerp(new(0.11f, 0.095f, 0.10f), new(0.17f, 0.13f, 0.12f), 0.5f + 0.5f * grain);
        var wood = new Vector3(0.030f, 0.040f, 0.036f) * (1 + 0.5f * grain);
        var ground = Vector3.Lerp(Vector3.Lerp(wood, rock, Colour.Smooth(0.18f, 0.36f, tall + 0.1f * grain)),
            new(0.84f, 0.86f, 0.90f), snow);
        var lit = ground * (new Vector3(1.75f, 0.98f, 0.66f) * sun + new Vector3(0.17f, 0.235f, 0.40f) * sky);
        return Vector3.Lerp(lit, haze * (0.8f + 0.4f * (1 - across)),
            Math.Clamp(0.10f + 0.28f * z + 0.34f * MathF.Exp(-tall * 7), 0, 0.9f));
    }

    /// <summary>A row of heights at a depth, 0 to about 1: low in front, highest at three quarters of the way.</summary>
    private void Heights(float[] into, float z)
    {
        var buffer = new float[into.Length];
        var weight = new float[into.Length];
        Array.Fill(weight, 1);
        into.AsSpan().Clear();
        var (frequency, amplitude) = (2.5f, 0.54f);
        for (var i = 0; i < Octaves; i++)
        {
            buffer.AsSpan().Clear();
            Noise.AddRow(buffer, i * 3.7f, frequency / into.Length, z * frequency * 0.62f + i * 9.1f, seed + (uint)i, 1);
            for (var x = 0; x < into.Length; x++)
            {
                var ridge = 1 - MathF.Abs(buffer[x]) * 1.25f;
                ridge = ridge * ridge * weight[x];
                weight[x] = Math.Clamp(ridge * 1.7f, 0, 1);
                into[x] += ridge * amplitude;
            }
            (frequency, amplitude) = (frequency * 2.03f, amplitude * 0.48f);
        }
        var envelope = 0.10f + 0.90f * Colour.Smooth(-0.05f, 0.72f, z) * (1 - 0.35f * Colour.Smooth(0.8f, 1f, z));
        for (var x = 0; x < into.Length; x++) into[x] = envelope * (0.22f + 0.62f * (into[x] - 0.22f));
    }
}
