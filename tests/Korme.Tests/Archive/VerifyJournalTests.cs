using Korme.Archive;
using Korme.Archive.Journal;

namespace Korme.Tests.Archive;

/// <summary>A verification says of each journal file what the next start would find, and changes none.</summary>
public sealed class VerifyJournalTests : IDisposable
{
    private readonly Studio studio = new();
    private readonly HandClock clock = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_journal_as_it_is_written_is_whole()
    {
        Write();

        var report = await Verify();

        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task A_line_that_was_changed_is_named_with_its_number()
    {
        var (older, _) = Write();
        File.WriteAllText(older, File.ReadAllText(older).Replace("first", "other", StringComparison.Ordinal));

        var problem = Assert.Single((await Verify()).Problems);

        Assert.Equal(("journal", older), (problem.Kind, problem.Path));
        Assert.Contains("line 2", problem.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_torn_last_line_of_the_newest_file_is_a_note()
    {
        var (_, newest) = Write();
        File.AppendAllText(newest, "{\"n\":4,\"at");

        var report = await Verify();

        Assert.Equal((0, 1, "note", newest), (report.Errors, report.Warnings, report.Problems[0].Kind, report.Problems[0].Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(300)]
    public async Task An_older_file_that_is_torn_or_empty_is_named_and_left_as_it_is(int bytes)
    {
        var (older, _) = Write();
        using (var file = File.OpenWrite(older)) file.SetLength(bytes);

        var report = await Verify();

        Assert.Contains(report.Problems, problem => problem.Kind == "journal" && problem.Path == older && problem.IsError);
        Assert.Equal(bytes, new FileInfo(older).Length);
    }

    [Fact]
    public async Task An_older_file_that_is_gone_is_noticed_by_the_one_after_the_next()
    {
        var (older, newest) = Write();
        clock.Now += TimeSpan.FromDays(1);
        Append("third");
        File.Delete(newest);

        var problem = Assert.Single((await Verify()).Problems);

        Assert.Equal(("journal", older), (problem.Kind, problem.Path));
        Assert.Contains("missing", problem.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_of_a_later_format_is_named_with_its_number()
    {
        Write();
        File.WriteAllText(Path.Combine(studio.Home.Journal, "2026-11-23.jsonl"), "{\"journal\":7,\"n\":3,\"prev\":\"\",\"settled\":3}\n");

        var problem = Assert.Single((await Verify()).Problems);

        Assert.Equal("newer", problem.Kind);
        Assert.Contains("format 7", problem.Says, StringComparison.Ordinal);
    }

    /// <summary>Two days with a change each, as the program writes them.</summary>
    private (string Older, string Newest) Write()
    {
        Append("first");
        clock.Now += TimeSpan.FromDays(1);
        Append("second");
        return Directory.EnumerateFiles(studio.Home.Journal, "*.jsonl").Order(StringComparer.Ordinal).ToList() is [var older, var newest]
            ? (older, newest) : throw new InvalidOperationException("two days make two files");
    }

    private void Append(string word)
    {
        using var journal = JournalFolder.Open(studio.Home.Journal, clock);
        journal.Append("edited", $"urn:uuid:{Guid.Empty}", $$"""{"title":"{{word}}, and words enough to make this line as long as a real one: two hundred bytes and some more"}""");
    }

    private Task<VerifyReport> Verify() =>
        VerifyArchive.Run(studio.Home, studio.Database, new(), new(TimeProvider.System), TimeProvider.System, CancellationToken.None);
}
