namespace Korme.Archive.Ocfl;

/// <summary>Checks that an inventory's versions are v1, v2, … without a gap, all written in one way, and that head is the last (OCFL 1.1 §3.4, §3.5.1).</summary>
internal static class CheckVersionNames
{
    public static void Run(LooseInventory inventory, bool is10, Action<string, string> say)
    {
        var numbered = new List<(string Name, int Number)>();
        foreach (var name in inventory.Versions.Select(version => version.Name))
        {
            if (Inventory.VersionNumber(name) is { } number) numbered.Add((name, number));
            else if (name.StartsWith('v')) say(is10 ? "E046" : "E105", $"has the version {name}: after the v there must be 1, 2, 3 and so on");
            else say(is10 ? "E046" : "E104", $"has the version {name}: it must be v and a number");
        }
        if (inventory.Versions.Count == 0) say("E008", "has no version");
        numbered.Sort((one, other) => one.Number.CompareTo(other.Number));
        if (numbered.Count > 0)
        {
            CheckSequence(numbered, say);
            CheckPadding(numbered, say);
        }

        if (inventory.Head is { } head && head != numbered.LastOrDefault().Name)
            say("E040", $"has the head {head}, which is not its newest version{(numbered.Count > 0 ? $" {numbered[^1].Name}" : "")}");
    }

    private static void CheckSequence(List<(string Name, int Number)> versions, Action<string, string> say)
    {
        if (versions[0].Number != 1) say("E009", $"begins with {versions[0].Name} and not with version 1");
        for (var at = 1; at < versions.Count; at++)
        {
            if (versions[at].Number == versions[at - 1].Number + 1) continue;
            say(versions[at].Number == versions[at - 1].Number ? "E012" : "E010", $"has {versions[at].Name} after {versions[at - 1].Name}");
            return;
        }
    }

    private static void CheckPadding(List<(string Name, int Number)> versions, Action<string, string> say)
    {
        var first = versions[0].Name;
        var isPadded = first[1] == '0';
        if (versions.Any(version => version.Name[1] == '0')) say("W001", "has version numbers with zeros in front");
        foreach (var (name, _) in versions.Skip(1))
        {
            if (!isPadded && name[1] != '0' || isPadded && name[1] == '0' && name.Length == first.Length) continue;
            if (isPadded && name[1] != '0' && name.Length == first.Length) say("E011", $"has {name}, without a zero in front as {first} has");
            else say("E012", $"has {name} beside {first}: versions must be written in one way");
            say("E013", $"goes on with {name} where earlier versions are written as {first} is");
            return;
        }
    }
}
