using System.Buffers.Binary;
using Korme.Import;

namespace Korme.Exhibitions.Media;

/// <summary>How long a sound or video is, and how large a video; each null where the file doesn't say.</summary>
public sealed record MediaFacts(TimeSpan? Length = null, int? WidthPixels = null, int? HeightPixels = null)
{
    private const double LongestSeconds = 86_400 * 7;

    /// <summary>Read from the heads of the file alone; damaged or hostile bytes give fewer facts, never an error.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="mediaType">As the archive has it.</param>
    public static MediaFacts Read(Stream stream, string mediaType)
    {
        try
        {
            var facts = mediaType switch
            {
                "audio/vnd.wave" => new(Wave(stream)),
                "audio/flac" => new(Flac(stream)),
                "audio/mpeg" => new(Mpeg(stream)),
                "audio/ogg" or "audio/opus" or "video/ogg" => new(Ogg(stream)),
                "audio/mp4" or "video/mp4" or "video/quicktime" or "video/x-m4v" => BoxFacts.Read(stream),
                "video/webm" => MatroskaFacts.Read(stream),
                _ => new MediaFacts(),
            };
            return facts with { WidthPixels = Sensible(facts.WidthPixels), HeightPixels = Sensible(facts.HeightPixels) };
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble) || trouble is ArgumentException or OverflowException)
        {
            return new();
        }
    }

    /// <summary>Null for what can't be: none, not a number, more than a week.</summary>
    internal static TimeSpan? Seconds(double seconds) => seconds is > 0 and < LongestSeconds ? TimeSpan.FromSeconds(Math.Round(seconds, 3)) : null;

    private static int? Sensible(int? pixels) => pixels is > 0 and <= 16_384 ? pixels : null;

    /// <summary>RIFF: bytes of <c>data</c> by the bytes a second of <c>fmt </c>.</summary>
    private static TimeSpan? Wave(Stream stream)
    {
        var head = new byte[16];
        long at = 12, bytesASecond = 0;
        for (var chunks = 0; chunks < 100 && TiffFile.ReadAt(stream, at, head.AsSpan(0, 8)); chunks++)
        {
            long size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
            if (head.AsSpan(0, 4).SequenceEqual("fmt "u8) && TiffFile.ReadAt(stream, at + 8, head)) bytesASecond = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(8));
            else if (head.AsSpan(0, 4).SequenceEqual("data"u8)) return bytesASecond > 0 ? Seconds((double)Math.Min(size, stream.Length - at - 8) / bytesASecond) : null;
            at += 8 + size + (size & 1);
        }
        return null;
    }

    /// <summary>STREAMINFO (RFC 9639 §8.2): 20 bits of sample rate, 36 of samples.</summary>
    private static TimeSpan? Flac(Stream stream)
    {
        var head = new byte[26];
        if (!TiffFile.ReadAt(stream, 0, head)) return null;
        var rate = (head[18] << 12) | (head[19] << 4) | (head[20] >> 4);
        var samples = ((long)(head[21] & 15) << 32) | BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(22));
        return rate > 0 ? Seconds((double)samples / rate) : null;
    }

    /// <summary>MPEG audio, layer 3: the frames that a Xing or Info header counts, else the bytes by the first frame's bit rate.</summary>
    private static TimeSpan? Mpeg(Stream stream)
    {
        var head = new byte[10];
        long start = 0;
        if (TiffFile.ReadAt(stream, 0, head) && head.AsSpan(0, 3).SequenceEqual("ID3"u8))
            start = 10 + ((head[6] & 127) << 21 | (head[7] & 127) << 14 | (head[8] & 127) << 7 | (head[9] & 127));
        var near = new byte[(int)Math.Min(4096, Math.Max(0, stream.Length - start))];
        if (near.Length < 64 || !TiffFile.ReadAt(stream, start, near)) return null;
        var at = 0;
        while (at < near.Length - 48 && !(near[at] == 0xFF && (near[at + 1] & 0xE6) == 0xE2 && (near[at + 2] & 0xF0) is not (0 or 0xF0) && (near[at + 2] & 12) != 12)) at++;
        if (at >= near.Length - 48) return null;
        var isOne = (near[at + 1] & 0x18) == 0x18;
        var isTwo = (near[at + 1] & 0x18) == 0x10;
        var rate = ((int[])[44_100, 48_000, 32_000])[(near[at + 2] >> 2) & 3] / (isOne ? 1 : isTwo ? 2 : 4);
        var kilobits = (isOne ? (int[])[0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] : [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160])[near[at + 2] >> 4];
        var isMono = near[at + 3] >> 6 == 3;
        var xing = at + 4 + (isOne ? isMono ? 17 : 32 : isMono ? 9 : 17);
        var tag = near.AsSpan(xing, 4);
        if ((tag.SequenceEqual("Xing"u8) || tag.SequenceEqual("Info"u8)) && (near[xing + 7] & 1) == 1)
            return Seconds(BinaryPrimitives.ReadUInt32BigEndian(near.AsSpan(xing + 8)) * (isOne ? 1152.0 : 576.0) / rate);
        return Seconds((stream.Length - start - at) / (kilobits * 125.0));
    }

    /// <summary>The last page's granule position (RFC 3533 §6) by the rate of Vorbis, or 48,000 less the pre-skip of Opus (RFC 7845 §5.1).</summary>
    private static TimeSpan? Ogg(Stream stream)
    {
        var head = new byte[64];
        if (!TiffFile.ReadAt(stream, 0, head)) return null;
        double rate;
        long skip = 0;
        if (head.AsSpan().IndexOf("OpusHead"u8) is var opus and >= 0 && opus + 12 <= head.Length) (rate, skip) = (48_000, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(opus + 10)));
        else if (head.AsSpan().IndexOf("\u0001vorbis"u8) is var vorbis and >= 0 && vorbis + 16 <= head.Length) rate = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(vorbis + 12));
        else return null;
        var tail = new byte[(int)Math.Min(65_536, stream.Length)];
        if (!TiffFile.ReadAt(stream, stream.Length - tail.Length, tail)) return null;
        var page = tail.AsSpan().LastIndexOf("OggS"u8);
        return page < 0 || page + 14 > tail.Length || rate <= 0 ? null : Seconds((BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(page + 6)) - skip) / rate);
    }
}
