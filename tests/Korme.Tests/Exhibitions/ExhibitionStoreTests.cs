using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Tests.Archive;

namespace Korme.Tests.Exhibitions;

public sealed class ExhibitionStoreTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task An_exhibition_is_found_with_its_works_in_the_order_of_the_walk()
    {
        var (first, second) = (await studio.Take("1"), await studio.Take("2"));
        await Hang("bazaar", second.Id, first.Id);

        var view = FindExhibition.BySlug(studio.Database, "bazaar")!;

        Assert.Equal([second.Id, first.Id], view.Works.Select(hung => hung.Work.Id));
        Assert.Equal("sharpest of five", view.Works[0].Reason?.In("en"));
        Assert.Equal(second.Picture!.Sha512, view.Works[0].Picture?.Sha512);
        Assert.Null(FindExhibition.BySlug(studio.Database, "another"));
    }

    [Fact]
    public async Task A_thousand_works_take_no_more_queries_than_one()
    {
        var works = Enumerable.Range(0, 1_000).Select(number => new Work
        {
            Id = Guid.CreateVersion7(),
            Kind = WorkKind.Photograph,
            Files = [new() { Sha512 = Studio.Sha512($"{number}"), Bytes = 1, MediaType = "image/jpeg", Name = "a", Path = "original/a", Role = MediaRole.Picture }],
            Imported = DateTimeOffset.UnixEpoch,
        }).ToList();
        await RecordWorks.Run(studio.Database, works, CancellationToken.None);
        await RecordPicture.Run(studio.Database, [.. works.Select(work => Studio.Facts(work.Picture!.Sha512))], CancellationToken.None);
        await Hang("bazaar", [.. works.Select(work => work.Id)]);
        var before = studio.Database.QueriesRun;

        var view = FindExhibition.BySlug(studio.Database, "bazaar")!;

        Assert.Equal(1_000, view.Works.Count(hung => hung.Picture is not null));
        Assert.InRange(studio.Database.QueriesRun - before, 1, 3);
    }

    [Fact]
    public async Task A_withdrawn_work_hangs_nowhere_and_its_picture_is_gone()
    {
        var (shown, withdrawn) = (await studio.Take("1"), await studio.Take("2", work => work with { IsWithdrawn = true }));
        await Hang("bazaar", withdrawn.Id, shown.Id);

        Assert.Equal(shown.Id, Assert.Single(FindExhibition.BySlug(studio.Database, "bazaar")!.Works).Work.Id);
        Assert.Equal(1, Assert.Single(ListExhibitions.Run(studio.Database)).Works);
        Assert.IsType<PictureAnswer.Withdrawn>(FindPublicPicture.ById(studio.Database, withdrawn.Id));
    }

    [Theory]
    [InlineData(ExhibitionStatus.Open, true)]
    [InlineData(ExhibitionStatus.Closed, true)]
    [InlineData(ExhibitionStatus.Draft, false)]
    public async Task A_picture_is_public_where_visitors_go(ExhibitionStatus status, bool isPublic)
    {
        var work = await studio.Take();
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar", work.Id) with { Status = status }, CancellationToken.None);

        var answer = FindPublicPicture.ById(studio.Database, work.Id);

        Assert.Equal(isPublic, answer is PictureAnswer.Found found && found.Picture.Work.Id == work.Id);
    }

    [Fact]
    public async Task A_picture_that_hangs_nowhere_or_is_unknown_is_not_public()
    {
        var work = await studio.Take();

        Assert.IsType<PictureAnswer.NotPublic>(FindPublicPicture.ById(studio.Database, work.Id));
        Assert.IsType<PictureAnswer.NotPublic>(FindPublicPicture.ById(studio.Database, Guid.NewGuid()));
    }

    [Fact]
    public async Task A_slug_that_is_taken_gets_the_next_number()
    {
        await Hang("bazaar");
        await Hang("bazaar");
        var third = await Hang("bazaar");

        var hungAnew = await HangExhibition.Run(studio.Database, await studio.Changes(), third with { Hours = LanguageText.Of("late", "en") }, CancellationToken.None);

        Assert.Equal("bazaar-3", third.Slug);
        Assert.Equal("bazaar-3", hungAnew.Slug);
        Assert.Equal("bazaar-3", studio.Archive.Exhibitions().Single(kept => kept.Id == third.Id).Slug);
    }

    [Fact]
    public async Task Hanging_anew_takes_down_what_no_longer_hangs()
    {
        var (stays, goes) = (await studio.Take("1"), await studio.Take("2"));
        var exhibition = await Hang("bazaar", stays.Id, goes.Id);

        await HangExhibition.Run(studio.Database, await studio.Changes(), exhibition with { Sections = [new() { Works = [new(stays.Id)] }] }, CancellationToken.None);

        Assert.Equal(stays.Id, Assert.Single(FindExhibition.BySlug(studio.Database, "bazaar")!.Works).Work.Id);
        Assert.IsType<PictureAnswer.NotPublic>(FindPublicPicture.ById(studio.Database, goes.Id));
    }

    [Fact]
    public async Task The_list_shows_open_ones_first_then_the_newest_with_their_first_pictures()
    {
        var works = new List<Guid>();
        for (var number = 0; number < 5; number++) works.Add((await studio.Take($"{number}")).Id);
        var old = Studio.Exhibition("old", works);
        foreach (var exhibition in (Exhibition[])[old with { Status = ExhibitionStatus.Closed, Created = old.Created.AddYears(2) }, Studio.Exhibition("early"), Studio.Exhibition("late") with { Created = old.Created.AddDays(1) }])
            await HangExhibition.Run(studio.Database, await studio.Changes(), exhibition, CancellationToken.None);
        var before = studio.Database.QueriesRun;

        var list = ListExhibitions.Run(studio.Database);

        Assert.Equal(["late", "early", "old"], list.Select(summary => summary.Slug));
        Assert.Equal((5, 3), (list[2].Works, list[2].FirstPictures.Count));
        Assert.Equal(works[0], list[2].FirstPictures[0].Work.Id);
        Assert.Equal(2, studio.Database.QueriesRun - before);
    }

    private async Task<Exhibition> Hang(string slug, params Guid[] works) =>
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition(slug, works), CancellationToken.None);
}
