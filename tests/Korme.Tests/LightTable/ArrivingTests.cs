using System.Net;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Import;
using Korme.LightTable;
using Korme.Tests.Import;
using static Korme.Tests.LightTable.LightDesk;

namespace Korme.Tests.LightTable;

/// <summary>The light table while its import is under way.</summary>
public sealed class ArrivingTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder source = new();
    private readonly ImportProgress progress = new(TimeProvider.System);
    private LightDesk desk = null!;

    public async Task InitializeAsync()
    {
        desk = await Open();
        await desk.Take(0); // the import has begun
        source.Write("IMG_2.jpg", PictureBytes.Jpeg(PictureBytes.Exif(main => main.Short(0x0112, 6), thumbnail: PictureBytes.Jpeg())));
        source.Write("IMG_1.jpg", PictureBytes.Jpeg());
        source.Write("tune.abc", "X:1\nT:Aday\nK:C\nCDEF|\n"u8.ToArray());
        using var scan = ScanSource.Run(source.Root, CancellationToken.None);
        progress.Belong(desk.Import);
        progress.Begin(GroupShots.Run([.. scan.OfType<FoundFile>().Select(file => IdentifyFile.Run(file).Item1!)]).Shots);
        desk.UnderWay.Begin(desk.Import, progress);
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    public void Dispose() => source.Dispose();

    [Fact]
    public async Task What_has_not_arrived_is_on_the_table_with_a_key_and_a_thumbnail_and_no_id()
    {
        var table = await desk.Table();

        var waiting = Waiting(table);
        Assert.Equal(2, table.GetProperty("arriving").GetInt32());
        Assert.Equal(["IMG_1.jpg", "IMG_2.jpg"], waiting.Select(frame => frame.GetProperty("name").GetString()!));
        Assert.Equal(["a0", "a1"], waiting.Select(frame => frame.GetProperty("key").GetString()!));
        Assert.StartsWith("0 of 3 photographs", table.GetProperty("progress").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thumbnail_is_the_cameras_and_what_has_none_is_an_empty_picture_and_no_error()
    {
        var addresses = Waiting(await desk.Table()).Select(frame => frame.GetProperty("thumb").GetString()!).ToList();

        using var without = await desk.Http.GetAsync(addresses[0]);
        using var with = await desk.Http.GetAsync(addresses[1]);
        using var beyond = await desk.Http.GetAsync(desk.Path("/arriving/3"));

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (without.StatusCode, without.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (with.StatusCode, with.Content.Headers.ContentType!.MediaType));
        Assert.Equal(6, ReadMetadata.From(new MemoryStream(await with.Content.ReadAsByteArrayAsync()), "image/jpeg", [], TimeProvider.System.GetUtcNow()).Orientation);
        Assert.Equal(HttpStatusCode.NotFound, beyond.StatusCode);
    }

    [Fact]
    public async Task A_frame_that_has_arrived_keeps_its_key_until_the_import_is_over()
    {
        var work = await desk.Take(10);
        progress.Finish(progress.Shots[1], new ShotOutcome.Taken(work.Id, null));

        var table = await desk.Table();
        desk.UnderWay.End(desk.Import, new(desk.Import.Id));
        var after = await desk.Table();

        Assert.Equal("a1", Frame(table, work).GetProperty("key").GetString());
        Assert.Single(Waiting(table));
        Assert.False(Frame(after, work).TryGetProperty("key", out _));
        Assert.Empty(Waiting(after));
    }

    [Fact]
    public async Task An_import_that_took_nothing_new_leads_to_where_its_photographs_lie()
    {
        var nothing = new ImportOf(Guid.CreateVersion7(), "again");
        desk.UnderWay.End(nothing, new LightScope(desk.Import.Id));

        using var page = await desk.Http.GetAsync($"/desk/imports/{nothing.Id}?lang=kk");
        using var json = await desk.Http.GetAsync($"/desk/imports/{nothing.Id}/table.json?lang=kk");

        Assert.Equal(desk.Path("?lang=kk"), page.Headers.Location!.OriginalString);
        Assert.Equal(desk.Path("/table.json?lang=kk"), json.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_unchanged_table_costs_no_body_and_a_file_that_was_taken_makes_it_another()
    {
        using var first = await desk.Http.GetAsync(desk.Path("/table.json?lang=en"));
        var unchanged = await Again(first);
        progress.Finish(progress.Shots[0], new ShotOutcome.Failed("IMG_1.jpg", "damaged"));
        var changed = await Again(first);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (unchanged, changed));
    }

    [Fact]
    public async Task The_page_without_scripts_shows_them_too_and_asks_again_by_itself()
    {
        var page = await desk.Http.GetStringAsync(desk.Path("?lang=en"));

        Assert.Contains("/arriving/0\"", page, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> Again(HttpResponseMessage first)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, first.RequestMessage!.RequestUri);
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var answer = await desk.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static List<JsonElement> Waiting(JsonElement table) =>
        [.. table.GetProperty("frames").EnumerateArray().Where(frame => frame.GetProperty("id").ValueKind == JsonValueKind.Null)];
}
