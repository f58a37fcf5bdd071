using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Search;
using Korme.Tests.Archive;

namespace Korme.Tests.People;

public sealed class MergeTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly Studio studio = new();
    private readonly Person one = Person(new([new("kk", "Айгүл"), new("ru", "Айгуль")])) with
    {
        Biography = LanguageText.Of("Суретші.", "kk"),
        Links = ["https://a.example/"],
        Contact = "+7 701",
    };

    private readonly Person other = Person(new([new("en", "Aigul"), new("ru", "Айгуля")])) with
    {
        Biography = new([new("kk", "Шымкентте туған."), new("en", "Born in Shymkent.")]),
        Born = "1987",
        Links = ["https://a.example/", "https://b.example/"],
        Contact = "aigul@example.org",
    };

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task Works_consents_names_and_links_of_two_records_become_those_of_one_and_nothing_is_lost()
    {
        var changes = await Met();
        var hers = await studio.Take("hers", work => work with { Makers = [Maker(one, "painter"), new(LanguageText.Of("Дамир")), Maker(other, "photographer")] });
        var his = await studio.Take("his", work => work with { Makers = [Maker(other, "painter")], Subjects = [other.Id] });
        var yes = await Yes(other);
        await changes.Save(Studio.Exhibition("together", hers.Id) with { Makers = [Maker(other)] }, "hung", null, CancellationToken.None);

        Assert.True(await MergePeople.Run(changes, one.Id, other.Id, Then, CancellationToken.None));

        var now = FindPeople.ById(studio.Database, one.Id)!;
        Assert.Equal(new([new("kk", "Айгүл"), new("ru", "Айгуль"), new("en", "Aigul")]), now.Name);
        Assert.Equal("Суретші.\n\nШымкентте туған.", now.Biography.In("kk"));
        Assert.Equal(("1987", "+7 701; aigul@example.org", 2), (now.Born, now.Contact, now.Links.Count));
        Assert.Equal([(one.Id, "painter"), (null, ""), (one.Id, "photographer")], Work(hers).Makers.Select(maker => (maker.Person, maker.Role)));
        Assert.Equal([now.Name, LanguageText.Of("Дамир"), now.Name], Work(hers).Makers.Select(maker => maker.Name));
        Assert.Equal([one.Id], Work(his).Subjects);
        Assert.Equal(now.Name, FindExhibition.BySlug(studio.Database, "together")!.Exhibition.Makers.Single().Name);
        Assert.Equal(yes.Id, Assert.Single(FindConsents.Of(studio.Database, one.Id)).Id);
        Assert.Equal("Айгуля", FindPeople.ById(studio.Database, other.Id)!.Name.In("ru"));
        Assert.Equal(one.Id, FindPeople.Today(studio.Database, other.Id)!.Id);
        Assert.Equal(one.Id, Assert.Single(FindPeople.All(studio.Database)).Person.Id);
    }

    [Fact]
    public async Task A_merge_is_undone_in_one_press_after_a_restart_and_a_rebuild()
    {
        var changes = await Met();
        var works = new List<Work>
        {
            await studio.Take("1", work => work with { Makers = [Maker(one, "painter"), Maker(other, "painter")], Subjects = [one.Id, other.Id] }),
            await studio.Take("2", work => work with { Makers = [Maker(other)], Subjects = [other.Id] }),
            await studio.Take("3", work => work with { Subjects = [one.Id] }),
        };
        await Yes(one);
        await Yes(other);
        await changes.Save(Studio.Exhibition("together", works[0].Id) with { Makers = [Maker(other)] }, "hung", null, CancellationToken.None);
        var before = Everything(works);

        await MergePeople.Run(changes, one.Id, other.Id, Then, CancellationToken.None);
        var merged = Everything(works);
        await changes.Settle(CancellationToken.None);
        studio.Restart(() => File.Delete(studio.Home.CatalogueFile));
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);
        var since = await MergePeople.Undo(await studio.Changes(), other.Id, CancellationToken.None);

        Assert.NotEqual(before, merged);
        Assert.True(since!.IsNothing);
        Assert.Equal(before, Everything(works));
    }

    [Fact]
    public async Task What_was_changed_since_a_merge_stays_when_it_is_undone_and_is_named()
    {
        var changes = await Met();
        var edited = await studio.Take("1", work => work with { Makers = [Maker(one, "painter"), Maker(other, "dancer")], Subjects = [other.Id] });
        await MergePeople.Run(changes, one.Id, other.Id, Then, CancellationToken.None);
        var friend = Person(LanguageText.Of("Дамир"));
        await changes.Save(friend, "met", null, CancellationToken.None);
        await changes.Save(Work(edited) with { Makers = [Maker(friend, "with"), .. Work(edited).Makers], Subjects = [friend.Id, one.Id], Title = LanguageText.Of("Жаңа") }, "edited", null, CancellationToken.None);
        await changes.Save(FindPeople.ById(studio.Database, one.Id)! with { Born = "1988?" }, "edited", null, CancellationToken.None);
        await Yes(one);

        var since = await MergePeople.Undo(changes, other.Id, CancellationToken.None);

        Assert.Equal(["born"], since!.Fields);
        Assert.Equal([edited.Id], since.Works);
        Assert.Equal(1, since.Consents);
        Assert.Equal("1988?", FindPeople.ById(studio.Database, one.Id)!.Born);
        Assert.Equal(one.Name, FindPeople.ById(studio.Database, one.Id)!.Name);
        Assert.Equal([friend.Id, one.Id, other.Id], Work(edited).Makers.Select(maker => maker.Person));
        Assert.Equal([friend.Id, other.Id], Work(edited).Subjects);
        Assert.Equal("Жаңа", Work(edited).Title.ToString());
        Assert.Null(await MergePeople.Undo(changes, other.Id, CancellationToken.None));
    }

    [Fact]
    public async Task No_merge_makes_a_work_public_that_was_not()
    {
        var changes = await Met();
        var both = await studio.Take("1", work => work with { Subjects = [one.Id, other.Id] });
        var his = await studio.Take("2", work => work with { Subjects = [other.Id] });
        var hers = await studio.Take("3", work => work with { Subjects = [one.Id] });
        var lists = await studio.Take("4", work => work with { Subjects = [other.Id] });
        await changes.Save(Studio.Exhibition("all", both.Id, his.Id, hers.Id, lists.Id), "hung", null, CancellationToken.None);
        await Yes(one);
        await Yes(one, consent => consent with { Works = [lists.Id] }); // for a work that she isn't seen in
        var no = await Yes(other);
        await changes.Save(no with { Withdrawn = Then }, "withdrawn", null, CancellationToken.None);
        Assert.Equal([hers.Id], Shown());

        foreach (var (keep, goes) in new[] { (one.Id, other.Id), (other.Id, one.Id) })
        {
            await MergePeople.Run(changes, keep, goes, Then, CancellationToken.None);
            Assert.Equal([hers.Id], Shown());
            Assert.Equal([both.Id, his.Id, lists.Id], FindWithheld.Of(studio.Database, Uses.Web, [Work(both), Work(his), Work(lists)]).Select(held => held.Work));
            await MergePeople.Undo(changes, goes, CancellationToken.None);
            Assert.Equal([hers.Id], Shown());
        }
    }

    [Fact]
    public async Task After_a_merge_a_withdrawal_takes_what_it_took_before_and_an_undo_brings_none_of_it_back()
    {
        var changes = await Met();
        var (his, hers) = (await studio.Take("2", work => work with { Subjects = [other.Id] }), await studio.Take("3", work => work with { Subjects = [one.Id] }));
        await changes.Save(Studio.Exhibition("all", his.Id, hers.Id), "hung", null, CancellationToken.None);
        await Yes(one);
        var yes = await Yes(other);
        await MergePeople.Run(changes, one.Id, other.Id, Then, CancellationToken.None);
        var together = Shown();

        await changes.Save(FindConsents.ById(studio.Database, yes.Id)! with { Withdrawn = Then }, "withdrawn", null, CancellationToken.None);
        var withdrawn = Shown();
        await MergePeople.Undo(changes, other.Id, CancellationToken.None);

        Assert.Equal([his.Id, hers.Id], together);
        Assert.Equal([hers.Id], withdrawn);
        Assert.Equal([hers.Id], Shown());
    }

    [Fact]
    public async Task An_older_version_that_names_the_other_record_is_held_back()
    {
        var changes = await Met();
        var work = await studio.Take("1");
        await changes.Save(Studio.Exhibition("all", work.Id), "hung", null, CancellationToken.None);
        await Yes(one);
        await MergePeople.Run(changes, one.Id, other.Id, Then, CancellationToken.None);

        await changes.Save(Work(work) with { Subjects = [other.Id], Makers = [Maker(other)] }, "restored", null, CancellationToken.None);

        Assert.Empty(Shown());
        Assert.Equal(one.Id, Work(work).Makers.Single().Person);
    }

    [Fact]
    public async Task A_record_that_is_merged_already_is_merged_no_second_time_and_never_into_itself()
    {
        var changes = await Met();
        var third = Person(LanguageText.Of("Айгул"));
        await changes.Save(third, "met", null, CancellationToken.None);

        Assert.False(await MergePeople.Run(changes, one.Id, one.Id, Then, CancellationToken.None));
        Assert.True(await MergePeople.Run(changes, one.Id, other.Id, Then, CancellationToken.None));
        Assert.False(await MergePeople.Run(changes, one.Id, other.Id, Then, CancellationToken.None));
        Assert.False(await MergePeople.Run(changes, other.Id, third.Id, Then, CancellationToken.None));
        Assert.True(await MergePeople.Run(changes, third.Id, one.Id, Then, CancellationToken.None));
        Assert.Equal(third.Id, FindPeople.Today(studio.Database, other.Id)!.Id);
        Assert.Null(await MergePeople.Undo(changes, other.Id, CancellationToken.None)); // first the outer one
        Assert.NotNull(await MergePeople.Undo(changes, one.Id, CancellationToken.None));
        Assert.NotNull(await MergePeople.Undo(changes, other.Id, CancellationToken.None));
    }

    [Theory]
    [InlineData("Айгүл", "Айгуль", true)]
    [InlineData("Айгүл Омарова", "Omarova Aigul", true)]
    [InlineData("Aigül", "АЙГУЛЬ", true)]
    [InlineData("Айгүл", "Айнұр", false)]
    [InlineData("Айгүл Омарова", "Айгүл Сейтова", false)]
    [InlineData("!", "?", false)]
    public void Names_that_sound_the_same_over_scripts_are_suggested(string name, string same, bool isSuggested) =>
        Assert.Equal(isSuggested, FindDoubles.Among([Person(LanguageText.Of(name, "kk")), Person(LanguageText.Of(same, "en"))]).Count == 1);

    [Fact]
    public async Task Homonyms_that_were_told_apart_are_never_suggested_again_not_even_after_a_rebuild_or_another_merge()
    {
        var changes = await Met();
        var third = Person(LanguageText.Of("Айгуль"));
        await changes.Save(third, "met", null, CancellationToken.None);
        Assert.Equal(3, FindDoubles.All(studio.Database).Count);

        await changes.Save(one with { NotSame = [third.Id] }, "told-apart", null, CancellationToken.None);
        await MergePeople.Run(changes, other.Id, one.Id, Then, CancellationToken.None);
        await changes.Settle(CancellationToken.None);
        studio.Restart(() => File.Delete(studio.Home.CatalogueFile));
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Empty(FindDoubles.All(studio.Database));
    }

    [Fact]
    public async Task A_new_name_of_a_person_is_the_name_in_every_work_and_exhibition_at_once_and_found()
    {
        var changes = await Met();
        var work = await studio.Take("1", work => work with { Makers = [Maker(one, "painter"), Maker(other)] });
        await changes.Save(Studio.Exhibition("all", work.Id) with { Makers = [Maker(one)] }, "hung", null, CancellationToken.None);

        await changes.Save(one with { Name = LanguageText.Of("Жұлдыз", "kk") }, "edited", null, CancellationToken.None);

        Assert.Equal(["Жұлдыз", "Aigul"], Work(work).Makers.Select(maker => maker.Name.For("en")!.Value.Text));
        Assert.Equal("Жұлдыз", FindExhibition.BySlug(studio.Database, "all")!.Exhibition.Makers.Single().Name.In("kk"));
        Assert.Contains(FindWords.Run(studio.Database, Question.Of("zhuldyz"), publicOnly: true), found => found.Id == work.Id);
    }

    private async Task<Changes> Met()
    {
        var changes = await studio.Changes();
        foreach (var person in (Person[])[one, other]) await changes.Save(person, "met", null, CancellationToken.None);
        return changes;
    }

    private async Task<Consent> Yes(Person person, Func<Consent, Consent>? change = null)
    {
        var consent = new Consent
        {
            Id = Guid.CreateVersion7(),
            Person = person.Id,
            Uses = Uses.Web,
            Given = new(Evidence.Paper, Then, "A"),
            Created = Then,
            Secret = ConsentLink.NewSecret(),
        };
        consent = change?.Invoke(consent) ?? consent;
        await (await studio.Changes()).Save(consent, "given", null, CancellationToken.None);
        return consent;
    }

    private IReadOnlyList<Guid> Shown() => [.. FindExhibition.BySlug(studio.Database, "all")!.Works.Select(hung => hung.Work.Id)];

    private Work Work(Work work) => FindWork.ById(studio.Database, work.Id)!;

    private string Everything(IEnumerable<Work> works) => string.Join('\n',
    [
        .. works.Select(work => RecordJson.Of(Work(work))), RecordJson.Of(FindPeople.ById(studio.Database, one.Id)!), RecordJson.Of(FindPeople.ById(studio.Database, other.Id)!),
        .. FindConsents.Of(studio.Database, one.Id).Concat(FindConsents.Of(studio.Database, other.Id)).Select(RecordJson.Of),
        RecordJson.Of(FindExhibition.BySlug(studio.Database, "together")!.Exhibition),
    ]);

    private static Maker Maker(Person person, string role = "") => new(person.Name, role, person.Id);

    private static Person Person(LanguageText name) => new() { Id = Guid.CreateVersion7(), Name = name, Created = Then };
}
