using Korme.Web;

namespace Korme.Exchange;

/// <summary>Something in a file that can't be taken as it stands.</summary>
/// <param name="Row">As a spreadsheet numbers it.</param>
/// <param name="Line">In the file, from 1; 0: the format has no lines.</param>
/// <param name="Column">Its name; null: it is of the whole row.</param>
/// <param name="Key">The part of a key <c>exchange.bad.…</c>: what is wrong, and what to do.</param>
/// <param name="Value">What stands there, shortened; or what else the sentence names.</param>
/// <param name="More">What else the sentence names.</param>
public sealed record CellTrouble(int Row, int Line, string? Column, string Key, string Value = "", string More = "")
{
    private const int Shown = 60;

    /// <summary>The sentence, without row and column.</summary>
    public string In(Texts texts) => texts.Format("exchange.bad." + Key, Short(Value), Short(More));

    /// <summary>A value from outside as a part of a line.</summary>
    public static string Short(string value)
    {
        var line = value.ReplaceLineEndings(" ").Trim();
        return line.Length <= Shown ? line : line[..(char.IsHighSurrogate(line[Shown - 1]) ? Shown - 1 : Shown)] + "…";
    }
}
