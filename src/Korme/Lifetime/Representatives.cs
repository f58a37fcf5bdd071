namespace Korme.Lifetime;

/// <summary>Which works stand for a year: the artist's own stars first, then works from all over the year, so that it is seen in a glance.</summary>
public static class Representatives
{
    /// <summary>At most so many that have a picture, in the order they were given.</summary>
    public static IReadOnlyList<WorkOfYear> Of(IReadOnlyList<WorkOfYear> works, int most)
    {
        var shown = works.Where(each => each.Work.Hung.Picture is not null).Select((each, index) => (Work: each, Index: index)).ToList();
        if (shown.Count <= most) return [.. shown.Select(each => each.Work)];
        var chosen = new SortedSet<int>();
        foreach (var (work, index) in shown.Where(each => each.Work.Work.Work.Rating > 0).OrderByDescending(each => each.Work.Work.Work.Rating).ThenBy(each => each.Index))
            if (chosen.Count < most && work.Work.Work.Rating == shown.Max(each => each.Work.Work.Work.Rating)) chosen.Add(index);
        // The widest stretch that nothing stands for yet gets its middle.
        while (chosen.Count < most)
        {
            var edges = chosen.Prepend(-1).Append(shown.Count).ToList();
            var widest = Enumerable.Range(0, edges.Count - 1).MaxBy(at => edges[at + 1] - edges[at]);
            chosen.Add((edges[widest] + edges[widest + 1]) / 2);
        }
        return [.. chosen.Select(index => shown[index].Work)];
    }
}
