using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>A frame that the artist preferred to others of its moment.</summary>
/// <param name="Work">The preferred one.</param>
/// <param name="Over">By how much more each merit added to its score than to that of each other, before it is weighed, in the order of <see cref="Merit"/>.</param>
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
            // The parts of a bracket or a panorama are no tries at one picture.
            if (moment.Frames.Count < 2 || moment.Kind != BurstKind.Burst || moment.Frames.All(frame => Grade(frame) == Grade(moment.First))) continue;
            var table = new BurstTable(moment);
            for (var frame = 0; frame < moment.Frames.Count; frame++)
            {
                if (forgotten.Contains(moment.Frames[frame].Work)) continue;
                var over = new List<double[]>();
                for (var other = 0; other < moment.Frames.Count; other++)
                    if (Grade(moment.Frames[frame]).CompareTo(Grade(moment.Frames[other])) > 0) over.Add(Difference(table, frame, other));
                if (over.Count > 0) decisions.Add(new(moment.Frames[frame].Work, over));
            }
        }
        return decisions;
    }

    private static (int Mark, int Stars) Grade(Candidate frame) =>
        (frame.Mark switch { Mark.Picked => 2, Mark.Undecided => 1, _ => 0 }, frame.Rating ?? 0);

    private static double[] Difference(BurstTable table, int preferred, int other) =>
        [.. Merits.All.Select(merit => table.PartOf(preferred, merit) - table.PartOf(other, merit))];
}
