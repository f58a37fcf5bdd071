using Korme.Catalogue;

namespace Korme.Selections;

/// <summary>Decisions that the ranking is no longer to learn from: what the artist reset. One of it in a home.</summary>
/// <remarks>
/// The decisions themselves are the marks in the works' records, and what is learned follows from them at any time: only the wish to
/// begin anew has to be kept. In records a <c>Taste</c>.
/// </remarks>
public sealed record ForgottenDecisions : IRecorded
{
    /// <summary>The same in every home, so that there is one of it.</summary>
    public static readonly Guid TheOne = new("0193550f-2c1e-7a6b-9d0e-74617374650a");

    Guid IRecorded.Id => TheOne;

    /// <summary>The preferred works whose decisions don't count, in the order of their ids.</summary>
    public IReadOnlyList<Guid> Works { get; init; } = [];

    /// <summary>When the artist last reset it; null: never, or it was undone.</summary>
    public DateTimeOffset? Since { get; init; }
}
