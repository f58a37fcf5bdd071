using Korme.Catalogue;
using Korme.Selections;

namespace Korme.Archive;

/// <summary>A selection as <c>record.json</c> has it; the fields are described in docs/archive-format.md. Absent means empty.</summary>
internal sealed class SelectionRecord : RecordHead
{
    public LanguageText? Name { get; set; }
    public string? Date { get; set; }
    public ImportRecord? Import { get; set; }
    public int Count { get; set; }
    public List<ProposedRecord> Works { get; set; } = [];
    public List<string>? TakenOut { get; set; }
    public List<string>? PassedOver { get; set; }
    public string? Exhibition { get; set; }
    public DateTimeOffset Created { get; set; }
    public DateTimeOffset? Binned { get; set; }

    public static SelectionRecord From(KeptSelection selection) => new()
    {
        Id = RecordId.From(selection.Id),
        Type = RecordFile.Selection,
        Format = RecordFile.Format,
        Name = selection.Name.OrNull(),
        Date = selection.Date,
        Import = selection.Import is { } import ? new() { Id = RecordId.From(import.Id), From = import.Name } : null,
        Count = selection.Count,
        Works = [.. selection.Works.Select(ProposedRecord.From)],
        TakenOut = RecordId.ListFrom(selection.TakenOut),
        PassedOver = RecordId.ListFrom(selection.PassedOver),
        Exhibition = selection.Exhibition is { } exhibition ? RecordId.From(exhibition) : null,
        Created = selection.Created,
        Binned = selection.Binned,
    };

    /// <exception cref="FormatException">An id that is none, or a count below 1.</exception>
    public KeptSelection ToSelection() => new()
    {
        Id = RecordId.Parse(Id),
        Name = Name ?? LanguageText.None,
        Date = Date,
        Import = Import is null ? null : new(RecordId.Parse(Import.Id), Import.From),
        Count = Count >= 1 ? Count : throw new FormatException($"a selection of {Count} is none"),
        Works = [.. Works.Select(work => work.ToProposed())],
        TakenOut = RecordId.ListTo(TakenOut),
        PassedOver = RecordId.ListTo(PassedOver),
        Exhibition = Exhibition is null ? null : RecordId.Parse(Exhibition),
        Created = Created,
        Binned = Binned,
    };
}

internal sealed class ProposedRecord
{
    public string Work { get; set; } = "";
    public LanguageText? Reason { get; set; }
    public bool? Locked { get; set; }
    public AlternativeRecord? Alternative { get; set; }

    public static ProposedRecord From(ProposedWork proposed) => new()
    {
        Work = RecordId.From(proposed.Work),
        Reason = proposed.Reason.OrNull(),
        Locked = proposed.IsLocked ? true : null,
        Alternative = proposed.Alternative is { } other
            ? new() { Work = RecordId.From(other.Work), Reason = other.Reason.OrNull(), SameMoment = other.IsSameMoment ? true : null } : null,
    };

    public ProposedWork ToProposed() => new(RecordId.Parse(Work), Reason ?? LanguageText.None, Locked ?? false,
        Alternative is { } other ? new(RecordId.Parse(other.Work), other.Reason ?? LanguageText.None, other.SameMoment ?? false) : null);
}

internal sealed class AlternativeRecord
{
    public string Work { get; set; } = "";
    public LanguageText? Reason { get; set; }
    public bool? SameMoment { get; set; }
}
