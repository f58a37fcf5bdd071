using System.Data.Common;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exchange.Csv;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exchange;

/// <summary>People or places as our own CSV: UTF-8 with a byte order mark, a column for each field and language. There are never so many that they don't fit into memory.</summary>
internal static class WriteRecords
{
    /// <summary>Writes them, the oldest first.</summary>
    /// <returns>How many.</returns>
    public static int Run(TextWriter text, DbConnection connection, ExportOptions options)
    {
        var all = All(connection, options.Rows);
        text.Write('\uFEFF');
        var csv = new CsvWriter(text, options.Delimiter);
        var columns = ColumnsOf(all, options.Rows);
        foreach (var column in columns) csv.Cell(column.ToString());
        csv.EndRow();
        foreach (var record in all)
        {
            foreach (var column in columns) csv.Cell(RecordCell.Of(record, column));
            csv.EndRow();
        }
        return all.Count;
    }

    /// <summary>All there are, those that became others and those in the bin too, the oldest first.</summary>
    public static IReadOnlyList<IRecorded> All(DbConnection connection, RowsOf rows) => connection.Rows(
        rows == RowsOf.People ? "select record from person order by created, id" : "select record from place order by created, id",
        row => rows == RowsOf.People ? (IRecorded)RecordJson.ToPerson(row.GetString(0)) : RecordJson.ToPlace(row.GetString(0)));

    private static List<Target> ColumnsOf(IReadOnlyList<IRecorded> all, RowsOf rows) =>
    [
        .. from field in Fields.Of(rows)
           where field != Fields.Coordinates
           from target in !Fields.PerLanguage.Contains(field) ? [new Target(field)]
               : Languages.All.Union(all.SelectMany(record => RecordCell.Text(record, field)).Select(text => text.Key).Distinct().Order(StringComparer.Ordinal)).Select(language => new Target(field, language))
           select target,
    ];
}
