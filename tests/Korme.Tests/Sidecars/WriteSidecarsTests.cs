using System.Runtime.Versioning;
using System.Text;
using Korme.Catalogue;
using Korme.Import;
using Korme.Sidecars;
using Korme.Storage;
using Korme.Tests.Archive;
using Korme.Tests.Import;

namespace Korme.Tests.Sidecars;

public sealed class WriteSidecarsTests : IDisposable
{
    private readonly SidecarFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_new_sidecar_is_made_once_and_then_left_alone()
    {
        var work = await folder.Take("a", work => work with { Mark = Mark.Picked, Rating = 4, Label = ColourLabel.Blue });
        var path = folder.PathOf("a.jpg.xmp");

        var created = await folder.WriteOne(work, path);
        var bytes = File.ReadAllBytes(path);
        var syncs = Durable.Count();
        var again = await folder.WriteOne(work, path);

        Assert.Equal((SidecarDone.Created, SidecarDone.Unchanged), (created.Done, again.Done));
        Assert.Equal(["label", "mark", "rating"], created.Facts);
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Equal(0, syncs.Files + syncs.Folders);
        Assert.Equal(["a.jpg.xmp"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_work_that_says_nothing_gets_no_sidecar()
    {
        var work = await folder.Take("a");

        var outcome = await folder.WriteOne(work, folder.PathOf("a.jpg.xmp"));

        Assert.Equal(SidecarDone.Unchanged, outcome.Done);
        Assert.False(File.Exists(folder.PathOf("a.jpg.xmp")));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_and_writes_nothing()
    {
        var work = await folder.Take("a", work => work with { Rating = 2 });
        var path = folder.Write("a.jpg.xmp", Encoding.UTF8.GetBytes(Dialects.Darktable));

        var outcome = await folder.WriteOne(work, path, isDryRun: true);
        var there = File.ReadAllText(path);
        var written = await folder.WriteOne(work, path);

        Assert.Equal((SidecarDone.Written, "rating"), (outcome.Done, outcome.Facts.Single()));
        Assert.Equal(Dialects.Darktable, there);
        Assert.Equal(outcome.Facts, written.Facts);
    }

    [Fact]
    public async Task Changes_of_both_sides_to_different_facts_join_by_themselves()
    {
        var work = await folder.Take("a", work => work with { Rating = 1, Keywords = ["алма"] });
        var path = folder.PathOf("a.jpg.xmp");
        await folder.WriteOne(work, path);

        SidecarFolder.Edit(path, "<rdf:li>алма</rdf:li>", "<rdf:li>алма</rdf:li><rdf:li>theirs</rdf:li>");
        await folder.Change(work, work => work with { Rating = 5, Keywords = ["алма", "ours"] });
        var written = await folder.WriteOne(work, path);
        var taken = await folder.ReadOne(work, path);

        Assert.Equal(["keyword (ours)", "rating"], written.Facts);
        Assert.Equal(["keyword (theirs)"], written.Waiting);
        Assert.Equal(["keyword (theirs)"], taken.Facts);
        Assert.Equal(["алма", "ours", "theirs"], folder.Now(work).Keywords);
        Assert.Equal(5, folder.Now(work).Rating);
        Assert.Equal(SidecarDone.Unchanged, (await folder.WriteOne(work, path)).Done);
    }

    [Fact]
    public async Task What_both_sides_changed_is_named_with_both_values_until_somebody_decides()
    {
        var work = await folder.Take("a", work => work with { Rating = 1 });
        var path = folder.PathOf("a.jpg.xmp");
        await folder.WriteOne(work, path);
        SidecarFolder.Edit(path, "xmp:Rating=\"1\"", "xmp:Rating=\"2\"");
        var theirs = File.ReadAllBytes(path);
        await folder.Change(work, work => work with { Rating = 5 });

        var written = await folder.WriteOne(work, path);
        var read = await folder.ReadOne(work, path);
        var untouched = File.ReadAllBytes(path);
        var decided = await folder.WriteOne(work, path, isOurs: true);

        Assert.Equal(new FactConflict("rating", "5", "2"), Assert.Single(written.Conflicts));
        Assert.Equal(written.Conflicts, read.Conflicts);
        Assert.Equal(theirs, untouched);
        Assert.Equal(5, folder.Now(work).Rating);
        Assert.Equal((SidecarDone.Written, 0), (decided.Done, decided.Conflicts.Count));
        Assert.Contains("xmp:Rating=\"5\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stars_are_written_beside_a_decision_that_is_in_conflict_and_stays()
    {
        var work = await folder.Take("a", work => work with { Mark = Mark.Picked, Rating = 1 });
        var path = folder.PathOf("a.jpg.xmp");
        await folder.WriteOne(work, path);
        SidecarFolder.Edit(path, "digiKam:PickLabel=\"3\"", "digiKam:PickLabel=\"0\"");
        await folder.Change(work, work => work with { Mark = Mark.Rejected, Rating = 4 });

        var written = await folder.WriteOne(work, path);

        Assert.Equal(("rating", "mark"), (written.Facts.Single(), written.Conflicts.Single().Fact));
        Assert.Contains("xmp:Rating=\"4\"", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_that_served_as_the_title_follows_it_but_not_where_it_is_news()
    {
        var sidecar = Encoding.UTF8.GetBytes(Dialects.Odd.Replace("</Description>",
            "<dc:description><Alt><li xml:lang=\"x-default\">Old</li></Alt></dc:description></Description>", StringComparison.Ordinal));
        var agreed = new AgreedFacts(new Dictionary<string, string> { ["title (und)"] = "Old" }, new Dictionary<string, string> { ["description (und)"] = "Old" });
        var facts = new Dictionary<string, string> { ["title (und)"] = "New" };

        var followed = MergeSidecar.Run(sidecar, FactChanges.Of(MergeSidecar.Read(sidecar), facts, ["title (und)"], agreed));
        var news = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(sidecar).Replace(">Old<", ">News<", StringComparison.Ordinal));
        var kept = MergeSidecar.Run(news, FactChanges.Of(MergeSidecar.Read(news), facts, ["title (und)"], agreed));

        Assert.Equal("New", MergeSidecarTests.Facts(followed)["description (und)"]);
        Assert.Equal("News", MergeSidecarTests.Facts(kept)["description (und)"]);
    }

    [Fact]
    public async Task A_conflict_can_be_decided_for_the_sidecar()
    {
        var work = await folder.Take("a", work => work with { Label = ColourLabel.Red });
        var path = folder.PathOf("a.jpg.xmp");
        await folder.WriteOne(work, path);
        SidecarFolder.Edit(path, "xmp:Label=\"Red\"", "xmp:Label=\"Grün\"");
        await folder.Change(work, work => work with { Label = ColourLabel.Blue });

        var taken = await folder.ReadOne(work, path, isTheirs: true);

        Assert.Equal((SidecarDone.Taken, "label"), (taken.Done, taken.Facts.Single()));
        Assert.Equal(ColourLabel.Green, folder.Now(work).Label);
        Assert.Equal(SidecarDone.Unchanged, (await folder.WriteOne(work, path)).Done);
    }

    [Fact]
    public async Task Two_hundred_sidecars_are_read_with_one_sync()
    {
        var targets = new List<(Work, string)>();
        for (var number = 0; number < 200; number++)
        {
            var work = await folder.Take($"{number}");
            targets.Add((work, folder.Write($"{number}.jpg.xmp", Encoding.UTF8.GetBytes(Dialects.Lightroom))));
        }
        await folder.Change(targets[0].Item1, work => work with { Title = LanguageText.Of("the day's first") }); // begins the day's journal
        targets[0] = (folder.Now(targets[0].Item1), targets[0].Item2);
        var changes = await folder.Studio.Changes();
        var outcomes = new List<SidecarOutcome>();
        var syncs = Durable.Count();

        await new ReadSidecars(folder.Studio.Database, folder.Studio.Archive, changes).Run(targets, outcomes.Add, CancellationToken.None);

        Assert.Equal(1, syncs.All);
        Assert.Equal(targets.Select(target => target.Item2), outcomes.Select(outcome => outcome.File));
        Assert.All(targets, target => Assert.Equal(3, folder.Now(target.Item1).Rating));
    }

    [Fact]
    public async Task A_work_with_sidecars_in_two_folders_takes_from_both()
    {
        var work = await folder.Take("a", work => work with { Rating = 1 });
        string[] paths = [folder.PathOf("a.jpg.xmp"), folder.PathOf("b.jpg.xmp")];
        foreach (var path in paths) await folder.WriteOne(work, path);
        SidecarFolder.Edit(paths[0], "xmp:Rating=\"1\"", "xmp:Rating=\"4\"");
        SidecarFolder.Edit(paths[1], "xmp:Rating=\"1\"", "xmp:Rating=\"1\" xmp:Label=\"Red\"");
        var outcomes = new List<SidecarOutcome>();

        await new ReadSidecars(folder.Studio.Database, folder.Studio.Archive, await folder.Studio.Changes())
            .Run(paths.Select(path => (folder.Now(work), path)).ToList(), outcomes.Add, CancellationToken.None);

        Assert.Equal([SidecarDone.Taken, SidecarDone.Taken], outcomes.Select(outcome => outcome.Done));
        Assert.Equal((4, ColourLabel.Red), (folder.Now(work).Rating, folder.Now(work).Label));
    }

    [Fact]
    public async Task Without_its_memory_it_takes_nothing_away_and_asks_where_both_say_something_else()
    {
        var work = await folder.Take("a", work => work with { Rating = 5, Keywords = ["ours"] });
        var path = folder.Write("a.xmp", Encoding.UTF8.GetBytes(Dialects.Lightroom));

        var outcome = await folder.WriteOne(work, path);

        Assert.Equal(["keyword (ours)"], outcome.Facts);
        Assert.Equal(new FactConflict("rating", "5", "3"), Assert.Single(outcome.Conflicts));
        Assert.Equal(["keyword (apple)", "keyword (bazaar)", "label", "title (und)"], outcome.Waiting);
        Assert.Contains("Gelb", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sidecar_that_somebody_removed_is_made_again_and_takes_nothing_from_the_work()
    {
        var work = await folder.Take("a", work => work with { Rating = 5 });
        var path = folder.PathOf("a.xmp");
        await folder.WriteOne(work, path);
        File.Delete(path);

        var read = await folder.ReadOne(work, path);
        var written = await folder.WriteOne(work, path);

        Assert.Equal((SidecarDone.Unchanged, SidecarDone.Created, 5), (read.Done, written.Done, folder.Now(work).Rating));
    }

    [Fact]
    public async Task A_reject_of_another_program_leaves_the_stars_alone()
    {
        var work = await folder.Take("a", work => work with { Rating = 3 });
        var path = folder.PathOf("a.xmp");
        await folder.WriteOne(work, path);
        SidecarFolder.Edit(path, "xmp:Rating=\"3\"", "xmp:Rating=\"-1\"");

        var taken = await folder.ReadOne(work, path);

        Assert.Equal(["mark"], taken.Facts);
        Assert.Equal((Mark.Rejected, 3), (folder.Now(work).Mark, folder.Now(work).Rating));
    }

    [Fact]
    public async Task One_broken_sidecar_among_many_is_named_and_the_rest_is_written()
    {
        var targets = new List<(Work, string)>();
        for (var number = 0; number < 5; number++) targets.Add((await folder.Take($"{number}", work => work with { Rating = 2 }), folder.PathOf($"{number}.xmp")));
        folder.Write("2.xmp", Encoding.UTF8.GetBytes(Dialects.Lightroom[..^20] + "<"));
        var outcomes = new List<SidecarOutcome>();

        await new WriteSidecars(folder.Studio.Database, folder.Studio.Archive, TimeProvider.System).Run(targets, outcomes.Add, CancellationToken.None);

        Assert.Equal(4, outcomes.Count(outcome => outcome.Done == SidecarDone.Created));
        var refused = Assert.Single(outcomes, outcome => outcome.Done == SidecarDone.Failed);
        Assert.Equal(folder.PathOf("2.xmp"), refused.File);
        Assert.Contains("Mend it", refused.Reason, StringComparison.Ordinal);
        Assert.EndsWith("<", File.ReadAllText(folder.PathOf("2.xmp")), StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task Links_are_not_followed_and_not_replaced()
    {
        var work = await folder.Take("a", work => work with { Rating = 2 });
        var target = folder.Write("elsewhere/secret.xmp", Encoding.UTF8.GetBytes(Dialects.Lightroom));
        File.CreateSymbolicLink(folder.PathOf("a.xmp"), target);
        File.CreateSymbolicLink(folder.PathOf("b.xmp"), folder.PathOf("nowhere"));

        var (whole, dangling) = (await folder.WriteOne(work, folder.PathOf("a.xmp")), await folder.WriteOne(work, folder.PathOf("b.xmp")));

        Assert.Equal((SidecarDone.Failed, SidecarDone.Failed), (whole.Done, dangling.Done));
        Assert.Equal(Dialects.Lightroom, File.ReadAllText(target));
        Assert.False(File.Exists(folder.PathOf("nowhere")));
        Assert.NotNull(new FileInfo(folder.PathOf("a.xmp")).LinkTarget);
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Permissions_stay_and_protection_is_respected()
    {
        var work = await folder.Take("a", work => work with { Keywords = ["ours"] });
        var path = folder.Write("a.xmp", Encoding.UTF8.GetBytes(Dialects.Lightroom));
        const UnixFileMode Shared = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(path, Shared);

        var written = await folder.WriteOne(work, path);
        var mode = File.GetUnixFileMode(path);
        await folder.Change(work, work => work with { Keywords = ["ours", "again"] });
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        var refused = await folder.WriteOne(work, path);

        Assert.Equal((SidecarDone.Written, Shared), (written.Done, mode));
        Assert.Equal((SidecarDone.Failed, "is write-protected"), (refused.Done, refused.Reason));
    }

    [UnixFact(NotAsRoot = true)]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var work = await folder.Take("a", work => work with { Rating = 2 });
        var path = folder.Write("locked/a.xmp", Encoding.UTF8.GetBytes(Dialects.DigiKam));
        File.SetUnixFileMode(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var outcome = await folder.WriteOne(work, path, isOurs: true);

        File.SetUnixFileMode(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(SidecarDone.Failed, outcome.Done);
        Assert.Equal(Dialects.DigiKam, File.ReadAllText(path));
    }

    [FactWithTinyDisk]
    public async Task A_full_disk_leaves_the_sidecar_as_it_was()
    {
        using var disk = TinyDisk.Mount()!;
        var work = await folder.Take("a", work => work with { Keywords = ["ours"] });
        var path = Path.Combine(disk.Folder, "a.xmp");
        File.WriteAllText(path, Dialects.Lightroom);
        FillUp(Path.Combine(disk.Folder, "full"));

        var outcome = await folder.WriteOne(work, path);

        Assert.Equal(SidecarDone.Failed, outcome.Done);
        Assert.Contains("full", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(Dialects.Lightroom, File.ReadAllText(path));
        Assert.DoesNotContain(Directory.EnumerateFiles(disk.Folder), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_changed_while_it_was_merged_is_not_overwritten()
    {
        var path = folder.Write("a.xmp", Encoding.UTF8.GetBytes("newer"));

        var refused = await Assert.ThrowsAsync<SidecarRefusedException>(() => SidecarFile.Replace(path, Encoding.UTF8.GetBytes("older"), [1], CancellationToken.None));
        await Assert.ThrowsAsync<SidecarRefusedException>(() => SidecarFile.Replace(path, null, [1], CancellationToken.None));

        Assert.Contains("at this very moment", refused.Message, StringComparison.Ordinal);
        Assert.Equal("newer", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task What_an_interrupted_write_left_is_removed_after_an_hour()
    {
        var work = await folder.Take("a", work => work with { Rating = 1 });
        var (old, young) = (folder.Write(".korme-1.part", [1]), folder.Write(".korme-2.part", [1]));
        File.SetLastWriteTimeUtc(old, new(2026, 11, 20));

        await folder.WriteOne(work, folder.PathOf("a.xmp"));

        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
    }

    private static void FillUp(string path)
    {
        using var file = File.Create(path, bufferSize: 0);
        for (var block = new byte[64 << 10]; block.Length >= 512; block = new byte[block.Length / 2])
        {
            try
            {
                while (true) file.Write(block);
            }
            catch (IOException full) when (DiskFull.Is(full))
            {
                // with smaller blocks, until nothing fits
            }
        }
    }
}
