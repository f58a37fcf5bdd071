using System.Text;

namespace Korme.Cli;

/// <summary>What a person at the terminal reads: messages and progress on standard error, so that output stays for scripts.</summary>
public static class Terminal
{
    /// <summary>One line of message.</summary>
    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>A name from outside as one harmless line: control and format characters (newlines, escapes, bidi) are shown escaped.</summary>
    public static string Show(string name)
    {
        var shown = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator
                && rune.Value != 0x200D)
                shown.Append(rune.Value switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => $"\\u{{{rune.Value:x}}}" });
            else shown.Append(rune);
        }
        return shown.ToString();
    }

    /// <summary>Bytes in the unit a person would use: <c>8.1 MB</c> (SI, 1 MB is 1,000,000 bytes).</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => FormattableString.Invariant($"{bytes / 1e3:0} kB"),
        < 1_000_000_000 => FormattableString.Invariant($"{bytes / 1e6:0.0} MB"),
        _ => FormattableString.Invariant($"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>A count with its noun: <c>1 photograph</c>, <c>1,024 photographs</c>.</summary>
    public static string Count(long count, string one, string? many = null) =>
        FormattableString.Invariant($"{count:#,0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>A length of time in the roundness a person would use: <c>40 s</c>, <c>3 min</c>, <c>2 h 5 min</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => "1 s",
        < 90 => FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s"),
        < 5400 => FormattableString.Invariant($"{Math.Round(time.TotalMinutes):0} min"),
        _ => FormattableString.Invariant($"{(int)time.TotalHours} h {time.Minutes} min"),
    };
}
