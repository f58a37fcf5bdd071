using Korme.Import;

namespace Korme.Sidecars;

/// <summary>What became of one sidecar.</summary>
/// <param name="File">Its path, or its work's original where there is none.</param>
/// <param name="Done">What was done.</param>
public sealed record SidecarOutcome(string File, SidecarDone Done)
{
    /// <summary>Whose sidecar it is.</summary>
    public Guid Work { get; init; }

    /// <summary>The facts that were written or taken: <c>mark</c>, <c>title (kk)</c>.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Facts that both sides changed: they stay as they are on both.</summary>
    public IReadOnlyList<FactConflict> Conflicts { get; init; } = [];

    /// <summary>Facts that another program changed and that weren't asked for: 'korme xmp read' takes them. Or, when reading, that wait to be written.</summary>
    public IReadOnlyList<string> Waiting { get; init; } = [];

    /// <summary>Why nothing could be done, for <see cref="SidecarDone.Failed"/>.</summary>
    public string? Reason { get; init; }
}

/// <summary>What can become of a sidecar; in JSON in lower case.</summary>
public enum SidecarDone { Unchanged, Created, Written, Taken, Failed }
