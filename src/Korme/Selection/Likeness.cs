namespace Korme.Selection;

/// <summary>What of a picture is compared with another one; read once, because comparing is done often.</summary>
/// <remarks>
/// Two pictures are the same scene when their hashes say so, or, for another framing, when one can be laid over the other. Both look
/// at the order of light and dark and not at its amount, so that frames of a bracket are alike. The distances were measured on pairs
/// of photographs of one scene and of others, docs/adr/0009. Not safe from several threads.
/// </remarks>
internal sealed class Likeness
{
    private readonly Measures measures;
    private readonly PictureHash? hash;
    private LabGrid? grid;
    private Sketch? sketch;
    private LaidOver? coarse, fine;

    private Likeness(Measures measures) => (this.measures, hash) = (measures, PictureHash.Parse(measures.Hash));

    public static Likeness Of(Measures measures) => new(measures);

    /// <summary>Alike enough for a gap of two seconds: the hash, or with another framing one laid over the other.</summary>
    public bool IsLikeWithinSeconds(Likeness other) => Bits(other) is { } bits && (bits <= 84 || FitOf(other).Correlation >= 0.43);

    /// <summary>Alike enough for half a minute.</summary>
    public bool IsLikeWithinHalfAMinute(Likeness other) => Bits(other) is { } bits && (bits <= 70 || FitOf(other).Correlation >= 0.55);

    /// <summary>So alike that no clock is needed. A picture of nothing has no hash to speak of: its colours must agree too.</summary>
    public bool IsLikeWithoutTime(Likeness other) => Bits(other) <= 48 && Colours(other) <= 10;

    /// <summary>The same framing: what no panorama has.</summary>
    public bool HasHashOf(Likeness other) => Bits(other) <= 84;

    /// <summary>0 for the same picture to 1 for another one; 1 when either can't be compared.</summary>
    public double Novelty(Likeness other)
    {
        if (Bits(other) is not { } distance || Grid is not { } own || other.Grid is not { } others) return 1;
        var bits = Math.Clamp((distance - 40) / 60.0, 0, 1);
        return bits == 1 ? 1 : (bits + Math.Clamp((own.DistanceInPlace(others) - 4) / 12, 0, 1)) / 2;
    }

    /// <summary>Where the other one lies on this one. On few cells first: most pictures that don't fit are seen there.</summary>
    public Fit FitOf(Likeness other)
    {
        if (Coarse is not { } own || other.Coarse is not { } others) return Fit.None;
        var found = own.FitOf(others);
        return found.Correlation < 0.45 ? Fit.None : Fine!.FitNear(other.Fine!, found);
    }

    /// <summary>How far the other one was taken further along, for a panorama.</summary>
    public Fit NextOf(Likeness other) => Coarse is { } own && other.Coarse is { } others ? own.NextOf(others) : Fit.None;

    private int? Bits(Likeness other) => hash is { } own && other.hash is { } others ? own.DistanceTo(others) : null;

    private double Colours(Likeness other) => Grid is { } own && other.Grid is { } others ? own.DistanceTo(others) : double.MaxValue;

    private LabGrid? Grid => grid ??= LabGrid.Parse(measures.Grid);

    private LaidOver? Coarse => coarse ??= Sketch is null ? null : new(Sketch.Shapes(reduce: 2, reach: 2), RankedCells.Side / 2);

    private LaidOver? Fine => fine ??= Sketch is null ? null : new(Sketch.Shapes(reduce: 1, reach: 3), RankedCells.Side);

    private Sketch? Sketch => sketch ??= Selection.Sketch.Parse(measures.Sketch);
}
