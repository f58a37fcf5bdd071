using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Publishing.Print;

/// <summary>How large a work is, read from the line of its label: <c>42 × 26 cm</c>, <c>6 × 10,4 м</c>, <c>A4</c>, <c>16 1/2 × 20 in</c>.</summary>
/// <param name="WidthCentimetres">Above 0.</param>
/// <param name="HeightCentimetres">Above 0.</param>
public readonly partial record struct WorkSize(double WidthCentimetres, double HeightCentimetres)
{
    private const double Least = 0.5, Most = 10_000;

    /// <summary>The size a label states.</summary>
    /// <param name="dimensions">The line as somebody wrote it.</param>
    /// <param name="ratio">Of the picture, width to height: it says which of the two numbers is the width. Null, or a square: height first, as museums write (CIDOC CRM, Spectrum).</param>
    /// <returns>Null when no size with a unit is stated, or none that a wall could hold.</returns>
    public static WorkSize? Parse(string? dimensions, double? ratio = null)
    {
        if (dimensions is not { Length: > 0 and <= 300 }) return null;
        if (Pair().Match(dimensions) is { Success: true } pair)
        {
            var (first, second) = (Number(pair.Groups["first"]), Number(pair.Groups["second"]));
            // "42 cm × 26 cm" has a unit on both, "42 × 26 cm" the one of the second.
            var unit = Centimetres(pair.Groups["unit"].Value);
            var firstUnit = pair.Groups["firstUnit"].Success ? Centimetres(pair.Groups["firstUnit"].Value) : unit;
            return Of(first * firstUnit, second * unit, ratio);
        }
        if (Across().Match(dimensions) is { Success: true } across)
        {
            var side = Number(across.Groups["first"]) * Centimetres(across.Groups["unit"].Value);
            return Of(side, side, null);
        }
        if (Paper().Match(dimensions) is { Success: true } paper)
        {
            // ISO 216: each is half of the one before, whole millimetres rounded down.
            var (width, height) = (841, 1189);
            for (var n = paper.Groups["n"].ValueSpan[0] - '0'; n > 0; n--) (width, height) = (height / 2, width);
            return Of(height / 10.0, width / 10.0, ratio);
        }
        return null;
    }

    private static WorkSize? Of(double height, double width, double? ratio)
    {
        if (ratio is { } seen && Math.Abs(Math.Log(seen)) > 0.02 && seen > 1 != width > height) (width, height) = (height, width);
        return width is >= Least and <= Most && height is >= Least and <= Most ? new(width, height) : null;
    }

    private static double Number(Group digits)
    {
        var number = 0.0;
        foreach (var part in Fractions().Replace(digits.Value.Replace(',', '.'), sign => " " + Written[sign.Value]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            number += part.Split('/') is [var above, var below]
                ? double.Parse(above, CultureInfo.InvariantCulture) / Math.Max(1, double.Parse(below, CultureInfo.InvariantCulture)) : double.Parse(part, CultureInfo.InvariantCulture);
        return number;
    }

    private static readonly Dictionary<string, string> Written = new()
    {
        ["½"] = "1/2",
        ["¼"] = "1/4",
        ["¾"] = "3/4",
        ["⅛"] = "1/8",
        ["⅜"] = "3/8",
        ["⅝"] = "5/8",
        ["⅞"] = "7/8",
    };

    private static double Centimetres(string unit) => unit.ToLowerInvariant() switch
    {
        "mm" or "мм" => 0.1,
        "m" or "м" => 100,
        "in" or "inch" or "inches" or "″" or "\"" or "дюйм" => 2.54,
        "ft" or "′" => 30.48,
        _ => 1,
    };

    // Inches come in halves, quarters and eighths: "16 1/2", "16½".
    private const string Digits = @"\d{1,6}(?:[.,]\d{1,3})?(?:\s+\d{1,2}/\d{1,2}(?!\d)|\s?[½¼¾⅛⅜⅝⅞])?";
    private const string Unit = "(?:mm|мм|cm|см|inches|inch|in|m|м|ft|″|\"|′|дюйм)";

    [GeneratedRegex($@"(?<![\d.,/])(?<first>{Digits})\s*(?<firstUnit>{Unit})?\s*[×xхX*✕✖·]\s*(?<second>{Digits})(?:\s*{Unit}?\s*[×xхX*✕✖·]\s*{Digits})?\s*(?<unit>{Unit})(?!\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pair();

    [GeneratedRegex($@"(?:⌀|ø|∅|diam\S*|диам\S*|д\.|d\.?\s*=?)\s*(?<first>{Digits})\s*(?<unit>{Unit})(?!\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Across();

    [GeneratedRegex("[½¼¾⅛⅜⅝⅞]", RegexOptions.CultureInvariant)]
    private static partial Regex Fractions();

    [GeneratedRegex(@"(?<![\p{L}\d])[AА](?<n>[0-6])(?![\p{L}\d])", RegexOptions.CultureInvariant)]
    private static partial Regex Paper();
}
