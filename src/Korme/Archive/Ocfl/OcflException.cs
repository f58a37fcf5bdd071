namespace Korme.Archive.Ocfl;

/// <summary>An OCFL root or object can't be used as it is: damaged, foreign, or from a newer version of the specification.</summary>
public sealed class OcflException(string message, Exception? cause = null) : IOException(message, cause);
