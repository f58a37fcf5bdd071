using System.Data.Common;
using Korme.Catalogue;
using Korme.Exchange.Csv;
using Korme.People;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exchange;

/// <summary>Our own CSV: UTF-8 with a byte order mark, so that Excel knows, a column for each field and language; nothing is lost that a work says.</summary>
internal static class WriteCsv
{
    /// <summary>Where each field with languages stands in a record.</summary>
    private static readonly (string Field, string From)[] Texts =
    [
        (Fields.Title, "json_each(work.record, '$.title')"),
        (Fields.Alt, "json_each(work.record, '$.alt')"),
        (Fields.Medium, "json_each(work.record, '$.medium')"),
        (Fields.Credit, "json_each(work.record, '$.credit')"),
        (Fields.Story, "json_each(work.record, '$.story')"),
        (Fields.Place, "json_each(work.record, '$.place.name')"),
        (Fields.Makers, "json_each(work.record, '$.makers') as each, json_each(each.value, '$.name')"),
        (Fields.ConditionNotes, "json_each(work.record, '$.condition') as each, json_each(each.value, '$.note')"),
    ];

    /// <summary>The columns that these works need; a catalogue without works gets those that a person would fill in.</summary>
    public static IReadOnlyList<Target> ColumnsOf(DbConnection connection, string chosen, string today, bool isPublic)
    {
        var languages = Texts.ToDictionary(text => text.Field, text => connection.Rows(
            $"select distinct text.key from work, {text.From} as text where {chosen}",
            row => row.GetString(0), (MayUse.Today, today)));
        foreach (var field in (ReadOnlySpan<string>)[Fields.Title, Fields.Story])
            languages[field] = [.. languages[field].Union(Languages.All)];
        foreach (var field in (ReadOnlySpan<string>)[Fields.Makers, Fields.Medium, Fields.Place, Fields.Credit])
            if (languages[field].Count == 0) languages[field] = [.. Languages.All];
        return
        [
            .. from field in Fields.All
               where field != Fields.Coordinates && (!isPublic || PublicWork.Columns.Contains(field))
               from target in !Fields.PerLanguage.Contains(field) ? [new Target(field)] : InOrder(languages[field]).Select(language => new Target(field, language))
               select target,
        ];
    }

    /// <summary>Writes them.</summary>
    /// <returns>How many.</returns>
    public static int Run(TextWriter text, IEnumerable<Work> works, IReadOnlyList<Target> columns, char delimiter)
    {
        text.Write('\uFEFF');
        var csv = new CsvWriter(text, delimiter);
        foreach (var column in columns) csv.Cell(column.ToString());
        csv.EndRow();
        var count = 0;
        foreach (var work in works)
        {
            foreach (var column in columns) csv.Cell(WriteCell.Of(work, column));
            csv.EndRow();
            count++;
        }
        return count;
    }

    private static IEnumerable<string> InOrder(IReadOnlyList<string> languages) =>
        [.. Languages.All.Where(languages.Contains), .. languages.Where(language => !Languages.Has(language)).Order(StringComparer.Ordinal)];
}
