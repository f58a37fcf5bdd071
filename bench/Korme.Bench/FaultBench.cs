using System.Diagnostics;
using Korme.Tests.Faults;

namespace Korme.Bench;

/// <summary>Kills every command that writes at every one of its calls on files, and says what broke: nothing may.</summary>
internal static class FaultBench
{
    /// <param name="korme">The published program.</param>
    /// <param name="only">The scenarios to run; none: all.</param>
    /// <returns>0 when every promise held.</returns>
    public static async Task<int> Run(string korme, IReadOnlyCollection<string> only)
    {
        if (KillAtCall.Missing is { } missing) throw new InvalidOperationException($"faults: {missing}");
        Console.WriteLine("command         calls killed at    broken promises    seconds");
        var (points, faults) = (0, 0);
        foreach (var scenario in FaultScenario.All.Where(each => only.Count == 0 || only.Contains(each.Name)))
        {
            var watch = Stopwatch.StartNew();
            using var run = await FaultRun.Prepare(scenario, korme);
            var (killed, broken) = (0, 0);
            await Parallel.ForEachAsync(Enumerable.Range(1, run.Calls), async (call, _) =>
            {
                try
                {
                    if (await run.KillBefore(call) is not null) Interlocked.Increment(ref killed);
                }
                catch (FaultFound fault)
                {
                    Interlocked.Increment(ref broken);
                    Console.WriteLine($"  {fault.Message}");
                }
            });
            Console.WriteLine($"{scenario.Name,-14} {killed,16} {broken,18} {watch.Elapsed.TotalSeconds,10:0}");
            (points, faults) = (points + killed + broken, faults + broken);
        }
        Console.WriteLine($"{points} kill points, {faults} broken promises");
        return faults == 0 ? 0 : 1;
    }
}
