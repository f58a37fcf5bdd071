namespace Korme.Selection;

/// <summary>The walk with what hangs in it: where there is room for another one.</summary>
internal sealed class Room
{
    // A longer pause counts as this: a day that ends with one picture at midnight, or a folder of many years, is still a walk.
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // Nearer than this is the same place, whatever the satellites say: GPS in a street of houses errs by some 10 to 50 m.
    private const double NearestKilometres = 0.1;

    // Farther than any two can be: the same alternative twice is no choice, but better than none.
    private const double GivenBefore = 10;

    private readonly IReadOnlyList<Contender> contenders;
    private readonly HashSet<Guid> closed;
    private readonly HashSet<Contender> given = [];
    private readonly double strideMinutes, strideKilometres;

    /// <param name="contenders">In the order of the walk.</param>
    /// <param name="wish">How many are to hang: the more, the nearer they may be; and what the artist took out, which is no alternative.</param>
    public Room(IReadOnlyList<Contender> contenders, Wish wish)
    {
        (this.contenders, closed) = (contenders, [.. wish.TakenOut]);
        LayOut();
        strideMinutes = Math.Max(1, contenders.LastOrDefault(each => each.IsDated)?.Minutes ?? 0) / Math.Max(1, wish.Count);
        strideKilometres = Math.Max(NearestKilometres, Extent() / Math.Max(1, wish.Count));
    }

    /// <summary>How many hang.</summary>
    public int Taken { get; private set; }

    /// <summary>How often two were held against each other: at most twice the contenders for each that hangs.</summary>
    public long Comparisons { get; private set; }

    /// <summary>The one that adds most; of equals the first of the walk; null when none is left.</summary>
    public Contender? Best() => contenders.Where(each => each.IsOpen).MaxBy(each => each.Gain);

    public void Take(Contender taken)
    {
        taken.IsTaken = true;
        closed.Add(taken.Frame.Frame.Work);
        Taken++;
        foreach (var each in contenders)
        {
            if (!each.IsOpen) continue;
            Comparisons++;
            each.SeeTaken(taken, strideMinutes, strideKilometres);
        }
    }

    /// <summary>Everything hangs: nothing has to be held against anything.</summary>
    public void TakeAll()
    {
        foreach (var each in contenders)
        {
            each.IsTaken = true;
            closed.Add(each.Frame.Frame.Work);
        }
        Taken = contenders.Count;
    }

    /// <summary>
    /// The next frame of the same moment, else the best of the moment nearest in time, place and subject, and rather one that no
    /// other work was given yet; null: nothing is left.
    /// </summary>
    public Alternative? Alternative(Contender hanging)
    {
        if (hanging.Moment.InOrder.FirstOrDefault(frame => !closed.Contains(frame.Frame.Work)) is { } next)
            return new(next.Frame.Work, hanging.Moment.Reason(next), IsSameMoment: true);

        var (nearest, least) = ((Contender?)null, double.PositiveInfinity);
        foreach (var other in contenders)
        {
            if (!other.IsOpen) continue;
            Comparisons++;
            var distance = hanging.DistanceTo(other, strideMinutes, strideKilometres) + (given.Contains(other) ? GivenBefore : 0);
            if (distance < least) (nearest, least) = (other, distance);
        }
        if (nearest is null) return null;
        given.Add(nearest);
        return new(nearest.Frame.Frame.Work, nearest.Moment.Reason(nearest.Frame), IsSameMoment: false);
    }

    /// <summary>Where each moment lies along the walk, in minutes from its start, long pauses shortened.</summary>
    private void LayOut()
    {
        for (var i = 1; i < contenders.Count; i++)
        {
            if (!contenders[i].IsDated) break;
            var pause = contenders[i].Frame.Frame.Taken!.Local - contenders[i - 1].Frame.Frame.Taken!.Local;
            contenders[i].Minutes = contenders[i - 1].Minutes + (pause < LongestPause ? pause : LongestPause).TotalMinutes;
        }
    }

    /// <summary>How far, in kilometres, the farthest lies from the first that has coordinates.</summary>
    private double Extent()
    {
        var first = contenders.FirstOrDefault(each => each.Spot.IsKnown)?.Spot;
        return contenders.Select(each => first?.KilometresTo(each.Spot) is { } far && double.IsFinite(far) ? far : 0).DefaultIfEmpty().Max();
    }
}
