namespace Korme.Exchange;

/// <summary>A cell of a row. <paramref name="Values"/>: what a format that knows lists says; null: it is one text.</summary>
internal readonly record struct Cell(string Text, IReadOnlyList<string>? Values = null)
{
    public bool IsBlank => Values is null ? string.IsNullOrWhiteSpace(Text) : Values.Count == 0;
}

/// <summary>A row of a file: what it says of one work.</summary>
/// <param name="Number">From 1; in a CSV as a spreadsheet numbers it, the header is 1.</param>
/// <param name="Line">Where it begins in the file, from 1; 0: the format has no lines.</param>
/// <param name="Cells">May be fewer or more than the columns.</param>
/// <param name="Trouble">The part of a key <c>exchange.bad.…</c>: why it can't be read; null: it can.</param>
internal sealed record Row(int Number, int Line, IReadOnlyList<Cell> Cells, string? Trouble = null);

/// <summary>The sorts of files that are read.</summary>
public enum FileSort { Csv, OmekaS, DublinCore }

/// <summary>A file as columns and rows, whatever its format; may be read more than once, and is never in memory as a whole.</summary>
/// <param name="Sort">What it is.</param>
/// <param name="Columns">Their names; none twice.</param>
/// <param name="Read">The rows, from the beginning.</param>
internal sealed record Table(FileSort Sort, IReadOnlyList<string> Columns, Func<CancellationToken, IAsyncEnumerable<Row>> Read)
{
    /// <summary>How its text is written; null for formats that say it themselves.</summary>
    public Csv.TextFacts? Text { get; init; }

    /// <summary>What it was read as; null for formats that say it themselves.</summary>
    public string? Encoding { get; init; }

    /// <summary>Nothing but a guess says what encoding it is.</summary>
    public bool IsEncodingGuessed { get; init; }

    /// <summary>Lines that are in another encoding than most; the first fifty.</summary>
    public IReadOnlyList<int> OddLines { get; init; } = [];

    /// <summary>How many lines that are.</summary>
    public int Odd { get; init; }

    /// <summary>Addresses of pictures that the file names and nobody fetched; the first fifty.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>How many pictures that are.</summary>
    public int MediaCount { get; init; }
}
