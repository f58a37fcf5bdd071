using Korme.Catalogue;

namespace Korme.Archive;

/// <summary>A copy in <c>inbox/</c>, whole and hashed, that a work is about to take over. Gone at the next start when none does.</summary>
/// <param name="StagePath">Where it lies until then.</param>
/// <param name="Sha512">128 lower-case hexadecimal digits.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Its length.</param>
public sealed record StagedFile(string StagePath, string Sha512, string Sha256, long Bytes);

/// <summary>A work on its way into the archive with the copies of its files, by <see cref="MediaFile.Path"/>.</summary>
public sealed record NewWork(Work Work, IReadOnlyDictionary<string, StagedFile> Files);

/// <summary>A work or an exhibition as it is to be from now on.</summary>
/// <param name="Id">Whose record it is.</param>
/// <param name="Record">A <see cref="Work"/> or an <see cref="Exhibitions.Exhibition"/>.</param>
/// <param name="What">What was done, in a word or a few: the version's message.</param>
public sealed record Revision(Guid Id, object Record, string What);

/// <summary>What became of revisions. <paramref name="Refused"/>: objects that can't be read, so that no version could follow, and why.</summary>
public sealed record Revised(Kept Kept, IReadOnlyList<(Guid Id, string Reason)> Refused);

/// <summary>A version of an object.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Created">When it settled into the archive.</param>
/// <param name="What">Why: <c>imported</c>, <c>edited</c>…</param>
/// <param name="Record">The <see cref="Work"/> or exhibition it had; null: of a sort that this Korme doesn't know.</param>
public sealed record ArchivedVersion(int Number, DateTimeOffset Created, string What, object? Record);
