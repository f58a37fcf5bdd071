using System.Globalization;
using System.Text;

namespace Korme.Publishing.Print;

/// <summary>About how wide a line of Literata is, so that a card can be laid out before a browser sees it.</summary>
/// <remarks>
/// Mean advance widths in em, measured in Chromium on the cut for text (opsz 14, wght 400): a Kazakh sentence has 0.544 a sign
/// with its spaces, a Russian one 0.515, an English one 0.461. Each class is taken a little wider than it measures.
/// </remarks>
internal static class LetterWidth
{
    /// <summary>How many lines a text takes.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="widthMillimetres">Of the line.</param>
    /// <param name="points">Size of the letters.</param>
    public static int Lines(string text, double widthMillimetres, double points)
    {
        // Words don't break where it would suit: of a line a little stays empty, of a narrow one more.
        var usable = widthMillimetres * 0.96 - 2.2 * points * MillimetresPerPoint;
        var em = points * MillimetresPerPoint;
        return text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Em(line) * em / usable)));
    }

    /// <summary>A point of print (1/72 inch) in millimetres.</summary>
    public const double MillimetresPerPoint = 25.4 / 72;

    private static double Em(string text) => text.EnumerateRunes().Sum(WidthOf);

    private static double WidthOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator => 0.25,
        UnicodeCategory.UppercaseLetter => 0.76,
        UnicodeCategory.LowercaseLetter => rune.Value < 0x250 ? 0.515 : 0.6,
        UnicodeCategory.DecimalDigitNumber => 0.56,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
        UnicodeCategory.OtherLetter => rune.Value < 0x1100 ? 0.62 : 1.05,
        UnicodeCategory.OtherSymbol or UnicodeCategory.Surrogate or UnicodeCategory.ModifierSymbol or UnicodeCategory.PrivateUse => 1.4,
        _ => 0.45,
    };
}
