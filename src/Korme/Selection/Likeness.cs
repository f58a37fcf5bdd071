namespace Korme.Selection;

/// <summary>What of a picture is compared with another one; read once, because comparing is done often.</summary>
/// <remarks>
/// Measured on 51 photographs of 32 scenes, 1,192 pairs of different scenes: they differ in 100 bits or more (median 126) and
/// by 9.6 ΔE or more on the shifted grid (median 23). Ten frames of a focus series differ from their middle by up to 74 bits
/// and 8 ΔE, one scene with another orientation tag by 6 bits, one stop more or less by up to 52 bits (docs/adr/0003).
/// </remarks>
internal readonly record struct Likeness(PictureHash? Hash, LabGrid? Grid)
{
    public static Likeness Of(Measures measures) => new(PictureHash.Parse(measures.Hash), LabGrid.Parse(measures.Grid));

    /// <summary>Alike enough for a gap of two seconds: the hash, or with another framing the shifted grid.</summary>
    public bool IsLikeWithinSeconds(Likeness other) => Compare(other) is var (bits, colours)
        && ((bits <= 110 && colours <= 12) || (bits <= 80 && colours <= 25) || colours <= 9);

    /// <summary>Alike enough for half a minute. A picture of nothing has no hash to speak of: its colours must agree too.</summary>
    public bool IsLikeWithinHalfAMinute(Likeness other) => Compare(other) is var (bits, colours) && bits <= 80 && colours <= 25;

    /// <summary>So alike that no clock is needed.</summary>
    public bool IsLikeWithoutTime(Likeness other) => Compare(other) is var (bits, colours) && bits <= 48 && colours <= 10;

    /// <summary>0 for the same picture to 1 for another one; 1 when either can't be compared.</summary>
    public double Novelty(Likeness other)
    {
        if (Hash is not { } hash || other.Hash is not { } otherHash || Grid is not { } grid || other.Grid is not { } otherGrid) return 1;
        var bits = Math.Clamp((hash.DistanceTo(otherHash) - 40) / 60.0, 0, 1);
        return bits == 1 ? 1 : (bits + Math.Clamp((grid.DistanceInPlace(otherGrid) - 4) / 12, 0, 1)) / 2;
    }

    private (int Bits, double Colours)? Compare(Likeness other) =>
        Hash is { } hash && other.Hash is { } otherHash && Grid is { } grid && other.Grid is { } otherGrid
            ? (hash.DistanceTo(otherHash), grid.DistanceTo(otherGrid))
            : null;
}
