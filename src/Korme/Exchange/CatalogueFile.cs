using System.Text.Json.Serialization;
using Korme.Catalogue;
using Korme.Exchange.Csv;

namespace Korme.Exchange;

/// <summary>How far a file that was brought is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExchangeState>))]
public enum ExchangeState
{
    /// <summary>It lies here, and nothing of it is in the catalogue.</summary>
    Waiting,

    /// <summary>It is being brought in; found at a start, it was interrupted and can go on.</summary>
    Applying,

    /// <summary>It is in.</summary>
    Applied,

    /// <summary>It is being taken back; found at a start, it was interrupted and can go on.</summary>
    Undoing,

    /// <summary>It was taken back.</summary>
    Undone,
}

/// <summary>A file brought into the catalogue, or about to be: what <c>exchange/{id}/exchange.json</c> in the home keeps.</summary>
/// <remarks>Nothing of what the file says: that is in the archive, and what is erased there must stay nowhere.</remarks>
public sealed record CatalogueFile
{
    /// <summary>A UUID version 7: the import that new works are of.</summary>
    public required Guid Id { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }
    public required FileSort Sort { get; init; }
    public required DateTimeOffset Created { get; init; }

    /// <summary>SHA-256 of the file: the same one again goes on where it was interrupted.</summary>
    public required string Sha256 { get; init; }
    public required long Bytes { get; init; }

    /// <summary>How its text is written; null: its format says it.</summary>
    public TextFacts? Text { get; init; }

    /// <summary>What each column says, as <see cref="Target"/> is written; empty: nothing.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>What a row is.</summary>
    public RowsOf Rows { get; init; }
    public MatchBy Match { get; init; }
    public bool MakesNew { get; init; } = true;
    public bool EmptyClears { get; init; }
    public bool BadCellSkipsRow { get; init; }
    public WorkKind Kind { get; init; }
    public string Language { get; init; } = LanguageText.Undetermined;
    public ExchangeState State { get; init; }

    /// <summary>When it was applied, or undone, at last.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>What applying came to.</summary>
    public ExchangeCounts Counts { get; init; } = new();

    /// <summary>What undoing came to; null: it wasn't undone.</summary>
    public UndoneCounts? Undone { get; init; }

    [JsonIgnore]
    internal ImportOf Import => new(Id, Name);

    [JsonIgnore]
    internal Mapping Mapping => new()
    {
        Columns = [.. Columns.Select(Target.Parse)],
        Rows = Rows,
        Match = Match,
        MakesNew = MakesNew,
        EmptyClears = EmptyClears,
        BadCellSkipsRow = BadCellSkipsRow,
        Kind = Kind,
        Language = Language,
    };

    internal CatalogueFile With(Mapping mapping) => this with
    {
        Columns = [.. mapping.Columns.Select(target => target?.ToString() ?? "")],
        Rows = mapping.Rows,
        Match = mapping.Match,
        MakesNew = mapping.MakesNew,
        EmptyClears = mapping.EmptyClears,
        BadCellSkipsRow = mapping.BadCellSkipsRow,
        Kind = mapping.Kind,
        Language = mapping.Language,
    };
}

/// <summary>How many rows became what.</summary>
/// <param name="Made">New works.</param>
/// <param name="Changed">Works that say something else now.</param>
/// <param name="Same">Works that were like that already.</param>
/// <param name="Refused">Rows that were not taken.</param>
/// <param name="Cells">Cells that were not taken, of rows that were.</param>
public sealed record ExchangeCounts(int Made = 0, int Changed = 0, int Same = 0, int Refused = 0, int Cells = 0)
{
    [JsonIgnore]
    public int Rows => Made + Changed + Same + Refused;

    public static ExchangeCounts operator +(ExchangeCounts one, ExchangeCounts other) => new(
        one.Made + other.Made, one.Changed + other.Changed, one.Same + other.Same, one.Refused + other.Refused, one.Cells + other.Cells);

    internal static ExchangeCounts Of(IReadOnlyCollection<Planned> planned) => new(
        planned.Count(each => each is Planned.Make), planned.Count(each => each is Planned.Change), planned.Count(each => each is Planned.Same),
        planned.Count(each => each is Planned.Refuse), planned.Where(each => each is not Planned.Refuse).Sum(each => each.Troubles.Count));
}

/// <summary>What an undo came to.</summary>
/// <param name="Binned">New works that lie in the bin now.</param>
/// <param name="Restored">Works that say again what they said.</param>
/// <param name="Left">Works that were changed by hand since, or erased: they stay as they are.</param>
/// <param name="FirstLeft">The first fifty of those.</param>
public sealed record UndoneCounts(int Binned, int Restored, int Left, IReadOnlyList<Guid> FirstLeft);
