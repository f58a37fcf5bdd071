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
}
