using Korme.Selections;

namespace Korme.Archive;

/// <summary>Which decisions the ranking forgets, as <c>record.json</c> has it; described in docs/archive-format.md.</summary>
internal sealed class TasteRecord : RecordHead
{
    public List<string>? Forgotten { get; set; }
    public DateTimeOffset? Since { get; set; }

    public static TasteRecord From(ForgottenDecisions forgotten) => new()
    {
        Id = RecordId.From(ForgottenDecisions.TheOne),
        Type = RecordFile.Taste,
        Format = RecordFile.Format,
        Forgotten = RecordId.ListFrom(forgotten.Works),
        Since = forgotten.Since,
    };

    /// <exception cref="FormatException">An id that is none.</exception>
    public ForgottenDecisions ToForgotten() => new() { Works = RecordId.ListTo(Forgotten), Since = Since };
}
