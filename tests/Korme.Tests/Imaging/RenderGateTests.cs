using Korme.Imaging;

namespace Korme.Tests.Imaging;

public sealed class RenderGateTests
{
    [Fact]
    public async Task One_too_many_is_turned_away_and_there_is_room_again_afterwards()
    {
        using var gate = new RenderGate(atOnce: 1, maxWaiting: 1);
        using var release = new ManualResetEventSlim();
        var running = gate.Run(cancel => { release.Wait(cancel); return 1; }, CancellationToken.None);
        var waiting = gate.Run(_ => 2, CancellationToken.None);

        await Assert.ThrowsAsync<QueueFullException>(() => gate.Run(_ => 3, CancellationToken.None));
        release.Set();

        Assert.Equal(3, (await Task.WhenAll(running, waiting)).Sum());
        Assert.Equal(4, await gate.Run(_ => 4, CancellationToken.None));
    }

    [Fact]
    public async Task Who_stops_waiting_gives_the_place_back()
    {
        using var gate = new RenderGate(atOnce: 1, maxWaiting: 1);
        using var release = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var running = gate.Run(cancel => { release.Wait(cancel); return 1; }, CancellationToken.None);
        var waiting = gate.Run(_ => 2, gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        var next = gate.Run(_ => 3, CancellationToken.None);
        release.Set();
        Assert.Equal(4, (await Task.WhenAll(running, next)).Sum());
    }
}
