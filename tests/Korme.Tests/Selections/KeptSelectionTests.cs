using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Selection;
using Korme.Selections;
using Korme.Tests.Archive;

namespace Korme.Tests.Selections;

public sealed class KeptSelectionTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_selection_comes_back_from_archive_and_catalogue_as_it_went()
    {
        var selection = Whole();
        var changes = await studio.Changes();

        await changes.Save(selection, "proposed", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);

        Assert.Equal(RecordJson.Of(selection), RecordJson.Of(FindSelections.ById(studio.Database, selection.Id)!));
        Assert.Equal(RecordJson.Of(selection), RecordJson.Of(studio.Archive.Records().OfType<KeptSelection>().Single()));
    }

    [Fact]
    public async Task A_rebuild_has_the_selections_and_what_the_ranking_forgets_again_settled_or_not()
    {
        var changes = await studio.Changes();
        var (settled, saved) = (Whole(), Whole() with { Name = LanguageText.Of("second", "en") });
        var forgotten = new ForgottenDecisions { Works = [Guid.CreateVersion7()], Since = new(2026, 11, 21, 18, 0, 0, TimeSpan.FromHours(5)) };
        await changes.Save(settled, "proposed", null, CancellationToken.None);
        await changes.Save(forgotten, "reset", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);
        await changes.Save(saved, "proposed", null, CancellationToken.None);

        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Equal(new[] { settled, saved }.Select(RecordJson.Of).Order(), FindSelections.All(studio.Database).Select(RecordJson.Of).Order());
        Assert.Equal(RecordJson.Of(forgotten), RecordJson.Of(LearnTaste.Forgotten(studio.Database)));
    }

    [Fact]
    public async Task After_a_kill_the_next_start_has_what_was_saved_and_what_was_settled_and_not_indexed()
    {
        var selection = Whole();
        await (await studio.Changes()).Save(selection, "proposed", null, CancellationToken.None);
        var other = Whole();
        await studio.Archive.Revise([new(other, "proposed")], CancellationToken.None);

        var recovered = studio.Restart();
        await CatchUp.Run(studio.Database, recovered, CancellationToken.None);
        await studio.Changes();

        Assert.NotNull(FindSelections.ById(studio.Database, selection.Id));
        Assert.NotNull(FindSelections.ById(studio.Database, other.Id));
    }

    [Fact]
    public async Task Verification_reads_its_record_and_finds_a_record_that_lies_in_another_object()
    {
        var selection = Whole();
        var changes = await studio.Changes();
        await changes.Save(selection, "proposed", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);
        var whole = await Verified();
        var batch = Batch.Start(OcflRoot.Open(studio.Home.Archive), studio.Home.Inbox);
        batch.AddObject(RecordId.From(Guid.CreateVersion7()), RecordFile.Write(selection), new(DateTimeOffset.UnixEpoch, "proposed", "another program", ArchiveStore.Agent));
        batch.Publish();

        var astray = await Verified();

        Assert.Empty(whole.Problems);
        Assert.Contains(astray.Problems, problem => problem.Says.Contains("is the record of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"id":"urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500","count":0}""")]
    [InlineData("""{"id":"urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500","count":1,"works":[{"work":"../../etc/passwd"}]}""")]
    [InlineData("""{"id":"nothing","count":1}""")]
    public void A_record_with_nonsense_in_it_is_refused(string json) =>
        Assert.True(Record.Exception(() => RecordJson.ToSelection(json)) is FormatException or System.Text.Json.JsonException);

    [Fact]
    public async Task A_selection_is_found_by_its_name_in_any_language_and_by_the_beginning_of_its_id()
    {
        var selection = Whole();
        await (await studio.Changes()).Save(selection, "proposed", null, CancellationToken.None);

        Assert.Single(FindSelections.ByName(studio.Database, "green bazaar"));
        Assert.Single(FindSelections.ByName(studio.Database, "Көк базар"));
        Assert.Single(FindSelections.ByName(studio.Database, selection.Id.ToString()[..13]));
        Assert.Empty(FindSelections.ByName(studio.Database, "Green"));
    }

    [Fact]
    public async Task Its_exhibition_hangs_what_can_hang_in_its_order_and_the_selection_remembers_it()
    {
        var works = await Day.Take(studio, 5);
        var changes = await studio.Changes();
        var selection = ProposeSelection.New(studio.Database, Day.Bazaar, 5, LanguageText.None, MeritWeights.Usual, TimeProvider.System);
        selection = ArrangeSelection.Move(selection, works[4].Id, -1)!;
        await changes.Save(selection, "proposed", null, CancellationToken.None);
        await Day.Mark(studio, works[0], Mark.Rejected);
        await changes.Save(works[1] with { Binned = DateTimeOffset.UnixEpoch }, "binned", null, CancellationToken.None);

        var hung = await HangSelection.Run(studio.Database, changes, selection, LanguageText.None, ExhibitionStatus.Draft, TimeProvider.System, CancellationToken.None);

        Assert.Equal([works[2].Id, works[4].Id, works[3].Id], hung!.Hangings.Select(hanging => hanging.Work));
        Assert.All(hung.Hangings, hanging => Assert.NotNull(hanging.Reason));
        Assert.Equal(("Көк базар", ExhibitionStatus.Draft), (hung.Title.ToString(), hung.Status));
        Assert.Equal(hung.Id, FindSelections.ById(studio.Database, selection.Id)!.Exhibition);
    }

    private async Task<VerifyReport> Verified() =>
        await VerifyArchive.Run(studio.Home, studio.Database, new() { IsAll = true }, new(TimeProvider.System), TimeProvider.System, CancellationToken.None);

    private static KeptSelection Whole() => new()
    {
        Id = Guid.CreateVersion7(),
        Name = new([new("kk", "Көк базар"), new("en", "Green Bazaar")]),
        Date = "2026-11-20/2026-11-21",
        Import = Day.Bazaar,
        Count = 24,
        Works =
        [
            new(Guid.CreateVersion7(), LanguageText.Of("the sharpest of five", "en"), IsLocked: true, new(Guid.CreateVersion7(), LanguageText.Of("softer", "en"), true)),
            new(Guid.CreateVersion7(), LanguageText.None),
        ],
        TakenOut = [Guid.CreateVersion7()],
        PassedOver = [Guid.CreateVersion7(), Guid.CreateVersion7()],
        Exhibition = Guid.CreateVersion7(),
        Created = new(2026, 11, 20, 19, 0, 0, TimeSpan.FromHours(5)),
    };
}
