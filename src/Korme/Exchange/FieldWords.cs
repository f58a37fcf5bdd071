using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions.Pages;
using Korme.Web;

namespace Korme.Exchange;

/// <summary>Fields and what they say in the words of the pages.</summary>
internal static class FieldWords
{
    // Fields of files alone, or that the other pages have no word for.
    private static readonly HashSet<string> Own = new(
        [
            Fields.Id, Fields.File, Fields.MakerRoles, Fields.MakerPersons, Fields.Latitude, Fields.Longitude, Fields.Coordinates, Fields.PlaceId, Fields.Relations, Fields.Condition,
            Fields.ConditionDates, Fields.ConditionNotes, Fields.ConditionPictures, Fields.Edition, Fields.ImportFrom, Fields.Imported,
        ], StringComparer.Ordinal);

    /// <summary>What a person may map a column to; the rest is for our own files, where it is guessed.</summary>
    public static readonly IReadOnlyList<string> Offered = [.. Fields.All.Except(
        [Fields.MakerPersons, Fields.PlaceId, Fields.ConditionPictures, Fields.Moment, Fields.Taken, Fields.Camera, Fields.Settings, Fields.Import, Fields.ImportFrom, Fields.Imported, Fields.Withdrawn, Fields.Binned, Fields.Subjects, Fields.Relations])];

    /// <summary>What a person may map a column to, by what rows are.</summary>
    public static IReadOnlyList<string> OfferedTo(RowsOf rows) => rows == RowsOf.Works ? Offered : RecordFields.Offered(rows);

    /// <summary>A field of a person or a place; one of our own files alone has its own name.</summary>
    public static string Of(string field, RowsOf rows, Texts texts) => rows == RowsOf.Works ? Of(field, texts) : field switch
    {
        Fields.Id or Fields.Latitude or Fields.Longitude or Fields.Coordinates or Fields.Story or Fields.Binned => Of(field, texts),
        RecordFields.NotSame or RecordFields.SameAs or RecordFields.Merged or RecordFields.Created => field,
        _ => texts[(rows == RowsOf.People ? "people." : "places.") + field],
    };

    /// <summary>A column's field as the trial has it, <c>name@kk</c>: "Name (kk)".</summary>
    public static string OfColumn(string column, RowsOf rows, Texts texts) =>
        Target.Parse(column) is { } target ? Of(target.Field, rows, texts) + (target.Language is null ? "" : $" ({target.Language})") : column;

    public static string Of(string field, Texts texts) => texts[(Own.Contains(field) ? "exchange.field." : "field.") + field];

    /// <summary>A changed field: "Title (kk)".</summary>
    public static string Of(ChangedField field, Texts texts) => Of(field.Field, texts) + (field.Language is null ? "" : $" ({field.Language})");

    /// <summary>What a work says in a field, as a person reads it.</summary>
    public static string ValueOf(Work work, ChangedField field, Texts texts) => field.Field switch
    {
        "kind" => texts[WorkKinds.Key(work.Kind)],
        "makers" => string.Join("; ", work.Makers.Select(maker => (maker.Name.For(texts.Language)?.Text ?? "—") + (maker.Role.Length == 0 ? "" : $" ({maker.Role})"))),
        "place" => work.Place is not { } place ? "" : string.Join(" · ", new[] { place.Name.For(texts.Language)?.Text, WriteCell.Of(work, new(Fields.Latitude)), WriteCell.Of(work, new(Fields.Longitude)) }.Where(part => !string.IsNullOrEmpty(part))),
        "keywords" => string.Join(", ", work.Keywords),
        "condition" => string.Join("; ", work.Condition.Select(change => string.Join(' ', new[] { RecordWord.Of(change.Kind), change.Date, change.Note.For(texts.Language)?.Text }.OfType<string>()))),
        "binned" => work.Binned is null ? "" : texts["field.binned"],
        _ => WriteCell.Of(work, new(field.Field, field.Language)),
    };
}
