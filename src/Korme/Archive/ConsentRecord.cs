using System.Globalization;
using Korme.Catalogue;
using Korme.People;

namespace Korme.Archive;

/// <summary>A consent as <c>record.json</c> has it; the fields are described in docs/archive-format.md. Absent means empty.</summary>
internal sealed class ConsentRecord : RecordHead
{
    private const string Day = "yyyy-MM-dd";

    public string Person { get; set; } = "";
    public List<string>? For { get; set; }
    public List<string>? Except { get; set; }
    public List<string> Uses { get; set; } = [];
    public bool? Child { get; set; }
    public string? Until { get; set; }
    public GivenRecord? Given { get; set; }
    public DateTimeOffset? Withdrawn { get; set; }
    public string? Secret { get; set; }
    public List<FileRecord>? Files { get; set; }
    public DateTimeOffset Created { get; set; }

    public static ConsentRecord From(Consent consent) => new()
    {
        Id = RecordId.From(consent.Id),
        Type = RecordFile.Consent,
        Format = RecordFile.Format,
        Person = RecordId.From(consent.Person),
        For = RecordId.ListFrom(consent.Works),
        Except = RecordId.ListFrom(consent.Except),
        Uses = [.. Enum.GetValues<Uses>().Where(use => use != People.Uses.None && consent.Uses.HasFlag(use)).Select(RecordWord.Of)],
        Child = consent.ForChild ? true : null,
        Until = consent.Until?.ToString(Day, CultureInfo.InvariantCulture),
        Given = consent.Given is { } given ? GivenRecord.From(given) : null,
        Withdrawn = consent.Withdrawn,
        Secret = consent.Secret,
        Files = consent.Files.Count == 0 ? null : [.. consent.Files.Select(FileRecord.From)],
        Created = consent.Created,
    };

    /// <exception cref="FormatException">An id, a word or a day that is none: such a record allows nothing.</exception>
    public Consent ToConsent() => new()
    {
        Id = RecordId.Parse(Id),
        Person = RecordId.Parse(Person),
        Works = RecordId.ListTo(For),
        Except = RecordId.ListTo(Except),
        Uses = Uses.Aggregate(People.Uses.None, (uses, word) => uses | RecordWord.Parse<Uses>(word)),
        ForChild = Child ?? false,
        Until = Until is null ? null : DateOnly.ParseExact(Until, Day, CultureInfo.InvariantCulture),
        Given = Given?.ToGiven(),
        Withdrawn = Withdrawn,
        Secret = Secret,
        Files = [.. (Files ?? []).Select(file => file.ToMediaFile())],
        Created = Created,
    };
}

internal sealed class GivenRecord
{
    public string How { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public string By { get; set; } = "";
    public string? Guardian { get; set; }
    public string? Witness { get; set; }
    public string? Strokes { get; set; }
    public string? Evidence { get; set; }
    public LanguageText? Words { get; set; }

    public static GivenRecord From(GivenConsent given) => new()
    {
        How = RecordWord.Of(given.How),
        At = given.At,
        By = given.Name,
        Guardian = given.Guardian,
        Witness = given.Witness,
        Strokes = given.Strokes,
        Evidence = given.Evidence is { } work ? RecordId.From(work) : null,
        Words = given.Text?.OrNull(),
    };

    public GivenConsent ToGiven() => new(
        RecordWord.Parse<Evidence>(How), At, By, Guardian, Witness, Strokes, Evidence is null ? null : RecordId.Parse(Evidence), Words);
}
