using Korme.Catalogue;

namespace Korme.Exchange;

/// <summary>By what a row finds the work that it is of.</summary>
public enum MatchBy
{
    /// <summary>The id that Korme gave it.</summary>
    Id,

    /// <summary>The number that the artist or a museum gave it.</summary>
    Identifier,

    /// <summary>The name of one of its files.</summary>
    File,

    /// <summary>Every row is a new work.</summary>
    Nothing,

    /// <summary>A name of it, in any language and script: of people and places.</summary>
    Name,
}

/// <summary>By what rows of a sort can find what they are of.</summary>
internal static class Matches
{
    public static IReadOnlyList<MatchBy> Of(RowsOf rows) => rows == RowsOf.Works ? [MatchBy.Id, MatchBy.Identifier, MatchBy.File, MatchBy.Nothing] : [MatchBy.Id, MatchBy.Name, MatchBy.Nothing];
}

/// <summary>How a file is understood: which column is which field, and what is done with what doesn't fit.</summary>
internal sealed record Mapping
{
    /// <summary>One for each column of the file, in its order; null: the column is left out.</summary>
    public required IReadOnlyList<Target?> Columns { get; init; }

    /// <summary>What a row is.</summary>
    public RowsOf Rows { get; init; }
    public MatchBy Match { get; init; } = MatchBy.Id;

    /// <summary>A row that finds no work makes one; false: it is refused.</summary>
    public bool MakesNew { get; init; } = true;

    /// <summary>An empty cell takes away what is there; false: it says nothing.</summary>
    public bool EmptyClears { get; init; }

    /// <summary>A cell that can't be understood costs its row; false: only itself.</summary>
    public bool BadCellSkipsRow { get; init; }

    /// <summary>Of new works whose row says none.</summary>
    public WorkKind Kind { get; init; } = WorkKind.Photograph;

    /// <summary>Of texts whose column says none: <c>und</c> when nobody knows.</summary>
    public string Language { get; init; } = LanguageText.Undetermined;

    /// <summary>What a column says, with its language; null: nothing.</summary>
    public Target? Of(int column) => column < Columns.Count && Columns[column] is { } target
        ? Fields.PerLanguage.Contains(target.Field) && target.Language is null ? target with { Language = Language } : target : null;

    /// <summary>Whether any column says this.</summary>
    public bool Has(string field) => Columns.Any(target => target?.Field == field);

    /// <summary>Checks it against the file.</summary>
    /// <exception cref="ExchangeRefusedException">Nothing is mapped, one field twice, or what works are found by isn't there.</exception>
    public void Check(IReadOnlyList<string> columns)
    {
        if (Columns.All(target => target is null)) throw new ExchangeRefusedException("nothing");
        if (columns.Select((_, index) => Of(index)).FirstOrDefault(target => target is not null && !Fields.Of(Rows).Contains(target.Field)) is { } foreign)
            throw new ExchangeRefusedException("foreign", foreign.ToString(), string.Join(", ", Fields.Of(Rows)));
        if (!Matches.Of(Rows).Contains(Match)) throw new ExchangeRefusedException("match", Match.ToString().ToLowerInvariant());
        if (Match == MatchBy.Name && !Has(RecordFields.Name)) throw new ExchangeRefusedException("match", RecordFields.Name);
        var twice = columns.Select((name, index) => (Name: name, Target: Of(index))).Where(each => each.Target is { } target && !Fields.Several.Contains(target.Field))
            .GroupBy(each => each.Target!).FirstOrDefault(group => group.Count() > 1)?.ToList();
        if (twice is not null) throw new ExchangeRefusedException("twice", twice[0].Name, twice[1].Name, twice[0].Target!.ToString());
        if (Match == MatchBy.Identifier && !Has(Fields.Identifier)) throw new ExchangeRefusedException("match", Fields.Identifier);
        if (Match == MatchBy.File && !Has(Fields.File)) throw new ExchangeRefusedException("match", Fields.File);
    }
}
