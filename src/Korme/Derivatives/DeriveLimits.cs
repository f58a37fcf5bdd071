using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>What a worker may take, and how it is started.</summary>
public sealed record DeriveLimits
{
    /// <summary>How long one picture may take, by the clock on the wall.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How much resident memory a worker may have.</summary>
    public long MaxResidentBytes { get; init; } = 1536L << 20;

    /// <summary>How often a working worker is looked at.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A worker without work for so long is sent home; the next picture starts it again.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How many pictures may wait; one more gets <see cref="QueueFullException"/>.</summary>
    public int MaxWaiting { get; init; } = 256;

    /// <summary>True: workers start with the pool, not with the first picture.</summary>
    public bool StartAtOnce { get; init; }

    /// <summary>What a picture's header may claim.</summary>
    public PictureLimits Picture { get; init; } = new();

    /// <summary>Program and arguments of a worker; null: this very program with the hidden command <c>derive-worker</c>.</summary>
    public IReadOnlyList<string>? Command { get; init; }
}
