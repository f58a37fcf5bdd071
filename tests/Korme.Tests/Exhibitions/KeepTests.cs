using System.Net;
using System.Text.Json;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Tests.Archive;
using Korme.Tests.Web;

namespace Korme.Tests.Exhibitions;

public sealed class KeepTests : IAsyncLifetime, IDisposable
{
    private readonly Studio studio = new();
    private LiveSite site = null!;
    private HttpClient http = null!;

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        site = await LiveSite.Over(studio, new DerivativePaths(studio.Home.DerivativesFolder));
        http = site.Http;
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task A_withdrawn_work_is_named_in_no_list_of_what_is_kept()
    {
        var changes = await studio.Changes();
        var (stays, goes) = (await studio.Take("one"), await studio.Take("two"));
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", stays.Id, goes.Id), CancellationToken.None);

        var before = await http.GetStringAsync("/kk/exhibitions/bazaar/keep.json");
        await changes.Save(goes with { IsWithdrawn = true }, "withdrawn", null, CancellationToken.None);
        var after = await http.GetStringAsync("/kk/exhibitions/bazaar/keep.json");

        Assert.Contains(goes.Id.ToString(), before, StringComparison.Ordinal);
        Assert.DoesNotContain(goes.Id.ToString(), after, StringComparison.Ordinal);
        Assert.Contains($"/kk/exhibitions/bazaar/works/{stays.Id}", JsonDocument.Parse(after).RootElement.GetProperty("addresses").EnumerateArray().Select(each => each.GetString()));
    }

    [Fact]
    public async Task A_draft_is_kept_by_nobody_and_the_worker_may_do_what_pages_may()
    {
        var work = await studio.Take();
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar", work.Id) with { Status = ExhibitionStatus.Draft }, CancellationToken.None);

        using var list = await http.GetAsync("/kk/exhibitions/bazaar/keep.json");
        using var worker = await http.GetAsync("/keep-worker.js");

        Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
        Assert.Equal(["no-cache"], worker.Headers.GetValues("Cache-Control"));
        Assert.Contains("worker-src 'self'", worker.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
