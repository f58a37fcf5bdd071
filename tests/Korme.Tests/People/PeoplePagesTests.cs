using System.Net;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Tests.Archive;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.People;

/// <summary>From the desk's question over the person's telephone to the no, all by plain forms.</summary>
public sealed partial class PeoplePagesTests : IAsyncLifetime, IDisposable
{
    private readonly Studio studio = new();
    private LiveSite site = null!;
    private HttpClient http = null!;
    private Work work = null!;

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        site = await LiveSite.Over(studio);
        http = site.Http;
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);
        await RecordWorks.Run(studio.Database, [draft.Work], CancellationToken.None);
        work = draft.Work;
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", work.Id), CancellationToken.None);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task Somebody_is_named_in_a_work_asked_signs_and_takes_it_back()
    {
        Assert.Equal(1, Shown());
        await Post($"/desk/works/{work.Id}/people", ("do", "meet"), ("name", "Зейнеп апа"));
        var person = FindPeople.All(studio.Database).Single().Person;
        Assert.Equal(0, Shown());

        await Post($"/desk/people/{person.Id}", ("do", "ask"), ("use", "Show"), ("use", "Web"), ("scope", "all"));
        var asked = FindConsents.Of(studio.Database, person.Id).Single();
        Assert.Equal((0, Uses.Show | Uses.Web), (Shown(), asked.Uses));

        var page = await http.GetStringAsync($"/consent/{asked.Secret}?lang=ru");
        Assert.Contains("Я, Зейнеп апа, вижу себя на работах этого художника.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await Send($"/consent/{asked.Secret}", ("do", "agree"), ("by", "Зейнеп"), ("sure", "yes"), ("strokes", "M10 20L30 40L50 60")));
        var given = FindConsents.Of(studio.Database, person.Id).Single();
        Assert.Equal((1, "Зейнеп", "M10 20L30 40L50 60"), (Shown(), given.Given!.Name, given.Given.Strokes));
        Assert.Contains("I can take it back", given.Given.Text!.In("en"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, await Send($"/consent/{asked.Secret}", ("do", "withdraw")));
        Assert.Equal(0, Shown());
        Assert.Equal(HttpStatusCode.Gone, (await http.GetAsync($"/kk/exhibitions/bazaar/works/{work.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_yes_on_paper_is_recorded_with_its_guardian_and_taken_back_at_the_desk()
    {
        var person = await Named();

        await Post($"/desk/people/{person}", ("do", "record"), ("use", "Web"), ("scope", "some"), ("work", work.Id.ToString()), ("until", "2999-12-31"),
            ("by", "Арман"), ("how", "Paper"), ("guardian", "Гүлнар"), ("witness", ""));
        var consent = FindConsents.Of(studio.Database, person).Single();
        var before = Shown();
        await Post($"/desk/people/{person}", ("do", "withdraw"), ("consent", consent.Id.ToString()));

        Assert.Equal((1, 0), (before, Shown()));
        Assert.Equal((Evidence.Paper, "Арман", "Гүлнар", null), (consent.Given!.How, consent.Given.Name, consent.Given.Guardian, consent.Given.Witness));
        Assert.Equal((work.Id, new DateOnly(2999, 12, 31)), (consent.Works.Single(), consent.Until));
    }

    [Theory]
    [InlineData("useless", "do=record", "by=A", "how=Paper")]
    [InlineData("day", "do=ask", "use=Web", "until=2024-02-30")]
    [InlineData("past", "do=ask", "use=Web", "until=2020-01-01")]
    [InlineData("workless", "do=ask", "use=Web", "scope=some")]
    [InlineData("unsigned", "do=record", "use=Web", "how=Paper", "by= ")]
    [InlineData("unsigned", "do=record", "use=Web", "how=telepathy", "by=A")]
    public async Task A_question_that_is_none_is_refused_with_the_reason(string reason, params string[] fields)
    {
        var person = await Named();

        var answer = await Answer($"/desk/people/{person}", true, [.. fields.Select(field => field.Split('=')).Select(pair => (pair[0], pair[1]))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(WebUtility.HtmlEncode(Texts.In("kk")["people.said." + reason]), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(FindConsents.Of(studio.Database, person));
    }

    [Theory]
    [InlineData("M10 20L30 40\"/><script>alert(1)</script>")]
    [InlineData("url(https://evil.example/x)")]
    [InlineData("L1 2M3 4L5 6L7 8")]
    public async Task A_signature_that_is_no_path_comes_near_no_page(string strokes)
    {
        var consent = await Asked(await Named());

        await Send($"/consent/{consent.Secret}", ("do", "agree"), ("by", "A<b>"), ("sure", "yes"), ("strokes", strokes));

        var kept = FindConsents.ById(studio.Database, consent.Id)!;
        Assert.Null(kept.Given!.Strokes);
        Assert.DoesNotContain("<b>", await http.GetStringAsync($"/consent/{consent.Secret}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_tick_or_the_name_nobody_has_agreed()
    {
        var consent = await Asked(await Named());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send($"/consent/{consent.Secret}", ("do", "agree"), ("by", "A")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send($"/consent/{consent.Secret}", ("do", "agree"), ("by", " "), ("sure", "yes")));

        Assert.Null(FindConsents.ById(studio.Database, consent.Id)!.Given);
    }

    [Fact]
    public async Task A_no_on_the_private_page_is_a_no_whatever_else_was_agreed_to_before()
    {
        var person = await Named();
        await Post($"/desk/people/{person}", ("do", "record"), ("use", "Web"), ("scope", "all"), ("by", "Арман"), ("how", "Paper"));
        await Post($"/desk/people/{person}", ("do", "record"), ("use", "Press"), ("scope", "all"), ("by", "Арман"), ("how", "Paper"));
        await Post($"/desk/people/{person}", ("do", "ask"), ("use", "Web"), ("scope", "all"));
        var asked = FindConsents.Of(studio.Database, person).Single(consent => consent.Given is null);
        var before = Shown();

        await Send($"/consent/{asked.Secret}", ("do", "withdraw"));
        var page = WebUtility.HtmlDecode(await http.GetStringAsync($"/consent/{asked.Secret}?lang=en"));

        Assert.Equal((1, 0), (before, Shown()));
        Assert.Equal([Uses.Press], FindConsents.Of(studio.Database, person).Where(consent => consent.Holds).Select(consent => consent.Uses));
        Assert.Contains("<h1>You did not agree</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_no_to_some_works_leaves_the_yes_to_the_others()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var yes = new Consent { Id = Guid.CreateVersion7(), Person = one, Uses = Uses.Web, Created = DateTimeOffset.UnixEpoch, Given = new(Evidence.Paper, DateTimeOffset.UnixEpoch, "A") };
        var no = yes with { Id = two, Given = null, Works = [one] };

        var all = TakeBack.Without(yes, no, DateTimeOffset.UnixEpoch);
        var both = TakeBack.Without(yes with { Works = [one, two] }, no, DateTimeOffset.UnixEpoch);
        var same = TakeBack.Without(yes with { Works = [one] }, no, DateTimeOffset.UnixEpoch);
        var other = TakeBack.Without(yes with { Works = [two] }, no, DateTimeOffset.UnixEpoch);

        Assert.Equal((false, true), (all.Covers(one), all.Covers(two)));
        Assert.Equal((false, true), (both.Covers(one), both.Covers(two)));
        Assert.Equal((false, true), (same.Holds, other.Holds && other.Covers(two)));
    }

    [Fact]
    public async Task After_the_no_a_yes_by_the_old_link_changes_nothing()
    {
        var consent = await Asked(await Named());
        await Send($"/consent/{consent.Secret}", ("do", "withdraw"));

        await Send($"/consent/{consent.Secret}", ("do", "agree"), ("by", "A"), ("sure", "yes"));
        await Send($"/consent/{consent.Secret}", ("do", "withdraw"));

        var kept = FindConsents.ById(studio.Database, consent.Id)!;
        Assert.Null(kept.Given);
        Assert.NotNull(kept.Withdrawn);
        Assert.Equal(0, Shown());
    }

    [Fact]
    public async Task A_guessed_link_leads_nowhere_and_a_page_elsewhere_can_send_nothing()
    {
        var consent = await Asked(await Named());
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, $"/consent/{consent.Secret}") { Content = new FormUrlEncodedContent([new("do", "withdraw")]) };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/consent/" + ConsentLink.NewSecret())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await Send("/consent/" + ConsentLink.NewSecret(), ("do", "withdraw")));
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(elsewhere)).StatusCode);
        Assert.Null(FindConsents.ById(studio.Database, consent.Id)!.Withdrawn);
    }

    [Fact]
    public async Task The_private_page_is_kept_by_no_cache_and_gives_its_address_to_nobody()
    {
        var consent = await Asked(await Named());

        using var answer = await http.GetAsync($"/consent/{consent.Secret}");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("noindex", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name.kk", " ", "nameless")]
    [InlineData("born", "2024-02-30", "date")]
    [InlineData("links", "javascript:alert(1)", "link")]
    public async Task What_a_person_can_not_be_is_refused_and_what_was_typed_stays(string field, string value, string reason)
    {
        var person = await Named();

        using var answer = await Answer($"/desk/people/{person}", true, ("do", "save"), (field, value), ("contact", "typed meanwhile"));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(WebUtility.HtmlEncode(Texts.In("kk")["people.said." + reason]), page, StringComparison.Ordinal);
        Assert.Contains("typed meanwhile", page, StringComparison.Ordinal);
        Assert.Null(FindPeople.ById(studio.Database, person)!.Contact);
    }

    [Fact]
    public async Task Names_of_four_scripts_of_one_letter_and_of_four_hundred_are_names()
    {
        foreach (var name in new[] { "Ә", new string('ж', 400), "Нұрлан Nurlan 努尔兰 نورلان", "O’Brien-d'Arc <b>" })
        {
            using var answer = await Answer("/desk/people", true, ("name", name));
            var page = await http.GetStringAsync(answer.Headers.Location!.ToString().Split('#')[0]);

            Assert.Contains(name.Replace("<b>", "", StringComparison.Ordinal)[..1], WebUtility.HtmlDecode(page), StringComparison.Ordinal);
            Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        }
        using var refused = await Answer("/desk/people", true, ("name", new string('ж', 401)));

        Assert.Equal(4, FindPeople.All(studio.Database).Count);
        Assert.Contains("said=nameless", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_pages_are_for_this_machine_and_its_own_forms()
    {
        var person = await Named();
        using var proxied = new HttpRequestMessage(HttpMethod.Get, $"/desk/people/{person}");
        proxied.Headers.Add("X-Forwarded-For", "203.0.113.7");

        using var forged = await Answer($"/desk/works/{work.Id}/people", false, ("do", "remove"), ("person", person.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(proxied)).StatusCode);
        Assert.Contains("said=old", forged.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Shown());
    }

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_sheet_has_the_sentences_in_three_languages_and_lines_to_sign_on(string language)
    {
        var consent = await Asked(await Named());

        var page = WebUtility.HtmlDecode(await http.GetStringAsync($"/desk/consents/{consent.Id}/sheet?lang={language}"));

        Assert.All(Languages.All, each => Assert.Contains(Texts.In(each)["consent.words.back"], page, StringComparison.Ordinal));
        Assert.Equal(5, page.Split("<dd>").Length - 1);
        Assert.Contains($"<h1>{Texts.In(language)["consent.title"]}</h1>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_records_are_suggested_compared_made_one_made_two_again_and_told_apart_at_the_desk()
    {
        await Post("/desk/people", ("name", "Айгүл"));
        await Post("/desk/people", ("name", "Aigul"));
        var (other, keep) = (FindPeople.All(studio.Database)[0].Person.Id, FindPeople.All(studio.Database)[1].Person.Id);
        var suggested = await http.GetStringAsync("/desk/people?lang=kk");
        var compared = WebUtility.HtmlDecode(await http.GetStringAsync($"/desk/people/{keep}/merge?with={other}&lang=kk"));

        await Post($"/desk/people/{keep}/merge", ("do", "merge"), ("other", other.ToString()));
        using var old = await http.GetAsync($"/desk/people/{other}?lang=kk");
        var merged = WebUtility.HtmlDecode(await http.GetStringAsync($"/desk/people/{keep}?lang=kk"));
        await Post($"/desk/people/{keep}/merge", ("do", "part"), ("other", other.ToString()));
        var parted = FindPeople.All(studio.Database).Count;
        await Post($"/desk/people/{keep}/merge", ("do", "apart"), ("other", other.ToString()));
        await Post($"/desk/people/{keep}/merge", ("do", "apart"), ("other", other.ToString()));

        Assert.Contains($"/desk/people/{keep}/merge?with={other}", WebUtility.HtmlDecode(suggested), StringComparison.Ordinal);
        Assert.Contains(Texts.In("kk")["merge.title"], compared, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, true), (old.StatusCode, old.Headers.Location!.ToString().Contains(keep.ToString(), StringComparison.Ordinal)));
        Assert.Contains(Texts.In("kk")["merge.part"], merged, StringComparison.Ordinal);
        Assert.Equal((2, 0), (parted, FindDoubles.All(studio.Database).Count));
        Assert.Equal([other], FindPeople.ById(studio.Database, keep)!.NotSame);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/desk/people/{Guid.NewGuid()}/merge?with={other}")).StatusCode);
    }

    [Fact]
    public async Task About_a_child_nobody_agrees_without_a_guardian_and_what_shows_it_has_to_be_there()
    {
        var person = await Named();

        Assert.Contains(Said("guardian"), await Refused(person, ("child", "yes"), ("how", "Paper")), StringComparison.Ordinal);
        Assert.Contains(Said("witness"), await Refused(person, ("how", "Witnessed")), StringComparison.Ordinal);
        Assert.Contains(Said("evidence"), await Refused(person, ("how", "Paper"), ("evidence", Guid.NewGuid().ToString())), StringComparison.Ordinal);
        await Post($"/desk/people/{person}", ("do", "ask"), ("use", "Web"), ("child", "yes"));
        var asked = FindConsents.Of(studio.Database, person).Single();
        var alone = await Send($"/consent/{asked.Secret}", ("do", "agree"), ("by", "A"), ("sure", "yes"));
        var before = Shown();
        await Send($"/consent/{asked.Secret}", ("do", "agree"), ("by", "A"), ("guardian", "Гүлнар"), ("witness", "Дамир"), ("sure", "yes"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0, 1), (alone, before, Shown()));
        Assert.Equal("Дамир", FindConsents.ById(studio.Database, asked.Id)!.Given!.Witness);
        await Post($"/desk/people/{person}", ("do", "record"), ("use", "Web"), ("by", "A"), ("how", "Recording"), ("evidence", $"/desk/works/{work.Id}?lang=kk"));
        Assert.Equal(work.Id, FindConsents.Of(studio.Database, person)[0].Given!.Evidence);
    }

    private static string Said(string reason) => WebUtility.HtmlEncode(Texts.In("kk")["people.said." + reason]);

    private async Task<string> Refused(Guid person, params (string, string)[] fields)
    {
        using var answer = await Answer($"/desk/people/{person}", true, [("do", "record"), ("use", "Web"), ("by", "A"), .. fields]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private int Shown() => FindExhibition.BySlug(studio.Database, "bazaar")!.Works.Count;

    private async Task<Guid> Named()
    {
        await Post($"/desk/works/{work.Id}/people", ("do", "meet"), ("name", "Арман"));
        return FindPeople.All(studio.Database).Single().Person.Id;
    }

    private async Task<Consent> Asked(Guid person)
    {
        await Post($"/desk/people/{person}", ("do", "ask"), ("use", "Web"), ("scope", "all"));
        return FindConsents.Of(studio.Database, person).Single();
    }

    private async Task Post(string path, params (string, string)[] fields)
    {
        using var answer = await Answer(path, true, fields);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    private async Task<HttpStatusCode> Send(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Answer(string path, bool withToken, params (string Name, string Value)[] fields)
    {
        var page = await http.GetStringAsync("/desk/people?lang=kk");
        var token = withToken ? Token().Match(page).Groups[1].Value : "none";
        return await http.PostAsync(path + "?lang=kk", new FormUrlEncodedContent(fields.Append(("token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
