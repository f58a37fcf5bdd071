using Korme.Catalogue;
using Korme.Delivery;
using Korme.Exhibitions;
using Korme.People;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.People;

public sealed class ConsentDayTests
{
    private static readonly DateOnly LastDay = new(2026, 11, 21);

    [Fact]
    public async Task It_holds_through_its_last_day_where_the_artist_is_and_what_was_remembered_is_old_the_morning_after()
    {
        var clock = new SetClock(new(2026, 11, 21, 23, 59, 0, TimeSpan.FromHours(5)));
        using var studio = new Studio(clock: clock);
        using var db = Database.Open(Path.Combine(studio.Folder, "other.db"), clock);
        var person = Guid.CreateVersion7();
        var work = (await studio.Draft(change: work => work with { Subjects = [person] })).Work;
        await RecordWorks.Run(db, [work], CancellationToken.None);
        await db.Write((_, transaction) =>
        {
            IndexPeople.Write(transaction, Yes(person) with { Until = LastDay });
            return HangIn(transaction, work.Id);
        }, CancellationToken.None);

        var (evening, commits) = (FindExhibition.BySlug(db, "bazaar")!.Works.Count, db.Commits);
        clock.Now += TimeSpan.FromMinutes(2);

        Assert.Equal(1, evening);
        Assert.Empty(FindExhibition.BySlug(db, "bazaar")!.Works);
        Assert.NotEqual(commits, db.Commits);
    }

    [Fact]
    public void A_harvester_is_told_when_a_yes_came_when_it_was_taken_back_and_when_it_ended()
    {
        var (person, id, show) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var work = new Work { Id = id, Kind = WorkKind.Photograph, Imported = Day(1), Subjects = [person], Files = [Picture] };
        var opened = Studio.Exhibition("bazaar", id) with { Id = show };
        var yes = Yes(person);
        var (first, second) = (yes with { Id = Guid.CreateVersion7() }, yes with { Id = Guid.CreateVersion7(), Until = new(2026, 11, 8) });

        var activities = PublicTimeline.Of(
            new Dictionary<Guid, IReadOnlyList<State<Exhibition>>> { [show] = [new(Day(2), opened)] },
            new Dictionary<Guid, IReadOnlyList<State<Work>>> { [id] = [new(Day(1), work)] },
            new Dictionary<Guid, IReadOnlyList<State<Consent>>>
            {
                [first.Id] = [new(Day(3), first), new(Day(5), first with { Withdrawn = Day(5) })],
                [second.Id] = [new(Day(7), second)],
            },
            Day(20));

        Assert.Equal(
            [(ActivityKind.Create, Day(3)), (ActivityKind.Delete, Day(5)), (ActivityKind.Create, Day(7)), (ActivityKind.Delete, new(2026, 11, 9, 0, 0, 0, TimeSpan.FromHours(5)))],
            activities.Where(activity => activity.Id == id).Select(activity => (activity.Kind, activity.At)));
    }

    private static Consent Yes(Guid person) => new()
    {
        Id = Guid.CreateVersion7(),
        Person = person,
        Uses = Uses.Web,
        Created = Day(1),
        Given = new(Evidence.Witnessed, Day(1), "Зейнеп"),
    };

    private static MediaFile Picture => new()
    {
        Sha512 = Studio.Sha512("x"),
        Bytes = 1,
        MediaType = "image/jpeg",
        Name = "a.jpg",
        Path = "original/a.jpg",
        Role = MediaRole.Picture,
    };

    private static bool HangIn(System.Data.Common.DbTransaction transaction, Guid work)
    {
        HangExhibition.Write(transaction, [Studio.Exhibition("bazaar", work)]);
        return true;
    }

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 12, 0, 0, TimeSpan.FromHours(5));

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("Almaty", TimeSpan.FromHours(5), "Almaty", "Almaty");

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
