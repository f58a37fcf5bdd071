using System.Globalization;
using Korme.Catalogue;

namespace Korme.LightTable;

/// <summary>Something that the artist does on the light table. What can't be done is refused with a key of the texts.</summary>
internal abstract record Step
{
    /// <summary>More in one step are refused: ten thousand ids are 390 kB.</summary>
    public const int MostWorks = 25_000;

    /// <summary>The furthest that a camera's clock is set right by.</summary>
    public const int MostSeconds = 50 * 366 * 86_400;

    private Step() { }

    /// <summary>Decides on frames. What is null, or not set, stays as it is.</summary>
    public sealed record Decide(IReadOnlyList<Guid> Works, Mark? Mark, (bool IsSet, int? Stars) Rating, (bool IsSet, ColourLabel? Colour) Label) : Step;

    /// <summary>Frames become one moment, apart from what they were grouped with: a split when all are of one moment, else a merge.</summary>
    public sealed record Regroup(IReadOnlyList<Guid> Works, bool IsMerge) : Step;

    /// <summary>A camera's clock was wrong: everything it took moves by so many seconds.</summary>
    /// <param name="Camera">Make and model; null: one that didn't say its name.</param>
    /// <param name="Seconds">Above 0: it was slow.</param>
    /// <param name="Body">Its serial number; null: every camera of this model.</param>
    public sealed record Shift(string? Camera, int Seconds, string? Body = null) : Step;

    /// <summary>The clock is right, whatever it looked like: it isn't asked again.</summary>
    public sealed record KeepClock(string? Camera, string? Body) : Step;

    /// <summary>Takes the last step back.</summary>
    public sealed record Undo : Step;

    /// <summary>Does again what was taken back last.</summary>
    public sealed record Redo : Step;

    /// <summary>The works that it names.</summary>
    public IReadOnlyList<Guid> Named => this switch { Decide decide => decide.Works, Regroup regroup => regroup.Works, _ => [] };

    /// <summary>As the table <c>light_step</c> names it.</summary>
    public string Act => this switch
    {
        Decide { Mark: { } mark, Rating.IsSet: false, Label.IsSet: false } => mark.ToString().ToLower(CultureInfo.InvariantCulture),
        Decide { Mark: null, Rating.IsSet: true, Label.IsSet: false } => "rating",
        Decide { Mark: null, Rating.IsSet: false, Label.IsSet: true } => "label",
        Decide => "decide",
        Regroup { IsMerge: true } => "merge",
        Regroup => "split",
        Shift => "shift",
        KeepClock kept => ClockOffer.ActOf(kept.Camera, kept.Body),
        Undo => "undo",
        _ => "redo",
    };

    /// <summary>One word for the journal and the history.</summary>
    public string What => this switch { Decide => "marked", Regroup => "grouped", Shift => "timed", Undo => "undone", _ => "redone" };
}
