using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>A frame that the artist preferred to others of its moment.</summary>
/// <param name="Work">The preferred one.</param>
/// <param name="Over">By how much its merits were above those of each other, in the order of <see cref="Merit"/>.</param>
internal sealed record Decision(Guid Work, IReadOnlyList<double[]> Over);

/// <summary>Reads the artist's own decisions within moments out of the marks: picked before undecided before rejected, then more stars.</summary>
internal static class Decisions
{
    /// <summary>One for each frame that was preferred to at least one other, in the order of the walk.</summary>
    /// <param name="moments">Bursts with the marks on them.</param>
    /// <param name="forgotten">Frames whose decisions don't count.</param>
    public static IReadOnlyList<Decision> In(IEnumerable<Burst> moments, IReadOnlySet<Guid> forgotten)
    {
        var decisions = new List<Decision>();
        foreach (var moment in moments)
        {
            if (moment.Frames.Count < 2) continue;
            foreach (var frame in moment.Frames)
            {
                if (forgotten.Contains(frame.Work)) continue;
                var over = moment.Frames.Where(other => Grade(frame).CompareTo(Grade(other)) > 0).Select(other => Difference(frame, other)).ToList();
                if (over.Count > 0) decisions.Add(new(frame.Work, over));
            }
        }
        return decisions;
    }

    private static (int Mark, int Stars) Grade(Candidate frame) =>
        (frame.Mark switch { Mark.Picked => 2, Mark.Undecided => 1, _ => 0 }, frame.Rating ?? 0);

    private static double[] Difference(Candidate preferred, Candidate other)
    {
        var (one, two) = (Merits.Of(preferred.Measures), Merits.Of(other.Measures));
        return [.. Merits.All.Select(merit => one[merit] - two[merit])];
    }
}
