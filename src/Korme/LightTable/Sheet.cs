using Korme.Selection;

namespace Korme.LightTable;

/// <summary>Everything on a light table at one state of the catalogue. Immutable.</summary>
/// <remarks>
/// Made of the sheet before: moments are looked for only when something that groups has changed (times, cameras, the artist's own
/// moments, the frames themselves), and only bursts in which something that ranks has changed are ranked. A mark does neither.
/// </remarks>
public sealed class Sheet
{
    private readonly Dictionary<Guid, int> places;
    private readonly IReadOnlyList<Burst> found;
    private readonly Lazy<IReadOnlyList<ClockShift>> clocks;

    private Sheet(long commits, PlacedFrame[] frames, IReadOnlyList<Burst> found, IReadOnlyList<IReadOnlyList<Guid>> bursts, Dictionary<Guid, int> places, int others, Sheet? grouped)
    {
        (Commits, Frames, this.found, Bursts, this.places, Others) = (commits, frames, found, bursts, places, others);
        clocks = grouped?.clocks ?? new(() => FindClockShift.In(found));
    }

    /// <summary>The state of the catalogue, <see cref="Storage.Database.Commits"/>.</summary>
    public long Commits { get; }

    /// <summary>In the order of the walk.</summary>
    public IReadOnlyList<PlacedFrame> Frames { get; }

    /// <summary>The works of each moment in the order they were taken; a single is a moment of one.</summary>
    public IReadOnlyList<IReadOnlyList<Guid>> Bursts { get; }

    /// <summary>How much each merit counted when the bursts were ranked.</summary>
    public MeritWeights Weights { get; private init; } = MeritWeights.Usual;

    /// <summary>Cameras whose clocks seem to be off. Looked for when it is first asked: up to half a second; then known until a moment changes.</summary>
    public IReadOnlyList<ClockShift> Clocks => clocks.Value;

    /// <summary>How many works have no picture that could be shown here: sounds, scores, documents, what this machine can't decode.</summary>
    public int Others { get; }

    /// <summary>True when moments had to be looked for.</summary>
    public bool WasGrouped { get; private init; }

    /// <summary>How many bursts had to be ranked.</summary>
    public int BurstsRanked { get; private init; }

    /// <summary>The frame of a work; null when it isn't on this table.</summary>
    public PlacedFrame? Find(Guid work) => places.TryGetValue(work, out var place) ? Frames[place] : null;

    /// <summary>The sheet of these frames.</summary>
    /// <param name="before">The one it follows; null: the first.</param>
    /// <param name="frames">In any order.</param>
    /// <param name="others">See <see cref="Others"/>.</param>
    /// <param name="commits">See <see cref="Commits"/>.</param>
    /// <param name="weights">How much each merit counts within a burst; null: as usual.</param>
    public static Sheet Make(Sheet? before, IEnumerable<Frame> frames, int others, long commits, MeritWeights? weights = null)
    {
        weights ??= MeritWeights.Usual;
        var ordered = frames.ToArray();
        Array.Sort(ordered, (a, b) => WalkOrder.Instance.Compare(a.Candidate, b.Candidate));
        var isGrouped = before is not null && before.Frames.Count == ordered.Length
            && ordered.Select((frame, place) => GroupsAlike(frame.Candidate, before.Frames[place].Frame.Candidate)).All(isAlike => isAlike);
        var places = isGrouped ? before!.places : ordered.Select((frame, place) => (frame.Id, place)).ToDictionary();
        var found = isGrouped ? before!.found : Group([.. ordered.Select(frame => frame.Candidate)]);
        var bursts = isGrouped ? before!.Bursts : [.. found.Select(IReadOnlyList<Guid> (burst) => [.. burst.Frames.Select(frame => frame.Work)])];

        var placed = new PlacedFrame[ordered.Length];
        var ranked = 0;
        for (var index = 0; index < bursts.Count; index++)
            if (Place(before, found[index], bursts[index], index, id => ordered[places[id]], (id, frame) => placed[places[id]] = frame, weights)) ranked++;
        return new(commits, placed, found, bursts, places, others, isGrouped ? before : null) { WasGrouped = !isGrouped, BurstsRanked = ranked, Weights = weights };
    }

    /// <summary>The sheet after some of its works have changed.</summary>
    /// <param name="changed">What they are now, by work.</param>
    /// <param name="commits">See <see cref="Commits"/>.</param>
    public Sheet With(IReadOnlyDictionary<Guid, Frame> changed, long commits)
    {
        if (!changed.Values.All(frame => GroupsAlike(frame.Candidate, Find(frame.Id)!.Frame.Candidate)))
            return Make(this, Frames.Select(placed => changed.GetValueOrDefault(placed.Frame.Id) ?? placed.Frame), Others, commits, Weights);

        var placed = Frames.ToArray();
        var ranked = 0;
        foreach (var index in changed.Keys.Select(id => Find(id)!.Burst).Distinct())
            if (Place(this, found[index], Bursts[index], index, id => changed.GetValueOrDefault(id) ?? Find(id)!.Frame, (id, frame) => placed[places[id]] = frame, Weights)) ranked++;
        return new(commits, placed, found, Bursts, places, Others, this) { BurstsRanked = ranked, Weights = Weights };
    }

    /// <summary>Places the frames of a burst; ranks them only when the sheet before hasn't.</summary>
    /// <returns>True when they were ranked.</returns>
    private static bool Place(Sheet? before, Burst burst, IReadOnlyList<Guid> members, int index, Func<Guid, Frame> frameOf, Action<Guid, PlacedFrame> place, MeritWeights weights)
    {
        if (before?.Find(members[0]) is { } first && before.Weights.Equals(weights) && before.Bursts[first.Burst].SequenceEqual(members)
            && members.All(id => RanksAlike(frameOf(id).Candidate, before.Find(id)!.Frame.Candidate)))
        {
            foreach (var id in members)
            {
                var (was, now) = (before.Find(id)!, frameOf(id));
                place(id, was.Burst == index && ReferenceEquals(was.Frame, now) ? was : was with { Frame = now, Burst = index });
            }
            return false;
        }
        foreach (var frame in RankBurst.Run(burst with { Frames = [.. members.Select(id => frameOf(id).Candidate)] }, weights))
            place(frame.Frame.Work, new(frameOf(frame.Frame.Work), index, frame.Rank, frame.Reason));
        return true;
    }

    /// <summary>The artist's own moments as they are; the others as they are found.</summary>
    private static List<Burst> Group(IReadOnlyList<Candidate> candidates)
    {
        var own = candidates.Where(candidate => candidate.Moment is not null).GroupBy(candidate => candidate.Moment).Select(frames => new Burst([.. frames]));
        var found = FindBursts.Run([.. candidates.Where(candidate => candidate.Moment is null)]);
        return [.. own.Concat(found).OrderBy(burst => burst.First, WalkOrder.Instance)];
    }

    private static bool GroupsAlike(Candidate one, Candidate other) => ReferenceEquals(one, other)
        || (one.Work == other.Work && one.Taken == other.Taken && one.Camera == other.Camera && one.Moment == other.Moment
            && one.Name == other.Name && one.Settings == other.Settings && one.Measures == other.Measures);

    private static bool RanksAlike(Candidate one, Candidate other) => ReferenceEquals(one, other)
        || (one.Rating == other.Rating && one.Measures == other.Measures);
}
