using System.Net;
using Korme.Catalogue;
using Korme.Import;
using Korme.Tests.Import;
using Korme.Tests.LightTable;

namespace Korme.Tests.Sidecars;

/// <summary>The page of an import's sidecars, for the artist whose site is running.</summary>
public sealed class SidecarPageTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder photographs = new();
    private LightDesk desk = null!;

    public async Task InitializeAsync() => desk = await LightDesk.Open();

    public async Task DisposeAsync() => await desk.DisposeAsync();

    public void Dispose() => photographs.Dispose();

    [Fact]
    public async Task Sidecars_are_written_beside_the_originals_by_one_button_and_read_by_another()
    {
        var work = await Take("a.jpg", rating: 3);
        var nothing = File.Exists(photographs.Root + "/a.jpg.xmp");

        var written = await Press("write");
        SidecarFolder.Edit(photographs.Root + "/a.jpg.xmp", "xmp:Rating=\"3\"", "xmp:Rating=\"5\"");
        var waits = await Press("write");
        var read = await Press("read");

        Assert.False(nothing);
        Assert.Contains("1 new sidecar", written, StringComparison.Ordinal);
        Assert.Contains("In 1 sidecar another program changed something", waits, StringComparison.Ordinal);
        Assert.Contains("something taken from 1 sidecar", read, StringComparison.Ordinal);
        Assert.Equal(5, desk.Now(work).Rating);
    }

    [Theory]
    [InlineData("ours", 1)]
    [InlineData("theirs", 5)]
    public async Task What_both_sides_changed_is_shown_with_both_values_and_decided_for_what_is_ticked(string decision, int stars)
    {
        var (one, other) = (await Take("a.jpg", rating: 3), await Take("b.jpg", rating: 3));
        await Press("write");
        foreach (var name in (string[])["a", "b"]) SidecarFolder.Edit($"{photographs.Root}/{name}.jpg.xmp", "xmp:Rating=\"3\"", "xmp:Rating=\"5\"");
        await desk.Do(new { @do = "mark", works = new[] { one.Id, other.Id }, rating = 1 });

        var shown = await Press("write");
        var untouched = (desk.Now(one).Rating, File.ReadAllText(photographs.Root + "/a.jpg.xmp").Contains("xmp:Rating=\"5\"", StringComparison.Ordinal));
        await Press(decision, one);

        Assert.Contains("Both sides changed", shown, StringComparison.Ordinal);
        Assert.Matches(@"Rating</dt>\s*<dd><span class=""whose"">Korme</span> ★</dd>\s*<dd><span class=""whose"">sidecar</span> ★★★★★</dd>", shown);
        Assert.Equal((1, true), untouched);
        Assert.Equal(stars, desk.Now(one).Rating);
        Assert.Contains($"xmp:Rating=\"{stars}\"", File.ReadAllText(photographs.Root + "/a.jpg.xmp"), StringComparison.Ordinal);
        Assert.Equal(1, desk.Now(other).Rating);
        Assert.Contains("xmp:Rating=\"5\"", File.ReadAllText(photographs.Root + "/b.jpg.xmp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_sidecar_and_an_original_that_is_gone_are_named_with_the_reason()
    {
        await Take("a.jpg", rating: 3);
        await Take("b.jpg", rating: 3);
        File.WriteAllText(photographs.Root + "/a.jpg.xmp", "<x:xmpmeta");
        File.Delete(photographs.Root + "/b.jpg");

        var page = await Press("write");

        Assert.Contains("Left as they are", page, StringComparison.Ordinal);
        Assert.Contains("a.jpg.xmp</span>", page, StringComparison.Ordinal);
        Assert.Contains("is gone. Is the card or the disk mounted?", page, StringComparison.Ordinal);
        Assert.Equal("<x:xmpmeta", File.ReadAllText(photographs.Root + "/a.jpg.xmp"));
    }

    [Fact]
    public async Task Nothing_is_written_without_a_press_or_by_a_form_from_before_a_restart()
    {
        await Take("a.jpg", rating: 3);

        foreach (var language in Korme.Web.Languages.All)
            Assert.Contains($"<html lang=\"{language}\"", await desk.Http.GetStringAsync(desk.Path("/sidecars?lang=" + language)), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", "0123"), KeyValuePair.Create("do", "write")]);
        using var old = await desk.Http.PostAsync(desk.Path("/sidecars?lang=en"), form);
        using var missing = await desk.Http.GetAsync($"/desk/imports/{Guid.CreateVersion7()}/sidecars");

        Assert.Contains("said=old", old.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Empty(Directory.GetFiles(photographs.Root, "*.xmp"));
    }

    /// <summary>Presses a button, waits until the run is over, and gives the page.</summary>
    private async Task<string> Press(string act, params Work[] ticked)
    {
        var page = await desk.Http.GetStringAsync(desk.Path("/sidecars?lang=en"));
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("token", LightDesk.TokenOf(page)), KeyValuePair.Create("do", act), .. ticked.Select(work => KeyValuePair.Create("work", work.Id.ToString()))]);
        using var answer = await desk.Http.PostAsync(desk.Path("/sidecars?lang=en"), form);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        do page = await desk.Http.GetStringAsync(answer.Headers.Location);
        while (page.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal));
        return WebUtility.HtmlDecode(page);
    }

    /// <summary>A work of the desk's import whose original lies in the folder.</summary>
    private async Task<Work> Take(string name, int rating)
    {
        var work = await desk.Take(0, look: rating, change: work => work with { Rating = rating, Story = LanguageText.None });
        photographs.Write(name, PictureBytes.Jpeg());
        using var scan = ScanSource.Run(photographs.Root, CancellationToken.None);
        var shot = GroupShots.Run([.. scan.OfType<FoundFile>().Select(file => IdentifyFile.Run(file).Item1!)]).Shots.Single(shot => shot.Main.File.Name == name);
        await SeenFiles.Under(desk.Studio.Database, photographs.Root).Remember(desk.Studio.Database, [(shot, "", work.Id)], CancellationToken.None);
        return work;
    }
}
