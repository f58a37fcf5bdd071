using Korme.People;

namespace Korme.Archive;

/// <summary>A merge as the record of the person who became another has it.</summary>
internal sealed class MergeRecord
{
    public DateTimeOffset At { get; set; }
    public PersonRecord Kept { get; set; } = new();
    public List<NamedInRecord>? Works { get; set; }
    public List<NamedInRecord>? Exhibitions { get; set; }
    public List<MergedConsentRecord>? Consents { get; set; }

    public static MergeRecord From(Merge merge) => new()
    {
        At = merge.At,
        Kept = PersonRecord.From(merge.Kept),
        Works = merge.Works.Count == 0 ? null : [.. merge.Works.Select(NamedInRecord.From)],
        Exhibitions = merge.Exhibitions.Count == 0 ? null : [.. merge.Exhibitions.Select(NamedInRecord.From)],
        Consents = merge.Consents.Count == 0 ? null : [.. merge.Consents.Select(MergedConsentRecord.From)],
    };

    public Merge ToMerge() => new(
        At, Kept.ToPerson(), [.. (Works ?? []).Select(each => each.ToNamedIn())], [.. (Exhibitions ?? []).Select(each => each.ToNamedIn())],
        [.. (Consents ?? []).Select(each => each.ToMerged())]);
}

internal sealed class NamedInRecord
{
    public string Id { get; set; } = "";
    public List<MakerRecord>? Makers { get; set; }
    public List<string>? Subjects { get; set; }

    public static NamedInRecord From(NamedIn named) => new()
    {
        Id = RecordId.From(named.Id),
        Makers = MakerRecord.From(named.Makers),
        Subjects = RecordId.ListFrom(named.Subjects),
    };

    public NamedIn ToNamedIn() => new(RecordId.Parse(Id), MakerRecord.To(Makers), RecordId.ListTo(Subjects));
}

internal sealed class MergedConsentRecord
{
    public string Id { get; set; } = "";
    public string Person { get; set; } = "";
    public List<string>? Except { get; set; }

    public static MergedConsentRecord From(MergedConsent consent) => new()
    {
        Id = RecordId.From(consent.Id),
        Person = RecordId.From(consent.Person),
        Except = RecordId.ListFrom(consent.Except),
    };

    public MergedConsent ToMerged() => new(RecordId.Parse(Id), RecordId.Parse(Person), RecordId.ListTo(Except));
}
