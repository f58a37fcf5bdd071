using System.Globalization;
using System.Text;

namespace Korme.Archive;

/// <summary>A file's name as every file system takes it, still recognisable: the original name stays in the record.</summary>
public static class SafeName
{
    /// <summary>The longest name, in UTF-8 bytes: leaves room under the usual 255 for what a copy tool adds.</summary>
    public const int MaxBytes = 100;

    private const int LongestExtensionBytes = 20;
    private const string Fallback = "file";

    // Windows: "Naming Files, Paths, and Namespaces", Microsoft Learn; the superscript digits count as digits there.
    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(digit => (string[])[$"COM{digit}", $"LPT{digit}"])],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>NFC; separators, controls, direction marks and what Windows forbids become <c>_</c>; no reserved name, no dot or space at either end's edge.</summary>
    /// <returns>1 to 100 bytes; the extension is kept. The same name for a name that is safe already.</returns>
    public static string From(string originalName)
    {
        var name = Trim(Replace(originalName).Normalize(NormalizationForm.FormC));
        name = Trim(Shorten(name));
        var stem = name.Split('.')[0].TrimEnd();
        if (Reserved.Contains(stem)) name = Trim(Shorten("_" + name));
        return name.Length == 0 ? Fallback : name;
    }

    // A leading dot would hide the file; a trailing dot or space is lost on Windows.
    private static string Trim(string name) => name.TrimStart(' ', '.').TrimEnd(' ', '.');

    private static string Replace(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes()) // a lone surrogate comes as U+FFFD
            safe.Append(IsSafe(rune) ? rune.ToString() : "_");
        return safe.ToString();
    }

    private static bool IsSafe(Rune rune) => rune.Value switch
    {
        '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD => false,
        0x200D => true, // joins the parts of one emoji
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned),
    };

    private static string Shorten(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= MaxBytes) return name;
        var extension = Path.GetExtension(name);
        if (extension.Length <= 1 || Encoding.UTF8.GetByteCount(extension) > LongestExtensionBytes) extension = "";
        return Trim(Cut(name[..^extension.Length], MaxBytes - Encoding.UTF8.GetByteCount(extension))) + extension;
    }

    // At a letter's boundary as a reader sees it, never inside one.
    private static string Cut(string text, int maxBytes)
    {
        var length = 0;
        var bytes = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
        {
            var element = elements.GetTextElement();
            bytes += Encoding.UTF8.GetByteCount(element);
            if (bytes > maxBytes) break;
            length += element.Length;
        }
        return text[..length];
    }
}
