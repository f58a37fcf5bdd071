using System.Buffers;

namespace Korme.Exchange.Csv;

/// <summary>Writes rows as RFC 4180 has them: CRLF, quotes where they are needed. A cell that a spreadsheet would run as a formula is defused.</summary>
/// <param name="text">Where to.</param>
/// <param name="delimiter">Between two cells.</param>
internal sealed class CsvWriter(TextWriter text, char delimiter = ',')
{
    private readonly SearchValues<char> special = SearchValues.Create(['"', '\r', '\n', delimiter]);
    private bool isStarted;

    public void Cell(string? value)
    {
        if (isStarted) text.Write(delimiter);
        isStarted = true;
        if (string.IsNullOrEmpty(value)) return;
        var cell = FormulaGuard.Escape(value);
        if (cell.AsSpan().IndexOfAny(special) < 0 && !char.IsWhiteSpace(cell[0]) && !char.IsWhiteSpace(cell[^1])) text.Write(cell);
        else
        {
            text.Write('"');
            text.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
            text.Write('"');
        }
    }

    public void EndRow()
    {
        text.Write("\r\n");
        isStarted = false;
    }
}
