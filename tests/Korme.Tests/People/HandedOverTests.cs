using Korme.Exhibitions;
using Korme.Tests.Archive;

namespace Korme.Tests.People;

public sealed class HandedOverTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task What_was_printed_stays_on_the_list_and_a_folder_that_was_published_without_the_work_is_off_it()
    {
        var (work, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Note(HandedKind.Printed, "/a/labels.pdf", 0, work, other);
        await Note(HandedKind.Published, "/srv/site", 1, work, other);
        await Note(HandedKind.Published, "/srv/other", 2, work);
        await Note(HandedKind.Published, "/srv/site", 3, other);
        await Note(HandedKind.Printed, "/a/labels.pdf", 4, other);

        var places = HandedOver.Of(studio.Database, [work]);

        Assert.Equal([(HandedKind.Published, "/srv/other", 2), (HandedKind.Printed, "/a/labels.pdf", 0)], places.Select(over => (over.Kind, over.Where, (over.At - Then).Days)));
        Assert.Equal([work], places[1].Works);
        Assert.Empty(HandedOver.Of(studio.Database, [Guid.CreateVersion7()]));
    }

    [Fact]
    public async Task A_torn_last_line_is_left_out_and_a_rebuild_leaves_the_list_alone()
    {
        var work = Guid.CreateVersion7();
        await Note(HandedKind.Zip, "bazaar.zip", 0, work);
        await File.AppendAllTextAsync(Path.Combine(studio.Folder, HandedOver.FileName), "{\"at\":\"2026-11");

        await Korme.Catalogue.RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        await Note(HandedKind.Zip, "again.zip", 1, work);

        Assert.Equal(["again.zip", "bazaar.zip"], HandedOver.Of(studio.Database, [work]).Select(over => over.Where));
    }

    private Task Note(HandedKind kind, string where, int day, params Guid[] works) =>
        HandedOver.Note(studio.Database, new(Then.AddDays(day), kind, where, "bazaar", works), CancellationToken.None);
}
