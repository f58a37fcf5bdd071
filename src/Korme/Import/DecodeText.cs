using System.Text;

namespace Korme.Import;

/// <summary>Bytes of unknown encoding as text: what cameras, editors and ZIP programs of this part of the world write.</summary>
internal static class DecodeText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    private static readonly Encoding Dos866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;
    private static readonly Encoding Dos437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    /// <summary>A text file: by its byte order mark, else UTF-8, else Windows-1251 when that reads as Cyrillic, else
    /// Latin-1.</summary>
    /// <param name="bytes">The whole text.</param>
    /// <param name="guessed">The name of the encoding when it had to be guessed; null when it was certain.</param>
    public static string FromBytes(ReadOnlySpan<byte> bytes, out string? guessed)
    {
        guessed = null;
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(bytes[2..]);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (TryUtf8(bytes) is { } text) return text;

        var cyrillic = Windows1251.GetString(bytes);
        guessed = IsMostlyCyrillic(cyrillic) ? "Windows-1251" : "Latin-1";
        return guessed == "Windows-1251" ? cyrillic : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>A name from a ZIP that doesn't say how it is encoded: UTF-8, CP866, Windows-1251, else the standard's
    /// CP437.</summary>
    public static string FromDosBytes(ReadOnlySpan<byte> bytes)
    {
        if (TryUtf8(bytes) is { } text) return text;
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Dos866, Windows1251])
        {
            var cyrillic = encoding.GetString(bytes);
            if (IsCyrillic(cyrillic)) return cyrillic;
        }
        return Dos437.GetString(bytes);
    }

    /// <summary>Undoes a text that was UTF-8 or Windows-1251 and was read as Latin-1, where no other reading is
    /// possible.</summary>
    public static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F')) return text;
        // "Ð\u0090" may have come by way of Windows-1252, where most of the bytes 80 to 9F are other characters.
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF') >= 0) return text;
        var bytes = Encoding.Latin1.GetBytes(text);
        if (TryUtf8(bytes) is { } utf8) return utf8;
        var cyrillic = Windows1251.GetString(bytes);
        return IsCyrillic(cyrillic) && IsMostlyCyrillic(cyrillic) && cyrillic.Count(IsCyrillicLetter) >= 4 ? cyrillic : text;
    }

    /// <summary>Unicode form C, in which names are compared; halves of surrogate pairs, which it can't express, become
    /// U+FFFD.</summary>
    public static string ToFormC(string text)
    {
        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')) text = string.Concat(text.EnumerateRunes());
        return text.IsNormalized() ? text : text.Normalize();
    }

    /// <summary>The text when the bytes are valid UTF-8, else null.</summary>
    public static string? TryUtf8(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? StrictUtf8.GetString(bytes) : null;

    /// <summary>
    /// Whether a guess at Cyrillic holds: every character beyond ASCII is a letter or a mark Russian text uses, and no word
    /// mixes Cyrillic and Latin letters (as <c>café</c> does when read as Cyrillic).
    /// </summary>
    private static bool IsCyrillic(string text)
    {
        var (hasLatin, hasCyrillic, any) = (false, false, false);
        foreach (var letter in text)
        {
            if (letter > '\u007F' && !IsCyrillicLetter(letter) && !"«»№—–…“”„\u00A0".Contains(letter)) return false;
            if (!char.IsLetter(letter)) (hasLatin, hasCyrillic) = (false, false);
            else if (IsCyrillicLetter(letter)) any = hasCyrillic = true;
            else hasLatin = true;
            if (hasLatin && hasCyrillic) return false;
        }
        return any;
    }

    /// <summary>The same for a longer text, where one odd word proves nothing: most letters beyond ASCII have a Cyrillic
    /// neighbour.</summary>
    private static bool IsMostlyCyrillic(string text)
    {
        var (beyondAscii, inWords) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] <= '\u007F') continue;
            beyondAscii++;
            var hasNeighbour = (index > 0 && IsCyrillicLetter(text[index - 1]))
                || (index + 1 < text.Length && IsCyrillicLetter(text[index + 1]));
            if (hasNeighbour && IsCyrillicLetter(text[index])) inWords++;
        }
        return inWords * 3 > beyondAscii * 2;
    }

    private static bool IsCyrillicLetter(char letter) => letter is >= 'Ѐ' and <= 'ӿ' && char.IsLetter(letter);
}
