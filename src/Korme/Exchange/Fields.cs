namespace Korme.Exchange;

/// <summary>The fields of a work as files have them: names of columns in our own CSV, and what a column of another file may be mapped to.</summary>
internal static class Fields
{
    public const string Id = "id", Identifier = "identifier", File = "file", Kind = "kind", Title = "title", Alt = "alt", Makers = "makers",
        MakerRoles = "makers.role", MakerPersons = "makers.person", Subjects = "subjects", Date = "date", Taken = "taken", Medium = "medium",
        Dimensions = "dimensions", Place = "place", Latitude = "latitude", Longitude = "longitude", Coordinates = "coordinates", PlaceId = "place.id",
        Relations = "relations", Condition = "condition", ConditionDates = "condition.date", ConditionNotes = "condition.note",
        ConditionPictures = "condition.pictures", Edition = "edition", Credit = "credit", Rights = "rights", Keywords = "keywords", Story = "story",
        Mark = "mark", Rating = "rating", Label = "label", Moment = "moment", Camera = "camera", Settings = "settings", Import = "import",
        ImportFrom = "import.from", Imported = "imported", Withdrawn = "withdrawn", Binned = "binned";

    /// <summary>In the order of the columns, museum order first.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Id, Identifier, File, Kind, Title, Makers, MakerRoles, MakerPersons, Date, Medium, Dimensions, Edition, Place, Latitude, Longitude, Coordinates, PlaceId,
        Credit, Rights, Keywords, Alt, Story, Condition, ConditionDates, ConditionNotes, ConditionPictures, Relations, Subjects,
        Mark, Rating, Label, Moment, Taken, Camera, Settings, Import, ImportFrom, Imported, Withdrawn, Binned,
    ];

    /// <summary>Those with a text per language: their columns end with <c>@kk</c>.</summary>
    public static readonly IReadOnlySet<string> PerLanguage = new HashSet<string>(
        [Title, Makers, Medium, Place, Credit, Alt, Story, ConditionNotes, RecordFields.Name, RecordFields.Biography, RecordFields.Address, RecordFields.Street, RecordFields.District, RecordFields.City],
        StringComparer.Ordinal);

    /// <summary>The fields of what a row is.</summary>
    public static IReadOnlyList<string> Of(RowsOf rows) => rows switch { RowsOf.People => RecordFields.OfPeople, RowsOf.Places => RecordFields.OfPlaces, _ => All };

    /// <summary>Several columns may be mapped to one of these: their values come one after another.</summary>
    public static readonly IReadOnlySet<string> Several = new HashSet<string>([Keywords, Makers, File], StringComparer.Ordinal);

    /// <summary>What a new work gets and one that is there keeps: what its files and its import said, and decisions that have a page of their own.</summary>
    public static readonly IReadOnlySet<string> OfNewOnly =
        new HashSet<string>([Moment, Taken, Camera, Settings, Import, ImportFrom, Imported, Withdrawn, Binned], StringComparer.Ordinal);
}
