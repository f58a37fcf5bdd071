using System.Globalization;

namespace Korme.LightTable;

/// <summary>By how much a camera's clock is set right, as a person types it: <c>+1:00</c>, <c>-0:59:30</c>; hours, minutes, seconds.</summary>
internal static class ClockText
{
    /// <summary>For an input's <c>pattern</c>: what <see cref="Parse"/> takes, and a little more.</summary>
    public const string Pattern = @"[+\-\u2212]?\d{1,6}:[0-5]\d(:[0-5]\d)?";

    /// <summary>As <see cref="Parse"/> reads it: <c>+1:00</c>, <c>−0:59:30</c>.</summary>
    public static string Of(int seconds)
    {
        var (left, sign) = (Math.Abs(seconds), seconds < 0 ? "\u2212" : "+");
        var text = string.Create(CultureInfo.InvariantCulture, $"{sign}{left / 3600}:{left % 3600 / 60:00}");
        return left % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{left % 60:00}");
    }

    /// <summary>Seconds, above 0 when the clock was slow; null: not such a text, nothing to do, or beyond <see cref="Step.MostSeconds"/>.</summary>
    public static int? Parse(string? text)
    {
        var typed = (text ?? "").Trim();
        var isBack = typed.StartsWith('-') || typed.StartsWith('\u2212');
        var parts = typed.TrimStart('+', '-', '\u2212').Split(':');
        if (parts.Length is not (2 or 3) || typed.Length - string.Join(':', parts).Length > 1) return null;
        var seconds = 0L;
        for (var index = 0; index < 3; index++)
        {
            var part = 0;
            if (index < parts.Length && !int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out part)) return null;
            if (index > 0 && part > 59) return null;
            seconds = seconds * 60 + part;
        }
        return seconds is 0 or > Step.MostSeconds ? null : (int)(isBack ? -seconds : seconds);
    }
}
