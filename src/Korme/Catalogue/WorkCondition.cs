namespace Korme.Catalogue;

/// <summary>What has become of the thing that a work is: the one place that reads it out of <see cref="Work.Condition"/>.</summary>
public static class WorkCondition
{
    /// <summary>What happened last, which is how it is now; null: nothing was noted, so it is as it was made.</summary>
    /// <remarks>The latest date decides, of equal ones the later in the list; what has no date follows what stands before it.</remarks>
    public static ConditionChange? Current(Work work) => work.Condition.Count == 0 ? null : InTime(work.Condition)[^1];

    /// <summary>True when nobody can see it any more: it was painted over or destroyed, and not restored since.</summary>
    public static bool IsLost(Work work) => Current(work)?.Kind is ConditionKind.PaintedOver or ConditionKind.Destroyed;

    /// <summary>The changes in the order of time.</summary>
    public static IReadOnlyList<ConditionChange> InTime(IReadOnlyList<ConditionChange> changes)
    {
        var keys = new List<(long Key, ConditionChange Change)>();
        var last = long.MinValue;
        foreach (var change in changes)
        {
            if (Edtf.Parse(change.Date) is { } date) last = date.Order;
            keys.Add((last, change));
        }
        return [.. keys.OrderBy(each => each.Key).Select(each => each.Change)];
    }
}
