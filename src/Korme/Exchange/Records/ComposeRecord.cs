using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exchange.Csv;
using Korme.People;
using Korme.People.Pages;
using Korme.Places;
using Korme.Web;

namespace Korme.Exchange;

/// <summary>Makes of a row the person or the place that it describes: a new one, or one that is there with what the row says of it.</summary>
/// <param name="mapping">How the file is understood.</param>
/// <param name="columns">The names of its columns, for what is wrong.</param>
/// <param name="now">When new ones are taken in.</param>
internal sealed class ComposeRecord(Mapping mapping, IReadOnlyList<string> columns, DateTimeOffset now)
{
    /// <summary>Names of four scripts with all their parts fit; as the desk's forms.</summary>
    private const int LongestName = 400;
    private const int LongestLine = 4_000, LongestText = 500_000, MostLinks = 20;

    /// <summary>The record; troubles get what can't be taken, and of these it has what it had.</summary>
    public IRecorded Run(Row row, IRecorded? before, Guid id, List<CellTrouble> troubles) => mapping.Rows == RowsOf.People
        ? Person(row, before as Person, id, troubles)
        : Place(row, before as Place, id, troubles);

    private Person Person(Row row, Person? before, Guid id, List<CellTrouble> troubles)
    {
        var person = before ?? new Person { Id = id, Created = now };
        foreach (var (target, at) in Cells(row, before is null, troubles))
            person = target.Field switch
            {
                RecordFields.Name => person with { Name = Name(person.Name, target, at) },
                RecordFields.Biography => person with { Biography = ComposeWork.Text(person.Biography, target, at.Cell, "\n\n") },
                RecordFields.Born => person with { Born = ComposeWork.Date(at, person.Born) },
                RecordFields.Died => person with { Died = ComposeWork.Date(at, person.Died) },
                RecordFields.Contact => person with { Contact = ComposeWork.Line(at) },
                RecordFields.Links => person with { Links = Same(person.Links, Links(at)) },
                RecordFields.NotSame => person with { NotSame = Same(person.NotSame, [.. person.NotSame.Union(at.Ids())]) },
                RecordFields.SameAs => person with { SameAs = at.Cell.IsBlank ? null : at.Id() },
                RecordFields.Merged => person with { Merged = Json(at, RecordJson.Compact.MergeRecord, record => record.ToMerge()) },
                RecordFields.Created => person with { Created = at.Moment() ?? person.Created },
                Fields.Binned => person with { Binned = at.Moment() },
                _ => person,
            };
        if (PersonForm.Wrong(person) != "life") return person;
        troubles.Add(new(row.Number, row.Line, null, "life", person.Born ?? "", person.Died ?? ""));
        return person with { Born = before?.Born, Died = before?.Died };
    }

    private Place Place(Row row, Place? before, Guid id, List<CellTrouble> troubles)
    {
        var place = before ?? new Place { Id = id, Created = now };
        var ground = new PlaceCells(mapping.Match == MatchBy.Id);
        foreach (var (target, at) in Cells(row, before is null, troubles))
        {
            if (target.Field is Fields.Latitude or Fields.Longitude or Fields.Coordinates) ground.Take(target, at);
            place = target.Field switch
            {
                RecordFields.Name => place with { Name = Name(place.Name, target, at) },
                RecordFields.Address => place with { Address = Name(place.Address, target, at) },
                RecordFields.Street => place with { Street = Name(place.Street, target, at) },
                RecordFields.District => place with { District = Name(place.District, target, at) },
                RecordFields.City => place with { City = Name(place.City, target, at) },
                Fields.Story => place with { Story = ComposeWork.Text(place.Story, target, at.Cell, "\n\n") },
                RecordFields.Precision => place with { Precision = Precision(at, before?.Precision, place.Precision) },
                RecordFields.NotSame => place with { NotSame = Same(place.NotSame, [.. place.NotSame.Union(at.Ids())]) },
                RecordFields.SameAs => place with { SameAs = at.Cell.IsBlank ? null : at.Id() },
                RecordFields.Merged => place with { Merged = Json(at, RecordJson.Compact.PlaceMergeRecord, record => record.ToMerge()) },
                RecordFields.Created => place with { Created = at.Moment() ?? place.Created },
                Fields.Binned => place with { Binned = at.Moment() },
                _ => place,
            };
        }
        var stands = ground.Apply(new Work { Id = id, Kind = WorkKind.Mural, Imported = now, Place = new(LanguageText.None, place.Latitude, place.Longitude) }).Place;
        return place with { Latitude = stands?.Latitude, Longitude = stands?.Longitude };
    }

    /// <summary>The cells that say something, in the order of the columns.</summary>
    private IEnumerable<(Target Target, CellAt At)> Cells(Row row, bool isNew, List<CellTrouble> troubles)
    {
        for (var column = 0; column < columns.Count; column++)
        {
            if (mapping.Of(column) is not { } target || (!isNew && RecordFields.OfNewOnly.Contains(target.Field))) continue;
            var cell = column < row.Cells.Count ? row.Cells[column] : new Cell("");
            if (cell.IsBlank && !mapping.EmptyClears) continue;
            var at = new CellAt(row, columns[column], cell, troubles);
            if (cell.Text.Length > (target.Field is RecordFields.Biography or Fields.Story or RecordFields.Merged or RecordFields.NotSame ? LongestText : LongestLine)) at.Bad("too-long");
            else yield return (target, at);
        }
    }

    private static LanguageText Name(LanguageText name, Target target, CellAt at)
    {
        if (at.Cell.Text.Trim().Length <= LongestName) return ComposeWork.Text(name, target, at.Cell, ", ");
        at.Bad("too-long");
        return name;
    }

    private static List<string> Links(CellAt at)
    {
        var links = new List<string>();
        foreach (var link in CellList.Read(at.Cell.Text).Where(link => link.Length > 0).Distinct())
        {
            if (PersonForm.IsAddress(link) && links.Count < MostLinks) links.Add(link);
            else at.Bad("link", link);
        }
        return links;
    }

    // A place that is there is never shown more precisely because of a file: on its page that is one press, and seen.
    private static PlacePrecision Precision(CellAt at, PlacePrecision? before, PlacePrecision now)
    {
        if (at.Cell.IsBlank) return now;
        var said = at.Cell.Text.Trim();
        var precision = Enum.GetValues<PlacePrecision>().Where(each => RecordWord.Of(each).Equals(said, StringComparison.OrdinalIgnoreCase)
            || Languages.All.Any(language => Texts.In(language)["places.precision." + RecordWord.Of(each)].Equals(said, StringComparison.OrdinalIgnoreCase))).Select(each => (PlacePrecision?)each).FirstOrDefault();
        if (precision is null) at.Bad("precision");
        else if (before is { } kept && precision < kept) at.Bad("finer");
        else return precision.Value;
        return now;
    }

    private static TOut? Json<T, TOut>(CellAt at, JsonTypeInfo<T> type, Func<T, TOut> read) where T : class where TOut : class
    {
        if (at.Cell.IsBlank) return null;
        try
        {
            return JsonSerializer.Deserialize(at.Cell.Text, type) is { } record ? read(record) : null;
        }
        catch (Exception trouble) when (trouble is JsonException or FormatException or InvalidOperationException)
        {
            at.Bad("merged");
            return null;
        }
    }

    private static IReadOnlyList<T> Same<T>(IReadOnlyList<T> now, IReadOnlyList<T> given) => given.SequenceEqual(now) ? now : given;
}
