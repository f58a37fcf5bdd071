using Korme.Archive;
using Korme.Catalogue;

namespace Korme.Tests.Archive;

/// <summary>A verification remembers what was whole, goes on where it stopped, and a rebuild keeps that. Bytes are counted, not time.</summary>
public sealed class VerifyMemoryTests : IDisposable
{
    private const int Large = 2_000_000;
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_verification_that_was_stopped_goes_on_where_it_was()
    {
        for (var seed = 0; seed < 5; seed++) await studio.Take(new string((char)('a' + seed), Large));
        using var stop = new CancellationTokenSource();

        var first = await Verify(new() { Workers = 1 }, read => { if (read > 2.5 * Large) stop.Cancel(); }, stop.Token);
        var second = await Verify(new() { Workers = 1 });

        Assert.Equal((false, true), (first.IsComplete, second.IsComplete));
        Assert.True(second.Skipped >= 2, $"{second.Skipped} files were left out");
        Assert.InRange(first.BytesRead + second.BytesRead, 5 * Large, 6.2 * Large);
        Assert.Equal(5, second.Objects);
    }

    [Fact]
    public async Task A_finished_verification_is_followed_by_one_that_reads_everything_again()
    {
        await studio.Take(new string('a', Large));

        var first = await Verify(new());
        var second = await Verify(new());

        Assert.Equal((0, 0), (first.Skipped, second.Skipped));
        Assert.True(second.BytesRead > Large);
        Assert.NotNull(CheckedFiles.Health(studio.Database, "verified"));
    }

    [Fact]
    public async Task All_begins_anew_where_one_was_stopped()
    {
        for (var seed = 0; seed < 3; seed++) await studio.Take(new string((char)('a' + seed), Large));
        using var stop = new CancellationTokenSource();
        await Verify(new() { Workers = 1 }, read => { if (read > 1.5 * Large) stop.Cancel(); }, stop.Token);

        var report = await Verify(new() { IsAll = true });

        Assert.Equal((0, true), (report.Skipped, report.BytesRead > 3 * Large));
    }

    [Fact]
    public async Task What_was_checked_lately_is_left_out_when_asked_and_read_when_it_changed()
    {
        await studio.Take(new string('a', Large));
        var changed = await studio.Take(new string('b', Large));
        await Verify(new());
        var file = studio.Archive.PathOf(changed.Id, changed.Files[0].Path);
        File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(7));

        var report = await Verify(new() { OlderThan = TimeSpan.FromDays(30) });

        Assert.Equal((report.Files - 1, true), (report.Skipped, report.IsWhole));
        Assert.InRange(report.BytesRead, Large, 1.2 * Large);
    }

    [Fact]
    public async Task A_rebuilt_catalogue_remembers_what_was_checked_when()
    {
        await studio.Take(new string('a', Large));
        await Verify(new());
        var full = CheckedFiles.Health(studio.Database, "verified");

        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        var report = await Verify(new() { OlderThan = TimeSpan.FromDays(30) });
        Assert.Equal(report.Files, report.Skipped);
        Assert.NotNull(full);
    }

    [Fact]
    public async Task A_damaged_file_is_never_remembered_as_whole()
    {
        var work = await studio.Take("a picture");
        File.WriteAllText(studio.Archive.PathOf(work.Id, work.Files[0].Path), "a pictur!");

        await Verify(new());
        var report = await Verify(new() { OlderThan = TimeSpan.FromDays(30) });

        Assert.Equal(1, report.Errors);
    }

    private Task<VerifyReport> Verify(VerifyOptions options, Action<long>? read = null, CancellationToken cancel = default) =>
        VerifyArchive.Run(studio.Home, studio.Database, options, new(TimeProvider.System) { Read = read }, TimeProvider.System, cancel);
}
