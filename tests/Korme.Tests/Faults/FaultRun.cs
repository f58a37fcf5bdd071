using System.Text.RegularExpressions;
using static Korme.Tests.Faults.FaultHome;

namespace Korme.Tests.Faults;

/// <summary>Kills a scenario's command at chosen calls and checks each time what a start finds: nothing acknowledged lost, nothing half visible.</summary>
internal sealed partial class FaultRun : IDisposable
{
    private readonly FaultScenario scenario;
    private readonly FaultHome start;
    private readonly HashSet<Guid> known;
    private readonly Dictionary<string, string> before, after;

    private FaultRun(FaultScenario scenario, FaultHome start, HashSet<Guid> known, Dictionary<string, string> before, Dictionary<string, string> after, int calls)
    {
        (this.scenario, this.start, this.known, this.before, this.after) = (scenario, start, known, before, after);
        Calls = calls;
    }

    /// <summary>How many calls on files the command makes when nothing happens to it.</summary>
    public int Calls { get; }

    /// <summary>Makes the home, and runs the command once to its end, to know its calls and what it leads to.</summary>
    /// <param name="scenario">Which.</param>
    /// <param name="program">The path of <c>Korme.dll</c>.</param>
    public static async Task<FaultRun> Prepare(FaultScenario scenario, string program)
    {
        var start = new FaultHome(program);
        start.Draw();
        foreach (var command in scenario.Before(start))
        {
            var (exitCode, output) = start.Run(command);
            Demand(exitCode == 0, $"{string.Join(' ', command)}: {output}");
        }
        using var whole = start.Copy();
        var outcome = KillAtCall.Run(whole.Root, 0, whole.CommandLine(scenario.Command(whole)));
        Demand(outcome.ExitCode == 0, $"{scenario.Name} ended with {outcome.ExitCode}: {outcome.Output}");
        var known = IdsIn(start);
        var before = Directory.Exists(start.Home) ? await start.Inspect(known) : [];
        return new(scenario, start, known, before, await whole.Inspect(known), outcome.Calls);
    }

    /// <summary>Kills the command before a call, and checks.</summary>
    /// <returns>The call; null when the command ended before it came.</returns>
    /// <exception cref="FaultFound">A promise is broken; the message names the call.</exception>
    public async Task<string?> KillBefore(int call)
    {
        using var home = start.Copy();
        var outcome = KillAtCall.Run(home.Root, call, home.CommandLine(scenario.Command(home)));
        try
        {
            var found = await home.Inspect(known);
            CheckFound(found, isAcknowledged: Acknowledgement().IsMatch(outcome.Output));

            var (exitCode, output) = home.Run(scenario.Command(home));
            Demand(exitCode == 0 || scenario.MayRefuseAgain, $"the same command again ended with {exitCode}: {output}");
            var completed = await home.Inspect(known);
            Demand(Same(completed, after), $"the same command again led to {Show(completed)}, not to {Show(after)}");
            if (Directory.Exists(home.Backup)) CheckArchive(home.Backup);
            var left = scenario.StillThere(home);
            Demand(left.Count == 0, $"what was erased is still in {string.Join(", ", left)}");
        }
        catch (FaultFound fault)
        {
            throw new FaultFound($"{scenario.Name}, killed before call {call} ({outcome.KilledBefore}): {fault.Message}");
        }
        return outcome.KilledBefore;
    }

    public void Dispose() => start.Dispose();

    private void CheckFound(Dictionary<string, string> found, bool isAcknowledged)
    {
        if (isAcknowledged) Demand(Same(found, after), $"it was acknowledged, and there is {Show(found)} instead of {Show(after)}");
        foreach (var (name, what) in found)
            Demand(before.GetValueOrDefault(name) == what || after.GetValueOrDefault(name) == what, $"{name} is neither old nor new: {what}");
        foreach (var name in before.Keys.Intersect(after.Keys))
            Demand(found.ContainsKey(name), $"{name} is gone");
    }

    private static HashSet<Guid> IdsIn(FaultHome home)
    {
        var archive = Path.Combine(home.Home, "archive");
        if (!Directory.Exists(archive)) return [];
        return [.. Directory.EnumerateFiles(archive, "0=ocfl_object*", SearchOption.AllDirectories)
            .Select(file => Guid.Parse(Path.GetFileName(Path.GetDirectoryName(file)!)[^36..]))];
    }

    // With --json the last thing a command says is one object: it is done.
    [GeneratedRegex(@"^\{.*\}$", RegexOptions.Multiline)]
    private static partial Regex Acknowledgement();
}
