namespace Korme.Selection;

/// <summary>A frame that may hang, for its moment.</summary>
internal sealed class Contender(Moment moment, RankedFrame frame)
{
    // A place in the day and a new subject each weigh as much as the difference between a good and a middling picture; where it was
    // made mostly goes with when, and weighs half of that.
    private const double TimeWeight = 0.5, NoveltyWeight = 0.5, SpotWeight = 0.25;

    // More than everything else together: such a place is taken only when no other is left.
    private const double LastOfAll = 100, AlikeLast = 20;

    // Whatever is alike without a clock has a novelty below this (the limits of both in Likeness): only then it is looked at closely.
    private const double MostAlike = 0.6;

    private readonly Likeness likeness = Likeness.Of(frame.Frame.Measures);
    private readonly double quality = Quality.Of(frame.Frame);
    private double novelty = 1;
    private double room = 1;
    private double spotRoom = 1;
    private bool isAlike;

    public Moment Moment { get; } = moment;

    public RankedFrame Frame { get; } = frame;

    public Spot Spot { get; } = Spot.Of(frame.Frame.Place);

    public double Minutes { get; set; }

    /// <summary>The artist's own: in, whatever else is.</summary>
    public bool IsForced { get; init; }

    /// <summary>The artist has seen it and asked for others.</summary>
    public bool IsPassedOver { get; init; }

    public bool IsTaken { get; set; }

    public bool IsOpen => !IsTaken && !IsForced;

    public bool IsDated => Frame.Frame.Taken is not null;

    public double Gain => quality + TimeWeight * room + NoveltyWeight * novelty + SpotWeight * spotRoom
        - (IsPassedOver ? LastOfAll : 0) - (isAlike ? AlikeLast : 0);

    /// <summary>Another moment hangs now: how much room is left around this one, and how new is it still.</summary>
    public void SeeTaken(Contender other, double strideMinutes, double strideKilometres)
    {
        if (IsDated && other.IsDated) room = Math.Min(room, Math.Abs(Minutes - other.Minutes) / strideMinutes);
        else if (!IsDated) room = 0.5;
        spotRoom = Spot.KilometresTo(other.Spot) is { } far ? Math.Min(spotRoom, far / strideKilometres) : Spot.IsKnown ? spotRoom : 0.5;
        if (novelty == 0) return;
        var difference = likeness.Novelty(other.likeness);
        novelty = Math.Min(novelty, difference);
        if (difference < MostAlike) isAlike |= likeness.IsLikeWithoutTime(other.likeness);
    }

    /// <summary>How unlike another moment is to stand in for this one: 0 for the same place, time and subject; a poor picture is farther.</summary>
    public double DistanceTo(Contender other, double strideMinutes, double strideKilometres)
    {
        var time = IsDated && other.IsDated ? Math.Min(1, Math.Abs(Minutes - other.Minutes) / strideMinutes / 4) : 1;
        var spot = Spot.KilometresTo(other.Spot) is { } far ? Math.Min(1, far / strideKilometres / 4) : 1;
        return TimeWeight * time + SpotWeight * spot + NoveltyWeight * likeness.Novelty(other.likeness) - TimeWeight * Math.Min(1, other.quality);
    }
}
