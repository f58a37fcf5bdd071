using System.Text.Json.Serialization;
using Korme.Catalogue;

namespace Korme.Archive;

/// <summary>A work as <c>record.json</c> has it; the fields are described in docs/archive-format.md. Absent means empty.</summary>
internal sealed class WorkRecord : RecordHead
{
    public string Kind { get; set; } = "";
    public string? Identifier { get; set; }
    public LanguageText? Title { get; set; }
    public LanguageText? Alt { get; set; }
    public List<MakerRecord>? Makers { get; set; }
    public List<string>? Subjects { get; set; }
    public string? Date { get; set; }
    public string? Taken { get; set; }
    public LanguageText? Medium { get; set; }
    public string? Dimensions { get; set; }
    public WorkPlaceRecord? Place { get; set; }
    public List<RelationRecord>? Relations { get; set; }
    public List<ConditionRecord>? Condition { get; set; }
    public string? Edition { get; set; }
    public LanguageText? Credit { get; set; }
    public string? Rights { get; set; }
    public List<string>? Keywords { get; set; }
    public string? Mark { get; set; }
    public int? Rating { get; set; }
    public string? Label { get; set; }
    public string? Moment { get; set; }

    /// <summary>In the archive the path of each language's Markdown, in the catalogue the Markdown itself.</summary>
    public LanguageText? Story { get; set; }
    public string? Camera { get; set; }
    public CameraSettings? Settings { get; set; }
    public ImportRecord? Import { get; set; }
    public List<FileRecord>? Files { get; set; }
    public DateTimeOffset Imported { get; set; }
    public bool? Withdrawn { get; set; }
    public DateTimeOffset? Erased { get; set; }
    public List<string>? ErasedFiles { get; set; }
    public DateTimeOffset? Binned { get; set; }

    [JsonIgnore]
    public override LanguageText? Stories { get => Story; set => Story = value; }

    public static WorkRecord From(Work work) => new()
    {
        Id = RecordId.From(work.Id),
        Type = RecordFile.Work,
        Format = RecordFile.Format,
        Kind = RecordWord.Of(work.Kind),
        Identifier = work.Identifier,
        Title = work.Title.OrNull(),
        Alt = work.Alt.OrNull(),
        Makers = MakerRecord.From(work.Makers),
        Subjects = RecordId.ListFrom(work.Subjects),
        Date = work.Date,
        Taken = work.Taken is { } taken ? CaptureTimeText.From(taken) : null,
        Medium = work.Medium.OrNull(),
        Dimensions = work.Dimensions,
        Place = work.Place is { } place ? WorkPlaceRecord.From(place) : null,
        Relations = work.Relations.Count == 0 ? null : [.. work.Relations.Select(RelationRecord.From)],
        Condition = work.Condition.Count == 0 ? null : [.. work.Condition.Select(ConditionRecord.From)],
        Edition = work.Edition,
        Credit = work.Credit.OrNull(),
        Rights = work.Rights,
        Keywords = work.Keywords.Count == 0 ? null : [.. work.Keywords],
        Mark = work.Mark == Catalogue.Mark.Undecided ? null : RecordWord.Of(work.Mark),
        Rating = work.Rating,
        Label = work.Label is { } label ? RecordWord.Of(label) : null,
        Moment = work.Moment is { } moment ? RecordId.From(moment) : null,
        Story = work.Story.OrNull(),
        Camera = work.Camera,
        Settings = work.Settings is { IsEmpty: false } settings ? settings : null,
        Import = work.Import is { } import ? new() { Id = RecordId.From(import.Id), From = import.Name } : null,
        Files = work.Files.Count == 0 ? null : [.. work.Files.Select(FileRecord.From)],
        Imported = work.Imported,
        Withdrawn = work.IsWithdrawn ? true : null,
        Erased = work.Erased,
        ErasedFiles = work.ErasedFiles.Count == 0 ? null : [.. work.ErasedFiles],
        Binned = work.Binned,
    };

    /// <exception cref="FormatException">An id, a word, a time or a digest that is none.</exception>
    public Work ToWork() => new()
    {
        Id = RecordId.Parse(Id),
        Kind = RecordWord.Parse<WorkKind>(Kind),
        Identifier = Identifier,
        Title = Title ?? LanguageText.None,
        Alt = Alt ?? LanguageText.None,
        Makers = MakerRecord.To(Makers),
        Subjects = RecordId.ListTo(Subjects),
        Date = Date,
        Taken = Taken is null ? null : CaptureTimeText.Parse(Taken),
        Medium = Medium ?? LanguageText.None,
        Dimensions = Dimensions,
        Place = Place?.ToPlace(),
        Relations = Relations is null ? [] : [.. Relations.Select(relation => relation.ToRelation())],
        Condition = Condition is null ? [] : [.. Condition.Select(change => change.ToChange())],
        Edition = Edition,
        Credit = Credit ?? LanguageText.None,
        Rights = Rights,
        Keywords = Keywords ?? [],
        // Before it was a mark, a reject was a rating of -1, as in XMP.
        Mark = Mark is not null ? RecordWord.Parse<Mark>(Mark) : Rating < 0 ? Catalogue.Mark.Rejected : Catalogue.Mark.Undecided,
        Rating = Rating < 0 ? null : Rating,
        Label = Label is null ? null : RecordWord.Parse<ColourLabel>(Label),
        Moment = Moment is null ? null : RecordId.Parse(Moment),
        Story = Story ?? LanguageText.None,
        Camera = Camera,
        Settings = Settings is { IsEmpty: false } ? Settings : null,
        Import = Import is null ? null : new(RecordId.Parse(Import.Id), Import.From),
        Files = Files is null ? [] : [.. Files.Select(file => file.ToMediaFile())],
        Imported = Imported,
        IsWithdrawn = Withdrawn ?? false,
        Erased = Erased,
        ErasedFiles = ErasedFiles ?? [],
        Binned = Binned,
    };
}

internal sealed class WorkPlaceRecord
{
    public string? Id { get; set; }
    public LanguageText? Name { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }

    public static WorkPlaceRecord From(PlaceOf place) => new()
    {
        Id = place.Record is { } record ? RecordId.From(record) : null,
        Name = place.Name.OrNull(),
        Latitude = place.Latitude,
        Longitude = place.Longitude,
    };

    public PlaceOf ToPlace() => new(Name ?? LanguageText.None, Latitude, Longitude, Id is null ? null : RecordId.Parse(Id));
}

internal sealed class RelationRecord
{
    public string Kind { get; set; } = "";
    public string Work { get; set; } = "";

    public static RelationRecord From(Relation relation) => new() { Kind = RecordWord.Of(relation.Kind), Work = RecordId.From(relation.Work) };

    public Relation ToRelation() => new(RecordWord.Parse<RelationKind>(Kind), RecordId.Parse(Work));
}

internal sealed class ConditionRecord
{
    public string Kind { get; set; } = "";
    public string? Date { get; set; }
    public LanguageText? Note { get; set; }
    public List<string>? Pictures { get; set; }

    public static ConditionRecord From(ConditionChange change) => new()
    {
        Kind = RecordWord.Of(change.Kind),
        Date = change.Date,
        Note = change.Note.OrNull(),
        Pictures = RecordId.ListFrom(change.Pictures),
    };

    public ConditionChange ToChange() => new(RecordWord.Parse<ConditionKind>(Kind), Date, Note ?? LanguageText.None, RecordId.ListTo(Pictures));
}

internal sealed class ImportRecord
{
    public string Id { get; set; } = "";
    public string From { get; set; } = "";
}

internal sealed class FileRecord
{
    public string Path { get; set; } = "";
    public string Role { get; set; } = "";
    public string MediaType { get; set; } = "";
    public long Bytes { get; set; }
    public string Name { get; set; } = "";
    public string Sha512 { get; set; } = "";

    public static FileRecord From(MediaFile file) => new()
    {
        Path = file.Path,
        Role = RecordWord.Of(file.Role),
        MediaType = file.MediaType,
        Bytes = file.Bytes,
        Name = file.Name,
        Sha512 = file.Sha512,
    };

    // The digest names files on the disk: nothing but a digest may come through.
    public MediaFile ToMediaFile() => Sha512.Length == 128 && Sha512.All(char.IsAsciiHexDigitLower)
        ? new() { Path = Path, Role = RecordWord.Parse<MediaRole>(Role), MediaType = MediaType, Bytes = Bytes, Name = Name, Sha512 = Sha512 }
        : throw new FormatException($"'{Sha512}' is no SHA-512.");
}
