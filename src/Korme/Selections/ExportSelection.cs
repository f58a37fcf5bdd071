using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>A selection for other programs: JSON with everything, a table, the names of the files alone.</summary>
public static class ExportSelection
{
    /// <summary>The selection with its works; those that were erased have an id and no file.</summary>
    public static ExportedSelection Of(Database db, KeptSelection selection)
    {
        var ids = selection.Works.SelectMany(each => (Guid?[])[each.Work, each.Alternative?.Work]).OfType<Guid>().Distinct().ToList();
        var works = FindWorks.ById(db, ids).ToDictionary(work => work.Id);
        return new(selection.Id, selection.Name.ToDictionary(text => text.Key, text => text.Value), selection.Date, selection.Count, selection.Created,
            [.. selection.Works.Select(each => new ExportedWork(
                each.Work, FileOf(each.Work), works.GetValueOrDefault(each.Work)?.Taken is { } taken ? CaptureTimeText.From(taken) : null, Words(each.Reason), each.IsLocked,
                each.Alternative is { } other ? new(other.Work, FileOf(other.Work), Words(other.Reason), other.IsSameMoment) : null))]);

        string? FileOf(Guid work) => works.GetValueOrDefault(work) is { IsTombstone: false } found ? found.Picture?.Name ?? found.Files[0].Name : null;
    }

    /// <summary>Indented, Kazakh letters as they are.</summary>
    public static string Json(ExportedSelection selection) => JsonSerializer.Serialize(selection, Indented.ExportedSelection) + "\n";

    /// <summary>The same on one line.</summary>
    public static string Line(ExportedSelection selection) => JsonSerializer.Serialize(selection, ExportJson.Default.ExportedSelection);

    /// <summary>A table as RFC 4180 has it, with a line of names first; UTF-8 with its mark, because Excel asks for it.</summary>
    /// <param name="selection">From <see cref="Of"/>.</param>
    /// <param name="language">Of the reasons.</param>
    public static byte[] Csv(ExportedSelection selection, string language)
    {
        var lines = new StringBuilder("number,id,file,taken,reason,locked,alternative\r\n");
        foreach (var (work, number) in selection.Selection.Select((work, index) => (work, index + 1)))
            lines.AppendJoin(',', ((string?[])
            [
                number.ToString(CultureInfo.InvariantCulture), work.Id.ToString(), work.File, work.Taken,
                work.Reasons.GetValueOrDefault(language), work.Locked ? "yes" : "no", work.Alternative?.File,
            ]).Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    /// <summary>A file's name a line, in the order of the wall, for programs that search by name; what breaks lines is left out of them.</summary>
    public static string Names(ExportedSelection selection) =>
        string.Concat(selection.Selection.Select(work => work.File).OfType<string>().Select(file => string.Concat(file.Where(letter => !char.IsControl(letter))) + "\n"));

    // A file may be named "=cmd|…": a spreadsheet would run it (OWASP, "CSV injection"), but not what begins with an apostrophe.
    private static string Cell(string? text)
    {
        text ??= "";
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static Dictionary<string, string> Words(LanguageText text) => text.ToDictionary(each => each.Key, each => each.Value);

    private static readonly ExportJson Indented = new(new(ExportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true });
}

/// <summary>A selection as other programs get it.</summary>
/// <param name="Name">By language; <c>und</c>: nobody said which.</param>
/// <param name="Date">EDTF.</param>
/// <param name="Count">How many were asked for.</param>
/// <param name="Selection">The works in the order of the wall.</param>
public sealed record ExportedSelection(
    Guid Id, IReadOnlyDictionary<string, string> Name, string? Date, int Count, DateTimeOffset Created, IReadOnlyList<ExportedWork> Selection);

/// <summary>A work of it. <paramref name="File"/> is its picture's name where it came from; null: it was erased.</summary>
public sealed record ExportedWork(Guid Id, string? File, string? Taken, IReadOnlyDictionary<string, string> Reasons, bool Locked, ExportedAlternative? Alternative);

/// <summary>What would hang there instead.</summary>
public sealed record ExportedAlternative(Guid Id, string? File, IReadOnlyDictionary<string, string> Reasons, bool SameMoment);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NewLine = "\n")]
[JsonSerializable(typeof(ExportedSelection))]
internal sealed partial class ExportJson : JsonSerializerContext;
