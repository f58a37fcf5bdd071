using System.Text;

namespace Korme.Import;

/// <summary>Text from outside made fit for a record: repaired, without control characters, trimmed and of bounded
/// length.</summary>
internal static class CleanText
{
    /// <summary>In UTF-16 units.</summary>
    public const int MaxLength = 2_000;

    /// <summary>A single line; null when nothing is left.</summary>
    public static string? Line(string? text, int maxLength = MaxLength) => Clean(text, keepLines: false, maxLength);

    /// <summary>Text whose line breaks count; null when nothing is left.</summary>
    public static string? Paragraphs(string? text, int maxLength = MaxLength) => Clean(text, keepLines: true, maxLength);

    /// <summary>Names or keywords: at most 200, each at most 200 long, none twice.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<string> texts) =>
        [.. texts.Select(text => Line(text, 200)).OfType<string>().Distinct().Take(200)];

    private static string? Clean(string? text, bool keepLines, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // Cut before working: a hostile file can hold megabytes.
        if (text.Length > maxLength * 2) text = text[..(maxLength * 2)];
        var kept = new StringBuilder(text.Length);
        foreach (var rune in DecodeText.Repair(text).ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n') kept.Append(keepLines ? '\n' : ' ');
            else if (rune.Value == '\t') kept.Append(' ');
            else if (!Rune.IsControl(rune) && !IsDirectional(rune.Value) && rune != Rune.ReplacementChar) kept.Append(rune);
        }
        var clean = kept.ToString().Trim();
        if (clean.Length > maxLength)
            clean = clean[..(char.IsHighSurrogate(clean[maxLength - 1]) ? maxLength - 1 : maxLength)].TrimEnd();
        return clean.Length == 0 ? null : clean.IsNormalized() ? clean : clean.Normalize();
    }

    // Overrides and embeddings of direction (Unicode TR 36 §2.10.2) can make a label read as something else.
    private static bool IsDirectional(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF;
}
