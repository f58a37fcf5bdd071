namespace Korme.Archive;

/// <summary>How an archive is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>Check the fixity digests (SHA-256) of each file too, in the same reading.</summary>
    public bool IsDeep { get; init; }

    /// <summary>Begin from the start, also where an interrupted run could be gone on with.</summary>
    public bool IsAll { get; init; }

    /// <summary>Leave out files that were whole this recently; null: none.</summary>
    public TimeSpan? OlderThan { get; init; }

    /// <summary>At most so many bytes a second, over all threads; null: as fast as it goes.</summary>
    public long? BytesPerSecond { get; init; }

    /// <summary>Put right what can be put right from what is here.</summary>
    public bool Repairs { get; init; }

    /// <summary>A second copy to put right from: a storage root, or a home.</summary>
    public string? RepairFrom { get; init; }

    /// <summary>Objects looked at side by side.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;
}
