using System.Diagnostics;
using Korme.Derivatives;
using Korme.Imaging;
using Korme.Tests.Imaging;

namespace Korme.Tests.Derivatives;

public sealed class DerivePoolTests : DeriveFolder
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task A_real_worker_makes_sizes_and_then_the_pyramid()
    {
        var (path, sha512) = Original(TestPictures.Jpeg(1500, 1000));
        await using var pool = new DerivePool(Paths, 1, new() { Command = RealWorker });

        var sizes = await pool.Sizes(path, sha512, None);
        var pyramid = await pool.Pyramid(path, sha512, None);

        var facts = Assert.IsType<DeriveOutcome.Made>(sizes).Facts;
        Assert.Equal([256, 512, 1024, 2048], facts.Sizes.Select(size => size.Box));
        Assert.IsType<DeriveOutcome.Made>(pyramid);
        using var open = OpenPyramid.Open(Paths.Pyramid(sha512));
        Assert.Equal(1500, open.Grid.WidthPixels);
    }

    [Fact]
    public async Task What_is_there_already_needs_no_worker()
    {
        var (path, sha512) = Original(TestPictures.Jpeg(50, 40));
        DeriveWorker.Answer(new(DeriveKind.Pyramid, path, sha512, Paths.Root, new PictureLimits()), None);
        await using var pool = new DerivePool(Paths, 1, new() { Command = ["/no/such/program"] });

        var sizes = await pool.Sizes(path, sha512, None);
        var pyramid = await pool.Pyramid(path, sha512, None);

        Assert.IsType<DeriveOutcome.Made>(sizes);
        Assert.IsType<DeriveOutcome.Made>(pyramid);
    }

    [Theory]
    [InlineData("sleep 100", Refusal.TimedOut)]
    [InlineData("x=$(head -c 200000000 /dev/zero | tr '\\0' a); sleep 100", Refusal.OutOfMemory)]
    [InlineData("echo 'out of ideas' >&2; exit 3", Refusal.Crashed)]
    [InlineData("kill -SEGV $$", Refusal.Crashed)]
    [InlineData("read line; echo nonsense; sleep 100", Refusal.Crashed)]
    public async Task A_worker_that_misbehaves_is_killed_and_the_pool_goes_on(string misbehaviour, Refusal expected)
    {
        var first = InFolder("first");
        var script = $"if [ -e '{first}' ]; then exec \"$@\"; fi; echo $$ > '{first}'; {misbehaviour}";
        var limits = new DeriveLimits
        {
            Command = ["sh", "-c", script, "worker", .. RealWorker],
            WallTime = TimeSpan.FromSeconds(expected == Refusal.TimedOut ? 1 : 60),
            MaxResidentBytes = expected == Refusal.OutOfMemory ? 100 << 20 : 1L << 30,
        };
        var (path, sha512) = Original(TestPictures.Jpeg(60, 40));
        await using (var pool = new DerivePool(Paths, 1, limits))
        {
            var refused = Assert.IsType<DeriveOutcome.Refused>(await pool.Sizes(path, sha512, None));
            Assert.Equal(expected, refused.Reason);
            Assert.NotEmpty(refused.Detail);
        }
        await using var next = new DerivePool(Paths, 1, limits with { WallTime = TimeSpan.FromSeconds(60), MaxResidentBytes = 1L << 30 });

        var made = await next.Sizes(path, sha512, None);

        Assert.IsType<DeriveOutcome.Made>(made);
        Assert.False(IsRunning(int.Parse(await File.ReadAllTextAsync(first, None))));
    }

    [Fact]
    public async Task After_a_crash_the_same_pool_takes_the_next_picture()
    {
        var first = InFolder("first");
        var script = $"if [ -e '{first}' ]; then exec \"$@\"; fi; echo > '{first}'; echo 'out of ideas' >&2; exit 3";
        var (path, sha512) = Original(TestPictures.Jpeg(60, 40));
        await using var pool = new DerivePool(Paths, 1, new() { Command = ["sh", "-c", script, "worker", .. RealWorker] });

        var refused = await pool.Sizes(path, sha512, None);
        var made = await pool.Sizes(path, sha512, None);

        Assert.Contains("exit code 3", Assert.IsType<DeriveOutcome.Refused>(refused).Detail, StringComparison.Ordinal);
        Assert.IsType<DeriveOutcome.Made>(made);
    }

    [Fact]
    public async Task A_damaged_picture_is_refused_and_the_worker_lives_on()
    {
        var whole = TestPictures.Jpeg(1200, 900, quality: 95);
        var (half, halfSha512) = Original(whole[..(whole.Length / 2)], "half.jpg");
        var (good, goodSha512) = Original(whole, "good.jpg");
        await using var pool = new DerivePool(Paths, 1, new() { Command = RealWorker });

        var refused = await pool.Sizes(half, halfSha512, None);
        var made = await pool.Sizes(good, goodSha512, None);

        Assert.Equal(Refusal.Damaged, Assert.IsType<DeriveOutcome.Refused>(refused).Reason);
        Assert.IsType<DeriveOutcome.Made>(made);
    }

    [Fact]
    public async Task Trouble_with_the_machine_is_not_blamed_on_the_picture()
    {
        await using var pool = new DerivePool(Paths, 1, new() { Command = RealWorker });

        await Assert.ThrowsAsync<IOException>(() => pool.Sizes(InFolder("gone.jpg"), new string('0', 128), None));
    }

    [Fact]
    public async Task Who_no_longer_waits_is_dropped_and_the_queue_has_an_end()
    {
        var starts = InFolder("starts");
        var limits = new DeriveLimits { Command = ["sh", "-c", $"echo >> '{starts}'; sleep 100"], MaxWaiting = 1 };
        var pool = new DerivePool(Paths, 1, limits);
        using var gone = new CancellationTokenSource();
        var running = pool.Sizes("a.jpg", new string('a', 128), None);
        while (!File.Exists(starts)) await Task.Yield();
        var joined = pool.Sizes("a.jpg", new string('a', 128), None);
        var waiting = pool.Sizes("b.jpg", new string('b', 128), gone.Token);

        await Assert.ThrowsAsync<QueueFullException>(() => pool.Sizes("c.jpg", new string('c', 128), None));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await pool.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joined);
        Assert.Single(await File.ReadAllLinesAsync(starts, None));
    }

    [Fact]
    public async Task A_closed_pool_has_killed_its_workers()
    {
        var pid = InFolder("pid");
        var pool = new DerivePool(Paths, 1, new() { Command = ["sh", "-c", $"echo $$ > '{pid}.new'; mv '{pid}.new' '{pid}'; sleep 100"], StartAtOnce = true });
        while (!File.Exists(pid)) await Task.Yield();

        await pool.DisposeAsync();

        Assert.False(IsRunning(int.Parse(await File.ReadAllTextAsync(pid, None))));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.Sizes("a.jpg", new string('a', 128), None));
    }

    [Fact]
    public async Task A_worker_ends_with_the_program_that_started_it()
    {
        var start = new ProcessStartInfo(RealWorker[0], RealWorker.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var worker = Process.Start(start)!;

        worker.StandardInput.Close();
        await worker.WaitForExitAsync(None);

        Assert.Equal(0, worker.ExitCode);
    }

    [MaterialFact]
    public async Task A_phones_heic_is_made_where_the_other_library_is_there_and_else_says_what_to_install()
    {
        var path = Path.Combine(MaterialFactAttribute.Folder!, "immich", "formats_heic_IMG_2682.heic");
        await using var pool = new DerivePool(Paths, 1, new() { Command = RealWorker });

        var outcome = await pool.Sizes(path, Sha512(await File.ReadAllBytesAsync(path, None)), None);

        if (Vips.Probe().Any(library => library.Library == VipsLibrary.System)) Assert.Equal(3024, Math.Min(Facts(outcome).WidthPixels, Facts(outcome).HeightPixels));
        else Assert.Contains("libheif1", Assert.IsType<DeriveOutcome.Refused>(outcome).Detail, StringComparison.Ordinal);
    }

    private static PictureFacts Facts(DeriveOutcome outcome) => Assert.IsType<DeriveOutcome.Made>(outcome).Facts;

    /// <summary>A killed process may stay as a zombie until its parent looks.</summary>
    private static bool IsRunning(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
