using System.Globalization;
using System.Text;
using System.Xml;

namespace Korme.Sidecars;

/// <summary>Replacements in a text, collected while it stays as it is, then done at once.</summary>
/// <param name="isAsciiOnly">Other characters are written by their number.</param>
internal sealed class XmlEdits(bool isAsciiOnly)
{
    private readonly List<(int Start, int End, string With)> edits = [];

    public bool IsEmpty => edits.Count == 0;

    public void Replace(int start, int end, string with) => edits.Add((start, end, with));

    public void Insert(int at, string what) => Replace(at, at, what);

    /// <summary>The text with everything replaced; what was inserted at one place stands in the order of the calls.</summary>
    public string ApplyTo(string text)
    {
        var result = new StringBuilder(text.Length + 256);
        var done = 0;
        foreach (var (start, end, with) in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End))
        {
            if (start < done) throw new SidecarRefusedException("has two changes in one place");
            result.Append(text, done, start - done).Append(with);
            done = end;
        }
        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>A value as the content of an element.</summary>
    public string Escape(string value) => Escape(value, '<');

    /// <summary>A value between quotes of this sort.</summary>
    public string Escape(string value, char quote)
    {
        var escaped = new StringBuilder(value.Length + 16);
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)) continue;
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' when quote == '"' => "&quot;",
                '\'' when quote == '\'' => "&apos;",
                '\r' => "&#xD;",
                '\n' or '\t' when quote != '<' => string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"),
                > 0x7E when isAsciiOnly => string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"),
                _ => rune.ToString(),
            });
        }
        return escaped.ToString();
    }
}
