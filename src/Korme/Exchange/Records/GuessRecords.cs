using System.Collections.Frozen;

namespace Korme.Exchange;

/// <summary>Guesses whether rows are people or places, and from a column's name what it says of them, in Kazakh, Russian and English.</summary>
internal static class GuessRecords
{
    private static readonly FrozenDictionary<string, string> People = Words(new()
    {
        [Fields.Id] = "korme id|id",
        [RecordFields.Name] = "name|full name|person|artist|title|имя|фио|ф и о|фамилия имя отчество|автор|художник|аты|есімі|аты-жөні|тегі аты",
        [RecordFields.Born] = "born|birth|birth date|date of birth|birthday|родился|родилась|дата рождения|год рождения|туған күні|туған жылы|туған",
        [RecordFields.Died] = "died|death|death date|date of death|умер|умерла|дата смерти|год смерти|қайтыс болған|қайтыс болған күні",
        [RecordFields.Biography] = "biography|bio|about|notes|биография|о художнике|примечание|өмірбаяны|өмірбаян",
        [RecordFields.Links] = "links|link|website|url|site|ссылки|ссылка|сайт|сілтемелер|сілтеме|сайты",
        [RecordFields.Contact] = "contact|contacts|phone|telephone|email|e-mail|контакт|контакты|телефон|почта|байланыс|телефоны",
    });

    private static readonly FrozenDictionary<string, string> Places = Words(new()
    {
        [Fields.Id] = "korme id|id",
        [RecordFields.Name] = "name|place|place name|location|title|название|наименование|место|атауы|орын|орны|аты",
        [RecordFields.Address] = "address|адрес|мекенжайы|мекенжай",
        [RecordFields.Street] = "street|улица|көше|көшесі",
        [RecordFields.District] = "district|neighbourhood|neighborhood|quarter|район|микрорайон|аудан|ауданы|шағын аудан",
        [RecordFields.City] = "city|town|город|қала|қаласы",
        [Fields.Latitude] = "latitude|lat|широта|ендік",
        [Fields.Longitude] = "longitude|lon|lng|long|долгота|бойлық",
        [Fields.Coordinates] = "coordinates|gps|geo|координаты|координаттар|координаталар",
        [RecordFields.Precision] = "precision|точность|дәлдік|дәлдігі",
        [Fields.Story] = "story|description|text|notes|описание|история|примечание|сипаттамасы|әңгімесі|тарихы",
    });

    /// <summary>What rows are, by columns that nothing else has: when a person was born, how precisely a place may be shown.</summary>
    public static RowsOf Rows(Table table)
    {
        if (table.Sort != FileSort.Csv) return RowsOf.Works;
        var (people, places) = (FieldsIn(table, People), FieldsIn(table, Places));
        if (!people.Contains(RecordFields.Name) && !places.Contains(RecordFields.Name)) return RowsOf.Works;
        // A table of works has titles, makers or media; what it says of their place is not the place's own.
        var works = table.Columns.Select(GuessColumns.Of).OfType<Target>().Select(target => target.Field).ToHashSet(StringComparer.Ordinal);
        if (works.Overlaps([Fields.Makers, Fields.Medium, Fields.Dimensions, Fields.Kind, Fields.Identifier, Fields.File])) return RowsOf.Works;
        if (people.Overlaps([RecordFields.Born, RecordFields.Died, RecordFields.Biography, RecordFields.Contact])) return RowsOf.People;
        return places.Overlaps([RecordFields.Street, RecordFields.District, RecordFields.City, RecordFields.Precision]) ? RowsOf.Places : RowsOf.Works;
    }

    /// <summary>The mapping that a file seems to want.</summary>
    /// <param name="table">The file.</param>
    /// <param name="firstRows">A few of its rows.</param>
    /// <param name="rows">People or places.</param>
    public static Mapping Run(Table table, IReadOnlyList<Row> firstRows, RowsOf rows)
    {
        var targets = new Target?[table.Columns.Count];
        var taken = new HashSet<Target>();
        for (var column = 0; column < targets.Length; column++)
        {
            if (Of(table.Columns[column], rows) is not { } guess || (guess.Field == Fields.Id && !GuessColumns.HasIds(firstRows, column))) continue;
            if (taken.Add(guess)) targets[column] = guess;
        }
        return new()
        {
            Columns = targets,
            Rows = rows,
            Match = targets.Any(target => target?.Field == Fields.Id) ? MatchBy.Id : targets.Any(target => target?.Field == RecordFields.Name) ? MatchBy.Name : MatchBy.Nothing,
        };
    }

    private static Target? Of(string column, RowsOf rows)
    {
        if (Target.Parse(column) is { Role: null } ours && Fields.Of(rows).Contains(ours.Field)) return ours;
        var (name, language) = GuessColumns.Split(column);
        return (rows == RowsOf.People ? People : Places).TryGetValue(name, out var field) ? new(field, Fields.PerLanguage.Contains(field) ? language : null) : null;
    }

    private static HashSet<string> FieldsIn(Table table, FrozenDictionary<string, string> words) =>
        [.. table.Columns.Select(column => Of(column, ReferenceEquals(words, People) ? RowsOf.People : RowsOf.Places)?.Field).OfType<string>()];

    private static FrozenDictionary<string, string> Words(Dictionary<string, string> fields) =>
        fields.SelectMany(field => field.Value.Split('|').Select(word => KeyValuePair.Create(word, field.Key))).DistinctBy(pair => pair.Key).ToFrozenDictionary(StringComparer.Ordinal);
}
