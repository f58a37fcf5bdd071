using System.Diagnostics;
using Korme.Tests.Faults;

namespace Korme.Bench;

/// <summary>Kills every command that writes at every one of its calls on files, or lets the call fail, and says what broke: nothing may.</summary>
internal static class FaultBench
{
    /// <param name="korme">The published program.</param>
    /// <param name="only">Scenarios and kinds of fault to run; none: all.</param>
    /// <returns>0 when every promise held.</returns>
    public static async Task<int> Run(string korme, IReadOnlyCollection<string> only)
    {
        if (FaultAtCall.Missing is { } missing) throw new InvalidOperationException($"faults: {missing}");
        Console.WriteLine("command        fault         calls hit    broken promises    seconds");
        var (points, faults) = (0, 0);
        foreach (var scenario in FaultScenario.All.Where(each => Wanted(each.Name, FaultScenario.All.Select(one => one.Name))))
        {
            using var run = await FaultRun.Prepare(scenario, korme);
            foreach (var fault in Fault.All.Where(each => Wanted(each.Name, Fault.All.Select(one => one.Name))))
            {
                var watch = Stopwatch.StartNew();
                var (hit, broken) = (0, 0);
                await Parallel.ForEachAsync(Enumerable.Range(1, run.Calls), async (call, _) =>
                {
                    try
                    {
                        if (await run.Strike(call, fault) is not null) Interlocked.Increment(ref hit);
                    }
                    catch (FaultFound found)
                    {
                        Interlocked.Increment(ref broken);
                        Console.WriteLine($"  {found.Message}");
                    }
                });
                Console.WriteLine($"{scenario.Name,-14} {fault.Name,-5} {hit,17} {broken,18} {watch.Elapsed.TotalSeconds,10:0}");
                (points, faults) = (points + hit + broken, faults + broken);
            }
        }
        Console.WriteLine($"{points} faults, {faults} broken promises");
        return faults == 0 ? 0 : 1;

        bool Wanted(string name, IEnumerable<string> all) => !all.Intersect(only).Any() || only.Contains(name);
    }
}
