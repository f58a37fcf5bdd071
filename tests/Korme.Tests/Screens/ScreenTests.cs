using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Screens;
using Korme.Tests.Archive;
using Korme.Tests.Web;
using Korme.Web;

namespace Korme.Tests.Screens;

public sealed class ScreenTests : IAsyncLifetime, IDisposable
{
    private readonly Studio studio = new();
    private LiveSite site = null!;
    private HttpClient http = null!;
    private Changes changes = null!;
    private Work first = null!, second = null!;
    private RemoteKeys keys = null!;

    private string Folder => studio.Home.ScreensFolder;

    public async Task InitializeAsync()
    {
        changes = await studio.Changes();
        keys = new(Folder);
        site = await LiveSite.Over(
            studio, new DerivativePaths(studio.Home.DerivativesFolder), new DerivePool(new(studio.Home.DerivativesFolder), 1, new()), new WallFolder(Folder), keys);
        http = site.Http;
        first = await studio.Take("one", work => work with { Title = new([new("kk", "Көк \"базар\""), new("ru", "Зелёный базар")]) });
        second = await studio.Take("two");
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", first.Id, second.Id) with { Status = ExhibitionStatus.Draft }, CancellationToken.None);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_draft_may_be_projected_from_this_machine()
    {
        var page = await http.GetStringAsync("/screen/bazaar?lang=ru");

        Assert.Contains("<wall-projector", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_card_speaks_each_language_the_work_has_with_its_quotation_marks()
    {
        var sequence = await Sequence();

        var texts = sequence.GetProperty("slides")[0].GetProperty("texts");
        Assert.Equal(["kk", "ru"], texts.EnumerateArray().Select(text => text.GetProperty("language").GetString()));
        Assert.Equal("Көк «базар»", texts[0].GetProperty("title").GetString());
    }

    [Fact]
    public void A_title_card_says_the_size_as_its_language_does()
    {
        var hung = TestHall.Work(title: TestHall.Text(kk: "Таң", en: "Dawn"));

        var texts = ComposeSequence.Of(TestHall.View([hung with { Work = hung.Work with { Dimensions = "2.1 × 2.6 m" } }]), "/screen/bazaar").Slides[0].Texts;

        Assert.Equal(["2,1\u00a0×\u00a02,6\u00a0м", "2,1\u00a0×\u00a02,6\u00a0м", "2.1\u00a0×\u00a02.6\u00a0m"], texts.Select(text => text.What[text.What.IndexOf('2')..].Split(" · ")[0]));
    }

    [Fact]
    public async Task Without_scripts_the_page_goes_on_by_itself_and_by_links()
    {
        var page = await http.GetStringAsync("/screen/bazaar?lang=kk&at=1");

        Assert.Contains("<noscript><meta http-equiv=\"refresh\" content=\"12;url=/screen/bazaar?lang=kk&amp;at=2\"", page, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/screen/bazaar")]
    [InlineData("/screen/bazaar/sequence.json")]
    [InlineData("/screen/bazaar/events")]
    [InlineData("/desk/exhibitions/bazaar/screen")]
    public async Task Who_comes_through_a_proxy_or_by_another_name_sees_no_screen(string path)
    {
        using var forwarded = new HttpRequestMessage(HttpMethod.Get, path);
        forwarded.Headers.Add("X-Forwarded-For", "127.0.0.1");

        using var answer = await http.SendAsync(forwarded);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_withdrawn_is_told_to_a_running_screen_and_its_picture_is_gone()
    {
        using var stream = new StreamReader(await http.GetStreamAsync("/screen/bazaar/events"));
        var before = await Event(stream, "sequence");
        var picture = (await Sequence()).GetProperty("slides")[0].GetProperty("pictures")[0].GetProperty("url").GetString();

        await changes.Save(first with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);
        var after = await Event(stream, "sequence");
        using var gone = await http.GetAsync(picture);
        var sequence = await Sequence();

        Assert.NotEqual(before, after);
        Assert.Equal(after, sequence.GetProperty("version").GetString());
        Assert.Equal([second.Id.ToString()], sequence.GetProperty("slides").EnumerateArray().Select(slide => slide.GetProperty("work").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_telephone_steers_the_screen_and_hears_what_it_shows()
    {
        using var screen = new StreamReader(await http.GetStreamAsync("/screen/bazaar/events"));
        await Event(screen, "sequence");
        var remote = "/remote/" + keys.Of("bazaar");

        using var asked = await http.PostAsync(remote, Form(("act", "brightness"), ("value", "0.35"), ("quick", "1")));
        var heard = await Event(screen, "ask");
        using var told = await http.PostAsJsonAsync("/screen/bazaar/shown", new { title = "x", at = 1, of = 2, isPaused = false, isBlack = true, captions = true, brightness = 0.35 });
        var page = await http.GetStringAsync(remote + "?lang=ru");

        Assert.Equal("""{"screens":1}""", await asked.Content.ReadAsStringAsync());
        Assert.Equal("""{"act":"brightness","value":0.35}""", heard);
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        Assert.Contains("1 из 2: Зелёный базар", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_button_comes_back_to_the_page_and_says_when_nobody_heard_it()
    {
        using var answer = await http.PostAsync("/remote/" + keys.Of("bazaar") + "?lang=en", Form(("act", "next")));

        var page = await http.GetStringAsync(answer.Headers.Location);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains(Texts.In("en")["remote.none"], page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("act=explode", HttpStatusCode.BadRequest)]
    [InlineData("act=brightness&value=NaN", HttpStatusCode.BadRequest)]
    [InlineData("act=pause&value=2", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task What_a_screen_cannot_do_is_refused(string body, HttpStatusCode status)
    {
        using var answer = await http.PostAsync("/remote/" + keys.Of("bazaar"), new StringContent(body, null, "application/x-www-form-urlencoded"));

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_a_renewed_one_and_another_exhibitions_open_nothing()
    {
        var old = keys.Of("bazaar");
        var other = keys.Of("other");
        keys.Renew("bazaar");

        var statuses = new List<HttpStatusCode>();
        foreach (var path in (string[])[$"/remote/{old}", $"/remote/{old}/bazaar", $"/remote/{other}/bazaar", "/remote/AAAAAAAAAAAAAAAAAAAAAA", $"/remote/{keys.Of("bazaar")}/other"])
        {
            using var answer = await http.GetAsync(path);
            statuses.Add(answer.StatusCode);
        }

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Fact]
    public void A_key_outlives_a_restart_and_is_readable_by_its_owner_alone()
    {
        var key = keys.Of("bazaar");

        Assert.Equal("bazaar", new RemoteKeys(Folder).SlugOf(key));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "remote.keys")));
    }

    [Fact]
    public async Task A_wall_is_kept_in_a_file_of_its_own_and_shown_again()
    {
        var wall = new Wall { Title = "Үй", Surfaces = [new([[0.1, 0.1], [0.9, 0.05], [0.95, 0.9], [0.05, 0.95]])], Masks = [[[0.4, 0.4], [0.6, 0.4], [0.5, 0.6]]], WidthCentimetres = 640 };

        using var answer = await http.PostAsJsonAsync("/desk/walls/ui", wall);
        var page = WebUtility.HtmlDecode(await http.GetStringAsync("/screen/bazaar?wall=ui"));

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.True(File.Exists(Path.Combine(Folder, "ui.json")));
        Assert.Contains("\"widthCentimetres\":640", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"widthCentimetres":-3}""", "width")]
    [InlineData("""{"widthCentimetres":20000,"gridCentimetres":1}""", "too many")]
    [InlineData("""{"surfaces":[]}""", "surfaces")]
    [InlineData("""{"surfaces":null}""", "missing")]
    [InlineData("""{"surfaces":[{"corners":[[0,0],[1,1],[1,0],[0,1]]}]}""", "cross")]
    [InlineData("""{"surfaces":[{"corners":[[0,0],[9,0],[9,9],[0,9]]}]}""", "corners")]
    [InlineData("""{"timing":{"work":0,"card":1,"fade":1,"black":1}}""", "stand")]
    [InlineData("""{"brightness":1e9}""", "brightness")]
    [InlineData("""{"masks":[[[0,0]]]}""", "mask")]
    [InlineData("[]", "no wall")]
    public async Task A_wall_that_cannot_be_is_refused_with_the_reason(string json, string reason)
    {
        using var answer = await http.PostAsync("/desk/walls/wall", new StringContent(json, null, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "wall.json")));
    }

    [Theory]
    [InlineData("..%2F..%2Fkorme")]
    [InlineData("UPPER")]
    [InlineData("a.b")]
    public async Task A_wall_has_no_name_that_is_a_path(string name)
    {
        using var answer = await http.PostAsJsonAsync("/desk/walls/" + name, new Wall());

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_damaged_wall_is_named_and_left_alone()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "wall.json"), "{ half");

        var page = await http.GetStringAsync("/screen/bazaar");

        Assert.Contains("wall.json can&#x27;t be read", page, StringComparison.Ordinal);
        Assert.Equal("{ half", await File.ReadAllTextAsync(Path.Combine(Folder, "wall.json")));
    }

    [Fact]
    public async Task The_sheet_for_squaring_up_has_the_asked_squares_and_says_what_cannot_be()
    {
        var sheet = await http.GetStringAsync($"/desk/exhibitions/bazaar/screen/grid/{first.Id}?lang=en&width=600&cell=50");
        using var wrong = await http.GetAsync($"/desk/exhibitions/bazaar/screen/grid/{first.Id}?lang=en&width=-1&cell=50");

        // 4,000 × 3,000 pixels: 600 × 450 cm.
        Assert.Contains("600 × 450 cm, squares of 50 cm: 12 columns, 9 rows", sheet, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("at most 200 in a row", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(27, "AB")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    public void Columns_are_lettered_as_in_a_spreadsheet(int index, string name) => Assert.Equal(name, WallGrid.ColumnName(index));

    [Theory]
    [InlineData(400, 1.5, 50, 8, 6)]
    [InlineData(300, 1.0, 100, 3, 3)]
    [InlineData(310, 1.0, 100, 4, 4)]
    [InlineData(10, 2.0, 1000, 1, 1)]
    public void A_grid_ends_with_what_is_left(double width, double ratio, double cell, int columns, int rows)
    {
        var grid = WallGrid.Of(width, ratio, cell, out _)!;

        Assert.Equal((columns, rows), (grid.Columns, grid.Rows));
    }

    [Fact]
    public void Every_check_card_is_drawn_as_a_picture() => Assert.All(CheckCards.Names, name => Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(CheckCards.Draw(name)!).Root!.Name.LocalName));

    private async Task<JsonElement> Sequence() => JsonDocument.Parse(await http.GetStringAsync("/screen/bazaar/sequence.json")).RootElement;

    private static FormUrlEncodedContent Form(params (string, string)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    /// <summary>The data of the next event of a name.</summary>
    private static async Task<string> Event(StreamReader stream, string name)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var found = false;
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("event:", StringComparison.Ordinal)) found = line[6..].Trim() == name;
            else if (found && line.StartsWith("data:", StringComparison.Ordinal)) return line[5..].Trim();
        }
        throw new EndOfStreamException(name);
    }
}
