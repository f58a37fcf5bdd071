namespace Korme.Selection;

/// <summary>Finds what can truly be said of a frame, and keeps the two claims that count most.</summary>
internal static class FindClaims
{
    private const int Kept = 2;

    /// <summary>For a frame of a burst, whatever its rank.</summary>
    public static IReadOnlyList<Claim> InBurst(BurstTable table, int frame)
    {
        var candidate = table.Burst.Frames[frame];
        if (table.Burst.Frames.Count == 1) return Alone(candidate, ClaimKind.OnlyFrame);

        var claims = Stars(candidate);
        if (table.Burst.Kind != BurstKind.Burst)
        {
            claims.AddRange(OfWhole(table.Burst, frame));
            return [.. claims.Take(Kept)];
        }
        if (table.IsLevelWithAll(frame))
        {
            claims.Add(new(ClaimKind.Twins));
            if (frame == 0) claims.Add(new(ClaimKind.FirstOfThem));
            return [.. claims.Take(Kept)];
        }

        // Why it isn't first comes before what it has: a blurred frame is blurred, whatever its highlights.
        if (table.Ranks[frame] > 0) claims.AddRange(Merits.All.SelectMany(merit => Behind(table, frame, merit)).OrderByDescending(claim => claim.Weight));
        var ahead = Merits.All.SelectMany(merit => Ahead(table, frame, merit)).OrderByDescending(claim => claim.Weight).ToList();
        if (table.Ranks[frame] == 0 && frame != table.Best && ahead.Count == 0 && table.AreLevel(frame, table.Best)) ahead.Add(new(ClaimKind.LevelWithBest));
        claims.AddRange(ahead);
        if (claims.Count == 0) claims.Add(new(ClaimKind.OneOfThem));
        if (table.Ranks[frame] == 0) AddPlain(claims, candidate.Measures);
        return [.. claims.Take(Kept)];
    }

    /// <summary>For a frame without a burst; <paramref name="lead"/> says in which way it is alone.</summary>
    public static IReadOnlyList<Claim> Alone(Candidate candidate, ClaimKind lead, int number = 0)
    {
        var claims = Stars(candidate);
        claims.Add(new(lead, Number: number));
        AddPlain(claims, candidate.Measures);
        return [.. claims.Take(Kept)];
    }

    /// <summary>What holds without looking at another picture.</summary>
    public static bool IsPlainly(ClaimKind kind, Measures measures) => kind switch
    {
        ClaimKind.Sharp => measures.Detail >= 0.6,
        ClaimKind.WellExposed => measures is { Exposure: >= -1.7 and <= 0.3, HighlightsClipped: <= 0.01, ShadowsClipped: <= 0.05 },
        ClaimKind.SharpAndWellExposed => IsPlainly(ClaimKind.Sharp, measures) && IsPlainly(ClaimKind.WellExposed, measures),
        ClaimKind.HighlightsKept => measures.HighlightsClipped <= 0.005,
        ClaimKind.ShadowsKept => measures.ShadowsClipped <= 0.01,
        _ => false,
    };

    private static IEnumerable<Claim> OfWhole(Burst burst, int frame)
    {
        if (burst.Kind == BurstKind.Panorama) return [new(ClaimKind.InPanorama, Number: frame + 1)];
        var stops = Bracket.StopsFromMiddle(burst.Frames, burst.Frames[frame]) ?? 0;
        return [new(ClaimKind.InBracket), new(stops <= -0.5 ? ClaimKind.BracketDarker : stops >= 0.5 ? ClaimKind.BracketLighter : ClaimKind.BracketMiddle)];
    }

    private static List<Claim> Stars(Candidate candidate) =>
        candidate.Rating is >= 1 and <= 5 ? [new(ClaimKind.Stars, double.MaxValue, candidate.Rating.Value)] : [];

    private static IEnumerable<Claim> Ahead(BurstTable table, int frame, Merit merit)
    {
        var own = table.Of(frame, merit);
        var isFirst = own - table.HighestOfOthers(frame, merit) > 1;
        var isAmongFirst = own - table.HighestOfOthers(frame, merit) >= -1 && own - table.LowestOfOthers(frame, merit) > 1;
        var measures = table.Burst.Frames[frame].Measures;
        ClaimKind? kind = merit switch
        {
            Merit.Sharpness => isFirst ? ClaimKind.Sharpest : isAmongFirst ? ClaimKind.AmongSharpest : null,
            Merit.Highlights => Plain(ClaimKind.HighlightsKept) ?? (isFirst ? ClaimKind.HighlightsBest : null),
            Merit.Shadows => Plain(ClaimKind.ShadowsKept) ?? (isFirst ? ClaimKind.ShadowsBest : null),
            Merit.Exposure => isFirst ? ClaimKind.BestExposed : null,
            Merit.Noise => isFirst ? ClaimKind.LeastNoise : null,
            _ => isFirst ? ClaimKind.LeastCompressed : null,
        };
        if (kind is not null) yield return new(kind.Value, table.Weights[merit] * (own - table.MeanOfOthers(frame, merit)));

        ClaimKind? Plain(ClaimKind kept) => (isFirst || isAmongFirst) && IsPlainly(kept, measures) ? kept : null;
    }

    private static IEnumerable<Claim> Behind(BurstTable table, int frame, Merit merit)
    {
        var loss = table.LossOf(frame, merit);
        if (loss <= 1 || table.Of(table.Best, merit) - table.Of(frame, merit) <= 1) yield break;

        var (own, best) = (table.Burst.Frames[frame].Measures.Exposure, table.Burst.Frames[table.Best].Measures.Exposure);
        ClaimKind? kind = merit switch
        {
            Merit.Sharpness => ClaimKind.Softer,
            Merit.Highlights => ClaimKind.MoreBlown,
            Merit.Shadows => ClaimKind.MoreBlocked,
            Merit.Exposure => own < best ? ClaimKind.Darker : own > best ? ClaimKind.Lighter : null,
            Merit.Noise => ClaimKind.Noisier,
            _ => ClaimKind.MoreCompressed,
        };
        if (kind is not null) yield return new(kind.Value, table.Weights[merit] * loss);
    }

    private static void AddPlain(List<Claim> claims, Measures measures)
    {
        var isSharpSaid = claims.Any(claim => claim.Kind is ClaimKind.Sharpest or ClaimKind.AmongSharpest);
        ReadOnlySpan<ClaimKind> plain = isSharpSaid
            ? [ClaimKind.HighlightsKept, ClaimKind.WellExposed]
            : [ClaimKind.SharpAndWellExposed, ClaimKind.Sharp, ClaimKind.WellExposed, ClaimKind.HighlightsKept];
        foreach (var kind in plain)
            if (IsPlainly(kind, measures) && !claims.Any(claim => claim.Kind == kind)) claims.Add(new(kind));
    }
}
