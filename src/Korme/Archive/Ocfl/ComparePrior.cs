namespace Korme.Archive.Ocfl;

/// <summary>Checks that an older version's inventory tells the same story as the object's newest one (OCFL 1.1 §3.7).</summary>
internal static class ComparePrior
{
    public static void Run(LooseInventory prior, string file, LooseInventory root, List<OcflProblem> problems)
    {
        void Say(string code, string what) => problems.Add(new(code, file, what));

        if (prior.Id is not null && root.Id is not null && prior.Id != root.Id)
        {
            Say("E037", $"has the id {prior.Id} and the object {root.Id}");
            if (prior.Specification != "1.0") Say("E110", $"changes the id of the object from {prior.Id} to {root.Id}");
        }
        if (prior.ContentDirectory != root.ContentDirectory)
        {
            Say("E019", "and the newest inventory don't state the same content folder");
            if (prior.ContentDirectory is not null && root.ContentDirectory is not null)
                Say("E020", $"has the content folder {prior.ContentDirectory} and the object {root.ContentDirectory}");
        }

        var now = root.Versions.ToDictionary(version => version.Name, StringComparer.Ordinal);
        foreach (var then in prior.Versions)
        {
            if (!now.TryGetValue(then.Name, out var today))
            {
                Say("E066", $"has {then.Name}, which the object doesn't have");
                continue;
            }
            if (!IsSameState(prior, then, root, today)) Say("E066", $"has another state of {then.Name} than the object");
            if ((then.Created, then.Message, then.UserName, then.UserAddress) != (today.Created, today.Message, today.UserName, today.UserAddress))
                Say("W011", $"tells {then.Name} differently: when, by whom or why");
        }
    }

    private static bool IsSameState(LooseInventory prior, LooseVersion then, LooseInventory root, LooseVersion now)
    {
        if (prior.DigestAlgorithm == root.DigestAlgorithm) return Pairs(then).SetEquals(Pairs(now));
        // Digests of two algorithms: the same state has the same files behind each logical path.
        var (before, today) = (Places(prior, then), Places(root, now));
        return before.Count == today.Count
            && before.All(entry => today.TryGetValue(entry.Key, out var places) && entry.Value.All(path => places.Contains(path, StringComparer.Ordinal)));
    }

    private static HashSet<(string, string)> Pairs(LooseVersion version) =>
        [.. version.State.SelectMany(entry => entry.Paths.Select(path => (path, entry.Digest.ToUpperInvariant())))];

    private static Dictionary<string, string[]> Places(LooseInventory inventory, LooseVersion version)
    {
        var manifest = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (digest, paths) in inventory.Manifest) manifest.TryAdd(digest, paths);
        var places = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (digest, paths) in version.State)
            foreach (var path in paths) places[path] = manifest.GetValueOrDefault(digest, []);
        return places;
    }
}
