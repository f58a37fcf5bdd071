using Korme.Catalogue;

namespace Korme.People;

/// <summary>What a person who is seen in works allowed, as the archive keeps it in <c>record.json</c>. Immutable; a withdrawal is a new value.</summary>
/// <remarks>
/// Whether a work may be public is computed from this when it is asked for, never stored with the work. The law behind it: Civil Code of
/// Kazakhstan, article 145 (one's own image); GDPR, articles 7 and 17. No legal advice.
/// </remarks>
public sealed record Consent : IRecorded
{
    public required Guid Id { get; init; }

    /// <summary>Who.</summary>
    public required Guid Person { get; init; }

    /// <summary>For which works; none: for every work the person is seen in, later ones too.</summary>
    public IReadOnlyList<Guid> Works { get; init; } = [];

    /// <summary>Works that it doesn't reach all the same: another record of the person was seen in them when the two became one, or the person said no to them later.</summary>
    public IReadOnlyList<Guid> Except { get; init; } = [];

    /// <summary>For what.</summary>
    public required Uses Uses { get; init; }

    /// <summary>True when it is about a child: it holds only when a parent or guardian is named who agreed.</summary>
    public bool ForChild { get; init; }

    /// <summary>The last day it holds; null: until it is withdrawn.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>How it was given; null: it was asked for, and nobody has agreed yet.</summary>
    public GivenConsent? Given { get; init; }

    /// <summary>When the person took it back; null: it holds.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    /// <summary>
    /// The secret in the person's private link (<see cref="ConsentLink"/>): who has it may read the consent and take it back. Kept as it
    /// is, so that the link on a paper leads here after a rebuild too; null: there is no link.
    /// </summary>
    public string? Secret { get; init; }

    /// <summary>Evidence that was sent along: photographs of a paper, recordings. They lie in the consent's own object, and nowhere else.</summary>
    public IReadOnlyList<MediaFile> Files { get; init; } = [];

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>True on a day on which the person's yes holds for a use of a work.</summary>
    public bool Allows(Guid work, Uses use, DateOnly today) =>
        Holds && (Uses & use) == use && (Until is not { } until || today <= until) && Covers(work);

    /// <summary>True when it was given by whoever may give it, and not taken back; a last day may be over all the same.</summary>
    public bool Holds => Given is not null && Withdrawn is null && (!ForChild || Given.Guardian is { Length: > 0 });

    /// <summary>True for a work that it is about, whatever it says and whether it holds.</summary>
    public bool Covers(Guid work) => (Works.Count == 0 || Works.Contains(work)) && !Except.Contains(work);
}

/// <summary>What a work may be used for; in JSON a list of words in lower case.</summary>
[Flags]
public enum Uses
{
    None = 0,

    /// <summary>On a wall, a screen or a projector where the artist is.</summary>
    Show = 1,

    /// <summary>On paper: catalogue, poster, label.</summary>
    Print = 2,

    /// <summary>On pages and in files that anybody can fetch.</summary>
    Web = 4,

    /// <summary>For money.</summary>
    Sell = 8,

    /// <summary>In newspapers and on other people's sites.</summary>
    Press = 16,
}

/// <summary>The evidence that somebody agreed.</summary>
/// <param name="How">In which form.</param>
/// <param name="At">When.</param>
/// <param name="Name">The name that was signed with, or said.</param>
/// <param name="Guardian">Who agreed for a child; null: the person alone.</param>
/// <param name="Witness">Who was there; null: nobody is named.</param>
/// <param name="Strokes">A drawn signature as SVG path data in a box of 600 × 200, at most 20,000 characters; null: none was drawn.</param>
/// <param name="Evidence">A work in the archive that shows it: the photograph of a paper, a recording; null: none.</param>
/// <param name="Text">The sentences that were agreed to, in the language they were read in.</param>
public sealed record GivenConsent(
    Evidence How, DateTimeOffset At, string Name, string? Guardian = null, string? Witness = null, string? Strokes = null, Guid? Evidence = null, LanguageText? Text = null);

/// <summary>How a consent was given; in JSON in lower case.</summary>
public enum Evidence { Signature, Recording, Paper, Witnessed }
