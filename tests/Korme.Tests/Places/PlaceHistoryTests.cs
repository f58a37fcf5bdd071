using Korme.Catalogue;
using Korme.Delivery;
using Korme.Exhibitions;
using Korme.Places;

namespace Korme.Tests.Places;

public sealed class PlaceHistoryTests
{
    [Fact]
    public void Harvesters_are_told_to_read_again_when_visitors_may_know_less_of_a_place()
    {
        var (work, show) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var exact = new Place { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Behind the garages", "en"), Precision = PlacePrecision.Exact, Created = Day(1) };
        var record = new Work
        {
            Id = work,
            Kind = WorkKind.Mural,
            Imported = Day(1),
            Place = new(LanguageText.None, Record: exact.Id),
            Files = [new() { Sha512 = new('a', 128), Bytes = 1, MediaType = "image/jpeg", Name = "a", Path = "original/a", Role = MediaRole.Picture }],
        };

        var activities = PublicTimeline.Of(
            new Dictionary<Guid, IReadOnlyList<State<Exhibition>>> { [show] = [new(Day(2), new Exhibition { Id = show, Slug = "a", Status = ExhibitionStatus.Open, Created = Day(1), Sections = [new() { Works = [new(work)] }] })] },
            new Dictionary<Guid, IReadOnlyList<State<Work>>> { [work] = [new(Day(1), record)] },
            new Dictionary<Guid, IReadOnlyList<State<Korme.People.Consent>>>(), Day(9),
            new Dictionary<Guid, IReadOnlyList<State<Place>>>
            {
                [exact.Id] = [new(Day(1), exact), new(Day(3), exact with { Story = LanguageText.Of("A story", "en") }), new(Day(5), exact with { Precision = PlacePrecision.Hidden })],
            });

        Assert.Equal([(ActivityKind.Update, work, Day(5)), (ActivityKind.Update, show, Day(5))], activities.Where(activity => activity.At > Day(2)).Select(activity => (activity.Kind, activity.Id, activity.At)));
    }

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 0, 0, 0, TimeSpan.Zero);
}
