namespace Korme.Publishing.Site;

/// <summary>What a copy is written to: a folder, or a ZIP file.</summary>
internal abstract class PublishTarget : IDisposable
{
    /// <summary>The names of the two files that are about the others.</summary>
    public const string ManifestName = "manifest-sha512.txt", StateName = ".korme-publish.json";

    /// <summary>True when an earlier run has made this very unit and its files are still there.</summary>
    /// <param name="key">The unit.</param>
    /// <param name="fingerprint">Of what it follows from now.</param>
    /// <param name="needs">What its pages refer to besides.</param>
    public abstract bool Has(string key, string fingerprint, out IReadOnlyCollection<string> needs);

    /// <summary>Takes a unit of an earlier run over as it is.</summary>
    public abstract void Keep(string key);

    /// <summary>Removes at once what shows works other than these.</summary>
    /// <param name="works">Whose pictures may stay.</param>
    /// <param name="pages">The folders of their pages, <c>kk/exhibitions/…/works/</c>.</param>
    public abstract void RemoveOthers(IReadOnlySet<Guid> works, IReadOnlyList<string> pages);

    /// <summary>Writes what may be written before its turn. From several threads at once.</summary>
    public abstract void Stage(PublishedUnit unit);

    /// <summary>The unit is part of the copy. In the order of the copy, one at a time.</summary>
    public abstract void Commit(PublishedUnit unit);

    /// <summary>Removes what the copy no longer has, and makes everything durable.</summary>
    public abstract PublishCounts Finish();

    public abstract void Dispose();
}

/// <summary>What a run wrote.</summary>
/// <param name="Files">Of the copy, the two about the others not counted.</param>
/// <param name="Written">New or other than before.</param>
/// <param name="Removed">No longer part of it.</param>
/// <param name="BytesWritten">Of those written.</param>
public sealed record PublishCounts(int Files, int Written, int Removed, long BytesWritten);

/// <summary>The target can't be used; the message names it and says what to do.</summary>
public sealed class PublishRefusedException(string message, Exception? cause = null) : IOException(message, cause);
