using Korme.Exchange.Csv;

namespace Korme.Exchange;

/// <summary>Opens a file that somebody brings, by what is in it and not by its name.</summary>
internal static class OpenTable
{
    /// <summary>How much of a file is looked at to guess how it is written, in letters.</summary>
    private const int Beginning = 1 << 16;

    /// <summary>Opens it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="known">How its text is written, where it was opened before: a file of a million rows isn't looked through again; null: it is.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="ExchangeRefusedException">It is none of the formats, damaged, or empty.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static async Task<Table> Run(string path, TextFacts? known, CancellationToken cancel)
    {
        var text = known is null ? TextFile.Open(path) : TextFile.Open(path, known);
        var beginning = text.Beginning(Beginning);
        return beginning.TrimStart() switch
        {
            "" => throw new ExchangeRefusedException("empty"),
            ['<', ..] => await DublinCoreTable.Open(path, cancel),
            ['{' or '[', ..] => await OmekaTable.Open(path, cancel),
            _ => Csv(text, beginning),
        };
    }

    private static Table Csv(TextFile text, string beginning)
    {
        var form = CsvForm.Guess(beginning);
        using var reader = text.Read();
        var rows = new CsvReader(reader, form.Delimiter);
        for (var skipped = 0; skipped < form.LinesBefore; skipped++) rows.Read();
        if (rows.Read() is not { Trouble: null } header || header.IsBlank) throw new ExchangeRefusedException("header");
        return new(FileSort.Csv, Named(header.Cells), cancel => Rows(text, form, cancel))
        {
            Text = text.Facts,
            Encoding = text.Encoding,
            IsEncodingGuessed = text.IsGuessed,
            OddLines = text.OddLines,
            Odd = text.Odd,
        };
    }

    private static async IAsyncEnumerable<Row> Rows(TextFile text, CsvForm form, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        using var reader = text.Read();
        var rows = new CsvReader(reader, form.Delimiter);
        for (var skipped = 0; skipped < form.LinesBefore + 1; skipped++) rows.Read();
        while (rows.Read() is { } row)
        {
            cancel.ThrowIfCancellationRequested();
            if (row.IsBlank) continue;
            // Excel shows no row for its own sep= line.
            yield return new(row.Number - form.LinesBefore, row.Line, [.. row.Cells.Select(cell => new Cell(FormulaGuard.Unescape(cell)))], row.Trouble switch
            {
                null => null,
                CsvTrouble.OpenQuote => "quote",
                CsvTrouble.LongCell => "long-cell",
                _ => "many-cells",
            });
        }
    }

    /// <summary>Each column with a name of its own: "Title", "Title (2)"; a nameless one is called by its place.</summary>
    private static List<string> Named(string[] header)
    {
        var names = new List<string>();
        var last = header.Length;
        while (last > 1 && string.IsNullOrWhiteSpace(header[last - 1])) last--; // a spreadsheet's empty columns at the right
        for (var index = 0; index < last; index++)
        {
            var name = FormulaGuard.Unescape(header[index].Trim().TrimStart('\uFEFF')).ReplaceLineEndings(" ");
            if (name.Length == 0) name = $"#{index + 1}";
            if (name.Length > 200) name = name[..200];
            var unique = name;
            for (var number = 2; names.Contains(unique, StringComparer.OrdinalIgnoreCase); number++) unique = $"{name} ({number})";
            names.Add(unique);
        }
        return names;
    }
}
