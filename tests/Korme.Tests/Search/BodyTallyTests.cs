using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Lifetime;
using Korme.People;
using Korme.Places;
using Korme.Search;
using Korme.Storage;

namespace Korme.Tests.Search;

/// <summary>A large body of work is told by its index, and says the same as reading all of it.</summary>
public sealed class BodyTallyTests : CatalogueTests
{
    private readonly Person maker = new() { Id = Guid.NewGuid(), Name = LanguageText.Of("Айсұлу", "kk"), Created = DateTimeOffset.UnixEpoch };
    private readonly Person seen = new() { Id = Guid.NewGuid(), Name = LanguageText.Of("Сатушы", "kk"), Created = DateTimeOffset.UnixEpoch };
    private readonly Place place = new() { Id = Guid.NewGuid(), City = LanguageText.Of("Тараз", "kk"), Precision = PlacePrecision.City, Created = DateTimeOffset.UnixEpoch };
    private Consent consent = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        consent = new() { Id = Guid.NewGuid(), Person = seen.Id, Uses = Uses.Web, Given = new(Evidence.Paper, DateTimeOffset.UnixEpoch, "A"), Created = DateTimeOffset.UnixEpoch };
        var works = Enumerable.Range(0, BodyTally.MostWhole + 60).Select(number => new Work
        {
            Id = Guid.CreateVersion7(),
            Kind = WorkKind.Photograph,
            Imported = DateTimeOffset.UnixEpoch,
            Title = LanguageText.Of($"w{number}", "en"),
            Date = number % 40 == 0 ? null : $"{1990 + number % 20}",
            Makers = number % 2 == 0 ? [new(maker.Name, "", maker.Id)] : [],
            Place = number % 3 == 0 ? new(LanguageText.None, Record: place.Id) : null,
            Subjects = number % 10 == 0 ? [seen.Id] : [],
            Condition = number % 7 == 0 ? [new(ConditionKind.Destroyed, "2024", LanguageText.None, [])] : [],
        }).ToList();
        await Index([maker, seen, place, consent, .. works, new Exhibition
        {
            Id = Guid.NewGuid(), Slug = "all", Status = ExhibitionStatus.Open, Created = DateTimeOffset.UnixEpoch, Sections = [new() { Works = [.. works.Select(work => new Hanging(work.Id))] }],
        }]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Its_numbers_are_those_of_the_works_that_a_visitor_may_see(bool isTakenBack)
    {
        if (isTakenBack) await Index(consent with { Withdrawn = DateTimeOffset.UnixEpoch });
        var (all, body) = (FindPublicWorks.All(Database), BodyYears.Of(Database));

        var whole = BodyYears.Of(all);

        Assert.Equal(isTakenBack ? (BodyTally.MostWhole + 60) * 9 / 10 : BodyTally.MostWhole + 60, all.Count);
        Assert.Equal(all.Count, body.Tally.Works);
        Assert.Equal(whole.Years.Select(year => (year.Year, year.Tally.Works, year.Tally.Lost)), body.Years.Select(year => (year.Year, year.Tally.Works, year.Tally.Lost)));
        Assert.Equal((whole.OfUndated.Works, whole.OfUndated.Lost), (body.OfUndated.Works, body.OfUndated.Lost));
        Assert.Equal(all.Count(work => work.Work.Makers.Count > 0), Assert.Single(FindMakers.All(Database)).Works);
        Assert.Equal(all.Count(work => work.Work.Makers.Count > 0), FindMakers.Of(Database, maker.Id)!.Count);
        Assert.Equal(all.Count(work => work.Work.Place is not null), Assert.Single(FindShownPlaces.All(Database)).Count);
        Assert.Equal(all.Count(work => work.Work.Place is not null), FindShownPlaces.ById(Database, place.Id)!.Count);
        Assert.All(body.Years, year => Assert.All(year.Works, each => Assert.StartsWith(year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), each.Work.Work.Date!, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_change_of_one_work_doesnt_read_all_the_others()
    {
        _ = BodyYears.Of(Database);
        await Index(consent with { Withdrawn = DateTimeOffset.UnixEpoch });
        var before = Database.QueriesRun;

        _ = (BodyYears.Of(Database), FindMakers.All(Database), FindShownPlaces.All(Database));

        // Of the index some, of each year and each group a walk and its few works.
        Assert.InRange(Database.QueriesRun - before, 1, 120);
    }
}
