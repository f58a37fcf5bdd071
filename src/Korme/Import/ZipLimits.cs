namespace Korme.Import;

/// <summary>How much a ZIP may claim before it is taken for a bomb.</summary>
public sealed record ZipLimits
{
    public int MaxEntries { get; init; } = 100_000;

    /// <summary>Of all entries together, unpacked.</summary>
    public long MaxTotalBytes { get; init; } = 256L << 30;

    /// <summary>Unpacked bytes per packed byte, for entries above 1 MiB; photographs hardly shrink at all, text by 10.</summary>
    public double MaxRatio { get; init; } = 200;
}
