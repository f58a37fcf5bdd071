using System.Text;

namespace Korme.Import;

/// <summary>Plain text as Markdown that reads the same (CommonMark 0.31 §2.4): nothing in it becomes a link, a list or
/// HTML.</summary>
internal static class EscapeMarkdown
{
    public static string Run(string plain)
    {
        var text = new StringBuilder(plain.Length + 16);
        var isLineStart = true;
        for (var index = 0; index < plain.Length; index++)
        {
            var letter = plain[index];
            // A line break that isn't a paragraph's end stays one.
            if (letter == '\n' && !isLineStart && index + 1 < plain.Length && plain[index + 1] != '\n') text.Append('\\');
            var isNumbered = letter is '.' or ')' && index > 0 && char.IsAsciiDigit(plain[index - 1]);
            if ("\\`*_[]<>&#|~!$".Contains(letter) || (isLineStart && "+-=:".Contains(letter)) || isNumbered) text.Append('\\');
            text.Append(letter);
            isLineStart = letter == '\n' || (isLineStart && letter == ' ');
        }
        return text.ToString();
    }
}
