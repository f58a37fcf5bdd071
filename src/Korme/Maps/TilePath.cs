using System.Globalization;
using System.Text;

namespace Korme.Maps;

/// <summary>Turns the commands of a shape into the data of an SVG path, in whole units of the drawing.</summary>
/// <remarks>Mapbox Vector Tile 2.1, section 4.3; https://www.w3.org/TR/SVG2/paths.html.</remarks>
internal static class TilePath
{
    /// <summary>Units of a side of a drawn tile.</summary>
    public const int Side = 2048;

    /// <summary>Nothing further outside than this is drawn: what tiles have beyond their edge is a few units.</summary>
    private const int Beyond = 4 * Side;
    private const int MoveTo = 1, LineTo = 2, ClosePath = 7;

    /// <summary>Adds a shape.</summary>
    /// <param name="path">Takes it.</param>
    /// <param name="commands">The shape's geometry.</param>
    /// <param name="extent">Its layer's side.</param>
    /// <param name="isArea">Its parts are closed; one of no extent is left out.</param>
    /// <param name="least">Parts that are smaller both ways, in units of the drawing, are left out.</param>
    /// <exception cref="InvalidDataException">The commands are none.</exception>
    public static void Add(StringBuilder path, ReadOnlySpan<byte> commands, int extent, bool isArea, int least)
    {
        var reader = new Protobuf(commands);
        long x = 0, y = 0;
        var part = new List<(int X, int Y)>();
        while (!reader.IsAtEnd)
        {
            var command = reader.Varint();
            var (what, count) = ((int)(command & 7), command >> 3);
            if (what == ClosePath) continue;
            if (what is not (MoveTo or LineTo)) throw new InvalidDataException($"a shape has the command {what}");
            // Each takes two bytes at least: a count that says more ends where the bytes do.
            for (; count > 0; count--)
            {
                (x, y) = (Step(x, reader.Varint()), Step(y, reader.Varint()));
                if (what == MoveTo)
                {
                    Write(path, part, isArea, least);
                    part.Clear();
                }
                var point = (Unit(x, extent), Unit(y, extent));
                if (part.Count == 0 || part[^1] != point) part.Add(point);
            }
        }
        Write(path, part, isArea, least);
    }

    private static void Write(StringBuilder path, List<(int X, int Y)> part, bool isArea, int least)
    {
        if (isArea && part.Count > 1 && part[0] == part[^1]) part.RemoveAt(part.Count - 1);
        if (part.Count < (isArea ? 3 : 2)) return;
        var (minX, maxX, minY, maxY) = (part[0].X, part[0].X, part[0].Y, part[0].Y);
        foreach (var (x, y) in part) (minX, maxX, minY, maxY) = (Math.Min(minX, x), Math.Max(maxX, x), Math.Min(minY, y), Math.Max(maxY, y));
        if (maxX - minX < least && maxY - minY < least) return;
        // Beside the tile altogether: its neighbour draws it.
        if (maxX < -Side / 64 || maxY < -Side / 64 || minX > Side + Side / 64 || minY > Side + Side / 64) return;
        path.Append('M').Append(CultureInfo.InvariantCulture, $"{part[0].X}");
        Number(path, part[0].Y);
        path.Append('l');
        var isFirst = true;
        for (var at = 1; at < part.Count; at++)
        {
            var (stepX, stepY) = (part[at].X - part[at - 1].X, part[at].Y - part[at - 1].Y);
            if (isFirst) path.Append(CultureInfo.InvariantCulture, $"{stepX}");
            else Number(path, stepX);
            Number(path, stepY);
            isFirst = false;
        }
        if (isArea) path.Append('z');
    }

    /// <summary>A minus parts numbers as well as a space.</summary>
    private static void Number(StringBuilder path, int value) => path.Append(value < 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{value}");

    /// <summary>Steps are zigzag coded; what they add up to stays within what can be drawn.</summary>
    private static long Step(long at, ulong coded) => Math.Clamp(at + ((long)(coded >> 1) ^ -(long)(coded & 1)) % (1L << 32), -(1L << 40), 1L << 40);

    private static int Unit(long value, int extent) => (int)Math.Clamp(Math.Round(value * (double)Side / extent), -Beyond, Beyond);
}
