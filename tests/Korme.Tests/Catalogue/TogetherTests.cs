using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.Catalogue;

public sealed class TogetherTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task Records_of_different_sorts_are_saved_with_one_sync_and_are_there_after_a_kill_that_lost_the_index()
    {
        var work = await studio.Take();
        var (person, place) = (Person("Айгүл"), new Place { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Көк базар", "kk"), Created = Then });
        var consent = new Consent { Id = Guid.CreateVersion7(), Person = person.Id, Uses = Uses.Web, Created = Then };
        var exhibition = Studio.Exhibition("one-morning", work.Id);
        var changes = await studio.Changes();
        await changes.Save(person with { Id = Guid.CreateVersion7() }, "met", null, CancellationToken.None);
        var syncs = Durable.Count();

        var saved = await changes.SaveAll(
            [person, place, consent, exhibition, work with { Subjects = [person.Id], Place = new(LanguageText.None, Record: place.Id) }], "brought-in", null, CancellationToken.None);
        var count = syncs.All;
        studio.Restart(() => File.Delete(studio.Home.CatalogueFile));
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Equal(5, Assert.IsType<SavedTogether.Kept>(saved).Changed.Count);
        if (OperatingSystem.IsLinux()) Assert.Equal(1, count);
        Assert.Equal([person.Id], FindWork.ById(studio.Database, work.Id)!.Subjects);
        Assert.Equal(consent.Id, Assert.Single(FindConsents.Of(studio.Database, person.Id)).Id);
        Assert.NotNull(FindExhibition.BySlug(studio.Database, "one-morning"));
    }

    [Fact]
    public async Task When_one_of_them_was_changed_by_somebody_else_none_is_saved()
    {
        var (one, other) = (Person("Айгүл"), Person("Aigul"));
        var changes = await studio.Changes();
        foreach (var person in (Person[])[one, other]) await changes.Save(person, "met", null, CancellationToken.None);
        var seen = new Dictionary<Guid, long> { [one.Id] = Changes.TokenOf(one), [other.Id] = Changes.TokenOf(other) };
        await changes.Save(other with { Born = "1998" }, "edited", null, CancellationToken.None);

        var saved = await changes.SaveAll([one with { Born = "1987" }, other with { SameAs = one.Id }], "merged", seen, CancellationToken.None);

        Assert.Equal([other.Id], Assert.IsType<SavedTogether.Conflict>(saved).Ids);
        Assert.Null(FindPeople.ById(studio.Database, one.Id)!.Born);
        Assert.Null(FindPeople.ById(studio.Database, other.Id)!.SameAs);
    }

    [Fact]
    public async Task What_was_before_comes_back_by_saving_it()
    {
        var work = await studio.Take();
        var person = Person("Айгүл");
        var changes = await studio.Changes();
        await changes.Save(person, "met", null, CancellationToken.None);

        var saved = (SavedTogether.Kept)await changes.SaveAll([person with { Born = "1998" }, work with { Subjects = [person.Id] }], "brought-in", null, CancellationToken.None);
        var undone = await changes.SaveAll(
            [.. saved.Changed.Select(each => each.Before!)], "undone", saved.Changed.ToDictionary(each => each.Id, each => Changes.TokenOf(each.After)), CancellationToken.None);

        Assert.IsType<SavedTogether.Kept>(undone);
        Assert.Equal(RecordJson.Of(person), RecordJson.Of(FindPeople.ById(studio.Database, person.Id)!));
        Assert.Empty(FindWork.ById(studio.Database, work.Id)!.Subjects);
    }

    [Fact]
    public async Task Records_that_are_like_that_already_write_nothing_and_a_work_that_is_not_there_saves_nothing()
    {
        var work = await studio.Take();
        var person = Person("Айгүл");
        var changes = await studio.Changes();
        await changes.Save(person, "met", null, CancellationToken.None);

        var same = await changes.SaveAll([person, work], "merged", null, CancellationToken.None);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            changes.SaveAll([person with { Born = "1998" }, work with { Id = Guid.CreateVersion7() }], "merged", null, CancellationToken.None));

        Assert.Empty(Assert.IsType<SavedTogether.Kept>(same).Changed);
        Assert.Null(FindPeople.ById(studio.Database, person.Id)!.Born);
    }

    private static Person Person(string name) => new() { Id = Guid.CreateVersion7(), Name = LanguageText.Of(name, "kk"), Created = Then };
}
