using System.Buffers.Binary;

namespace Korme.Sample.Life.Drawn;

/// <summary>A few seconds of something like a qobyz, as a WAV file (RIFF, PCM, one channel, 16 bit): a bowed string that slides, over a drone.</summary>
internal static class QobyzSound
{
    private const int RatePerSecond = 22_050, Seconds = 9;

    /// <summary>Steps of the scale above the drone, as ratios: pure intervals without the third.</summary>
    private static readonly double[] Steps = [1, 9 / 8.0, 4 / 3.0, 3 / 2.0, 16 / 9.0, 2, 9 / 4.0];

    public static byte[] Wave(uint seed)
    {
        var chance = new Drawing.Chance(seed);
        var drone = 98.0 * (0.94 + 0.12 * chance.Unit());
        var samples = new double[RatePerSecond * Seconds];
        double phase = 0, low = 0, pitch = drone * 2, target = pitch, breath = 0;
        var left = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            if (--left <= 0)
            {
                target = drone * 2 * Steps[chance.Below(Steps.Length)];
                left = (int)(RatePerSecond * (0.25 + 0.9 * chance.Unit()));
            }
            pitch += (target - pitch) * 0.00035;
            breath += (chance.Unit() - 0.5 - breath) * 0.08;
            phase += pitch * (1 + 0.006 * Math.Sin(i * 2 * Math.PI * 5.3 / RatePerSecond)) / RatePerSecond;
            low += drone / RatePerSecond;
            var voice = 0.0;
            for (var partial = 1; partial <= 9; partial++) voice += Math.Sin(2 * Math.PI * partial * phase) / Math.Pow(partial, partial % 2 == 1 ? 1.1 : 1.5);
            var hum = Math.Sin(2 * Math.PI * low) + 0.5 * Math.Sin(4 * Math.PI * low) + 0.3 * Math.Sin(6 * Math.PI * low);
            var bow = 0.72 + 0.28 * Math.Sin(2 * Math.PI * i / (RatePerSecond * 1.7));
            var fade = Math.Min(1, Math.Min(i, samples.Length - i) / (RatePerSecond * 0.6));
            samples[i] = fade * (bow * 0.16 * voice + 0.09 * hum + 0.5 * breath);
        }
        return File(samples);
    }

    private static byte[] File(double[] samples)
    {
        var bytes = new byte[44 + samples.Length * 2];
        "RIFF"u8.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), RatePerSecond);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), RatePerSecond * 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(34), 16);
        "data"u8.CopyTo(bytes.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(40), samples.Length * 2);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(44 + 2 * i), (short)Math.Clamp(Math.Round(samples[i] * 30000), short.MinValue, short.MaxValue));
        return bytes;
    }
}
