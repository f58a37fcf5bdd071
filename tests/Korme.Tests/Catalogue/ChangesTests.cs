using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.Catalogue;

public sealed class ChangesTests : IDisposable
{
    private readonly HandClock clock = new();
    private readonly Studio studio;

    public ChangesTests() => studio = new(clock: clock);

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_saved_change_is_there_after_a_kill_that_lost_the_index()
    {
        var work = await studio.Take();
        await Save(Titled(work, "Жаңа атау"));

        LoseTheIndex();
        await studio.Changes();

        Assert.Equal("Жаңа атау", Title(work.Id));
    }

    [Fact]
    public async Task Replaying_twice_changes_nothing()
    {
        var work = await studio.Take();
        await Save(Titled(work, "one"));
        await Save(Titled(work, "two"));

        studio.Restart();
        await studio.Changes();
        studio.Restart();
        await studio.Changes();

        Assert.Equal("two", Title(work.Id));
        Assert.Equal(1, await (await studio.Changes()).Settle(CancellationToken.None));
        Assert.Equal(2, studio.Archive.Versions(work.Id).Count);
    }

    [Fact]
    public async Task A_clock_that_goes_back_over_two_days_while_editing_loses_and_reorders_nothing()
    {
        var work = await studio.Take();
        await Save(Titled(work, "on the 21st"));
        clock.Now = clock.Now.AddDays(1);
        await Save(Titled(work, "on the 22nd"));
        await (await studio.Changes()).Settle(CancellationToken.None);
        clock.Now = clock.Now.AddDays(-2);
        await Save(Titled(work, "back on the 20th"));

        LoseTheIndex();
        var changes = await studio.Changes();
        await Save(Titled(work, "still on the 20th"));
        await changes.Settle(CancellationToken.None);

        Assert.Empty(changes.Notices);
        Assert.Equal("still on the 20th", Title(work.Id));
        Assert.Equal(["Көк базар", "on the 22nd", "still on the 20th"], studio.Archive.Versions(work.Id).Select(version => ((Work)version.Record!).Title.In("kk")));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_rebuild_has_what_is_saved_and_not_settled()
    {
        var work = await studio.Take();
        await Save(Titled(work, "settled"));
        await (await studio.Changes()).Settle(CancellationToken.None);
        await Save(Titled(work, "saved"));

        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Equal("saved", Title(work.Id));
    }

    [Fact]
    public async Task A_thousand_saves_of_one_work_are_a_thousand_syncs_one_version_and_few_bytes()
    {
        var work = await studio.Take();
        await Save(Titled(work, "the day's first"));
        var before = BytesOf(studio.Home.Archive);
        var syncs = Durable.Count();
        for (var number = 0; number < 1000; number++) await Save(Titled(work, $"Атау {number}"));
        var saving = syncs.All;

        await (await studio.Changes()).Settle(CancellationToken.None);

        Assert.Equal(1000, saving);
        Assert.Equal(2, studio.Archive.Versions(work.Id).Count);
        Assert.Equal("Атау 999", ((Work)studio.Archive.Versions(work.Id)[^1].Record!).Title.In("kk"));
        Assert.InRange(BytesOf(studio.Home.Archive) - before, 1, 20_000);
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task Many_works_are_saved_with_one_sync_and_are_there_after_a_kill_that_lost_the_index()
    {
        var works = new List<Work>();
        for (var number = 0; number < 40; number++) works.Add(await studio.Take($"{number}"));
        await Save(Titled(works[0], "first of the day"));
        var syncs = Durable.Count();

        var changed = await (await studio.Changes()).SaveAll([.. works.Select(work => Titled(work, "together"))], "marked", CancellationToken.None);
        var count = syncs.All;
        LoseTheIndex();
        await studio.Changes();

        Assert.Equal(40, changed.Count);
        if (OperatingSystem.IsLinux()) Assert.Equal(1, count);
        Assert.All(works, work => Assert.Equal("together", Title(work.Id)));
    }

    [Fact]
    public async Task Of_many_works_with_one_that_is_not_there_none_is_saved()
    {
        var (one, other) = (await studio.Take("one"), await studio.Take("other"));
        var before = BytesOf(studio.Home.Journal);

        await Assert.ThrowsAsync<ArgumentException>(async () => await (await studio.Changes())
            .SaveAll([Titled(one, "saved"), Titled(other, "saved") with { Id = Guid.CreateVersion7() }], "marked", CancellationToken.None));

        Assert.NotEqual("saved", Title(one.Id));
        Assert.Equal(before, BytesOf(studio.Home.Journal));
    }

    [Fact]
    public async Task Many_works_settle_with_a_few_syncs_for_all()
    {
        var works = new List<Work>();
        for (var number = 0; number < 40; number++) works.Add(await studio.Take($"{number}"));
        foreach (var work in works) await Save(Titled(work, "edited"));
        var syncs = Durable.Count();

        var settled = await (await studio.Changes()).Settle(CancellationToken.None);

        Assert.Equal(40, settled);
        if (OperatingSystem.IsLinux()) Assert.InRange(syncs.All, 1, 12);
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told_and_loses_nothing()
    {
        var work = await studio.Take();
        var changes = await studio.Changes();
        var seen = Changes.TokenOf(work);

        var first = await changes.Save(Titled(work, "hers"), "edited", seen, CancellationToken.None);
        var second = await changes.Save(Titled(work, "his"), "edited", seen, CancellationToken.None);

        var conflict = Assert.IsType<Saved.Conflict>(second);
        Assert.Equal("hers", ((Work)conflict.Current).Title.In("kk"));
        Assert.Equal(Assert.IsType<Saved.Kept>(first).Token, conflict.Token);
        Assert.IsType<Saved.Kept>(await changes.Save(Titled(work, "his"), "edited", conflict.Token, CancellationToken.None));
    }

    [Fact]
    public async Task Saving_what_is_there_already_writes_nothing()
    {
        var work = await studio.Take();
        var before = BytesOf(studio.Home.Journal);

        Assert.IsType<Saved.Unchanged>(await Save(work));
        Assert.Equal(before, BytesOf(studio.Home.Journal));
    }

    [Fact]
    public async Task Many_threads_save_at_once_and_every_change_is_there_after_a_restart()
    {
        var works = new List<Work>();
        for (var number = 0; number < 8; number++) works.Add(await studio.Take($"{number}"));
        var changes = await studio.Changes();

        await Parallel.ForEachAsync(Enumerable.Range(0, 160), async (number, cancel) =>
        {
            await changes.Save(Titled(works[number % 8], $"{number}"), "edited", null, cancel);
            if (number % 50 == 0) await changes.Settle(cancel);
        });
        var titles = works.Select(work => Title(work.Id)).ToList();
        LoseTheIndex();
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Empty((await studio.Changes()).Notices);
        Assert.Equal(titles, works.Select(work => Title(work.Id)));
    }

    [Fact]
    public async Task A_kill_between_the_archive_and_the_settled_line_makes_no_second_version()
    {
        var work = await studio.Take();
        await Save(Titled(work, "edited"));
        await studio.Archive.Revise(Titled(work, "edited"), CancellationToken.None); // as far as a settling came

        studio.Restart();
        var changes = await studio.Changes();
        await changes.Settle(CancellationToken.None);

        Assert.Equal("edited", Title(work.Id));
        Assert.Equal(2, studio.Archive.Versions(work.Id).Count);
        Assert.Empty(await changes.Unsettled(work.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_work_that_cannot_be_read_keeps_its_change_in_the_journal_and_others_settle()
    {
        var (damaged, whole) = (await studio.Take("one"), await studio.Take("two"));
        await Save(Titled(damaged, "stays"));
        await Save(Titled(whole, "settles"));
        var folder = Path.Combine(studio.Home.Archive, new HashNTupleLayout().PathOf($"urn:uuid:{damaged.Id}"));
        File.WriteAllText(Path.Combine(folder, "inventory.json"), "gone");
        var changes = await studio.Changes();

        Assert.Equal(1, await changes.Settle(CancellationToken.None));

        studio.Restart();
        changes = await studio.Changes();
        Assert.Single(await changes.Unsettled(damaged.Id, CancellationToken.None));
        Assert.Empty(await changes.Unsettled(whole.Id, CancellationToken.None));
        Assert.Equal("stays", Title(damaged.Id));
    }

    [Fact]
    public async Task What_the_index_refuses_is_not_in_the_journal()
    {
        var changes = await studio.Changes();
        await changes.Save(Studio.Exhibition("bazaar"), "hung", null, CancellationToken.None);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => changes.Save(Studio.Exhibition("bazaar"), "hung", null, CancellationToken.None));

        Assert.Equal(1, await changes.Settle(CancellationToken.None));
    }

    [Fact]
    public async Task Two_exhibitions_that_exchanged_their_names_are_replayed()
    {
        var (one, two) = (Studio.Exhibition("one"), Studio.Exhibition("two"));
        var changes = await studio.Changes();
        foreach (var (exhibition, slug) in ((Exhibition, string)[])[(one, "one"), (two, "two")]) await changes.Save(exhibition with { Slug = slug }, "hung", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);
        foreach (var (exhibition, slug) in ((Exhibition, string)[])[(one, "three"), (two, "one"), (one, "two")]) await changes.Save(exhibition with { Slug = slug }, "hung", null, CancellationToken.None);

        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Equal(one.Id, FindExhibition.BySlug(studio.Database, "two")?.Exhibition.Id);
        Assert.Equal(two.Id, FindExhibition.BySlug(studio.Database, "one")?.Exhibition.Id);
    }

    [Fact]
    public async Task Changes_settle_after_five_quiet_minutes_and_at_the_latest_after_an_hour()
    {
        var work = await studio.Take();
        var changes = await studio.Changes();
        await Save(Titled(work, "first"));
        clock.Now += TimeSpan.FromMinutes(4);
        var tooEarly = await changes.SettleWhenDue(CancellationToken.None);
        clock.Now += TimeSpan.FromMinutes(1);
        var quiet = await changes.SettleWhenDue(CancellationToken.None);
        var settledSteadily = 0;
        for (var minute = 0; minute < 130; minute += 2)
        {
            await Save(Titled(work, $"{minute}"));
            clock.Now += TimeSpan.FromMinutes(2);
            settledSteadily += await changes.SettleWhenDue(CancellationToken.None);
        }

        Assert.Equal((0, 1, 2), (tooEarly, quiet, settledSteadily));
    }

    [Fact]
    public async Task After_a_purge_no_file_of_the_journal_has_the_text()
    {
        var work = await studio.Take();
        await Save(Titled(work, "erase this sentence"));
        clock.Now = clock.Now.AddDays(1);
        await Save(Titled(work, "another"));

        await (await studio.Changes()).Purge(CancellationToken.None);

        Assert.DoesNotContain("erase this sentence", string.Concat(Directory.EnumerateFiles(studio.Home.Journal).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.Equal("another", ((Work)studio.Archive.Versions(work.Id)[^1].Record!).Title.In("kk"));
    }

    [Fact]
    public async Task A_binned_work_hangs_nowhere_and_comes_back_as_it_was()
    {
        var (stays, goes) = (await studio.Take("one"), await studio.Take("two"));
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar", stays.Id, goes.Id), CancellationToken.None);

        await Save(goes with { Binned = clock.Now });
        var without = FindExhibition.BySlug(studio.Database, "bazaar")!.Works.Select(hung => hung.Work.Id).ToList();
        var listed = ListExhibitions.Run(studio.Database).Single().Works;
        var picture = FindPublicPicture.ById(studio.Database, goes.Id);
        var inBin = ListWorks.InBin(studio.Database).Single().Work.Id;
        await Save(goes);

        Assert.Equal([stays.Id], without);
        Assert.Equal((1, goes.Id), (listed, inBin));
        Assert.IsType<PictureAnswer.Withdrawn>(picture);
        Assert.Equal([stays.Id, goes.Id], FindExhibition.BySlug(studio.Database, "bazaar")!.Works.Select(hung => hung.Work.Id));
        Assert.Empty(ListWorks.InBin(studio.Database));
    }

    [Fact]
    public async Task History_has_every_version_and_what_is_saved_and_a_restored_state_brings_nothing_withdrawn_back()
    {
        var work = await studio.Take();
        await Save(Titled(work, "settled"));
        await (await studio.Changes()).Settle(CancellationToken.None);
        await Save(Titled(work, "saved") with { IsWithdrawn = true });
        var now = FindWork.ById(studio.Database, work.Id)!;

        var steps = await WorkHistory.Of(studio.Archive, await studio.Changes(), work.Id, CancellationToken.None);
        var restored = WorkHistory.Restored(steps[0].Work, now);
        var before = WorkHistory.BeforeLastSave(steps, now)!;

        Assert.Equal([1, 2, null], steps.Select(step => step.Version));
        Assert.Equal(["", "title (kk)", "title (kk), withdrawn"], steps.Select(step => string.Join(", ", step.Changed)));
        Assert.Equal(("Көк базар", true), (restored.Title.In("kk"), restored.IsWithdrawn));
        Assert.Equal(("settled", true), (before.Title.In("kk"), before.IsWithdrawn));
    }

    private async Task<Saved> Save(Work work) => await (await studio.Changes()).Save(work, "edited", null, CancellationToken.None);

    private static Work Titled(Work work, string title) => work with { Title = LanguageText.Of(title, "kk") };

    private string? Title(Guid id) => FindWork.ById(studio.Database, id)?.Title.In("kk");

    /// <summary>As if the disk had kept nothing of catalogue.db; then the program starts again.</summary>
    private void LoseTheIndex() => studio.Restart(() =>
    {
        foreach (var ending in (string[])["", "-wal", "-shm"]) File.Delete(studio.Home.CatalogueFile + ending);
    });

    private static long BytesOf(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) : 0;
}
