namespace Korme.Exhibitions.Editing;

/// <summary>What the artist does with the order of an exhibition, one act at a time. Each gives the exhibition as it is to be; null where there is nothing to do.</summary>
public static class ArrangeExhibition
{
    /// <summary>Puts works, in the order they hang in now, together at a place of a section.</summary>
    /// <param name="exhibition">As it is.</param>
    /// <param name="works">Which; what doesn't hang is left out.</param>
    /// <param name="section">From 0.</param>
    /// <param name="at">How many of the section's other works hang before them; more than there are: at the end.</param>
    public static Exhibition? Place(Exhibition exhibition, IReadOnlyCollection<Guid> works, int section, int at)
    {
        if (section < 0 || section >= exhibition.Sections.Count) return null;
        var moved = exhibition.Hangings.Where(hanging => works.Contains(hanging.Work)).DistinctBy(hanging => hanging.Work).ToList();
        if (moved.Count == 0) return null;
        var sections = exhibition.Sections.Select(each => each with { Works = [.. each.Works.Where(hanging => !works.Contains(hanging.Work))] }).ToList();
        var there = sections[section].Works.ToList();
        there.InsertRange(Math.Clamp(at, 0, there.Count), moved);
        sections[section] = sections[section] with { Works = there };
        return exhibition with { Sections = sections };
    }

    /// <summary>One place towards the beginning (-1) or the end (1); over the edge of a section into the next one.</summary>
    public static Exhibition? Step(Exhibition exhibition, Guid work, int by)
    {
        var section = exhibition.Sections.ToList().FindIndex(each => each.Works.Any(hanging => hanging.Work == work));
        if (section < 0) return null;
        var at = exhibition.Sections[section].Works.ToList().FindIndex(hanging => hanging.Work == work) + by;
        if (at >= 0 && at < exhibition.Sections[section].Works.Count) return Place(exhibition, [work], section, at);
        return Place(exhibition, [work], section + by, by < 0 ? int.MaxValue : 0);
    }

    /// <summary>Takes works off the wall; they stay in the archive.</summary>
    public static Exhibition? TakeDown(Exhibition exhibition, IReadOnlyCollection<Guid> works) =>
        exhibition.Hangings.Any(hanging => works.Contains(hanging.Work))
            ? exhibition with { Sections = [.. exhibition.Sections.Select(each => each with { Works = [.. each.Works.Where(hanging => !works.Contains(hanging.Work))] })] }
            : null;

    /// <summary>Hangs works at the end of a section; those that hang already stay where they are.</summary>
    public static Exhibition? Add(Exhibition exhibition, IEnumerable<Guid> works, int section)
    {
        var hung = exhibition.Hangings.Select(hanging => hanging.Work).ToHashSet();
        var added = works.Distinct().Where(work => !hung.Contains(work)).Select(work => new Hanging(work)).ToList();
        if (added.Count == 0) return null;
        var sections = exhibition.Sections.Count == 0 ? [new() { Works = [] }] : exhibition.Sections.ToList();
        var to = Math.Clamp(section, 0, sections.Count - 1);
        sections[to] = sections[to] with { Works = [.. sections[to].Works, .. added] };
        return exhibition with { Sections = sections };
    }

    /// <summary>A new section at the end, without works.</summary>
    public static Exhibition AddSection(Exhibition exhibition) => exhibition with { Sections = [.. exhibition.Sections, new() { Works = [] }] };

    /// <summary>Exchanges a section with its neighbour: -1 the one before, 1 the one after.</summary>
    public static Exhibition? StepSection(Exhibition exhibition, int section, int by)
    {
        var to = section + by;
        if (section < 0 || section >= exhibition.Sections.Count || to < 0 || to >= exhibition.Sections.Count) return null;
        var sections = exhibition.Sections.ToList();
        (sections[section], sections[to]) = (sections[to], sections[section]);
        return exhibition with { Sections = sections };
    }

    /// <summary>Takes a section away with its texts; its works go on hanging at the end of the one before it, or at the beginning of the one after. The last one stays.</summary>
    public static Exhibition? RemoveSection(Exhibition exhibition, int section)
    {
        if (section < 0 || section >= exhibition.Sections.Count || exhibition.Sections.Count == 1) return null;
        var sections = exhibition.Sections.ToList();
        var works = sections[section].Works;
        sections.RemoveAt(section);
        var to = Math.Max(0, section - 1);
        sections[to] = sections[to] with { Works = section == 0 ? [.. works, .. sections[to].Works] : [.. sections[to].Works, .. works] };
        return exhibition with { Sections = sections };
    }
}
