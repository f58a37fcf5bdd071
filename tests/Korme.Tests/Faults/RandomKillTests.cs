using Korme.Tests.Cli;

namespace Korme.Tests.Faults;

/// <summary>A short run of what <c>bench/run kills</c> does as often as it is told.</summary>
public sealed class RandomKillTests
{
    [Import.UnixFact]
    public async Task After_kills_at_random_while_importing_and_editing_and_a_rebuild_all_that_was_acknowledged_is_there()
    {
        using var kills = new RandomKills(KormeProgram.Dll, seed: 20261121);

        await kills.Run(rounds: 3);

        Assert.True(kills.Saves > 0);
    }
}
