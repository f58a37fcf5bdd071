using System.Net;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Tests.Delivery;
using Korme.Tests.Web;

namespace Korme.Tests.People;

/// <summary>All who had a part in a work are named wherever it is, in the artist's order, by the names that their records have.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes it through IAsyncLifetime")]
public sealed class CreditTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly IiifSite home = new() { IsSmall = true };
    private LiveSite site = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        await home.InitializeAsync();
        site = await LiveSite.Over(home);
        http = site.Http;
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await home.DisposeAsync();
    }

    [Fact]
    public async Task Every_collaborator_is_named_in_the_artists_order_on_label_manifest_feed_screen_and_sheet()
    {
        var people = new[] { Person("Ыбырай"), Person("Айгүл"), Person("Мақпал") };
        foreach (var person in people) await home.Changes.Save(person, "met", null, CancellationToken.None);
        var makers = people.Select((person, index) => new Maker(person.Name, new[] { "painter", "photographer", "with" }[index], person.Id)).Append(new(LanguageText.Of("Белгісіз", "kk"), "dancer")).ToList();
        var work = await home.Take(600, 400, work => work with { Makers = makers, Title = LanguageText.Of("Қабырға", "kk"), Date = "2024" });
        await home.Hang("wall", ExhibitionStatus.Open, new Section { Works = [new(work.Id)] });
        await home.Changes.Save(people[1] with { Name = LanguageText.Of("Жұлдыз", "kk") }, "edited", null, CancellationToken.None);
        string[] names = ["Ыбырай", "Жұлдыз", "Мақпал", "Белгісіз"];

        foreach (var address in (string[])
            [
                "/kk/exhibitions/wall", $"/kk/exhibitions/wall/works/{work.Id}", "/kk/exhibitions/wall/feed.atom", "/kk/exhibitions/wall/feed.json",
                "/iiif/presentation/3/exhibitions/wall/manifest", $"/iiif/presentation/3/works/{work.Id}/manifest", $"/linked-art/works/{work.Id}", "/screen/wall/sequence.json",
                "/desk/exhibitions/wall/print/labels", "/desk/exhibitions/wall/print/checklist", "/desk/exhibitions/wall/print/catalogue", $"/desk/works/{work.Id}", $"/desk/works/{work.Id}/makers",
            ])
        {
            using var answer = await http.GetAsync(address + (address.StartsWith("/desk", StringComparison.Ordinal) ? "?lang=kk" : ""));
            var text = Regex.Unescape(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Replace("\\", address.Contains("json", StringComparison.Ordinal) ? "\\" : "", StringComparison.Ordinal));

            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            var places = names.Select(name => text.IndexOf(name, StringComparison.Ordinal)).ToList();
            Assert.True(places.All(place => place >= 0) && places.SequenceEqual(places.Order()), $"{address}: {string.Join(", ", places)}");
            Assert.DoesNotContain("Айгүл", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_public_page_of_a_maker_has_names_life_links_works_by_year_and_those_it_was_made_with()
    {
        var (maker, other) = (Person("Айгүл") with
        {
            Name = new([new("kk", "Айгүл Омарова"), new("en", "Aigul Omarova"), new("ar", "آيغول")]),
            Born = "1987-05?",
            Biography = LanguageText.Of("Шымкентте **туған**. <script>alert(1)</script>", "kk"),
            Links = ["https://aigul.example/works", "javascript:alert(1)"],
            Contact = "+7 701 SECRET",
        }, Person("Нұрлан"));
        foreach (var person in (Person[])[maker, other]) await home.Changes.Save(person, "met", null, CancellationToken.None);
        var (early, late) = (await Made("Ерте", "2014", new Maker(maker.Name, "painter", maker.Id)), await Made("Кеш", "2024-06", new(other.Name, "", other.Id), new(maker.Name, "", maker.Id)));
        await home.Hang("life", ExhibitionStatus.Open, new Section { Works = [new(early.Id), new(late.Id)] });

        var raw = await http.GetStringAsync($"/kk/people/{maker.Id}");
        var page = WebUtility.HtmlDecode(raw);
        var list = WebUtility.HtmlDecode(await http.GetStringAsync("/ru/people"));

        foreach (var word in (string[])["Айгүл Омарова", "Aigul Omarova", "آيغول", "<strong>туған</strong>", "Нұрлан", "кескіндемеші", "aigul.example/works", "\"@type\":\"Person\"", "\"alternateName\""]) Assert.Contains(word, page, StringComparison.Ordinal);
        foreach (var word in (string[])["<script>alert", "javascript:", "SECRET"]) Assert.DoesNotContain(word, raw, StringComparison.Ordinal);
        Assert.Matches("rel=\"noopener noreferrer nofollow\"", page);
        Assert.True(page.IndexOf("Кеш", StringComparison.Ordinal) < page.IndexOf("Ерте", StringComparison.Ordinal));
        Assert.Contains("Нұрлан", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_made_nothing_public_has_no_page_and_a_merged_one_leads_on()
    {
        var (maker, twin, seen, gone) = (Person("Айгүл"), Person("Айгуль"), Person("Зейнеп"), Person("Дина"));
        foreach (var person in (Person[])[maker, twin, seen, gone]) await home.Changes.Save(person, "met", null, CancellationToken.None);
        var work = await Made("Ашық", "2024", new Maker(twin.Name, "", twin.Id));
        var draft = await Made("Жабық", "2024", new Maker(seen.Name, "", seen.Id));
        var down = await Made("Алынған", "2024", new Maker(gone.Name, "", gone.Id));
        await home.Hang("open", ExhibitionStatus.Open, new Section { Works = [new(work.Id), new(down.Id)] });
        await home.Hang("draft", ExhibitionStatus.Draft, new Section { Works = [new(draft.Id)] });
        await home.Withdraw(down);
        await MergePeople.Run(home.Changes, maker.Id, twin.Id, Then, CancellationToken.None);

        using var moved = await http.GetAsync($"/en/people/{twin.Id}");

        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/en/people/{maker.Id}"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        Assert.Equal([200, 404, 410, 404, 404], await Statuses($"/en/people/{maker.Id}", $"/en/people/{seen.Id}", $"/en/people/{gone.Id}", $"/en/people/{Guid.NewGuid()}", $"/de/people/{maker.Id}"));
        Assert.DoesNotContain("Зейнеп", WebUtility.HtmlDecode(await http.GetStringAsync("/kk/people")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makers_are_found_made_ordered_and_told_their_part_by_plain_forms()
    {
        var known = Person("Айгүл");
        await home.Changes.Save(known, "met", null, CancellationToken.None);
        var work = await Made("Бір", "2024", new Maker(LanguageText.Of("Дамир", "kk")));
        var alike = await Made("Екі", "2024", new Maker(LanguageText.Of("Дамир", "kk"), "painter"));

        await Credit(work, ("do", "record"), ("line", "0"), ("every", "yes"));
        await Credit(work, ("do", "add"), ("who", "айгүл"), ("role", "Фотограф"));
        await Credit(work, ("do", "add"), ("who", "Жаңа адам"), ("role", "өзі"));
        await Credit(work, ("do", "up"), ("line", "2"));
        await Credit(work, ("do", "up"), ("line", "9"));
        var credited = FindWork.ById(home.Database, work.Id)!.Makers;
        await Credit(work, ("do", "remove"), ("line", "0"));

        Assert.Equal([("Дамир", ""), ("Жаңа адам", "өзі"), ("Айгүл", "photographer")], credited.Select(maker => (maker.Name.In("kk"), maker.Role)));
        Assert.All(credited, maker => Assert.NotNull(maker.Person));
        Assert.Equal((credited[0].Person, "painter"), (FindWork.ById(home.Database, alike.Id)!.Makers[0].Person, FindWork.ById(home.Database, alike.Id)!.Makers[0].Role));
        Assert.Equal(2, FindWork.ById(home.Database, work.Id)!.Makers.Count);
    }

    [Fact]
    public async Task A_form_about_other_makers_than_there_are_by_now_changes_nothing()
    {
        var work = await Made("Бір", "2024", new Maker(LanguageText.Of("Дамир", "kk")));
        var page = await http.GetStringAsync($"/desk/works/{work.Id}/makers?lang=kk");
        await home.Changes.Save(work with { Makers = [new(LanguageText.Of("Басқа", "kk")), .. work.Makers] }, "edited", null, CancellationToken.None);

        using var late = await http.PostAsync($"/desk/works/{work.Id}/makers?lang=kk", Form(page, ("do", "remove"), ("line", "0")));

        Assert.Contains("said=meanwhile", late.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, FindWork.ById(home.Database, work.Id)!.Makers.Count);
    }

    private async Task Credit(Work work, params (string Name, string Value)[] fields)
    {
        var page = await http.GetStringAsync($"/desk/works/{work.Id}/makers?lang=kk");
        using var answer = await http.PostAsync($"/desk/works/{work.Id}/makers?lang=kk", Form(page, fields));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private static FormUrlEncodedContent Form(string page, params (string Name, string Value)[] fields) => new(fields
        .Append(("token", Field("token").Match(page).Groups[1].Value)).Append(("based", Field("based").Match(page).Groups[1].Value))
        .Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    private static Regex Field(string name) => new($"name=\"{name}\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant);

    private async Task<IEnumerable<int>> Statuses(params string[] addresses)
    {
        var statuses = new List<int>();
        foreach (var address in addresses)
        {
            using var answer = await http.GetAsync(address);
            statuses.Add((int)answer.StatusCode);
        }
        return statuses;
    }

    private Task<Work> Made(string title, string date, params Maker[] makers) =>
        home.Take(300, 200, work => work with { Title = LanguageText.Of(title, "kk"), Date = date, Makers = makers });

    private static Person Person(string name) => new() { Id = Guid.CreateVersion7(), Name = LanguageText.Of(name, "kk"), Created = Then };
}
