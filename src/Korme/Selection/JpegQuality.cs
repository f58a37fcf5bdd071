using System.Buffers.Binary;

namespace Korme.Selection;

/// <summary>How strongly a JPEG file was compressed, from the table it was quantized with: no pixel has to be looked at.</summary>
public static class JpegQuality
{
    // Sum of the luminance table of ITU-T T.81, annex K.1: libjpeg's quality 50.
    private const double SumAtFifty = 3688;

    // A camera's header with its maker notes and previews; a table lies within this, or the file is no camera's.
    private const int MostBytes = 4 << 20;

    /// <summary>1 (worst) to 100, on libjpeg's scale (below 20 read a little too high: tables end at 255); null for a file that isn't JPEG or has no table where it is expected.</summary>
    /// <param name="file">Read from where it stands; left anywhere.</param>
    /// <exception cref="IOException">Reading failed.</exception>
    public static int? Of(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        if (!Read(file, head[..2]) || head[0] != 0xFF || head[1] != 0xD8) return null;
        for (var seen = 0; seen < MostBytes;)
        {
            // ITU-T T.81 §B.1.1.4: a marker, then the length of its segment, itself included.
            if (!Read(file, head) || head[0] != 0xFF || head[1] is 0xDA or 0xD9) return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(head[2..]) - 2;
            if (length < 0) return null;
            var segment = new byte[length];
            if (!Read(file, segment)) return null;
            if (head[1] == 0xDB && Luminance(segment) is { } quality) return quality;
            seen += length + 4;
        }
        return null;
    }

    /// <summary>Table 0 of a DQT segment (§B.2.4.1) as a quality, by the rule of libjpeg's jpeg_set_quality turned round.</summary>
    private static int? Luminance(ReadOnlySpan<byte> tables)
    {
        while (!tables.IsEmpty)
        {
            var isWide = tables[0] >> 4 != 0;
            var length = isWide ? 128 : 64;
            if (tables.Length <= length) return null;
            if ((tables[0] & 15) == 0)
            {
                var sum = 0;
                for (var i = 0; i < 64; i++) sum += isWide ? BinaryPrimitives.ReadUInt16BigEndian(tables[(1 + 2 * i)..]) : tables[1 + i];
                var percent = 100 * sum / SumAtFifty;
                return (int)Math.Clamp(Math.Round(percent <= 100 ? (200 - percent) / 2 : 5000 / percent), 1, 100);
            }
            tables = tables[(1 + length)..];
        }
        return null;
    }

    private static bool Read(Stream file, Span<byte> bytes) => file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
