using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Places;
using Korme.Search;
using Korme.Tests.Archive;

namespace Korme.Tests.Places;

public sealed class MergePlacesTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly Studio studio = new();

    private readonly Place bazaar = Place(new([new("kk", "Көк базар"), new("ru", "Зелёный базар")])) with
    {
        City = LanguageText.Of("Алматы", "kk"),
        Story = LanguageText.Of("Таңертең алма сатады.", "kk"),
        Precision = PlacePrecision.Exact,
    };

    private readonly Place market = Place(LanguageText.Of("Kok bazar", "en")) with
    {
        Street = LanguageText.Of("Zhibek Zholy", "en"),
        Story = new([new("kk", "1875 жылдан."), new("en", "Since 1875.")]),
        Latitude = 43.262,
        Longitude = 76.9531,
        Precision = PlacePrecision.Street,
    };

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task Works_and_words_of_two_records_become_those_of_one_and_the_more_careful_precision_holds()
    {
        var changes = await Found();
        var work = await Made(market);

        Assert.True(await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None));

        var now = FindPlaces.ById(studio.Database, bazaar.Id)!;
        Assert.Equal(new([new("kk", "Көк базар"), new("ru", "Зелёный базар"), new("en", "Kok bazar")]), now.Name);
        Assert.Equal(("Zhibek Zholy", "Алматы", 43.262, PlacePrecision.Street), (now.Street.In("en"), now.City.In("kk"), now.Latitude, now.Precision));
        Assert.Equal(("Таңертең алма сатады.\n\n1875 жылдан.", "Since 1875."), (now.Story.In("kk"), now.Story.In("en")));
        Assert.Equal(bazaar.Id, Work(work).Place!.Record);
        Assert.Equal("Kok bazar", FindPlaces.ById(studio.Database, market.Id)!.Name.In("en"));
        Assert.Equal(bazaar.Id, FindPlaces.Today(studio.Database, market.Id)!.Id);
        Assert.Equal(bazaar.Id, Assert.Single(FindPlaces.All(studio.Database)).Place.Id);
        Assert.Equal([bazaar.Id], FindWords.Run(studio.Database, Question.Of("zhibek"), publicOnly: false).Where(found => found.Kind == "place").Select(found => found.Id));
    }

    [Fact]
    public async Task A_merge_is_undone_in_one_press_after_a_restart_and_a_rebuild()
    {
        var changes = await Found();
        List<Work> works = [await Made(market), await Made(bazaar, "2"), await Made(market, "3")];
        var before = Everything(works);

        await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None);
        var merged = Everything(works);
        await changes.Settle(CancellationToken.None);
        studio.Restart(() => File.Delete(studio.Home.CatalogueFile));
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);
        var since = await MergePlaces.Undo(await studio.Changes(), market.Id, CancellationToken.None);

        Assert.NotEqual(before, merged);
        Assert.True(since!.IsNothing);
        Assert.Equal(before, Everything(works));
        Assert.Null(await MergePlaces.Undo(await studio.Changes(), market.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_changed_since_stays_when_it_is_undone_and_is_named()
    {
        var changes = await Found();
        var (moved, stays) = (await Made(market), await Made(market, "2"));
        await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None);
        await changes.Save(Work(moved) with { Place = null }, "placed", null, CancellationToken.None);
        await changes.Save(FindPlaces.ById(studio.Database, bazaar.Id)! with { City = LanguageText.Of("Алматы қаласы", "kk") }, "edited", null, CancellationToken.None);

        var since = await MergePlaces.Undo(changes, market.Id, CancellationToken.None);

        Assert.Equal(["city"], since!.Fields);
        Assert.Equal([moved.Id], since.Works);
        Assert.Equal((null, market.Id), (Work(moved).Place?.Record, Work(stays).Place!.Record));
        Assert.Equal(("Алматы қаласы", null), (FindPlaces.ById(studio.Database, bazaar.Id)!.City.In("kk"), FindPlaces.ById(studio.Database, bazaar.Id)!.Latitude));
    }

    [Fact]
    public async Task Neither_a_merge_nor_its_undoing_tells_visitors_more_of_a_place()
    {
        var changes = await Found();
        var work = await Made(market);
        await changes.Save(Studio.Exhibition("all", work.Id), "hung", null, CancellationToken.None);
        Assert.Equal("Zhibek Zholy", Shown()!.Name.In("en"));

        await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None);
        Assert.Equal(PlacePrecision.Street, Shown()!.Shown);
        await changes.Save(FindPlaces.ById(studio.Database, bazaar.Id)! with { Precision = PlacePrecision.Hidden }, "edited", null, CancellationToken.None);
        Assert.Null(Shown());

        await MergePlaces.Undo(changes, market.Id, CancellationToken.None);
        Assert.Null(Shown());
        Assert.Equal(PlacePrecision.Hidden, FindPlaces.ById(studio.Database, market.Id)!.Precision);
    }

    [Fact]
    public async Task A_work_saved_from_an_older_window_or_file_follows_to_the_place_of_today_and_shows_none_meanwhile()
    {
        var changes = await Found();
        var work = await studio.Take("1");
        await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None);

        await changes.Save(work with { Place = new(LanguageText.None, Record: market.Id) }, "placed", null, CancellationToken.None);
        var late = await Made(market, "2"); // straight into the archive, as an import does it
        await changes.Save(Studio.Exhibition("all", late.Id), "hung", null, CancellationToken.None);

        Assert.Equal(bazaar.Id, Work(work).Place!.Record);
        Assert.Null(Shown());
    }

    [Fact]
    public async Task A_place_is_merged_once_and_never_with_itself()
    {
        var changes = await Found();

        Assert.False(await MergePlaces.Run(changes, bazaar.Id, bazaar.Id, Then, CancellationToken.None));
        Assert.True(await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None));
        Assert.False(await MergePlaces.Run(changes, market.Id, bazaar.Id, Then, CancellationToken.None));
        Assert.False(await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None));
        Assert.False(await MergePlaces.Run(changes, bazaar.Id, Guid.NewGuid(), Then, CancellationToken.None));
    }

    [Fact]
    public void Places_of_one_name_nearby_or_on_one_spot_may_be_one_unless_they_were_told_apart()
    {
        var spot = Place(LanguageText.Of("Gate 4", "en")) with { Latitude = 43.2621, Longitude = 76.9532 };
        var far = Place(LanguageText.Of("Көк базар", "kk")) with { Latitude = 42.3, Longitude = 69.6 };
        var apart = Place(LanguageText.Of("Көк Базар", "kk")) with { NotSame = [bazaar.Id, market.Id] };

        var pairs = FindDoublePlaces.Among([bazaar, market, spot, far, apart]).Select(pair => (pair.One.Id, pair.Other.Id));

        Assert.Equal([(bazaar.Id, market.Id), (bazaar.Id, far.Id), (market.Id, spot.Id), (far.Id, apart.Id)], pairs);
    }

    [Fact]
    public async Task A_place_and_its_merge_come_back_from_the_archive_as_they_were()
    {
        var changes = await Found();
        await Made(market);
        await MergePlaces.Run(changes, bazaar.Id, market.Id, Then, CancellationToken.None);
        await changes.Settle(CancellationToken.None);

        var again = studio.Archive.Records().OfType<Place>().Single(place => place.Id == market.Id);

        Assert.Equal(RecordJson.Of(FindPlaces.ById(studio.Database, market.Id)!), RecordJson.Of(again));
        Assert.Equal((bazaar.Id, 1), (again.SameAs, again.Merged!.Works.Count));
    }

    private PlaceOf? Shown() => Assert.Single(FindExhibition.BySlug(studio.Database, "all")!.Works).Work.Place;

    private Work Work(Work work) => FindWork.ById(studio.Database, work.Id)!;

    private Task<Work> Made(Place place, string bytes = "1") => studio.Take(bytes, work => work with { Place = new(LanguageText.None, Record: place.Id) });

    private string Everything(IReadOnlyList<Work> works) => string.Join('\n', works.Select(work => RecordJson.Of(Work(work)))
        .Concat(new[] { bazaar.Id, market.Id }.Select(id => RecordJson.Of(FindPlaces.ById(studio.Database, id)!))));

    private async Task<Changes> Found()
    {
        var changes = await studio.Changes();
        foreach (var place in new[] { bazaar, market }) await changes.Save(place, "found", null, CancellationToken.None);
        return changes;
    }

    private static Place Place(LanguageText name) => new() { Id = Guid.CreateVersion7(), Name = name, Created = Then };
}
