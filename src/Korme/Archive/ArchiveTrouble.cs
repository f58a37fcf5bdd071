namespace Korme.Archive;

/// <summary>Bytes in the archive, or on their way into it, are not what they should be. The message names the file.</summary>
public sealed class ArchiveDamagedException(string message, Exception? cause = null) : IOException(message, cause);

/// <summary>The disk of the archive is full: what was under way is undone, what was kept before is untouched.</summary>
public sealed class ArchiveFullException(string folder, IOException cause) : IOException(
    $"The disk of {folder} is full ({cause.Message}). Nothing half-written was left; make room and do it again.", cause);

/// <summary>An object that couldn't be read while the archive was gone through.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record DamagedObject(string Folder, string Reason);
