using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Korme.Colours;

/// <summary>A palette as the files that painters' programs open.</summary>
public static class PaletteFile
{
    /// <summary>The formats, as the end of a file's name.</summary>
    public static readonly IReadOnlyList<string> Formats = ["ase", "gpl", "css"];

    /// <summary>The media type of a format.</summary>
    public static string MediaType(string format) => format switch
    {
        "css" => "text/css; charset=utf-8",
        "gpl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    /// <summary>The file's bytes.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="title">What the palette is called: the work's title.</param>
    /// <param name="colours">In order.</param>
    /// <exception cref="ArgumentException">Another format.</exception>
    public static byte[] Of(string format, string title, IReadOnlyList<PaletteColour> colours) => format switch
    {
        "ase" => Ase(OneLine(title), colours),
        "gpl" => Encoding.UTF8.GetBytes(Gpl(OneLine(title), colours)),
        "css" => Encoding.UTF8.GetBytes(Css(OneLine(title), colours)),
        _ => throw new ArgumentException($"{format} is no format of palettes", nameof(format)),
    };

    /// <summary>Adobe Swatch Exchange: big endian; blocks of a group's start (C001), colours (0001) and its end (C002).</summary>
    /// <remarks>Not published by Adobe; as described by Olivier Berten, "Adobe Swatch Exchange" (selapa.net/swatches/colors/fileformats.php).</remarks>
    private static byte[] Ase(string title, IReadOnlyList<PaletteColour> colours)
    {
        using var file = new MemoryStream();
        file.Write("ASEF"u8);
        Write(file, 0x0001_0000u);
        Write(file, (uint)colours.Count + 2);
        Block(file, 0xC001, Name(title));
        foreach (var colour in colours)
        {
            var rgb = Rgb(colour);
            using var body = new MemoryStream();
            body.Write(Name(colour.Colour));
            body.Write("RGB "u8);
            foreach (var channel in (ReadOnlySpan<byte>)[rgb.Red, rgb.Green, rgb.Blue]) Write(body, BitConverter.SingleToUInt32Bits(channel / 255f));
            body.Write([0, 2]); // an ordinary colour: neither global nor spot
            Block(file, 0x0001, body.ToArray());
        }
        Block(file, 0xC002, []);
        return file.ToArray();
    }

    private static void Block(Stream file, ushort type, byte[] body)
    {
        file.Write([(byte)(type >> 8), (byte)type]);
        Write(file, (uint)body.Length);
        file.Write(body);
    }

    /// <summary>Length in UTF-16 units with the zero at the end, then the units.</summary>
    private static byte[] Name(string text)
    {
        var units = Encoding.BigEndianUnicode.GetBytes(text + "\0");
        var length = units.Length / 2;
        return [(byte)(length >> 8), (byte)length, .. units];
    }

    private static void Write(Stream file, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        file.Write(bytes);
    }

    /// <summary>GIMP's palette, which Inkscape and Krita read too (GIMP, devel-docs: gimp-palette-load.c).</summary>
    private static string Gpl(string title, IReadOnlyList<PaletteColour> colours)
    {
        var text = new StringBuilder($"GIMP Palette\nName: {title}\nColumns: {colours.Count}\n#\n");
        foreach (var colour in colours)
        {
            var rgb = Rgb(colour);
            text.Append(CultureInfo.InvariantCulture, $"{rgb.Red,3} {rgb.Green,3} {rgb.Blue,3}\t{colour.Colour}\n");
        }
        return text.ToString();
    }

    /// <summary>Custom properties (CSS Custom Properties Level 1, §2), the share of each beside it.</summary>
    private static string Css(string title, IReadOnlyList<PaletteColour> colours)
    {
        // Nothing in a title may end the comment.
        var text = new StringBuilder($"/* {title.Replace("*/", "* /")} */\n:root {{\n");
        foreach (var (colour, number) in colours.Select((colour, index) => (colour, index + 1)))
            text.Append(CultureInfo.InvariantCulture, $"  --colour-{number}: {colour.Colour}; /* {colour.Share * 100:0.#} % */\n");
        return text.Append("}\n").ToString();
    }

    private static (byte Red, byte Green, byte Blue) Rgb(PaletteColour colour)
    {
        var rgb = int.Parse(colour.Colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return ((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }

    /// <summary>At most 100 characters on one line; half a surrogate pair at the cut is left out.</summary>
    private static string OneLine(string title)
    {
        var line = string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 100 ? line : char.IsHighSurrogate(line[99]) ? line[..99] : line[..100];
    }
}
