using System.Globalization;
using System.Text.RegularExpressions;

namespace Korme.Publishing.Print;

/// <summary>A wall's length as somebody types it: <c>540</c> (centimetres), <c>5,4 m</c>, <c>540 см</c>.</summary>
public static partial class WallLength
{
    /// <summary>Shorter than this is a post.</summary>
    public const double LeastCentimetres = 30;

    /// <summary>A hundred metres: the longest wall of the Hermitage's halls is shorter.</summary>
    public const double MostCentimetres = 10_000;

    /// <summary>Why a length is none.</summary>
    public enum Trouble { None, NoNumber, NotAbove, TooShort, TooLong }

    /// <summary>The length in centimetres, or what is wrong with it.</summary>
    public static (double Centimetres, Trouble Trouble) Parse(string? text)
    {
        if (Form().Match((text ?? "").Trim()) is not { Success: true } match
            || !double.TryParse(match.Groups["number"].Value.Replace(',', '.').Replace('−', '-'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return (0, Trouble.NoNumber);
        var length = number * match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "mm" or "мм" => 0.1,
            "m" or "м" => 100,
            "km" or "км" => 100_000,
            _ => 1,
        };
        return (length, Check(length));
    }

    /// <summary>What is wrong with a length in centimetres.</summary>
    public static Trouble Check(double centimetres) =>
        double.IsNaN(centimetres) ? Trouble.NoNumber : centimetres <= 0 ? Trouble.NotAbove
        : centimetres < LeastCentimetres ? Trouble.TooShort : centimetres > MostCentimetres ? Trouble.TooLong : Trouble.None;

    [GeneratedRegex(@"^(?<number>[-−+]?\d{1,12}(?:[.,]\d{1,3})?)\s*(?<unit>mm|мм|cm|см|m|м|km|км)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
