using FsCheck;
using FsCheck.Fluent;
using Korme.Exchange.Csv;

namespace Korme.Tests.Exchange;

/// <summary>Values with commas between, as spreadsheets, scripts and accidents write them.</summary>
public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d")]
    [InlineData("a,b\nc,d", "a|b/c|d")]
    [InlineData("a,b\rc,d", "a|b/c|d")]
    [InlineData("\"a,b\",\"c \"\"d\"\"\"", "a,b|c \"d\"")]
    [InlineData("\"two\r\nlines\",x\r\ny,z", "two\r\nlines|x/y|z")]
    [InlineData("a,,c\n,,\n", "a||c/||")]
    [InlineData("a,b,c\nd\ne,f,g,h", "a|b|c/d/e|f|g|h")]
    [InlineData("\"a\" and more,b", "a and more|b")]
    [InlineData("he said \"no\",b", "he said \"no\"|b")]
    [InlineData("a\n\nb", "a//b")]
    [InlineData("\"\"", "")]
    [InlineData("", null)]
    public void A_text_is_these_rows(string text, string? rows) => Assert.Equal(rows, Rows(text));

    [Fact]
    public void A_quotation_mark_that_never_closes_costs_its_own_row_and_no_other()
    {
        var reader = new CsvReader(new StringReader("a,b\r\n\"open,b\r\nc,d\r\ne,f\r\n"), ',');

        var rows = ReadAll(reader);

        Assert.Equal([(1, 1, null), (2, 2, CsvTrouble.OpenQuote), (3, 3, null), (4, 4, null)], rows.Select(row => (row.Number, row.Line, row.Trouble)));
        Assert.Equal(["c", "d"], rows[2].Cells);
    }

    [Fact]
    public void A_quotation_mark_that_closes_with_the_opening_one_of_a_later_row_costs_its_own_row()
    {
        var reader = new CsvReader(new StringReader("\"open,1\nc,2\n\"x\",3\n"), ',');

        var rows = ReadAll(reader);

        Assert.Equal([CsvTrouble.OpenQuote, null, null], rows.Select(row => row.Trouble));
        Assert.Equal(["x", "3"], rows[2].Cells);
    }

    [Fact]
    public void What_an_open_quotation_mark_swallows_before_it_is_noticed_is_bounded()
    {
        var lines = string.Concat(Enumerable.Range(0, 400).Select(number => $"row {number},b\n"));

        var rows = ReadAll(new CsvReader(new StringReader("\"open\n" + lines), ',', longestCell: 1000));

        Assert.Equal(401, rows.Count);
        Assert.Equal(["row 399", "b"], rows[^1].Cells);
    }

    [Fact]
    public void A_row_of_quoted_lines_is_numbered_as_a_spreadsheet_does_and_found_as_an_editor_does()
    {
        var rows = ReadAll(new CsvReader(new StringReader("h\n\"one\ntwo\nthree\"\nlast"), ','));

        Assert.Equal([(1, 1), (2, 2), (3, 5)], rows.Select(row => (row.Number, row.Line)));
    }

    [Fact]
    public void Whatever_is_written_is_read_again() =>
        Prop.ForAll(Cells.NonEmptyListOf().ListOf().Where(rows => rows.Count > 0 && rows.All(row => row.Count > 1)).Zip(Gen.Elements(',', ';', '\t')).ToArbitrary(), each =>
        {
            var (rows, delimiter) = each;
            var text = new StringWriter();
            var writer = new CsvWriter(text, delimiter);
            foreach (var row in rows)
            {
                foreach (var cell in row) writer.Cell(cell);
                writer.EndRow();
            }

            var again = ReadAll(new CsvReader(new StringReader(text.ToString()), delimiter));

            return again.Select(row => row.Cells.Select(FormulaGuard.Unescape).ToList()).SelectMany(row => row).SequenceEqual(rows.SelectMany(row => row)) && again.Count == rows.Count;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\",\"x\")", "'=HYPERLINK(\"http://evil\",\"x\")")]
    [InlineData("+7 701", "'+7 701")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("'=x", "''=x")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("a=b", "a=b")]
    public void A_formula_is_defused_and_read_as_it_was(string cell, string written)
    {
        Assert.Equal(written, FormulaGuard.Escape(cell));
        Assert.Equal(cell, FormulaGuard.Unescape(written));
    }

    [Theory]
    [InlineData("Title,Date\nA,1998\n", ',', 0)]
    [InlineData("Название;Размер\nКөк базар;\"19,6 × 28\"\nА;\"1,5 × 2\"\n", ';', 0)]
    [InlineData("a\tb\n1\t2\n", '\t', 0)]
    [InlineData("sep=;\r\na;b\r\n1;2\r\n", ';', 1)]
    [InlineData("\"sep=|\"\na|b\n", '|', 1)]
    [InlineData("one column\nof text, with a comma\n", ',', 0)]
    public void How_a_file_is_written_is_seen(string beginning, char delimiter, int linesBefore) =>
        Assert.Equal(new CsvForm(delimiter, linesBefore), CsvForm.Guess(beginning));

    [Theory]
    [InlineData("Айгүл; Мұрат", "Айгүл|Мұрат")]
    [InlineData("a\\; b; c", "a; b|c")]
    [InlineData("; b", "|b")]
    [InlineData("a | b", "a|b")]
    [InlineData("  ", null)]
    public void A_cell_holds_several_values(string cell, string? values) =>
        Assert.Equal(values?.Split('|') ?? [], CellList.Read(cell));

    [Fact]
    public void Whatever_list_is_written_into_a_cell_is_read_again() =>
        Prop.ForAll(Gen.Elements("", "a", "a; b", "\\", " x ", "b|c", "x,y", "two\nlines", "\\;", "ә").ListOf().Zip(Gen.Elements(";|\n", ";|\n,")).ToArbitrary(), each =>
            CellList.Read(CellList.Write(each.Item1, each.Item2), each.Item2).SequenceEqual(each.Item1) || each.Item1.All(value => value.Length == 0))
        .QuickCheckThrowOnFailure();

    private static readonly Gen<string> Cells =
        from parts in Gen.Elements("a", "\"", ",", ";", "\t", "\r\n", "\n", "=", "'", "+", "-", "@", " ", "ө", "😀").ListOf()
        select string.Concat(parts);

    private static string? Rows(string text)
    {
        var rows = ReadAll(new CsvReader(new StringReader(text), ','));
        return rows.Count == 0 ? null : string.Join('/', rows.Select(row => string.Join('|', row.Cells)));
    }

    private static List<CsvRow> ReadAll(CsvReader reader)
    {
        var rows = new List<CsvRow>();
        while (reader.Read() is { } row) rows.Add(row);
        return rows;
    }
}
