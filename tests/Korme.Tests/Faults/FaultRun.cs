using System.Text.RegularExpressions;
using static Korme.Tests.Faults.FaultHome;

namespace Korme.Tests.Faults;

/// <summary>Strikes a scenario's command at chosen calls and checks each time what a start finds: nothing acknowledged lost, nothing half visible.</summary>
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
        var outcome = FaultAtCall.Run(whole.Root, 0, Fault.Kill, whole.CommandLine(scenario.Command(whole)));
        Demand(outcome.ExitCode == 0, $"{scenario.Name} ended with {outcome.ExitCode}: {outcome.Output}");
        var known = IdsIn(start);
        var before = Directory.Exists(start.Home) ? await start.Inspect(known) : [];
        return new(scenario, start, known, before, await whole.Inspect(known), outcome.Calls);
    }

    /// <summary>Lets a fault happen to the command at a call, and checks.</summary>
    /// <returns>The call; null when the command ended before it came.</returns>
    /// <exception cref="FaultFound">A promise is broken; the message names the call.</exception>
    public async Task<string?> Strike(int call, Fault fault)
    {
        using var home = start.Copy();
        var outcome = FaultAtCall.Run(home.Root, call, fault, home.CommandLine(scenario.Command(home)));
        try
        {
            if (fault != Fault.Kill) CheckEnd(outcome, fault);
            var found = await home.Inspect(known);
            CheckFound(found, isAcknowledged: fault == Fault.Kill ? Acknowledgement().IsMatch(outcome.Output) : outcome.ExitCode == 0);

            var (exitCode, output) = home.Run(scenario.Command(home));
            Demand(exitCode == 0 || scenario.MayRefuseAgain, $"the same command again ended with {exitCode}: {output}");
            var completed = await home.Inspect(known);
            Demand(Same(completed, after), $"the same command again led to {Show(completed)}, not to {Show(after)}");
            if (Directory.Exists(home.Backup)) CheckArchive(home.Backup);
            var left = scenario.StillThere(home);
            Demand(left.Count == 0, $"what was erased is still in {string.Join(", ", left)}");
        }
        catch (Exception broken) when (broken is FaultFound or IOException)
        {
            throw new FaultFound($"{scenario.Name}, {fault.Name} at call {call} ({outcome.Hit}): {broken.Message}\n{outcome.ExitCode}: {outcome.Output}");
        }
        return outcome.Hit;
    }

    public void Dispose() => start.Dispose();

    /// <summary>A command that the disk refuses something ends by itself, with its exit code and with words that say what the disk said.</summary>
    private static void CheckEnd(FaultAtCall.Outcome outcome, Fault fault)
    {
        Demand(outcome.ExitCode is 0 or 1 or 3, $"it ended with {outcome.ExitCode}");
        Demand(!outcome.Output.Contains("   at ", StringComparison.Ordinal), "it fell over");
        if (outcome.ExitCode == 0) return;
        Demand(Words(fault).Any(words => outcome.Output.Contains(words, StringComparison.OrdinalIgnoreCase)), "it doesn't say what the disk said");
    }

    private static string[] Words(Fault fault) => fault == Fault.Full ? ["is full", "No space left"] : ["Input/output error", "I/O error"];

    private void CheckFound(Dictionary<string, string> found, bool isAcknowledged)
    {
        if (isAcknowledged) Demand(Same(found, after), $"it was acknowledged, and there is {Show(found)} instead of {Show(after)}");
        if (scenario.IsWhole) Demand(Same(found, before) || Same(found, after), $"it is done by half: {Show(found)}");
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
