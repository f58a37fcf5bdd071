using Korme.Imaging;
using Korme.Sample;
using Korme.Tests.Import;

namespace Korme.Tests.Sample;

public class WriteSampleTests
{
    private static readonly Easel Small = new(5, 0.05f);

    private static readonly Scene[] Few =
        [.. SampleDay.Scenes.Where(scene => scene.Shots[0].Name is "KRM_0412" or "KRM_0434" or "KRM_0431")];

    [Fact]
    public void The_folder_holds_what_is_said_and_is_the_same_byte_for_byte_the_second_time()
    {
        using var folder = new TemporaryFolder();
        var (one, other) = (Path.Combine(folder.Root, "one"), Path.Combine(folder.Root, "other"));

        var files = WriteSample.Run(one, Few, Small, null, CancellationToken.None);
        WriteSample.Run(other, Few, Small, null, CancellationToken.None);

        Assert.Equal(files, Directory.GetFiles(one).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Equal(7, files.Count(file => file.EndsWith(".jpg", StringComparison.Ordinal)));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(one, file)),
            File.ReadAllBytes(Path.Combine(other, file))));
    }

    [Fact]
    public void A_picture_stored_on_its_side_says_so()
    {
        using var folder = new TemporaryFolder();
        WriteSample.Run(folder.Root, Few, Small, null, CancellationToken.None);

        var header = PictureFile.ReadHeader(Path.Combine(folder.Root, "KRM_0434.jpg"), new PictureLimits());

        Assert.Equal(8, header.Orientation);
    }

    [Fact]
    public void Progress_counts_every_file_up_to_the_total()
    {
        using var folder = new TemporaryFolder();
        var heard = new Heard();

        var files = WriteSample.Run(folder.Root, Few, Small, heard, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, files.Count), heard.Reports.Select(report => report.Written).Order());
        Assert.All(heard.Reports, report => Assert.Equal(files.Count, report.Total));
    }

    [Fact]
    public void A_cancelled_run_stops_and_leaves_no_half_written_file()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        var heard = new Heard
        {
            Then = report =>
            { if (report.Name.EndsWith(".jpg", StringComparison.Ordinal)) cancel.Cancel(); }
        };

        Assert.ThrowsAny<OperationCanceledException>(() => WriteSample.Run(folder.Root, Few, Small, heard, cancel.Token));

        Assert.DoesNotContain(Directory.GetFiles(folder.Root), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_IO_error()
    {
        using var folder = new TemporaryFolder();
        var blocked = Path.Combine(folder.Root, "taken");
        File.WriteAllText(blocked, "a file");

        Assert.ThrowsAny<IOException>(() => WriteSample.Run(blocked, Few, Small, null, CancellationToken.None));
    }

    private sealed class Heard : IProgress<SampleProgress>
    {
        private readonly Lock gate = new();

        public List<SampleProgress> Reports { get; } = [];
        public Action<SampleProgress> Then { get; init; } = _ => { };

        public void Report(SampleProgress value)
        {
            lock (gate) Reports.Add(value);
            Then(value);
        }
    }
}
