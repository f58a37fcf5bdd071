using System.Buffers.Binary;
using Korme.Imaging;
using Korme.Imaging.Native;

namespace Korme.Tests.Imaging;

/// <summary>Pictures made for the tests, honest and hostile, as bytes.</summary>
internal static class TestPictures
{
    /// <summary>Left half red, right half blue, the top quarter white: no two orientations look alike.</summary>
    internal static byte[] Flag(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var pixel = rgb.AsSpan((y * width + x) * 3, 3);
                if (y < height / 4) pixel.Fill(255);
                else pixel[x < width / 2 ? 0 : 2] = 255;
            }
        return rgb;
    }

    internal static byte[] Jpeg(int width, int height, int quality = 90)
    {
        using var stream = new MemoryStream();
        JpegFile.Write(stream, Flag(width, height), width, height, quality);
        return stream.ToArray();
    }

    /// <summary>A JPEG with EXIF (an orientation and a camera's name), XMP and IPTC.</summary>
    internal static byte[] JpegWithMetadata(int width, int height, int orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "Cam\0"u8,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
            0, 0, 0, 0,
        ];
        byte[] xmp = [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"u8];
        byte[] iptc = [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, 0, 0, 0, 8, 0x1C, 2, 5, 0, 3, .. "Bob"u8];
        var jpeg = Jpeg(width, height);
        return [.. jpeg.AsSpan(0, 2), .. Segment(0xE1, exif), .. Segment(0xE1, xmp), .. Segment(0xED, iptc), .. jpeg.AsSpan(2)];
    }

    /// <summary>A picture of one value everywhere, in the colours and bit depth asked for, by libvips' own encoder.</summary>
    internal static byte[] Plain(string saver, double[] value, string interpretation, string format, params (string, object)[] options)
    {
        Vips.Start();
        using var black = Operation.Image("black", ("width", 64), ("height", 64), ("bands", value.Length));
        using var lit = Operation.Image("linear", ("in", black), ("a", Enumerable.Repeat(1.0, value.Length).ToArray()), ("b", value));
        using var cast = Operation.Image("cast", ("in", lit), ("format", format));
        using var named = Operation.Image("copy", ("in", cast), ("interpretation", interpretation));
        using var stream = new MemoryStream();
        using var target = new StreamTarget(stream, CancellationToken.None);
        Operation.Run(saver, [("in", named), ("target", target), .. options]);
        return stream.ToArray();
    }

    /// <summary>A PNG whose header claims any size; its data are a few bytes.</summary>
    internal static byte[] LyingPng(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = 2;
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, [0x78, 0x9C, 3, 0, 0, 0, 0, 1]), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A GIF of many 1 × 1 frames.</summary>
    internal static byte[] Gif(int frames)
    {
        byte[] frame = [0x21, 0xF9, 4, 0, 1, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4C, 1, 0];
        byte[] head = [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255];
        return [.. head, .. Enumerable.Repeat(frame, frames).SelectMany(each => each), 0x3B];
    }

    /// <summary>A TIFF of a few bytes that claims any size, in one strip.</summary>
    internal static byte[] LyingTiff(int width, int height)
    {
        (ushort Tag, int Value)[] entries = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, height), (279, 1000)];
        var ifd = new byte[2 + entries.Length * 12 + 4];
        BinaryPrimitives.WriteUInt16LittleEndian(ifd, (ushort)entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = ifd.AsSpan(2 + i * 12);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], 4);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], entries[i].Value);
        }
        return [.. "II*\0"u8, 8, 0, 0, 0, .. ifd];
    }

    /// <summary>The markers of a JPEG's segments before its data: 0xE1 is APP1 and so on.</summary>
    internal static List<byte> Segments(byte[] jpeg)
    {
        var markers = new List<byte>();
        for (var at = 2; jpeg[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2))) markers.Add(jpeg[at + 1]);
        return markers;
    }

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] body = [.. type, .. data];
        var chunk = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Crc(body));
        return chunk;
    }

    /// <summary>CRC-32 as PNG computes it (ISO 3309).</summary>
    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var each in data)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
