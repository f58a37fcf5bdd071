using System.Net;
using Korme.Catalogue;
using Korme.Web;
using static Korme.Tests.LightTable.LightDesk;

namespace Korme.Tests.LightTable;

/// <summary>The light table as it is without scripts.</summary>
public sealed class TablePageTests : IAsyncLifetime
{
    private LightDesk desk = null!;

    public async Task InitializeAsync() => desk = await Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Pages_speak_three_languages_and_write_no_style_into_themselves(string language)
    {
        await desk.TakeBurstAndSingle();

        foreach (var path in (string[])["/desk/imports", desk.Path(), "/desk/imports/all"])
        {
            using var answer = await desk.Http.GetAsync(path + "?lang=" + language);
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ticked_frames_are_marked_by_a_button_and_the_button_beside_it_takes_it_back()
    {
        var works = await desk.TakeBurstAndSingle();

        using var marked = await Post("", ("work", works[0].Id.ToString()), ("work", works[2].Id.ToString()), ("mark", "picked"));
        var page = WebUtility.HtmlDecode(await desk.Http.GetStringAsync(marked.Headers.Location)).Replace('\u00a0', ' ');
        var after = (desk.Now(works[0]).Mark, desk.Now(works[1]).Mark, desk.Now(works[2]).Mark);
        using var undone = await Post("", ("do", "undo"));

        Assert.Equal(HttpStatusCode.SeeOther, marked.StatusCode);
        Assert.Contains("Undo: 2 picked", page, StringComparison.Ordinal);
        Assert.Contains("2 picked · 0 rejected · 4 undecided", page, StringComparison.Ordinal);
        Assert.Equal((Mark.Picked, Mark.Undecided, Mark.Picked), after);
        Assert.Equal((Mark.Undecided, Mark.Undecided), (desk.Now(works[0]).Mark, desk.Now(works[2]).Mark));
    }

    [Fact]
    public async Task Stars_colours_and_moments_have_buttons_too()
    {
        var works = await desk.TakeBurstAndSingle();

        using var stars = await Post("", ("work", works[0].Id.ToString()), ("rating", "4"));
        using var colour = await Post("", ("work", works[0].Id.ToString()), ("label", "blue"));
        using var split = await Post("", ("work", works[3].Id.ToString()), ("work", works[4].Id.ToString()), ("do", "split"));
        var (rating, label) = (desk.Now(works[0]).Rating, desk.Now(works[0]).Label);
        using var none = await Post("", ("work", works[0].Id.ToString()), ("rating", "none"));

        Assert.Equal((4, ColourLabel.Blue), (rating, label));
        Assert.Null(desk.Now(works[0]).Rating);
        Assert.Equal("0,1,2 | 3,4 | 5", Moments(await desk.Table(), works));
    }

    [Fact]
    public async Task A_day_is_paged_filtered_and_sorted_by_the_address_and_a_mark_comes_back_to_the_same_page()
    {
        for (var number = 0; number < 70; number++) await desk.Take(number * 120, look: number, detail: number / 100.0);
        using var picked = await Post("&page=2", ("work", (await IdsOf("&page=2"))[0]), ("mark", "picked"));

        Assert.Equal((60, 10), ((await IdsOf("")).Count, (await IdsOf("&page=2")).Count));
        Assert.Single(await IdsOf("&show=picked"));
        Assert.Equal(69, (await IdsOf("&show=undecided&page=1")).Count + (await IdsOf("&show=undecided&page=2")).Count);
        Assert.Equal((await IdsOf("&page=2"))[^1], (await IdsOf("&sort=sharpness"))[0]);
        Assert.Contains("&page=2&said=done", picked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(await IdsOf("&page=2"), await IdsOf("&page=99"));
    }

    [Theory]
    [InlineData("+1:00", 3600)]
    [InlineData("-0:59:30", -3570)]
    [InlineData("\u22121:00", -3600)]
    [InlineData("1:00", 3600)]
    [InlineData("0:00", null)]
    [InlineData("1:60", null)]
    [InlineData("--1:00", null)]
    [InlineData("9999999:00", null)]
    [InlineData("an hour", null)]
    public async Task A_cameras_clock_is_set_right_as_it_is_typed(string by, int? seconds)
    {
        var work = await desk.Take(0);

        using var answer = await Post("", ("do", "shift"), ("camera", "Canon EOS 1000D"), ("by", by));

        Assert.Equal(work.Taken!.Local.AddSeconds(seconds ?? 0), desk.Now(work).Taken!.Local);
        Assert.Contains(seconds is null ? "said=none" : "said=done", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_our_token_or_without_a_frame_changes_nothing_and_says_so()
    {
        var works = await desk.TakeBurstAndSingle();
        using var body = new FormUrlEncodedContent([new("token", new('0', 64)), new("work", works[0].Id.ToString()), new("mark", "picked")]);

        using var old = await desk.Http.PostAsync(desk.Path("/marks?lang=en"), body);
        using var none = await Post("", ("mark", "picked"));
        var page = await desk.Http.GetStringAsync(none.Headers.Location);

        Assert.Contains("said=old", old.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Nothing was ticked", page, StringComparison.Ordinal);
        Assert.Equal(Mark.Undecided, desk.Now(works[0]).Mark);
    }

    [Theory]
    [InlineData("/desk/imports/0198aaaa-0000-7000-8000-00000000dead")]
    [InlineData("/desk/imports/everything")]
    [InlineData("/desk/imports/0198aaaa-0000-7000-8000-00000000dead/table.json")]
    [InlineData("/desk/imports/all/steps")]
    public async Task What_is_no_table_is_missing(string path)
    {
        using var answer = await desk.Http.GetAsync(path);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/table.json")]
    [InlineData("/steps?after=0")]
    public async Task Whoever_comes_through_a_proxy_finds_no_table(string what)
    {
        await desk.TakeBurstAndSingle();
        using var request = new HttpRequestMessage(HttpMethod.Get, desk.Path(what));
        request.Headers.Add("Forwarded", "for=203.0.113.7");

        using var answer = await desk.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Works_of_old_homes_lie_on_the_table_of_all_works_alone()
    {
        var old = await desk.Take(0, change: work => work with { Import = null });
        var imported = await desk.Take(10);

        var all = await desk.Http.GetStringAsync("/desk/imports/all?lang=en");
        var table = await desk.Http.GetStringAsync(desk.Path() + "?lang=en");

        Assert.Contains(old.Id.ToString(), all, StringComparison.Ordinal);
        Assert.Contains(imported.Id.ToString(), all, StringComparison.Ordinal);
        Assert.DoesNotContain(old.Id.ToString(), table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_bin_lies_on_no_table()
    {
        var works = await desk.TakeBurstAndSingle();
        await (await desk.Studio.Changes()).Save(works[2] with { Binned = DateTimeOffset.UnixEpoch }, "binned", null, CancellationToken.None);

        var table = await desk.Table();

        Assert.Equal(5, table.GetProperty("frames").GetArrayLength());
    }

    private async Task<List<string>> IdsOf(string view) => [.. System.Text.RegularExpressions.Regex
        .Matches(await desk.Http.GetStringAsync(desk.Path() + "?lang=en" + view), "<li id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

    private async Task<HttpResponseMessage> Post(string view, params (string Name, string Value)[] fields)
    {
        var token = TokenOf(await desk.Http.GetStringAsync(desk.Path() + "?lang=en" + view));
        using var body = new FormUrlEncodedContent([new(FormToken.Field, token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await desk.Http.PostAsync(desk.Path("/marks?lang=en") + view, body);
    }
}
