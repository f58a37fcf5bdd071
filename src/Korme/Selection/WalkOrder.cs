namespace Korme.Selection;

/// <summary>The order of a walk through the day: by time with sub-seconds, then the number the camera gave, then name, then id; what has no time comes last.</summary>
/// <remarks>Times are compared as the cameras showed them: two cameras of one day agree on the wall clock, not on zones.</remarks>
public sealed class WalkOrder : IComparer<Candidate>
{
    public static readonly WalkOrder Instance = new();

    private WalkOrder()
    {
    }

    public int Compare(Candidate? x, Candidate? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null) return -1;
        if (y is null) return 1;
        if (x.Taken is null != y.Taken is null) return x.Taken is null ? 1 : -1;
        var order = x.Taken is null ? 0 : x.Taken.Local.CompareTo(y.Taken!.Local);
        if (order == 0 && x.Taken is not null) order = CompareSequence(x, y);
        if (order == 0) order = CompareNames(x.Name, y.Name);
        return order == 0 ? x.Work.CompareTo(y.Work) : order;
    }

    // A number means something among pictures of one camera only: those of one tick stand camera by camera.
    private static int CompareSequence(Candidate x, Candidate y)
    {
        var order = string.CompareOrdinal(x.Camera, y.Camera);
        if (order == 0) order = string.CompareOrdinal(x.Settings?.Body, y.Settings?.Body);
        return order == 0 ? Nullable.Compare(x.Settings?.Sequence, y.Settings?.Sequence) : order;
    }

    /// <summary>Names with the numbers in them compared as numbers of any length: <c>pcb_9</c> before <c>pcb_10</c>.</summary>
    internal static int CompareNames(string a, string b)
    {
        int i = 0, j = 0;
        while (i < a.Length && j < b.Length)
        {
            if (!char.IsAsciiDigit(a[i]) || !char.IsAsciiDigit(b[j]))
            {
                if (a[i] != b[j]) return a[i].CompareTo(b[j]);
                i++;
                j++;
                continue;
            }
            var first = DigitsAt(a, ref i);
            var second = DigitsAt(b, ref j);
            var order = first.Length != second.Length ? first.Length.CompareTo(second.Length) : first.SequenceCompareTo(second);
            if (order != 0) return order;
        }
        var rest = (a.Length - i).CompareTo(b.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(a, b);
    }

    private static ReadOnlySpan<char> DigitsAt(string text, ref int at)
    {
        while (at < text.Length && text[at] == '0') at++;
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text.AsSpan(from, at - from);
    }
}
