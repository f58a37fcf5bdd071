using Korme.Catalogue;

namespace Korme.Archive;

/// <summary>A record as it is to be from now on.</summary>
/// <param name="Record">Of any sort.</param>
/// <param name="What">What was done, in a word or a few: the version's message.</param>
public sealed record Revision(IRecorded Record, string What);

/// <summary>What became of revisions. <paramref name="Refused"/>: objects that can't be read, so that no version could follow, and why.</summary>
public sealed record Revised(Kept Kept, IReadOnlyList<(Guid Id, string Reason)> Refused);
