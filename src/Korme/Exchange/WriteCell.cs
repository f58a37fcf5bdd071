using System.Globalization;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exchange.Csv;

namespace Korme.Exchange;

/// <summary>What a column of our own CSV says of a work: the inverse of <see cref="ComposeWork"/>, which reads it again.</summary>
internal static class WriteCell
{
    /// <summary>The cell; empty when the work says nothing there.</summary>
    public static string Of(Work work, Target target) => target.Field switch
    {
        Fields.Id => work.Id.ToString("D"),
        Fields.Identifier => work.Identifier ?? "",
        Fields.File => CellList.Write([.. work.Files.Select(file => file.Name)]),
        Fields.Kind => RecordWord.Of(work.Kind),
        Fields.Title => Text(work.Title, target),
        Fields.Alt => Text(work.Alt, target),
        Fields.Medium => Text(work.Medium, target),
        Fields.Credit => Text(work.Credit, target),
        Fields.Story => Text(work.Story, target),
        Fields.Makers => List(work.Makers, maker => maker.Name.In(target.Language!)),
        Fields.MakerRoles => List(work.Makers, maker => maker.Role),
        Fields.MakerPersons => List(work.Makers, maker => maker.Person?.ToString("D")),
        Fields.Date => work.Date ?? "",
        Fields.Dimensions => work.Dimensions ?? "",
        Fields.Edition => work.Edition ?? "",
        Fields.Place => work.Place is { } place ? Text(place.Name, target) : "",
        Fields.Latitude => Number(work.Place?.Latitude),
        Fields.Longitude => Number(work.Place?.Longitude),
        Fields.PlaceId => work.Place?.Record?.ToString("D") ?? "",
        Fields.Rights => work.Rights ?? "",
        Fields.Keywords => CellList.Write(work.Keywords, ";|\n,"),
        Fields.Condition => List(work.Condition, change => RecordWord.Of(change.Kind)),
        Fields.ConditionDates => List(work.Condition, change => change.Date),
        Fields.ConditionNotes => List(work.Condition, change => change.Note.In(target.Language!)),
        Fields.ConditionPictures => List(work.Condition, change => string.Join(' ', change.Pictures.Select(id => id.ToString("D")))),
        Fields.Relations => CellList.Write([.. work.Relations.Select(relation => $"{RecordWord.Of(relation.Kind)} {relation.Work:D}")]),
        Fields.Subjects => CellList.Write([.. work.Subjects.Select(id => id.ToString("D"))]),
        Fields.Mark => work.Mark == Mark.Undecided ? "" : RecordWord.Of(work.Mark),
        Fields.Rating => work.Rating?.ToString(CultureInfo.InvariantCulture) ?? "",
        Fields.Label => work.Label is { } label ? RecordWord.Of(label) : "",
        Fields.Moment => work.Moment?.ToString("D") ?? "",
        Fields.Taken => work.Taken is { } taken ? CaptureTimeText.From(taken) : "",
        Fields.Camera => work.Camera ?? "",
        Fields.Settings => work.Settings is { IsEmpty: false } settings ? JsonSerializer.Serialize(settings, RecordJson.Compact.CameraSettings) : "",
        Fields.Import => work.Import?.Id.ToString("D") ?? "",
        Fields.ImportFrom => work.Import?.Name ?? "",
        Fields.Imported => work.Imported.ToString("O", CultureInfo.InvariantCulture),
        Fields.Withdrawn => work.IsWithdrawn ? "1" : "",
        Fields.Binned => work.Binned?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        _ => "",
    };

    private static string Text(LanguageText text, Target target) => text.In(target.Language!) ?? "";

    // All empty: nobody has anything here, and the other columns say how many they are.
    private static string List<T>(IReadOnlyList<T> all, Func<T, string?> of)
    {
        string[] values = [.. all.Select(each => of(each) ?? "")];
        return values.All(value => value.Length == 0) && values.Length != 1 ? "" : values is [""] ? "" : CellList.Write(values);
    }

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
