using System.Security.Cryptography;
using System.Text.Json;
using Korme.Archive.Journal;
using Korme.Storage;

namespace Korme.Tests.Archive;

public sealed class JournalTests : IDisposable
{
    private const string One = "urn:uuid:0198aaaa-0000-7000-8000-000000000001", Other = "urn:uuid:0198aaaa-0000-7000-8000-000000000002";

    private readonly string folder = Directory.CreateTempSubdirectory("korme-journal-").FullName;
    private readonly HandClock clock = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_line_names_the_one_before_and_the_numbers_grow_by_one_over_all_files()
    {
        using (var journal = Open())
        {
            journal.Append("edited", One, Record("a"));
            journal.Append("edited", One, Record("b"));
            clock.Now = clock.Now.AddDays(1);
            journal.Append("binned", Other, Record("c"));
        }

        var lines = Files().SelectMany(File.ReadLines).ToList();
        var numbers = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("n").GetInt64());
        var previous = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("prev").GetString());
        Assert.Equal(["2026-11-21.jsonl", "2026-11-22.jsonl"], Files().Select(Path.GetFileName));
        Assert.Equal([0, 1, 2, 2, 3], numbers);
        Assert.Equal([new('0', 64), .. lines.SkipLast(1).Select(Hash)], previous);
    }

    [Fact]
    public void A_change_costs_one_sync_and_the_first_of_a_day_three()
    {
        using var journal = Open();
        var first = Durable.Count();
        journal.Append("edited", One, Record("a"));
        var second = Durable.Count();
        journal.Append("edited", One, Record("b"));

        Assert.Equal((2, 1), (first.Files, first.Folders));
        Assert.Equal((1, 0), (second.Files, second.Folders));
    }

    [Fact]
    public void Changes_that_are_accepted_together_cost_one_sync()
    {
        using var journal = Open();
        Append(journal, "a");
        var syncs = Durable.Count();

        journal.Append("marked", [(One, Record("b")), (Other, Record("c")), (One, Record("d"))]);

        Assert.Equal((1, 0), (syncs.Files, syncs.Folders));
        Assert.Equal(["a", "b", "c", "d"], journal.Unsettled.Select(Title));
        Assert.Equal([1, 2, 3, 4], journal.Unsettled.Select(entry => entry.Number));
    }

    [Fact]
    public void Of_changes_that_were_to_be_accepted_together_an_interruption_leaves_all_or_none()
    {
        using (var journal = Open())
        {
            Append(journal, "a");
            journal.Append("marked", [(One, Record("b")), (Other, Record("c")), (One, Record("d"))]);
        }
        var bytes = File.ReadAllBytes(Files().Single());
        var whole = File.ReadLines(Files().Single()).Take(2).Sum(line => System.Text.Encoding.UTF8.GetByteCount(line) + 1);

        for (var length = whole; length < bytes.Length; length++)
        {
            File.WriteAllBytes(Files().Single(), bytes[..length]);

            using var found = Open();

            Assert.Equal(["a"], found.Unsettled.Select(Title));
            Assert.Equal(length == whole ? 0 : 1, found.Notices.Count);
            Assert.Equal(whole, new FileInfo(Files().Single()).Length);
        }
    }

    [Theory]
    [InlineData("{\"n\":3,\"at\":\"2026-11-21T18")]
    [InlineData("\0\0\0\0\0\0")]
    [InlineData("not JSON at all\n")]
    public void A_torn_last_line_is_cut_off_and_named_and_the_second_start_finds_nothing(string torn)
    {
        using (var journal = Open()) Append(journal, "a", "b");
        File.AppendAllText(Files().Single(), torn);

        IReadOnlyList<string> notices;
        using (var journal = Open()) notices = journal.Notices;
        using var again = Open();
        again.Append("edited", One, Record("c"));

        Assert.Contains("2026-11-21.jsonl", Assert.Single(notices), StringComparison.Ordinal);
        Assert.Empty(again.Notices);
        Assert.Equal(["a", "b", "c"], again.Unsettled.Select(Title));
        Assert.Equal([1, 2, 3], again.Unsettled.Select(entry => entry.Number));
    }

    [Fact]
    public void A_flipped_bit_in_the_middle_is_named_the_file_set_aside_and_the_rest_used()
    {
        using (var journal = Open()) Append(journal, "a", "damaged", "c", "d");
        var file = Files().Single();
        var text = File.ReadAllText(file).Replace("damaged", "dAmaged", StringComparison.Ordinal);
        File.WriteAllText(file, text);

        using (var journal = Open())
        {
            Assert.Contains("line 3", Assert.Single(journal.Notices), StringComparison.Ordinal);
            Assert.Equal(["a", "c", "d"], journal.Unsettled.Select(Title));
            journal.Append("edited", One, Record("e"));
        }
        using var again = Open();

        Assert.Equal(text, File.ReadAllText(file + ".damaged"));
        Assert.Empty(again.Notices);
        Assert.Equal(["a", "c", "d", "e"], again.Unsettled.Select(Title));
    }

    [Fact]
    public void A_line_that_is_gone_is_noticed()
    {
        using (var journal = Open()) Append(journal, "a", "b", "c");
        var file = Files().Single();
        File.WriteAllLines(file, File.ReadAllLines(file).Where(line => !line.Contains("\"b\"", StringComparison.Ordinal)));

        using var found = Open();

        Assert.Contains("missing after line 2", Assert.Single(found.Notices), StringComparison.Ordinal);
        Assert.Equal(["a", "c"], found.Unsettled.Select(Title));
        Assert.True(File.Exists(file + ".damaged"));
    }

    [Fact]
    public void A_clock_that_went_back_goes_on_in_the_newest_file()
    {
        using var journal = Open();
        journal.Append("edited", One, Record("a"));
        clock.Now = clock.Now.AddDays(-3);
        journal.Append("edited", One, Record("b"));

        Assert.Equal("2026-11-21.jsonl", Path.GetFileName(Assert.Single(Files())));
        Assert.Equal([1, 2], journal.Unsettled.Select(entry => entry.Number));
    }

    [Fact]
    public void What_is_settled_is_not_found_again_and_older_files_go()
    {
        using (var journal = Open())
        {
            Append(journal, "a", "b");
            clock.Now = clock.Now.AddDays(1);
            Append(journal, "c");
            journal.Settle(upTo: 2, except: []);
            Assert.Equal(["2026-11-22.jsonl"], Files().Select(Path.GetFileName));
        }
        using var again = Open();

        Assert.Empty(again.Notices);
        Assert.Equal("c", Title(Assert.Single(again.Unsettled)));
        Assert.Equal(2, again.Settled);
    }

    [Fact]
    public void A_change_that_the_archive_could_not_take_is_written_again()
    {
        using (var journal = Open())
        {
            Append(journal, "a", "b", "c");
            journal.Settle(upTo: 3, except: [journal.Unsettled[1]]);
        }
        using var again = Open();

        Assert.Equal("b", Title(Assert.Single(again.Unsettled)));
        Assert.Equal(4, again.Unsettled[0].Number);
    }

    [Fact]
    public void A_failed_sync_fails_the_change_and_the_next_one_is_accepted()
    {
        var fails = false;
        using (var journal = JournalFolder.Open(folder, clock, handle =>
        {
            if (fails) throw new IOException("Input/output error");
            Durable.Sync(handle);
        }))
        {
            journal.Append("edited", One, Record("a"));
            fails = true;
            Assert.Throws<IOException>(() => journal.Append("edited", One, Record("lost")));
            fails = false;
            journal.Append("edited", One, Record("b"));
        }
        using var again = Open();

        Assert.Empty(again.Notices);
        Assert.Equal(["a", "b"], again.Unsettled.Select(Title));
        Assert.DoesNotContain("lost", File.ReadAllText(Files().Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void When_what_was_accepted_is_gone_from_under_it_nothing_more_is_accepted()
    {
        var fails = false;
        using var journal = JournalFolder.Open(folder, clock, handle =>
        {
            if (fails) throw new IOException("Input/output error");
        });
        journal.Append("edited", One, Record("a"));
        fails = true;
        Assert.Throws<IOException>(() => journal.Append("edited", One, Record("lost")));
        File.WriteAllText(Files().Single(), "");
        fails = false;

        Assert.Throws<JournalException>(() => journal.Append("edited", One, Record("b")));
    }

    [Fact]
    public void Starting_anew_leaves_nothing_of_the_past_but_what_is_not_settled()
    {
        using (var journal = Open())
        {
            Append(journal, "erased");
            clock.Now = clock.Now.AddDays(1);
            Append(journal, "erased too");
            journal.Settle(upTo: 2, except: []);
            Append(journal, "stays");
            journal.StartAnew();
            Append(journal, "next");
        }
        using var again = Open();

        Assert.Empty(again.Notices);
        Assert.Equal(["stays", "next"], again.Unsettled.Select(Title));
        Assert.DoesNotContain("erased", string.Concat(Files().Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"journal\":1,\"n\":0,\"prev\":\"0000000000000000000000000000000000000000000000000000000000000000\",\"settled\":0}\n")]
    [InlineData("{\"journal\":1,\"n\":0,")]
    public void A_file_that_was_being_begun_is_finished_or_removed(string half)
    {
        File.WriteAllText(Path.Combine(folder, "2026-11-21.jsonl.new"), half);

        using var journal = Open();
        Append(journal, "a");

        Assert.Empty(journal.Notices);
        Assert.Single(Files());
        Assert.Empty(Directory.EnumerateFiles(folder, "*.new"));
    }

    [Fact]
    public void A_journal_of_a_later_format_is_refused_and_left_as_it_is()
    {
        var file = Path.Combine(folder, "2026-11-21.jsonl");
        File.WriteAllText(file, "{\"journal\":2,\"n\":0,\"prev\":\"\",\"settled\":0}\nwho knows");

        var refused = Assert.Throws<JournalException>(Open);

        Assert.Contains("format 2", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("who knows", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private JournalFolder Open() => JournalFolder.Open(folder, clock);

    private static void Append(JournalFolder journal, params string[] titles)
    {
        foreach (var title in titles) journal.Append("edited", One, Record(title));
    }

    private List<string> Files() => [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal)];

    private static string Record(string title) => $$"""{"title":"{{title}}"}""";

    private static string Title(JournalEntry entry) => JsonDocument.Parse(entry.Record()).RootElement.GetProperty("title").GetString()!;

    private static string Hash(string line) => Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(line), (byte)'\n']));
}
