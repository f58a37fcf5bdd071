namespace Korme.Exchange.Csv;

/// <summary>How a file of values is written: what stands between the cells, and how many lines come before the header.</summary>
/// <param name="Delimiter">Comma, semicolon, tab or bar.</param>
/// <param name="LinesBefore">1 when the first line is Excel's <c>sep=;</c>.</param>
internal sealed record CsvForm(char Delimiter, int LinesBefore)
{
    private const int LookedAt = 20;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Looks at the first lines: <c>sep=</c> says it, else the delimiter that gives most rows as many cells as the header.</summary>
    /// <param name="beginning">The first lines of the file; the last one may be cut off.</param>
    public static CsvForm Guess(string beginning)
    {
        var first = beginning.Split('\n', 2)[0].TrimEnd('\r').Trim('"');
        if (first.Length == 5 && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) return new(first[4], 1);
        if (first.Equals("sep=", StringComparison.OrdinalIgnoreCase)) return new('\t', 1);

        var (best, bestScore) = (',', 0);
        foreach (var delimiter in Delimiters)
        {
            var reader = new CsvReader(new StringReader(beginning), delimiter);
            if (reader.Read() is not { Trouble: null } header || header.Cells.Length < 2) continue;
            var alike = 1;
            for (var count = 0; count < LookedAt && reader.Read() is { } row; count++)
                if (row.Trouble is null && row.Cells.Length == header.Cells.Length) alike++;
            var score = alike * 100 + Math.Min(header.Cells.Length, 99);
            if (score > bestScore) (best, bestScore) = (delimiter, score);
        }
        return new(best, 0);
    }
}
