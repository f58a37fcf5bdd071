using Korme.Delivery;
using Korme.Imaging;
using Korme.Tests.Imaging;

namespace Korme.Tests.Delivery;

public sealed class OpenPyramidsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("korme-open-");
    private readonly HandClock clock = new();
    private readonly OpenPyramids pyramids;

    public OpenPyramidsTests() => pyramids = new(2, clock);

    public void Dispose()
    {
        pyramids.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_one_unused_for_longest_is_closed_when_another_is_opened()
    {
        var (one, two, three) = (Make("one"), Make("two"), Make("three"));
        OpenPyramid first;
        using (var lease = pyramids.Open(one)) first = lease.Pyramid;
        clock.Advance(TimeSpan.FromSeconds(1));
        pyramids.Open(two).Dispose();

        pyramids.Open(three).Dispose();

        Assert.Equal(2, pyramids.Count);
        Assert.True(IsClosed(first));
    }

    [Fact]
    public void A_pyramid_that_is_closed_meanwhile_can_be_read_to_the_end()
    {
        var path = Make("one");
        var lease = pyramids.Open(path);

        pyramids.Close(path);

        Assert.False(IsClosed(lease.Pyramid));
        lease.Dispose();
        Assert.True(IsClosed(lease.Pyramid));
    }

    [Fact]
    public void A_deleted_pyramid_is_let_go_within_ten_seconds()
    {
        var path = Make("one");
        pyramids.Open(path).Dispose();

        File.Delete(path);
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(0, pyramids.Count);
    }

    [Fact]
    public void A_replaced_pyramid_is_opened_anew()
    {
        var path = Make("one");
        pyramids.Open(path).Dispose();

        File.Move(Make("other", 700), path, overwrite: true);
        clock.Advance(TimeSpan.FromSeconds(10));

        using var lease = pyramids.Open(path);
        Assert.Equal(700, lease.Pyramid.Grid.WidthPixels);
    }

    [Fact]
    public void A_pyramid_nobody_uses_is_let_go_after_a_minute()
    {
        pyramids.Open(Make("one")).Dispose();

        clock.Advance(TimeSpan.FromSeconds(50));
        var before = pyramids.Count;
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((1, 0), (before, pyramids.Count));
    }

    private static bool IsClosed(OpenPyramid pyramid)
    {
        try
        {
            pyramid.ReadTile(0, 0, 0, new byte[pyramid.TileBytes(0, 0, 0)]);
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private string Make(string name, int width = 600)
    {
        var (source, path) = (Path.Combine(folder.FullName, name + ".jpg"), Path.Combine(folder.FullName, name + ".tif"));
        File.WriteAllBytes(source, TestPictures.Jpeg(width, 40));
        PyramidFile.Write(source, path, new(), CancellationToken.None);
        return path;
    }

    /// <summary>A clock that stands until it is moved; its timers fire then.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<HandTimer> timers = [];
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new HandTimer(() => callback(state), period);
            timers.Add(timer);
            return timer;
        }

        public void Advance(TimeSpan time)
        {
            ticks += time.Ticks;
            foreach (var timer in timers) timer.Fire(ticks);
        }
    }

    private sealed class HandTimer(Action callback, TimeSpan period) : ITimer
    {
        private long fired;

        public void Fire(long now)
        {
            if (now - fired < period.Ticks) return;
            fired = now;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan change) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
