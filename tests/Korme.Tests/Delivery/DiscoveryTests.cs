using System.Net;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Delivery;
using Korme.Exhibitions;
using Korme.People;

namespace Korme.Tests.Delivery;

public sealed class DiscoveryTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Fact]
    public async Task Every_change_of_a_public_manifest_is_an_activity()
    {
        var work = await site.Hang(300, 200);
        var slug = "show-" + work.Id.ToString("N");
        await site.Changes.Save(work with { Title = LanguageText.Of("Apples", "en") }, "edited", null, CancellationToken.None);
        var before = await Activities(work.Id, slug);
        await site.Changes.Save(work with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);

        var after = await Activities(work.Id, slug);

        Assert.Equal(["Create exhibition", "Create work", "Update work", "Update exhibition"], before);
        Assert.Equal([.. before, "Delete work", "Delete exhibition"], after);
    }

    [Fact]
    public async Task What_the_artist_decides_on_the_light_table_is_told_to_nobody()
    {
        var work = await site.Hang(300, 200);
        var slug = "show-" + work.Id.ToString("N");
        var before = await Activities(work.Id, slug);

        await site.Changes.Save(work with { Mark = Mark.Picked, Rating = 4, Label = ColourLabel.Red, Moment = Guid.CreateVersion7() }, "marked", null, CancellationToken.None);

        Assert.Equal(before, await Activities(work.Id, slug));
    }

    [Fact]
    public async Task A_draft_is_not_told_until_it_opens_and_is_deleted_when_it_becomes_one_again()
    {
        var work = await site.Take(300, 200);
        var slug = "draft-" + work.Id.ToString("N");
        var exhibition = await site.Hang(slug, ExhibitionStatus.Draft, new Section { Works = [new(work.Id)] });
        var draft = await Activities(work.Id, slug);
        foreach (var status in new[] { ExhibitionStatus.Open, ExhibitionStatus.Closed, ExhibitionStatus.Draft })
        {
            await site.Changes.Save(exhibition with { Status = status }, "hung", null, CancellationToken.None);
            await site.Changes.Settle(CancellationToken.None);
            await Activities(work.Id, slug);
        }

        var all = await Activities(work.Id, slug);

        Assert.Empty(draft);
        Assert.Equal(["Create exhibition", "Create work", "Update exhibition", "Delete exhibition", "Delete work"], all);
    }

    [Fact]
    public void An_erased_work_is_deleted_though_nothing_of_it_is_left()
    {
        var (work, show) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var opened = new Exhibition { Id = show, Slug = "a", Status = ExhibitionStatus.Open, Created = Day(1), Sections = [new() { Works = [new(work)] }] };
        var tombstone = new Work { Id = work, Kind = WorkKind.Photograph, Imported = Day(1), IsWithdrawn = true, Erased = Day(3) };

        var activities = PublicTimeline.Of(
            new Dictionary<Guid, IReadOnlyList<State<Exhibition>>> { [show] = [new(Day(2), opened), new(Day(3), opened with { Sections = [] })] },
            new Dictionary<Guid, IReadOnlyList<State<Work>>> { [work] = [new(Day(3), tombstone)] },
            new Dictionary<Guid, IReadOnlyList<State<Consent>>>(), Day(9));

        Assert.Equal(
            [(ActivityKind.Create, show, Day(2)), (ActivityKind.Delete, work, Day(3)), (ActivityKind.Delete, show, Day(3))],
            activities.Select(activity => (activity.Kind, activity.Id, activity.At)));
    }

    [Fact]
    public async Task Pages_are_linked_in_both_directions_and_known_again()
    {
        for (var i = 0; i < 3; i++) await site.Hang(200, 100);
        var all = JsonSerializer.Deserialize<JsonElement>(await site.Client.GetStringAsync("/iiif/discovery/activity-all-changes.json"));

        var (count, next) = (0, (string?)all.GetProperty("first").GetProperty("id").GetString());
        for (string? previous = null; next is not null;)
        {
            using var answer = await site.Client.GetAsync(next);
            var page = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            Assert.Equal("application/ld+json; profile=\"http://iiif.io/api/discovery/1/context.json\"", answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal(next, page.GetProperty("id").GetString());
            Assert.Equal(previous, page.TryGetProperty("prev", out var link) ? link.GetProperty("id").GetString() : null);
            Assert.Equal(count, page.GetProperty("startIndex").GetInt32());
            count += page.GetProperty("orderedItems").GetArrayLength();
            using var again = await site.Send(HttpMethod.Get, next, ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            (previous, next) = (next, page.TryGetProperty("next", out var following) ? following.GetProperty("id").GetString() : null);
        }

        Assert.Equal(all.GetProperty("totalItems").GetInt32(), count);
    }

    [Theory]
    [InlineData("page-9999.json")]
    [InlineData("page-.json")]
    [InlineData("page--1.json")]
    [InlineData("page-0")]
    [InlineData("page-99999999999999999999.json")]
    public async Task A_page_that_is_not_there_is_not_found(string page)
    {
        using var answer = await site.Client.GetAsync("/iiif/discovery/" + page);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static DateTimeOffset Day(int day) => new(2026, 11, day, 0, 0, 0, TimeSpan.Zero);

    private async Task<List<string>> Activities(Guid work, string slug)
    {
        var all = JsonSerializer.Deserialize<JsonElement>(await site.Client.GetStringAsync("/iiif/discovery/activity-all-changes.json"));
        var found = new List<string>();
        for (var page = all.TryGetProperty("first", out var first) ? first.GetProperty("id").GetString() : null; page is not null;)
        {
            var json = JsonSerializer.Deserialize<JsonElement>(await site.Client.GetStringAsync(page));
            foreach (var item in json.GetProperty("orderedItems").EnumerateArray())
            {
                var id = item.GetProperty("object").GetProperty("id").GetString()!;
                if (id.EndsWith($"/works/{work}/manifest", StringComparison.Ordinal)) found.Add(item.GetProperty("type").GetString() + " work");
                if (id.EndsWith($"/exhibitions/{slug}/manifest", StringComparison.Ordinal)) found.Add(item.GetProperty("type").GetString() + " exhibition");
            }
            page = json.TryGetProperty("next", out var next) ? next.GetProperty("id").GetString() : null;
        }
        return found;
    }
}
