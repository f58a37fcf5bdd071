using Korme.Tests.Cli;

namespace Korme.Tests.Faults;

/// <summary>A short sample of what <c>bench/run faults</c> does at every call.</summary>
public sealed class FaultTests(FaultTests.Prepared prepared) : IClassFixture<FaultTests.Prepared>
{
    private const int Samples = 4;

    public static TheoryData<string> Scenarios => [.. FaultScenario.All.Select(scenario => scenario.Name)];

    [TheoryWithTracing]
    [MemberData(nameof(Scenarios))]
    public async Task A_kill_loses_nothing_acknowledged_and_leaves_nothing_half(string name)
    {
        var run = await prepared.Of(name);

        for (var sample = 1; sample <= Samples; sample++) Assert.NotNull(await run.Strike(run.Calls * sample / (Samples + 1), Fault.Kill));
    }

    [TheoryWithTracing]
    [MemberData(nameof(Scenarios))]
    public async Task A_disk_that_fails_or_fills_up_is_named_and_loses_nothing_acknowledged(string name)
    {
        var run = await prepared.Of(name);

        foreach (var (fault, part) in ((Fault, double)[])[(Fault.Fails, 0.35), (Fault.Dies, 0.55), (Fault.Full, 0.75)])
            Assert.NotNull(await run.Strike((int)(run.Calls * part), fault));
    }

    /// <summary>What each scenario starts from and leads to, found out once for all that is done to it. Every strike is at a copy.</summary>
    public sealed class Prepared : IDisposable
    {
        private readonly Dictionary<string, FaultRun> runs = [];

        internal async Task<FaultRun> Of(string name)
        {
            if (runs.TryGetValue(name, out var run)) return run;
            return runs[name] = await FaultRun.Prepare(FaultScenario.All.Single(each => each.Name == name), KormeProgram.Dll);
        }

        public void Dispose()
        {
            foreach (var run in runs.Values) run.Dispose();
        }
    }

    private sealed class TheoryWithTracingAttribute : TheoryAttribute
    {
        public TheoryWithTracingAttribute() => Skip = FaultAtCall.Missing;
    }
}
