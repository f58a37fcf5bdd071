using System.Globalization;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exchange.Csv;
using Korme.People;
using Korme.Places;

namespace Korme.Exchange;

/// <summary>What a column of our own CSV says of a person or a place: the inverse of <see cref="ComposeRecord"/>, which reads it again.</summary>
internal static class RecordCell
{
    /// <summary>The cell; empty when the record says nothing there.</summary>
    public static string Of(IRecorded record, Target target) => record switch
    {
        Person person => Of(person, target),
        Place place => Of(place, target),
        _ => "",
    };

    /// <summary>A field's text in every language.</summary>
    public static LanguageText Text(IRecorded record, string field) => (record, field) switch
    {
        (Person person, RecordFields.Name) => person.Name,
        (Person person, RecordFields.Biography) => person.Biography,
        (Place place, RecordFields.Name) => place.Name,
        (Place place, RecordFields.Address) => place.Address,
        (Place place, RecordFields.Street) => place.Street,
        (Place place, RecordFields.District) => place.District,
        (Place place, RecordFields.City) => place.City,
        (Place place, Fields.Story) => place.Story,
        _ => LanguageText.None,
    };

    private static string Of(Person person, Target target) => target.Field switch
    {
        Fields.Id => person.Id.ToString("D"),
        RecordFields.Born => person.Born ?? "",
        RecordFields.Died => person.Died ?? "",
        RecordFields.Links => CellList.Write([.. person.Links]),
        RecordFields.Contact => person.Contact ?? "",
        RecordFields.NotSame => Ids(person.NotSame),
        RecordFields.SameAs => person.SameAs?.ToString("D") ?? "",
        RecordFields.Merged => person.Merged is { } merge ? JsonSerializer.Serialize(MergeRecord.From(merge), RecordJson.Compact.MergeRecord) : "",
        RecordFields.Created => Moment(person.Created),
        Fields.Binned => Moment(person.Binned),
        _ => Text(person, target.Field).In(target.Language ?? "") ?? "",
    };

    private static string Of(Place place, Target target) => target.Field switch
    {
        Fields.Id => place.Id.ToString("D"),
        Fields.Latitude => place.Latitude?.ToString("R", CultureInfo.InvariantCulture) ?? "",
        Fields.Longitude => place.Longitude?.ToString("R", CultureInfo.InvariantCulture) ?? "",
        RecordFields.Precision => RecordWord.Of(place.Precision),
        RecordFields.NotSame => Ids(place.NotSame),
        RecordFields.SameAs => place.SameAs?.ToString("D") ?? "",
        RecordFields.Merged => place.Merged is { } merge ? JsonSerializer.Serialize(PlaceMergeRecord.From(merge), RecordJson.Compact.PlaceMergeRecord) : "",
        RecordFields.Created => Moment(place.Created),
        Fields.Binned => Moment(place.Binned),
        _ => Text(place, target.Field).In(target.Language ?? "") ?? "",
    };

    private static string Ids(IReadOnlyList<Guid> ids) => CellList.Write([.. ids.Select(id => id.ToString("D"))]);

    private static string Moment(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
