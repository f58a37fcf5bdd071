namespace Korme.Tests.Faults;

/// <summary>A short sample of what <c>bench/run faults</c> does at every call.</summary>
public sealed class FaultTests
{
    private const int Samples = 4;

    public static TheoryData<string> Scenarios => [.. FaultScenario.All.Select(scenario => scenario.Name)];

    [TheoryWithTracing]
    [MemberData(nameof(Scenarios))]
    public async Task A_kill_loses_nothing_acknowledged_and_leaves_nothing_half(string name)
    {
        var scenario = FaultScenario.All.Single(each => each.Name == name);
        using var run = await FaultRun.Prepare(scenario, Path.Combine(AppContext.BaseDirectory, "Korme.dll"));

        for (var sample = 1; sample <= Samples; sample++) Assert.NotNull(await run.Strike(run.Calls * sample / (Samples + 1), Fault.Kill));
    }

    [TheoryWithTracing]
    [MemberData(nameof(Scenarios))]
    public async Task A_disk_that_fails_or_fills_up_is_named_and_loses_nothing_acknowledged(string name)
    {
        var scenario = FaultScenario.All.Single(each => each.Name == name);
        using var run = await FaultRun.Prepare(scenario, Path.Combine(AppContext.BaseDirectory, "Korme.dll"));

        foreach (var (fault, part) in ((Fault, double)[])[(Fault.Fails, 0.35), (Fault.Dies, 0.55), (Fault.Full, 0.75)])
            Assert.NotNull(await run.Strike((int)(run.Calls * part), fault));
    }

    private sealed class TheoryWithTracingAttribute : TheoryAttribute
    {
        public TheoryWithTracingAttribute() => Skip = FaultAtCall.Missing;
    }
}
