namespace Korme.Sample;

/// <summary>What a picture is painted with: which day (the seed), and how big.</summary>
/// <param name="Seed">The same seed gives the same pixels.</param>
/// <param name="Scale">1 for the sample itself; smaller for a quick look at the same picture.</param>
internal sealed record Easel(int Seed, float Scale = 1)
{
    /// <summary>A length on the picture, scaled; at least one pixel.</summary>
    public int Pixels(int atFullSize) => Math.Max(1, (int)MathF.Round(atFullSize * Scale));

    /// <summary>A seed of its own for every picture and layer.</summary>
    public uint For(string what) =>
        what.Aggregate((uint)Seed * 2654435761u + 40503u, (hash, letter) => (hash ^ letter) * 16777619u);
}
