using Korme.Catalogue;
using Korme.LightTable;
using Korme.Selection;
using Korme.Selections;
using Korme.Storage;
using Korme.Tests.Archive;
using Measured = Korme.Tests.Selection.Candidates;

namespace Korme.Tests.Selections;

public sealed class LearnTasteTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_home_without_marks_has_learned_nothing_and_is_not_read_for_it()
    {
        await Day.Take(studio, moments: 3, frames: 2);
        var before = studio.Database.QueriesRun;

        var taste = await LearnTaste.Run(studio.Database, CancellationToken.None);

        Assert.Equal((0, MeritWeights.Usual), (taste.Decisions, taste.Weights));
        Assert.InRange(studio.Database.QueriesRun - before, 1, 5);
    }

    [Fact]
    public async Task Learning_the_same_again_tells_nobody_that_something_changed()
    {
        var works = await Day.Take(studio, moments: 3, frames: 2);
        await Day.Mark(studio, works[0], Mark.Picked);
        var first = await LearnTaste.Run(studio.Database, CancellationToken.None);
        var commits = studio.Database.Commits;

        var second = await LearnTaste.Run(studio.Database, CancellationToken.None);

        Assert.Equal((1, first), (second.Decisions, second));
        Assert.Equal(commits, studio.Database.Commits);
    }

    [Fact]
    public async Task After_a_reset_old_decisions_no_longer_teach_and_new_ones_do_also_in_a_rebuilt_catalogue()
    {
        var works = await Day.Take(studio, moments: 3, frames: 2);
        var changes = await studio.Changes();
        await Day.Mark(studio, works[0], Mark.Picked);
        await Day.Mark(studio, works[2], Mark.Picked);

        var isReset = await LearnTaste.Reset(studio.Database, changes, TimeProvider.System, CancellationToken.None);
        await Day.Mark(studio, works[4], Mark.Picked);
        await changes.Settle(CancellationToken.None);
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);
        var after = await LearnTaste.Run(studio.Database, CancellationToken.None);
        var isUndone = await LearnTaste.Undo(studio.Database, studio.Archive, changes, CancellationToken.None);
        var again = await LearnTaste.Run(studio.Database, CancellationToken.None);

        Assert.Equal((true, 1), (isReset, after.Decisions));
        Assert.Equal((true, 3), (isUndone, again.Decisions));
        Assert.False(await LearnTaste.Undo(studio.Database, studio.Archive, changes, CancellationToken.None));
    }

    [Fact]
    public async Task Two_resets_are_taken_back_one_after_the_other()
    {
        var works = await Day.Take(studio, moments: 3, frames: 2);
        var clock = new HandClock();
        var changes = await studio.Changes();
        await Day.Mark(studio, works[0], Mark.Picked);
        await LearnTaste.Reset(studio.Database, changes, clock, CancellationToken.None);
        clock.Now += TimeSpan.FromHours(1);
        await Day.Mark(studio, works[2], Mark.Picked);
        await LearnTaste.Reset(studio.Database, changes, clock, CancellationToken.None);

        await LearnTaste.Undo(studio.Database, studio.Archive, changes, CancellationToken.None);
        var once = LearnTaste.Forgotten(studio.Database);
        await LearnTaste.Undo(studio.Database, studio.Archive, changes, CancellationToken.None);
        var twice = LearnTaste.Forgotten(studio.Database);

        Assert.Equal([works[0].Id], once.Works);
        Assert.Empty(twice.Works);
        Assert.Null(twice.Since);
    }

    [Fact]
    public async Task The_light_table_ranks_by_what_was_learned()
    {
        var works = await Day.Take(studio, moments: 1, frames: 2);
        await RecordPicture.Run(studio.Database, Studio.Facts(works[0].Picture!.Sha512) with { Measures = Measured.Unlike(0, detail: 1.2, highlights: 0.06) }, CancellationToken.None);
        var tables = new LightTables(studio.Database);
        var before = tables.Of(new(Day.Bazaar.Id)).Find(works[0].Id)!.Rank;

        await studio.Database.Write((_, transaction) => transaction.Run(
            """insert into learned_taste (id, decisions, weights) values (1, 40, '{"sharpness":0.3,"highlights":2.5}')"""), CancellationToken.None);

        Assert.Equal((0, 1), (before, tables.Of(new(Day.Bazaar.Id)).Find(works[0].Id)!.Rank));
    }
}
