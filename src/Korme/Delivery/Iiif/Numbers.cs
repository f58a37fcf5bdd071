using System.Globalization;

namespace Korme.Delivery.Iiif;

/// <summary>The two sorts of numbers a IIIF request may hold: ASCII digits only, no sign, no exponent (Image API 3.0 §4.7).</summary>
internal static class Numbers
{
    /// <summary>More digits than any picture has pixels; keeps products of two numbers inside 64 bits.</summary>
    private const int MostDigits = 9;

    public static bool TryWhole(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        return text.Length is > 0 and <= MostDigits
            && !text.ContainsAnyExceptInRange('0', '9')
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary><c>12</c>, <c>12.5</c> or <c>.5</c>.</summary>
    public static bool TryDecimal(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > 2 * MostDigits) return false;
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (point >= 0 && fraction.IsEmpty) return false;
        if (whole.Length > MostDigits) return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')) return false;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Half goes up, as the specification's own examples do.</summary>
    public static int Round(decimal value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>As <c>22.5</c> or <c>90</c>: no trailing zeros, a leading zero below one.</summary>
    public static string Text(decimal value) => value.ToString("0.##################", CultureInfo.InvariantCulture);
}
