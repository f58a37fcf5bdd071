using System.Globalization;
using Korme.Catalogue;
using Korme.Exchange.Csv;
using Korme.Places;

namespace Korme.Exchange;

/// <summary>The makers of a row, who stand in several columns: their names in each language, their roles, who of them is a record; the same place is the same maker.</summary>
/// <param name="hasRoles">A column of its own has the roles: brackets after a name are part of the name.</param>
internal sealed class MakerCells(bool hasRoles)
{
    private readonly List<(string Language, List<string> Names, string? Role)> names = [];
    private List<string>? roles;
    private List<Guid?>? persons;

    public void Take(Target target, CellAt at)
    {
        var values = at.Cell.Values is { } several ? [.. several] : CellList.Read(at.Cell.Text);
        if (target.Field == Fields.MakerRoles) roles = values;
        else if (target.Field == Fields.MakerPersons)
        {
            persons = [.. values.Select(value => value.Length == 0 ? null : ReadIds.One(value))];
            foreach (var wrong in values.Where((value, index) => value.Length > 0 && persons[index] is null)) at.Bad("id", wrong);
        }
        else names.Add((target.Language!, values, target.Role));
    }

    public Work Apply(Work work)
    {
        if (names.Count == 0 && roles is null && persons is null) return work;
        var main = Main(work.Makers);
        // Columns with a role of their own, "Photographer", come after.
        foreach (var (language, listed, role) in names.Where(column => column.Role is not null))
            main.AddRange(listed.Where(name => name.Length > 0).Select(name => new Maker(LanguageText.Of(name, language), role!)));
        return work.Makers.SequenceEqual(main) ? work : work with { Makers = main };
    }

    private List<Maker> Main(IReadOnlyList<Maker> now)
    {
        var columns = names.Where(column => column.Role is null).ToList();
        if (columns.Count == 0 && roles is null && persons is null) return now.Where(maker => names.All(column => column.Role != maker.Role)).ToList();
        var count = Math.Max(columns.Select(column => column.Names.Count).DefaultIfEmpty(0).Max(), Math.Max(roles?.Count ?? 0, persons?.Count ?? 0));
        // As many as there were: the columns say of each what they say, and the rest stays. Otherwise they are others.
        var isSame = count == now.Count;
        var makers = new List<Maker>(count);
        for (var index = 0; index < count; index++)
        {
            var before = isSame ? now[index] : new Maker(LanguageText.None);
            var name = before.Name;
            var said = before.Role;
            foreach (var (language, listed, _) in columns)
            {
                if (index >= listed.Count) continue;
                var (bare, role) = !hasRoles && listed[index].Length > 0 ? SplitRole(listed[index]) : (listed[index], null);
                name = name.With([KeyValuePair.Create(language, ComposeWork.Lines(bare))]);
                said = role ?? said;
            }
            makers.Add(new(name, roles is null ? said : index < roles.Count ? roles[index] : "", persons is null ? before.Person : index < persons.Count ? persons[index] : null));
        }
        return makers;
    }

    /// <summary>"Мұрат Қали (painter)" → the name and the role; brackets that come first are part of the name.</summary>
    private static (string Name, string? Role) SplitRole(string text)
    {
        var open = text.LastIndexOf('(');
        return text.EndsWith(')') && open > 0 && text[(open + 1)..^1].Trim() is { Length: > 0 and <= 40 } role && text[..open].Trim() is { Length: > 0 } name
            ? (name, role) : (text, null);
    }
}

/// <summary>What happened to a work, in several columns: the same place in each is the same event.</summary>
internal sealed class ConditionCells
{
    private readonly List<(string Language, List<string> Notes)> notes = [];
    private List<string>? dates, pictures;
    private List<(string Word, ConditionKind? Kind)>? kinds;
    private CellAt? kindsAt, datesAt, picturesAt;

    public void Take(Target target, CellAt at)
    {
        var values = at.Cell.Values is { } several ? [.. several] : CellList.Read(at.Cell.Text);
        if (target.Field == Fields.Condition) (kinds, kindsAt) = ([.. values.Select(value => (value, KindOf(value)))], at);
        else if (target.Field == Fields.ConditionDates) (dates, datesAt) = (values, at);
        else if (target.Field == Fields.ConditionPictures) (pictures, picturesAt) = (values, at);
        else notes.Add((target.Language!, values));
    }

    public Work Apply(Work work, Row row, List<CellTrouble> troubles)
    {
        if (kinds is null)
        {
            // Dates and notes without the events that they are of say nothing; they are of a row whose own column is empty.
            if (datesAt is { Cell.IsBlank: false }) troubles.Add(new(row.Number, row.Line, datesAt.Column, "condition-alone", datesAt.Cell.Text));
            return work;
        }
        var changes = new List<ConditionChange>();
        for (var index = 0; index < kinds.Count; index++)
        {
            if (kinds[index].Kind is not { } kind)
            {
                kindsAt!.Bad("condition", kinds[index].Word);
                continue;
            }
            string? date = null;
            if (index < dates?.Count && dates[index].Length > 0 && (date = DateWords.Parse(dates[index], out var trouble)) is null) datesAt!.Bad(trouble!, dates[index]);
            var note = new LanguageText(notes.Where(each => index < each.Notes.Count).Select(each => KeyValuePair.Create(each.Language, ComposeWork.Lines(each.Notes[index]))));
            changes.Add(new(kind, date, note, index < pictures?.Count ? picturesAt!.Ids(pictures[index]) : []));
        }
        return changes.SequenceEqual(work.Condition) ? work : work with { Condition = changes };
    }

    private static ConditionKind? KindOf(string word) => ComposeWork.TryWord<ConditionKind>(word, out var kind) ? kind : word.Trim().ToLowerInvariant() switch
    {
        "painted over" or "закрашена" or "закрашено" or "үстінен боялған" => ConditionKind.PaintedOver,
        "создана" or "создано" or "extant" or "существует" or "жасалған" or "сақталған" => ConditionKind.Made,
        "изменена" or "изменено" or "changed" or "өзгертілген" => ConditionKind.Altered,
        "отреставрирована" or "реставрация" or "жаңартылған" => ConditionKind.Restored,
        "утрачена" or "утрачено" or "уничтожена" or "разрушена" or "lost" or "жойылған" => ConditionKind.Destroyed,
        _ => null,
    };
}

/// <summary>Where a work was made or stands: name, coordinates and record come from different columns.</summary>
/// <param name="isOurs">The file was written by Korme: a latitude of the far north is one. In others it is mostly a longitude in the wrong column.</param>
internal sealed class PlaceCells(bool isOurs)
{
    private readonly List<KeyValuePair<string, string>> names = [];
    private (bool IsGiven, double? Value, CellAt? At) latitude, longitude;
    private (bool IsGiven, Guid? Value) record;

    public void Take(Target target, CellAt at)
    {
        switch (target.Field)
        {
            case Fields.Place:
                names.Add(new(target.Language!, ComposeWork.Lines((at.Cell.Values is null ? at.Cell.Text : string.Join(", ", at.Cell.Values)).Trim())));
                break;
            case Fields.PlaceId:
                record = at.Cell.IsBlank ? (true, null) : at.Id() is { } id ? (true, id) : default;
                break;
            case Fields.Latitude:
                latitude = Degrees(at, at.Cell.Text);
                break;
            case Fields.Longitude:
                longitude = Degrees(at, at.Cell.Text);
                break;
            default:
                var read = Coordinates.Read(at.Cell.Text.Replace(';', ' '));
                if (read.Wrong is null) (latitude, longitude) = ((true, read.Latitude, null), (true, read.Longitude, null));
                else at.Bad(read.Wrong is "swapped" or "latitude" or "longitude" ? "coordinates-" + read.Wrong : "coordinates", more: read.Guess ?? "");
                break;
        }
    }

    public Work Apply(Work work)
    {
        if (latitude is { Value: { } north, At: { } northAt } && longitude is { Value: { } east } && Math.Abs(north) <= 180
            && (Math.Abs(north) > 90 ? Math.Abs(east) <= 90 : !isOurs && Math.Abs(north) > Coordinates.FurthestLatitude && Math.Abs(east) <= Coordinates.FurthestLatitude))
        {
            northAt.Bad("swapped", Say(north), Say(east));
            (latitude, longitude) = (default, default);
        }
        if (latitude is { Value: > 90 or < -90, At: { } wrong })
        {
            wrong.Bad("latitude");
            (latitude, longitude) = (default, default);
        }
        if (longitude is { Value: > 180 or < -180, At: { } far })
        {
            far.Bad("longitude");
            (latitude, longitude) = (default, default);
        }
        if (names.Count == 0 && !latitude.IsGiven && !longitude.IsGiven && !record.IsGiven) return work;
        var before = work.Place ?? new PlaceOf(LanguageText.None);
        var after = new PlaceOf(
            before.Name.With(names), latitude.IsGiven ? latitude.Value : before.Latitude, longitude.IsGiven ? longitude.Value : before.Longitude,
            record.IsGiven ? record.Value : before.Record);
        var place = after is { Name.IsEmpty: true, Latitude: null, Longitude: null, Record: null } ? null : after;
        return Equals(place, work.Place) ? work : work with { Place = place };
    }

    private static (bool, double?, CellAt?) Degrees(CellAt at, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (true, null, null);
        var number = text.Trim().TrimEnd('°').Replace('−', '-');
        if (!number.Contains('.')) number = number.Replace(',', '.');
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees)) return (true, degrees, at);
        at.Bad("degrees", text);
        return default;
    }

    private static string Say(double degrees) => degrees.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>The import that a new work came with, where a file says it: two columns of our own export.</summary>
internal sealed class ImportCells
{
    private (bool IsGiven, Guid? Id) import;
    private string name = "";

    public void Take(Target target, CellAt at)
    {
        if (target.Field == Fields.ImportFrom) name = at.Cell.Text.Trim();
        else import = (true, at.Cell.IsBlank ? null : at.Id());
    }

    public Work Apply(Work work) => !import.IsGiven ? work : work with { Import = import.Id is { } id ? new(id, name) : null };
}
