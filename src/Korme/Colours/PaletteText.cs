using System.Globalization;

namespace Korme.Colours;

/// <summary>A palette as a column of a table has it: <c>#c8432b 31,#f5f2ec 12</c>, shares in hundredths.</summary>
public static class PaletteText
{
    public static string Of(IReadOnlyList<PaletteColour> palette) => string.Join(',', palette.Select(colour =>
        string.Create(CultureInfo.InvariantCulture, $"{colour.Colour} {Math.Round(colour.Share * 100):0}")));

    /// <summary>The colours; none for an empty text.</summary>
    public static IEnumerable<PaletteColour> Read(string text)
    {
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
            yield return new(part[..7], int.Parse(part.AsSpan(8), CultureInfo.InvariantCulture) / 100.0);
    }

    /// <summary>Whether it has a colour within <see cref="ColourCell.Near"/> of another that stands for enough of the picture. Allocates nothing: lists ask it of thousands.</summary>
    public static bool HasNear(ReadOnlySpan<char> text, OkLab colour)
    {
        var asked = ColourCell.Parts(colour);
        foreach (var part in text.Split(','))
        {
            if (text[part] is not ['#', .. var rest] || int.Parse(rest[7..], NumberStyles.None, CultureInfo.InvariantCulture) < ColourCell.LeastShare * 100) continue;
            var rgb = int.Parse(rest[..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            var has = ColourCell.Parts(OkLab.OfSrgb((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb));
            if ((has.L - asked.L) * (has.L - asked.L) + (has.A - asked.A) * (has.A - asked.A) + (has.B - asked.B) * (has.B - asked.B) <= ColourCell.NearSquared) return true;
        }
        return false;
    }
}
