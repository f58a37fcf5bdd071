using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.Catalogue;

public sealed class RebuildCatalogueTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_rebuilt_catalogue_answers_as_the_old_one_did()
    {
        var works = new List<Work>();
        for (var number = 0; number < 7; number++) works.Add(await studio.Take($"picture {number}", work => work with { Rating = number % 6 }));
        foreach (var work in works) WriteFacts(work);
        await Revised(works[2] with { IsWithdrawn = true });
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar", works.Select(work => work.Id)), CancellationToken.None);
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar", works[3].Id), CancellationToken.None);
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("plan") with { Status = ExhibitionStatus.Draft }, CancellationToken.None);
        var before = Answers(works);

        var outcome = await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Equal((7, 3, 0), (outcome.Works, outcome.Exhibitions, outcome.Damaged.Count));
        Assert.Equal(before, Answers(works));
    }

    [Fact]
    public async Task A_catalogue_that_is_damaged_or_gone_is_made_again()
    {
        var work = await studio.Take();
        studio.Database.Dispose();
        File.WriteAllText(studio.Home.CatalogueFile, "not a database, but long enough to look like one" + new string('x', 1_000));

        await RebuildCatalogue.Run(studio.Home, null, studio.Archive, null, CancellationToken.None);

        using var db = Database.Open(studio.Home.CatalogueFile);
        Assert.Equal(work.Id, FindWork.ById(db, work.Id)?.Id);
    }

    [Fact]
    public async Task What_is_damaged_is_named_and_the_rest_is_there()
    {
        var damaged = await studio.Take("one");
        var whole = await studio.Take("two");
        File.Delete(Directory.EnumerateFiles(studio.Home.Archive, "record.json", SearchOption.AllDirectories)
            .Single(file => file.Contains(damaged.Id.ToString(), StringComparison.Ordinal)));

        var outcome = await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Contains(damaged.Id.ToString(), Assert.Single(outcome.Damaged).Folder, StringComparison.Ordinal);
        Assert.Null(FindWork.ById(studio.Database, damaged.Id));
        Assert.NotNull(FindWork.ById(studio.Database, whole.Id));
    }

    [Fact]
    public async Task A_rebuild_that_is_stopped_leaves_the_catalogue_as_it_was()
    {
        var work = await studio.Take();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, stop.Token));

        Assert.NotNull(FindWork.ById(studio.Database, work.Id));
        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
    }

    private string Answers(List<Work> works) => string.Join('\n',
    [
        .. ListExhibitions.Run(studio.Database).Select(summary => $"{summary.Slug} {RecordJson.Of(summary.Title)} {summary.Status} {summary.Works} {Hung(summary.FirstPictures)}"),
        .. ListExhibitions.Run(studio.Database).Select(summary => FindExhibition.BySlug(studio.Database, summary.Slug)!)
            .Select(view => $"{RecordJson.Of(view.Exhibition)} {Hung(view.Works)}"),
        .. works.Select(work => FindPublicPicture.ById(studio.Database, work.Id).GetType().Name),
    ]);

    private static string Hung(IReadOnlyList<HungWork> works) =>
        string.Join(';', works.Select(hung => $"{RecordJson.Of(hung.Work)} {hung.Picture?.Sha512} {RecordJson.Of(hung.Reason)}"));

    private async Task Revised(Work work)
    {
        await studio.Archive.Revise(work, CancellationToken.None);
        await RecordWorks.Run(studio.Database, [work], CancellationToken.None);
    }

    private void WriteFacts(Work work)
    {
        var file = new DerivativePaths(studio.Home.DerivativesFolder).Facts(work.Picture!.Sha512);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, FactsJson.Write(Studio.Facts(work.Picture.Sha512)));
    }
}
