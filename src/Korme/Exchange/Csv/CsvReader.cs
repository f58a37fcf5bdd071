using System.Text;

namespace Korme.Exchange.Csv;

/// <summary>Rows of comma-separated values (RFC 4180), one at a time, however the file was made: memory holds one row.</summary>
/// <remarks>
/// Takes what spreadsheets and scripts really write: any delimiter, rows of differing length, CR alone as the end of a row, text after a
/// closing quote. A quote that never closes spoils its own row and no other: reading goes on with the line after the one that opened it.
/// By hand, because neither Sep nor Sylvan.Data.Csv is to be had from every registry, and neither goes on after such a quote.
/// </remarks>
/// <param name="text">The file's text, without a byte order mark.</param>
/// <param name="delimiter">Between two cells.</param>
/// <param name="longestCell">In UTF-16 units; a spreadsheet's cell has at most 32,767.</param>
internal sealed class CsvReader(TextReader text, char delimiter, int longestCell = CsvReader.LongestCell)
{
    public const int LongestCell = 1 << 20;

    /// <summary>A row with more cells is no row of a catalogue.</summary>
    public const int MostCells = 2_000;

    private const int End = -1;

    private readonly char[] buffer = new char[1 << 15];
    private readonly List<string> cells = [];
    private readonly StringBuilder cell = new(), raw = new();
    private string? again;
    private int againAt, filled, next, line = 1, row;

    /// <summary>The next row; null at the end. A blank line is a row of one empty cell, so that the numbers are a spreadsheet's.</summary>
    public CsvRow? Read()
    {
        if (Peek() == End) return null;
        var startLine = line;
        row++;
        cells.Clear();
        raw.Clear();
        CsvTrouble? trouble = null;
        for (var isOver = false; !isOver;)
        {
            cell.Clear();
            if (Peek() == '"' && ReadQuoted() is { } spoilt)
            {
                // The row is lost; what it swallowed is not.
                GoBackTo(startLine);
                return new(row, startLine, [], spoilt);
            }
            isOver = ReadPlain(ref trouble);
            if (cells.Count < MostCells) cells.Add(cell.ToString());
            else trouble = CsvTrouble.TooManyCells;
        }
        return new(row, startLine, [.. cells], trouble);
    }

    /// <summary>What stands between quotes; null: it is closed as it should be.</summary>
    private CsvTrouble? ReadQuoted()
    {
        Take();
        var opened = line;
        while (true)
        {
            var letter = Take();
            if (letter == End) return CsvTrouble.OpenQuote;
            if (letter != '"')
            {
                cell.Append((char)letter);
                if (cell.Length > longestCell) return CsvTrouble.OpenQuote;
            }
            else if (Peek() == '"')
            {
                Take();
                cell.Append('"');
            }
            else
            {
                // A quote that closes on another line with text after it was the opening one of that line's cell.
                return line > opened && Peek() is not (End or '\r' or '\n' or ' ') and var after && after != delimiter ? CsvTrouble.OpenQuote : null;
            }
        }
    }

    /// <summary>What stands outside quotes, up to the end of the cell; true when the row ends with it.</summary>
    private bool ReadPlain(ref CsvTrouble? trouble)
    {
        while (true)
        {
            var letter = Take();
            if (letter == delimiter) return false;
            if (letter is End or '\n') return true;
            if (letter == '\r')
            {
                if (Peek() == '\n') Take();
                else line++;
                return true;
            }
            if (cell.Length < longestCell) cell.Append((char)letter);
            else trouble = CsvTrouble.LongCell;
        }
    }

    /// <summary>Everything after the first line of this row is read again.</summary>
    private void GoBackTo(int startLine)
    {
        var swallowed = raw.ToString();
        var end = swallowed.AsSpan().IndexOfAny('\r', '\n');
        if (end >= 0) end += swallowed[end] == '\r' && end + 1 < swallowed.Length && swallowed[end + 1] == '\n' ? 2 : 1;
        line = end < 0 ? line : startLine + 1;
        if (end < 0) return;
        again = swallowed[end..] + (again is null ? "" : again[againAt..]);
        againAt = 0;
    }

    private int Peek()
    {
        if (again is not null)
        {
            if (againAt < again.Length) return again[againAt];
            again = null;
        }
        if (next == filled)
        {
            filled = text.Read(buffer, 0, buffer.Length);
            next = 0;
        }
        return filled <= 0 ? End : buffer[next];
    }

    private int Take()
    {
        var letter = Peek();
        if (letter == End) return End;
        if (again is not null) againAt++;
        else next++;
        raw.Append((char)letter);
        if (letter == '\n') line++;
        return letter;
    }
}

/// <summary>A row of a file.</summary>
/// <param name="Number">As a spreadsheet numbers it, from 1.</param>
/// <param name="Line">As an editor numbers it, from 1; where the row begins.</param>
/// <param name="Cells">As they stand there; none when the row can't be read.</param>
/// <param name="Trouble">Why it can't be read; null: it can.</param>
internal sealed record CsvRow(int Number, int Line, string[] Cells, CsvTrouble? Trouble)
{
    public bool IsBlank => Trouble is null && Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Why a row can't be read.</summary>
internal enum CsvTrouble { OpenQuote, LongCell, TooManyCells }
