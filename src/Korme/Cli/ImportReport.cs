using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Archive;
using Korme.Import;

namespace Korme.Cli;

/// <summary>What an import is summed up to: for a person in words, for a script as one JSON object (<c>docs/cli.md</c>).</summary>
public sealed record ImportReport(
    int Imported,
    int Duplicates,
    int Updated,
    IReadOnlyList<ImportProblem> Failed,
    IReadOnlyList<ImportProblem> Skipped,
    ReportedExhibition? Exhibition)
{
    public static ImportReport Of(ImportProgress progress, ReportedExhibition? exhibition = null) =>
        new(progress.Imported, progress.Duplicates, progress.Updated, [.. progress.Failed], [.. progress.Skipped], exhibition);

    [JsonIgnore]
    public int ExitCode => Failed.Count == 0 ? Cli.ExitCode.Done : Cli.ExitCode.SomeFailed;

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.ImportReport);

    /// <summary>Every file that was not taken, with its reason; then the sums.</summary>
    public void Say(ImportProgress progress)
    {
        foreach (var (file, note) in progress.Notes) Terminal.Say($"  note     {Terminal.Show(file)}: {note}");
        foreach (var (file, reason) in Skipped) Terminal.Say($"  skipped  {Terminal.Show(file)}: {reason}");
        foreach (var (file, reason) in Failed) Terminal.Say($"  REFUSED  {Terminal.Show(file)}: {reason}");
        var sums = new List<string> { $"{Terminal.Count(Imported, "work")} imported" };
        if (Duplicates > 0) sums.Add($"{Terminal.Count(Duplicates, "was", "were")} here already");
        if (Updated > 0) sums.Add($"{Terminal.Count(Updated, "label")} brought up to date");
        if (Skipped.Count > 0) sums.Add($"{Terminal.Count(Skipped.Count, "file")} skipped");
        if (Failed.Count > 0) sums.Add($"{Terminal.Count(Failed.Count, "file")} could not be taken");
        Terminal.Say($"{string.Join(", ", sums)} ({Terminal.Bytes(progress.Bytes)} in {Terminal.Duration(progress.Elapsed)}).");
    }
}

/// <summary>The exhibition an import ended in. <paramref name="Url"/> is where it is served, or would be.</summary>
public sealed record ReportedExhibition(string Slug, string Url, int Works);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(CatalogueReport))]
[JsonSerializable(typeof(CatalogueListReport))]
[JsonSerializable(typeof(CatalogueOutReport))]
[JsonSerializable(typeof(SelectionReport))]
[JsonSerializable(typeof(SearchReport))]
[JsonSerializable(typeof(PaletteReport))]
[JsonSerializable(typeof(BurstsReport))]
[JsonSerializable(typeof(SampleReport))]
[JsonSerializable(typeof(TableReport))]
[JsonSerializable(typeof(RebuildReport))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(BackupReport))]
[JsonSerializable(typeof(ExportReport))]
[JsonSerializable(typeof(PublishReport))]
[JsonSerializable(typeof(PublishCheckReport))]
[JsonSerializable(typeof(PrintReport))]
[JsonSerializable(typeof(EraseReport))]
[JsonSerializable(typeof(HistoryReport))]
[JsonSerializable(typeof(RestoreReport))]
[JsonSerializable(typeof(BinReport))]
[JsonSerializable(typeof(EditReport))]
[JsonSerializable(typeof(MarkReport))]
[JsonSerializable(typeof(VerifyReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
