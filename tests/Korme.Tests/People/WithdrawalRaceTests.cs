using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Delivery;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Places.Pages;
using Korme.Tests.Delivery;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.People;

/// <summary>A no that comes while a page is being drawn, while a copy is being made, and twice.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit disposes it through IAsyncLifetime")]
public sealed partial class WithdrawalRaceTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly IiifSite home = new() { IsSmall = true };
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly TrippingClock clock = new();
    private WebApplication site = null!;
    private Work seen = null!, other = null!;
    private Consent consent = null!;

    public async Task InitializeAsync()
    {
        await home.InitializeAsync();
        var person = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Зейнеп", "kk"), Created = Then };
        await home.Changes.Save(person, "met", null, CancellationToken.None);
        consent = new() { Id = Guid.CreateVersion7(), Person = person.Id, Uses = (Uses)31, Given = new(Evidence.Paper, Then, "З"), Created = Then, Secret = ConsentLink.NewSecret() };
        await home.Changes.Save(consent, "given", null, CancellationToken.None);
        Maker[] makers = [new(LanguageText.Of("Мұрат"), "painter"), new(LanguageText.Of("Айгүл"), "photographer"), new(LanguageText.Of("Ақан"), "dancer")];
        seen = await home.Take(300, 200, work => work with { Subjects = [person.Id], Makers = makers, Title = LanguageText.Of("Құпия таңба", "kk") });
        other = await home.Take(310, 200, work => work with { Makers = makers, Title = LanguageText.Of("Алма", "kk") });
        await home.Hang("bazaar", ExhibitionStatus.Open, new Section { Works = [new(seen.Id), new(other.Id)] });
        site = Site.Build(new() { Listen = ["http://127.0.0.1:0"], Log = Microsoft.Extensions.Logging.LogLevel.None }, services => services
            .AddSingleton(home.Database).AddSingleton(home.Archive).AddSingleton(home.Changes).AddSingleton(home.Paths).AddSingleton(home.Pool).AddSingleton(home.Home).AddSingleton<TimeProvider>(clock));
        site.MapIiif();
        await site.StartAsync();
        http.BaseAddress = new(site.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await site.DisposeAsync();
        await home.DisposeAsync();
    }

    [Fact]
    public async Task A_page_begun_before_the_no_is_given_to_nobody_who_asks_after_it()
    {
        var pages = site.Services.GetRequiredService<RememberedPages>();
        var (begun, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var drawn = new List<string>();
        async Task<object?> Ask(string who, Task until) => await pages.Answer(EndpointFilterInvocationContext.Create(Request()), async _ =>
        {
            drawn.Add($"{who}: {FindExhibition.BySlug(home.Database, "bazaar")!.Works.Count}");
            begun.TrySetResult();
            await until;
            return HtmlPage.Of<PublicPlacesPage>(new() { ["Visit"] = Visit.Of(Request(), "kk"), ["Places"] = new List<ShownPlaceWorks>() });
        });

        var early = Ask("early", go.Task);
        await begun.Task;
        var beside = Ask("beside", Task.CompletedTask); // before the no: waits for the page that is begun
        await home.Changes.Save(consent with { Withdrawn = Then }, "withdrawn", null, CancellationToken.None);
        var late = await Ask("late", Task.CompletedTask);
        go.SetResult();
        await Task.WhenAll(early, beside);
        var later = await Ask("later", Task.CompletedTask);

        Assert.Equal(["early: 2", "late: 1"], drawn);
        Assert.Same(await early, await beside);
        Assert.Same(late, later);
        Assert.NotSame(late, await early);

        HttpContext Request()
        {
            var context = new DefaultHttpContext { RequestServices = site.Services };
            (context.Request.Method, context.Request.Scheme, context.Request.Host, context.Request.Path) = ("GET", "http", new("127.0.0.1"), "/kk/places");
            context.Request.RouteValues["language"] = "kk";
            return context;
        }
    }

    [Fact]
    public async Task A_no_while_a_copy_is_made_is_in_the_copy_that_is_handed_out_and_credits_keep_their_order()
    {
        var form = await Form();
        // The list of what was handed over is written after the exhibition was read and before its copy is made.
        clock.Trip = () => home.Changes.Save(consent with { Withdrawn = Then }, "withdrawn", null, CancellationToken.None);

        using var answer = await http.SendAsync(form);
        using var copy = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(clock.Trip);
        Assert.Contains(HandedOver.Of(home.Database, [seen.Id]), over => over.Kind == HandedKind.Zip); // it began with her in it
        var texts = new List<string>();
        foreach (var entry in copy.Entries)
        {
            Assert.False(entry.FullName.Contains($"image/3/{seen.Id}", StringComparison.Ordinal), entry.FullName);
            using var reader = new StreamReader(await entry.OpenAsync());
            if (entry.FullName.EndsWith(".html", StringComparison.Ordinal) || entry.FullName.EndsWith(".js", StringComparison.Ordinal)) texts.Add(await reader.ReadToEndAsync());
        }
        Assert.DoesNotContain(texts, text => text.Contains("Құпия таңба", StringComparison.Ordinal));
        var label = WebUtility.HtmlDecode(texts.First(text => text.Contains("Алма", StringComparison.Ordinal) && text.Contains("Мұрат", StringComparison.Ordinal) && text.Contains("lang=\"kk\"", StringComparison.Ordinal)));
        Assert.True(label.IndexOf("Мұрат", StringComparison.Ordinal) < label.IndexOf("Айгүл", StringComparison.Ordinal) && label.IndexOf("Айгүл", StringComparison.Ordinal) < label.IndexOf("Ақан", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_noes_at_once_are_one_and_the_first_moment_stays()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.PostAsync($"/consent/{consent.Secret}", new FormUrlEncodedContent([new("do", "withdraw")]))));
        var first = FindConsents.ById(home.Database, consent.Id)!.Withdrawn;
        using var again = await http.PostAsync($"/consent/{consent.Secret}", new FormUrlEncodedContent([new("do", "withdraw")]));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.NotNull(first);
        Assert.Equal(first, FindConsents.ById(home.Database, consent.Id)!.Withdrawn);
        Assert.Equal(HttpStatusCode.Gone, (await http.GetAsync($"/kk/exhibitions/bazaar/works/{seen.Id}")).StatusCode);
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    public async Task A_sheet_that_was_opened_to_be_printed_is_on_the_list_of_what_is_out_of_reach_once()
    {
        for (var time = 0; time < 3; time++) using (var opened = await http.GetAsync("/desk/exhibitions/bazaar/print/labels?lang=kk")) Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var lines = File.ReadAllLines(Path.Combine(home.Home.Root, HandedOver.FileName)).Length;
        await home.Changes.Save(consent with { Withdrawn = Then }, "withdrawn", null, CancellationToken.None);

        var desk = WebUtility.HtmlDecode(await http.GetStringAsync($"/desk/people/{consent.Person}?lang=kk"));

        Assert.Equal(1, lines);
        Assert.Contains($"{Texts.In("kk")["reach.opened"]}: labels", desk, StringComparison.Ordinal);
    }

    private async Task<HttpRequestMessage> Form()
    {
        const string Path = "/desk/exhibitions/bazaar/publish?lang=kk", Cookie = "korme-form=00000000000000000000000000000000";
        using var asked = new HttpRequestMessage(HttpMethod.Get, Path);
        asked.Headers.Add("Cookie", Cookie);
        using var page = await http.SendAsync(asked);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        var form = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent([new("token", token)]) };
        form.Headers.Add("Cookie", Cookie);
        return form;
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>The system's clock; the first who asks after <see cref="Trip"/> is set waits until that has happened.</summary>
    private sealed class TrippingClock : TimeProvider
    {
        public Func<Task>? Trip { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (Trip is { } trip)
            {
                Trip = null;
                Task.Run(trip).GetAwaiter().GetResult();
            }
            return base.GetUtcNow();
        }
    }
}
