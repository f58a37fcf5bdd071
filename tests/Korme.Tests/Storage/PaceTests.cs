using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.Storage;

/// <summary>How long something will take, said from what it took so far.</summary>
public sealed class PaceTests
{
    [Fact]
    public void What_an_interrupted_run_did_before_says_nothing_of_the_pace()
    {
        var clock = new HandClock();
        var pace = new Pace(clock);
        pace.Begin(1000, doneBefore: 900);

        clock.Now += TimeSpan.FromSeconds(10);
        pace.Add(50);

        Assert.Equal((950, 5.0, TimeSpan.FromSeconds(10)), (pace.Done, pace.PerSecond, pace.Left));
    }
}
