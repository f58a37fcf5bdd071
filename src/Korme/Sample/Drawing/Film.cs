using System.Numerics;

namespace Korme.Sample.Drawing;

/// <summary>From linear light to the finished picture: exposure, tone, vignette, grain.</summary>
internal sealed record Film
{
    /// <summary>In stops (powers of two).</summary>
    public float Exposure { get; init; }

    /// <summary>Rolls highlights off like film instead of clipping them.</summary>
    public bool SoftShoulder { get; init; } = true;

    /// <summary>How much darker the corners are, 0 to 1.</summary>
    public float Vignette { get; init; } = 0.25f;

    /// <summary>Spread of the grain in 8-bit steps.</summary>
    public float Grain { get; init; } = 1.6f;

    /// <summary>A colour that white turns into; One changes nothing.</summary>
    public Vector3 Balance { get; init; } = Vector3.One;
    public uint Seed { get; init; } = 1;

    /// <summary>A scan or copy stand: nothing but a breath of grain against banding.</summary>
    public static Film Scan(uint seed) => new() { SoftShoulder = false, Vignette = 0.06f, Grain = 0.6f, Seed = seed };

    public Bitmap Develop(Canvas canvas)
    {
        var bitmap = Bitmap.Empty(canvas.Width, canvas.Height);
        DevelopInto(canvas, bitmap);
        return bitmap;
    }

    /// <summary>Develops a window into its place in the whole picture; rows above <paramref name="fromRow"/> are another
    /// strip's.</summary>
    public void DevelopInto(Canvas canvas, Bitmap bitmap, int fromRow = 0)
    {
        var gain = Balance * MathF.Pow(2, Exposure);
        var (middleX, middleY) = (bitmap.WidthPixels / 2f, bitmap.HeightPixels / 2f);
        var corner = 1 / (middleX * middleX + middleY * middleY);
        var vignette = Vignette * corner;
        for (var y = Math.Max(fromRow, canvas.Top); y < canvas.Top + canvas.Height; y++)
        {
            var row = canvas.Row(y);
            var at = (y * bitmap.WidthPixels + canvas.Left) * 3;
            var to = bitmap.Rgb.AsSpan(at, row.Length * 3);
            var down = (y - middleY) * (y - middleY);
            for (var i = 0; i < row.Length; i++)
            {
                var x = canvas.Left + i;
                var away = (x - middleX) * (x - middleX) + down;
                var colour = row[i] * gain * (1 - vignette * away * (0.4f + 0.6f * away * corner));
                if (SoftShoulder) colour = Shoulder(colour);
                var grain = Grain * Noise.Grain(x, y, Seed) + 0.5f;
                to[i * 3] = Byte(Colour.Code(colour.X) + grain);
                to[i * 3 + 1] = Byte(Colour.Code(colour.Y) + grain);
                to[i * 3 + 2] = Byte(Colour.Code(colour.Z) + grain);
            }
        }
    }

    /// <summary>Straight up to 0.6, then ever slower towards 1.</summary>
    private static Vector3 Shoulder(Vector3 light)
    {
        const float knee = 0.6f, room = 1 - knee;
        var over = Vector3.Max(Vector3.Zero, light - new Vector3(knee));
        return Vector3.Min(light, new(knee)) + over * room / (over + new Vector3(room));
    }

    private static byte Byte(float code) => (byte)Math.Clamp((int)code, 0, 255);
}
