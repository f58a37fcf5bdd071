using Korme.Catalogue;

namespace Korme.Archive;

/// <summary>A version of an object.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Created">When it settled into the archive.</param>
/// <param name="What">Why: <c>imported</c>, <c>edited</c>…</param>
/// <param name="Record">The <see cref="Work"/>, exhibition or other record it had; null: of a sort that this Korme doesn't know.</param>
public sealed record ArchivedVersion(int Number, DateTimeOffset Created, string What, IRecorded? Record);
