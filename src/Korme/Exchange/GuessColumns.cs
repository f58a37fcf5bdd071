using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Korme.Exchange;

/// <summary>Guesses from a column's name what it says, in Kazakh, Russian and English, as museums, Omeka, Dublin Core and our own export name it.</summary>
internal static partial class GuessColumns
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        [Fields.Id] = "korme id|id",
        [Fields.Identifier] = "identifier|inventory number|inventory no|inv no|inventory|accession number|accession no|object number|catalogue number|catalog number|number|no|инв №|инв|инвентарный номер|инвентарный №|номер|шифр|уч №|номер кп|кп|түгендеу нөмірі|нөмір|нөмірі|№|dc:identifier|dcterms:identifier",
        [Fields.File] = "file|files|file name|filename|image|image file|picture|photo file|файл|имя файла|название файла|изображение|снимок|файл аты|файл атауы|сурет файлы",
        [Fields.Kind] = "kind|type|object type|work type|genre|category|вид|тип|жанр|категория|түрі|түр|жанры|dc:type|dcterms:type|@type",
        [Fields.Title] = "title|name|object name|caption|headline|название|наименование|заглавие|заголовок|имя|атауы|атау|аты|тақырыбы|dc:title|dcterms:title",
        [Fields.Alt] = "alt|alt text|alternative text|альтернативный текст|описание для незрячих|балама мәтін",
        [Fields.Makers] = "makers|maker|artist|artists|author|authors|creator|creators|by|автор|авторы|художник|художники|создатель|авторы|суретші|суретшілер|автор|dc:creator|dcterms:creator",
        [Fields.MakerRoles] = "makers.role|role|roles|роль|рөлі",
        [Fields.MakerPersons] = "makers.person",
        [Fields.Subjects] = "subjects",
        [Fields.Date] = "date|year|created|date created|date made|made|dating|дата|год|дата создания|год создания|датировка|время создания|күні|жылы|жыл|күн|жасалған жылы|dc:date|dcterms:date|dcterms:created",
        [Fields.Taken] = "taken",
        [Fields.Medium] = "medium|material|materials|technique|media|materials and technique|материал|материалы|техника|материал техника|материал и техника|материалы и техника|материал и техника исполнения|материалы|техникасы|материалы мен техникасы|орындалуы|dcterms:medium",
        [Fields.Dimensions] = "dimensions|size|measurements|размер|размеры|габариты|өлшемі|өлшемдері|көлемі|dcterms:extent",
        [Fields.Place] = "place|location|where|place of creation|site|address|место|местоположение|адрес|место создания|локация|орны|орын|жері|мекенжайы|dc:coverage|dcterms:spatial|dcterms:coverage",
        [Fields.Latitude] = "latitude|lat|широта|ендік",
        [Fields.Longitude] = "longitude|lon|lng|long|долгота|бойлық",
        [Fields.Coordinates] = "coordinates|gps|geo|latlon|lat lon|координаты|координаттар|координаталар|координаттары",
        [Fields.PlaceId] = "place.id",
        [Fields.Relations] = "relations",
        [Fields.Condition] = "condition|состояние|сохранность|жай күйі|күйі|сақталуы",
        [Fields.ConditionDates] = "condition.date",
        [Fields.ConditionNotes] = "condition.note|condition note|condition notes",
        [Fields.ConditionPictures] = "condition.pictures",
        [Fields.Edition] = "edition|tirage|print run|тираж|экземпляр|таралым|тиражы",
        [Fields.Credit] = "credit|credit line|courtesy|collection|owner|provenance|собственность|коллекция|собрание|владелец|происхождение|топтамасы|жинағы|коллекциясы|иесі|dcterms:provenance",
        [Fields.Rights] = "rights|licence|license|copyright|права|лицензия|авторские права|құқықтары|құқық|лицензиясы|dc:rights|dcterms:rights|dcterms:license",
        [Fields.Keywords] = "keywords|keyword|tags|tag|subject|ключевые слова|теги|метки|түйін сөздер|тегтер|кілт сөздер|dc:subject|dcterms:subject",
        [Fields.Story] = "story|description|text|notes|note|comment|about|описание|история|текст|рассказ|комментарий|примечание|примечания|аннотация|сипаттамасы|сипаттама|тарихы|әңгімесі|мәтін|ескерту|dc:description|dcterms:description|dcterms:abstract",
        [Fields.Mark] = "mark",
        [Fields.Rating] = "rating|stars|рейтинг|звёзды|жұлдыздар",
        [Fields.Label] = "label",
        [Fields.Moment] = "moment",
        [Fields.Camera] = "camera",
        [Fields.Settings] = "settings",
        [Fields.Import] = "import",
        [Fields.ImportFrom] = "import.from",
        [Fields.Imported] = "imported",
        [Fields.Withdrawn] = "withdrawn",
        [Fields.Binned] = "binned",
    }.SelectMany(field => field.Value.Split('|').Select(word => KeyValuePair.Create(word, field.Key))).DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Roles = new Dictionary<string, string>
    {
        ["photographer"] = "photographer|photo by|фотограф|фотограф",
        ["painter"] = "painter|живописец|кескіндемеші",
        ["composer"] = "composer|композитор",
        ["collaborator"] = "collaborator|collaborators|contributor|contributors|соавтор|соавторы|қосалқы автор|бірлескен автор|dc:contributor|dcterms:contributor",
        ["performer"] = "performer|исполнитель|орындаушы",
        ["curator"] = "curator|куратор",
    }.SelectMany(role => role.Value.Split('|').Distinct().Select(word => KeyValuePair.Create(word, role.Key))).DistinctBy(pair => pair.Key)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static readonly (string Tag, string Words)[] Languages =
    [
        ("kk", "kk|kaz|kz|қаз|қазақша|қазақ|қазақ тілінде|kazakh|казахский|на казахском|каз"),
        ("ru", "ru|rus|рус|русский|на русском|по-русски|орысша|орыс тілінде|russian"),
        ("en", "en|eng|англ|english|английский|на английском|по-английски|ағылшынша|ағылшын тілінде"),
    ];

    /// <summary>The mapping that a file seems to want.</summary>
    /// <param name="table">The file.</param>
    /// <param name="firstRows">A few of its rows.</param>
    public static Mapping Run(Table table, IReadOnlyList<Row> firstRows)
    {
        var targets = new Target?[table.Columns.Count];
        var taken = new HashSet<Target>();
        for (var column = 0; column < targets.Length; column++)
        {
            var guess = Of(table.Columns[column]);
            if (guess?.Field == Fields.Id && !HasIds(firstRows, column)) guess = new(Fields.Identifier);
            if (guess is not null && (Fields.Several.Contains(guess.Field) || taken.Add(guess))) targets[column] = guess;
        }
        // An item of Omeka S without a number of its own is known by its address.
        if (table.Sort == FileSort.OmekaS && !targets.Any(target => target?.Field == Fields.Identifier) && table.Columns.IndexOf("@id") is >= 0 and var address)
            targets[address] = new(Fields.Identifier);
        var match = targets.Any(target => target?.Field == Fields.Id) ? MatchBy.Id
            : targets.Any(target => target?.Field == Fields.Identifier) ? MatchBy.Identifier
            : targets.Any(target => target?.Field == Fields.File) ? MatchBy.File : MatchBy.Nothing;
        return new() { Columns = targets, Match = match };
    }

    /// <summary>What a column says by its name; null: no telling.</summary>
    public static Target? Of(string column)
    {
        if (Target.Parse(column) is { } ours && Fields.All.Contains(ours.Field)) return ours;
        var (name, language) = Split(column);
        if (Words.TryGetValue(name, out var field)) return new(field, Fields.PerLanguage.Contains(field) ? language : null);
        return Roles.TryGetValue(name, out var role) ? new(Fields.Makers, language, role) : null;
    }

    /// <summary>"Название (рус.)", "title_en", "Title [kk]", "dcterms:title@kk" → the name in lower case and the language.</summary>
    internal static (string Name, string? Language) Split(string column)
    {
        var name = Spaces().Replace(column.ToLowerInvariant().Replace('_', ' ').Replace(',', ' ').Replace(". ", " ").Replace(" / ", " "), " ").Trim(' ', '.', ':', '*');
        if (name.LastIndexOf('@') is > 0 and var at && name[(at + 1)..] is { Length: > 0 } tag) return (name[..at], tag.Split('-')[0]);
        if (name.Contains(':')) return (name, null);
        foreach (var (language, words) in Languages)
            foreach (var word in words.Split('|').OrderByDescending(word => word.Length))
            {
                if (!name.EndsWith(word, StringComparison.Ordinal) && !name.EndsWith(word + ")", StringComparison.Ordinal) && !name.EndsWith(word + "]", StringComparison.Ordinal)
                    && !name.EndsWith(word + ".)", StringComparison.Ordinal)) continue;
                var before = name[..name.LastIndexOf(word, StringComparison.Ordinal)];
                if (before.Length > 0 && before[^1] is ' ' or '(' or '[' or '-' or '.') return (before.Trim(' ', '(', '[', '-', '.', ':'), language);
            }
        return (Bracketed().Replace(name, "").Trim(' ', '.', ':'), null);
    }

    internal static bool HasIds(IReadOnlyList<Row> rows, int column)
    {
        var given = rows.Where(row => column < row.Cells.Count && !row.Cells[column].IsBlank).Select(row => row.Cells[column].Text).ToList();
        return given.Count == 0 || given.All(text => ReadIds.One(text) is not null);
    }

    private static int IndexOf(this IReadOnlyList<string> columns, string name)
    {
        for (var index = 0; index < columns.Count; index++)
            if (columns[index] == name) return index;
        return -1;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*[(\[].*$")]
    private static partial Regex Bracketed();
}
