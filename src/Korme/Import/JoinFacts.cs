namespace Korme.Import;

/// <summary>What a work says, what its sidecar says, and what of both is news since they were last compared: joined fact by fact.</summary>
/// <param name="ToWrite">Keys whose word is the work's: they changed here, or the sidecar doesn't have them.</param>
/// <param name="ToTake">Keys whose word is the sidecar's: another program changed them.</param>
/// <param name="Conflicts">Changed on both sides, and not to the same.</param>
internal sealed record JoinFacts(IReadOnlyList<string> ToWrite, IReadOnlyList<string> ToTake, IReadOnlyList<FactConflict> Conflicts)
{
    /// <summary>Joins.</summary>
    /// <param name="ours">What the work says, keys of <see cref="SidecarFacts"/>.</param>
    /// <param name="theirs">What the sidecar says.</param>
    /// <param name="agreed">What both said when they were last compared; null: not known, so nothing is taken away and what differs is a conflict.</param>
    public static JoinFacts Run(IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> theirs, AgreedFacts? agreed)
    {
        var (toWrite, toTake, conflicts) = (new List<string>(), new List<string>(), new List<FactConflict>());
        foreach (var key in Keys(ours, theirs, agreed))
        {
            var (our, their) = (ours.GetValueOrDefault(key), theirs.GetValueOrDefault(key));
            if (our == their) continue;
            var isOurNews = agreed is null ? our is not null : our != agreed.Ours.GetValueOrDefault(key);
            var isTheirNews = agreed is null ? their is not null : their != agreed.Theirs.GetValueOrDefault(key);
            // A reject hides the stars in XMP: it doesn't take them away.
            if (key == SidecarFacts.Rating && their is null && theirs.ContainsKey(SidecarFacts.Mark) && theirs[SidecarFacts.Mark] == "rejected") isTheirNews = false;
            if (isOurNews && isTheirNews) conflicts.Add(new(key, our, their));
            else if (isOurNews) toWrite.Add(key);
            else if (isTheirNews) toTake.Add(key);
        }
        return new(toWrite, toTake, conflicts);
    }

    /// <summary>What is to be remembered after a comparison: both as they are now, but for what stays open.</summary>
    /// <param name="ours">What the work says now.</param>
    /// <param name="theirs">What the sidecar says now.</param>
    /// <param name="before">What was remembered; null: nothing.</param>
    /// <param name="open">Keys that were neither written nor taken though they differ.</param>
    public static AgreedFacts Remembered(
        IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> theirs, AgreedFacts? before, IEnumerable<string> open)
    {
        var (ourNew, theirNew) = (new SortedDictionary<string, string>(ours.ToDictionary(), StringComparer.Ordinal), new SortedDictionary<string, string>(theirs.ToDictionary(), StringComparer.Ordinal));
        foreach (var key in open)
        {
            Keep(ourNew, before?.Ours);
            Keep(theirNew, before?.Theirs);

            void Keep(SortedDictionary<string, string> facts, IReadOnlyDictionary<string, string>? old)
            {
                if (old is not null && old.TryGetValue(key, out var value)) facts[key] = value;
                else facts.Remove(key);
            }
        }
        return new(ourNew, theirNew);
    }

    private static SortedSet<string> Keys(IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> theirs, AgreedFacts? agreed) =>
        new([.. ours.Keys, .. theirs.Keys, .. agreed?.Ours.Keys ?? [], .. agreed?.Theirs.Keys ?? []], StringComparer.Ordinal);
}

/// <summary>What a work and its sidecar said when they were last compared: not always the same, because a label may say more.</summary>
internal sealed record AgreedFacts(IReadOnlyDictionary<string, string> Ours, IReadOnlyDictionary<string, string> Theirs);

/// <summary>A fact that both sides changed.</summary>
/// <param name="Fact">Its key.</param>
/// <param name="Ours">What the work says; null: nothing.</param>
/// <param name="Theirs">What the sidecar says; null: nothing.</param>
public sealed record FactConflict(string Fact, string? Ours, string? Theirs);
