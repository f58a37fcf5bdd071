using System.Net;
using System.Text.Json;
using Korme.Catalogue;
using static Korme.Tests.LightTable.LightDesk;

namespace Korme.Tests.LightTable;

public sealed class LightStepTests : IAsyncLifetime
{
    private LightDesk desk = null!;

    public async Task InitializeAsync() => desk = await Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task The_table_has_every_frame_in_the_order_of_the_walk_with_its_moment_rank_and_reason()
    {
        var works = await desk.TakeBurstAndSingle();

        var table = await desk.Table();

        var best = Frame(table, works[4]);
        Assert.Equal(works.Select(work => work.Id), table.GetProperty("frames").EnumerateArray().Select(frame => frame.GetProperty("id").GetGuid()));
        Assert.Equal("0,1,2,3,4 | 5", Moments(table, works));
        Assert.Equal((0, 0, "undecided", "2026-11-20T09:00:02.000"),
            (best.GetProperty("burst").GetInt32(), best.GetProperty("rank").GetInt32(), best.GetProperty("mark").GetString(), best.GetProperty("taken").GetString()));
        Assert.StartsWith("The sharpest of five", best.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("green-bazaar", table.GetProperty("import").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_mark_is_saved_and_answered_with_the_frame_and_what_can_be_undone()
    {
        var works = await desk.TakeBurstAndSingle();

        var answer = await desk.Do(new { @do = "mark", works = new[] { works[0].Id, works[5].Id }, mark = "picked", rating = 3, label = "red" }, basedOn: 0);

        var saved = desk.Now(works[0]);
        Assert.Equal((Mark.Picked, 3, ColourLabel.Red), (saved.Mark, saved.Rating, saved.Label));
        Assert.Equal(2, answer.GetProperty("frames").GetArrayLength());
        Assert.Equal("marks of 2 frames", answer.GetProperty("undo").GetString());
        Assert.StartsWith("Three stars from you", Frame(answer, works[0]).GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.False(answer.TryGetProperty("bursts", out _));
    }

    [Fact]
    public async Task Everything_is_undone_and_done_again_in_order_also_after_a_crash()
    {
        var works = await desk.TakeBurstAndSingle();
        await desk.Do(new { @do = "mark", works = new[] { works[0].Id }, mark = "rejected" });
        await desk.Do(new { @do = "mark", works = new[] { works[0].Id }, rating = 5 });
        await desk.Do(new { @do = "split", works = new[] { works[1].Id, works[2].Id } });
        await desk.Restart();

        var moments = Moments(await desk.Do(new { @do = "undo" }), works);
        await desk.Do(new { @do = "undo" });
        var afterTwo = (desk.Now(works[0]).Mark, desk.Now(works[0]).Rating);
        var last = await desk.Do(new { @do = "undo" });
        var afterThree = desk.Now(works[0]).Mark;
        for (var again = 0; again < 3; again++) last = await desk.Do(new { @do = "redo" });

        Assert.Equal("0,1,2,3,4 | 5", moments);
        Assert.Equal((Mark.Rejected, null), afterTwo);
        Assert.Equal(Mark.Undecided, afterThree);
        Assert.Equal((Mark.Rejected, 5), (desk.Now(works[0]).Mark, desk.Now(works[0]).Rating));
        Assert.Equal("0,3,4 | 1,2 | 5", Moments(last, works));
        Assert.Equal(JsonValueKind.Null, last.GetProperty("redo").ValueKind);
    }

    [Fact]
    public async Task A_new_step_after_an_undo_leaves_nothing_to_be_done_again()
    {
        var works = await desk.TakeBurstAndSingle();
        await desk.Do(new { @do = "mark", works = new[] { works[0].Id }, mark = "picked" });
        await desk.Do(new { @do = "undo" });
        await desk.Do(new { @do = "mark", works = new[] { works[1].Id }, mark = "picked" });

        using var answer = await desk.Send(new { @do = "redo" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Mark.Undecided, desk.Now(works[0]).Mark);
    }

    [Fact]
    public async Task An_undo_leaves_what_was_edited_elsewhere_meanwhile_and_says_so()
    {
        var works = await desk.TakeBurstAndSingle();
        await desk.Do(new { @do = "mark", works = new[] { works[0].Id, works[1].Id }, mark = "picked", rating = 2 });
        var changes = await desk.Studio.Changes();
        await changes.Save(desk.Now(works[0]) with { Title = LanguageText.Of("Алма", "kk"), Rating = 5 }, "edited", null, CancellationToken.None);

        var answer = await desk.Do(new { @do = "undo" });

        var (edited, other) = (desk.Now(works[0]), desk.Now(works[1]));
        Assert.Equal(("Алма", Mark.Undecided, 5), (edited.Title.In("kk"), edited.Mark, edited.Rating));
        Assert.Equal((Mark.Undecided, null), (other.Mark, other.Rating));
        Assert.Equal("1 frame had been changed elsewhere meanwhile and stays as it is.", answer.GetProperty("note").GetString());
    }

    [Fact]
    public async Task A_second_window_hears_what_the_first_one_did_and_cannot_undo_what_it_has_not_seen()
    {
        var works = await desk.TakeBurstAndSingle();
        var seen = (await desk.Table()).GetProperty("n").GetInt64();
        var first = await desk.Do(new { @do = "merge", works = new[] { works[4].Id, works[5].Id } }, seen);

        using var blind = await desk.Send(new { @do = "undo" }, basedOn: seen);
        var heard = JsonSerializer.Deserialize<JsonElement>(await desk.Http.GetStringAsync(desk.Path($"/steps?after={seen}&lang=en")));
        using var seeing = await desk.Send(new { @do = "undo" }, basedOn: heard.GetProperty("n").GetInt64());

        Assert.Equal(HttpStatusCode.Conflict, blind.StatusCode);
        Assert.Contains("another window", await blind.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("0,1,2,3 | 4,5", Moments(first, works));
        Assert.Equal(Moments(first, works), Moments(heard, works));
        Assert.Equal(HttpStatusCode.OK, seeing.StatusCode);
    }

    [Fact]
    public async Task A_step_on_all_works_is_heard_on_the_table_of_the_import()
    {
        var works = await desk.TakeBurstAndSingle();
        using var done = await desk.Send(new { @do = "mark", works = new[] { works[3].Id }, mark = "picked" }, path: "/desk/imports/all");

        var heard = JsonSerializer.Deserialize<JsonElement>(await desk.Http.GetStringAsync(desk.Path("/steps?after=0&lang=en")));

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("picked", Frame(heard, works[3]).GetProperty("mark").GetString());
        Assert.Equal(JsonValueKind.Null, heard.GetProperty("undo").ValueKind);
    }

    [Fact]
    public async Task A_mark_reads_nothing_again_groups_nothing_and_ranks_nothing()
    {
        var works = await desk.TakeBurstAndSingle();
        await desk.Table();
        var before = desk.Tables.Work;

        await desk.Do(new { @do = "mark", works = new[] { works[0].Id }, mark = "picked" });
        await desk.Do(new { @do = "mark", works = new[] { works[0].Id }, rating = 4 });

        Assert.Equal((before.Read, before.Grouped, before.BurstsRanked + 1), desk.Tables.Work);
    }

    [Fact]
    public async Task A_save_elsewhere_is_read_and_nothing_is_grouped_or_ranked_for_it()
    {
        var works = await desk.TakeBurstAndSingle();
        await desk.Table();
        var before = desk.Tables.Work;
        await (await desk.Studio.Changes()).Save(desk.Now(works[0]) with { Mark = Mark.Rejected }, "edited", null, CancellationToken.None);

        var table = await desk.Table();

        Assert.Equal("rejected", Frame(table, works[0]).GetProperty("mark").GetString());
        Assert.Equal((before.Read + 1, before.Grouped, before.BurstsRanked), desk.Tables.Work);
    }

    [Fact]
    public async Task A_cameras_clock_is_set_right_and_the_walk_follows()
    {
        var works = await desk.TakeBurstAndSingle();
        var late = await desk.Take(3600 + 1, look: 3, change: work => work with { Camera = "Fujifilm X100", Date = "2026-11-20" });

        var answer = await desk.Do(new { @do = "shift", camera = "Fujifilm X100", seconds = -36_000 });
        var shifted = desk.Now(late);
        var first = (await desk.Table()).GetProperty("frames")[0].GetProperty("id").GetGuid();
        await desk.Do(new { @do = "undo" });

        Assert.Equal((new DateTime(2026, 11, 20, 0, 0, 1), "2026-11-20"), (shifted.Taken!.Local, shifted.Date));
        Assert.Equal(late.Id, first);
        Assert.Single(answer.GetProperty("frames").EnumerateArray());
        Assert.Equal(late.Taken, desk.Now(late).Taken);
        Assert.Equal(works[0].Taken, desk.Now(works[0]).Taken);
    }

    [Fact]
    public async Task Clocks_an_hour_apart_are_offered_to_be_set_right_until_they_are()
    {
        var late = await TakeTwoCameras();

        var offered = (await desk.Table()).GetProperty("clocks")[0];
        var page = WebUtility.HtmlDecode(await desk.Http.GetStringAsync(desk.Path("?lang=en")));
        await desk.Do(new { @do = "shift", camera = offered.GetProperty("camera").GetString(), seconds = offered.GetProperty("seconds").GetInt32() });
        var (moved, after) = (desk.Now(late).Taken!.Local, (await desk.Table()).GetProperty("clocks").GetArrayLength());
        await desk.Do(new { @do = "undo" });

        Assert.Equal(("Fujifilm X100", 3600), (offered.GetProperty("camera").GetString(), offered.GetProperty("seconds").GetInt32()));
        Assert.Contains("The clocks of Canon EOS 1000D and Fujifilm X100 seem to be 1 h apart: 5 scenes", offered.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Contains("Move Fujifilm X100 by +1:00", page, StringComparison.Ordinal);
        Assert.Equal((late.Taken!.Local.AddHours(1), 0), (moved, after));
        Assert.Equal(1, (await desk.Table()).GetProperty("clocks").GetArrayLength());
    }

    [Fact]
    public async Task A_clock_that_the_artist_calls_right_is_not_asked_about_again_and_nothing_moves()
    {
        var late = await TakeTwoCameras();
        var offered = (await desk.Table()).GetProperty("clocks")[0];

        await desk.Do(new { @do = "keep-clock", camera = offered.GetProperty("camera").GetString(), body = (string?)null });
        await desk.Restart();
        var table = await desk.Table();

        Assert.Equal(0, table.GetProperty("clocks").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, table.GetProperty("undo").ValueKind);
        Assert.Equal(late.Taken, desk.Now(late).Taken);
    }

    [Fact]
    public async Task Of_two_cameras_of_one_model_only_the_one_with_this_number_is_moved()
    {
        var one = await desk.Take(0, look: 1, change: work => work with { Settings = new(Body: "100") });
        var other = await desk.Take(10, look: 2, change: work => work with { Settings = new(Body: "200") });

        await desk.Do(new { @do = "shift", camera = one.Camera, seconds = 60, body = "200" });

        Assert.Equal((one.Taken!.Local, other.Taken!.Local.AddMinutes(1)), (desk.Now(one).Taken!.Local, desk.Now(other).Taken!.Local));
    }

    /// <summary>Five scenes twenty minutes apart that two cameras photographed, the clock of the second an hour slow. The last frame of that one.</summary>
    private async Task<Work> TakeTwoCameras()
    {
        for (var scene = 0; scene < 6; scene++) await desk.Take(7200 + scene * 1200, look: scene + 1);
        Work late = null!;
        for (var scene = 0; scene < 5; scene++)
            late = await desk.Take(3620 + scene * 1200, look: scene + 1, change: work => work with { Camera = "Fujifilm X100" });
        return late;
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"do\":\"mark\",\"works\":[],\"mark\":\"picked\"}")]
    [InlineData("{\"do\":\"mark\",\"works\":[\"x\"],\"mark\":\"picked\"}")]
    [InlineData("{\"do\":\"mark\",\"works\":[\"0198aaaa-0000-7000-8000-000000000001\"]}")]
    [InlineData("{\"do\":\"mark\",\"works\":[\"0198aaaa-0000-7000-8000-000000000001\"],\"mark\":\"PICKED\"}")]
    [InlineData("{\"do\":\"mark\",\"works\":[\"0198aaaa-0000-7000-8000-000000000001\"],\"rating\":6}")]
    [InlineData("{\"do\":\"mark\",\"works\":[\"0198aaaa-0000-7000-8000-000000000001\"],\"label\":\"pink\"}")]
    [InlineData("{\"do\":\"shift\",\"camera\":\"x\",\"seconds\":0}")]
    [InlineData("{\"do\":\"shift\",\"camera\":\"x\",\"seconds\":1e99}")]
    [InlineData("{\"do\":\"erase\",\"works\":[\"0198aaaa-0000-7000-8000-000000000001\"]}")]
    public async Task What_is_no_step_is_refused_in_words(string step)
    {
        await desk.TakeBurstAndSingle();
        var token = (await desk.Table()).GetProperty("token").GetString();
        using var body = new StringContent(step.Replace("{", $"{{\"token\":\"{token}\",", StringComparison.Ordinal).Replace(",}", "}", StringComparison.Ordinal), null, "application/json");

        using var answer = await desk.Http.PostAsync(desk.Path("/steps?lang=ru"), body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("не понят", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_that_is_not_on_the_table_is_named_as_missing_and_nothing_is_done()
    {
        var works = await desk.TakeBurstAndSingle();

        using var answer = await desk.Send(new { @do = "mark", works = new[] { works[0].Id, Guid.CreateVersion7() }, mark = "picked" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(Mark.Undecided, desk.Now(works[0]).Mark);
    }

    [Theory]
    [InlineData("split", new[] { 5 }, "one moment already")]
    [InlineData("split", new[] { 0, 5 }, "frames of one moment")]
    [InlineData("merge", new[] { 0, 1 }, "at least two moments")]
    [InlineData("merge", new[] { 0, 1, 2, 3, 4 }, "one moment already")]
    public async Task What_makes_no_other_moments_is_refused_with_what_to_do(string what, int[] frames, string says)
    {
        var works = await desk.TakeBurstAndSingle();

        using var answer = await desk.Send(new { @do = what, works = frames.Select(frame => works[frame].Id) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_pages_token_or_from_another_site_nothing_is_done()
    {
        var works = await desk.TakeBurstAndSingle();
        var step = new { @do = "mark", works = new[] { works[0].Id }, mark = "picked" };

        using var tokenless = await desk.Send(step, token: new('0', 64));
        desk.Http.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        using var foreign = await desk.Send(step);
        desk.Http.DefaultRequestHeaders.Remove("Origin");
        desk.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var proxied = await desk.Send(step, token: "x");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (tokenless.StatusCode, foreign.StatusCode, proxied.StatusCode));
        Assert.Equal(Mark.Undecided, desk.Now(works[0]).Mark);
    }

    [Fact]
    public async Task A_body_of_a_megabyte_and_more_is_refused_in_words()
    {
        await desk.TakeBurstAndSingle();

        using var answer = await desk.Send(new { @do = "mark", works = new[] { new string('x', 1 << 21) }, mark = "picked" });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Too many frames", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
