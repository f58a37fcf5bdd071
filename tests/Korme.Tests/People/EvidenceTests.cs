using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.People.Pages;
using Korme.Tests.Archive;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.People;

/// <summary>Photographs of papers and recordings that come with a yes from a telephone.</summary>
public sealed partial class EvidenceTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Photograph = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[9000]];
    private static readonly byte[] Voice = [.. "OggS"u8, .. new byte[30], .. "OpusHead"u8, .. new byte[5000]];

    private readonly Studio studio = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication site = null!;
    private Work work = null!;
    private Consent asked = null!;

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        site = Site.Build(new() { Listen = ["http://127.0.0.1:0"], Log = Microsoft.Extensions.Logging.LogLevel.None },
            services => services.AddSingleton(studio.Database).AddSingleton(studio.Archive).AddSingleton(changes).AddSingleton(TimeProvider.System));
        await site.StartAsync();
        http.BaseAddress = new(site.Urls.Single());
        var person = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Зейнеп", "kk"), Created = DateTimeOffset.UnixEpoch };
        work = await studio.Take(change: taken => taken with { Subjects = [person.Id] });
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", work.Id), CancellationToken.None);
        asked = new() { Id = Guid.CreateVersion7(), Person = person.Id, Uses = Uses.Web, Secret = ConsentLink.NewSecret(), Created = DateTimeOffset.UnixEpoch };
        await changes.Save(person, "met", null, CancellationToken.None);
        await changes.Save(asked, "asked", null, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await site.DisposeAsync();
    }

    public void Dispose()
    {
        http.Dispose();
        studio.Dispose();
    }

    [Fact]
    public async Task A_yes_comes_with_a_photograph_of_the_paper_that_the_desk_alone_shows_and_the_archive_keeps()
    {
        using var answer = await Send([("do", "agree"), ("by", "Зейнеп"), ("sure", "yes")], ("paper", "Қағаз ../1.jpg", Photograph));
        var page = await http.GetStringAsync(Private);
        using var shown = await http.GetAsync(PeopleAddresses.Evidence(asked.Id, 0));
        using var proxied = new HttpRequestMessage(HttpMethod.Get, PeopleAddresses.Evidence(asked.Id, 0));
        proxied.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var outside = await http.SendAsync(proxied);

        var given = Now;
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal((Evidence.Paper, "Зейнеп", "image/jpeg", MediaRole.Picture), (given.Given!.How, given.Given.Name, given.Files.Single().MediaType, given.Files.Single().Role));
        Assert.Equal(Photograph, await shown.Content.ReadAsByteArrayAsync());
        Assert.Equal(("image/jpeg", true), (shown.Content.Headers.ContentType!.ToString(), shown.Headers.CacheControl!.NoStore));
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        Assert.DoesNotContain("/evidence/", page, StringComparison.Ordinal);
        Assert.Single(FindExhibition.BySlug(studio.Database, "bazaar")!.Works);
        Assert.Equal([work.Id], ListWorks.Recent(studio.Database, 10).Select(hung => hung.Work.Id)); // no work that could hang

        await (await studio.Changes()).Settle(CancellationToken.None);
        var archived = studio.Archive.Records().OfType<Consent>().Single();
        Assert.Equal(RecordJson.Of(given), RecordJson.Of(archived));
        Assert.Equal(Photograph, await File.ReadAllBytesAsync(studio.Archive.PathOf(asked.Id, given.Files[0].Path)));
    }

    [Fact]
    public async Task A_recording_comes_after_the_yes_once_and_a_withdrawal_leaves_it_as_evidence()
    {
        using var agreed = await Send([("do", "agree"), ("by", "Зейнеп"), ("sure", "yes"), ("strokes", "M10 20L30 40L50 60")]);
        using var first = await Send([("do", "attach")], ("voice", "yes.ogg", Voice), ("paper", "", []));
        using var again = await Send([("do", "attach")], ("voice", "renamed.ogg", Voice));
        using var no = await Send([("do", "withdraw")]);
        using var late = await Send([("do", "attach")], ("paper", "late.jpg", Photograph));

        Assert.Equal((Evidence.Signature, "audio/opus", MediaRole.Sound), (Now.Given!.How, Now.Files.Single().MediaType, Now.Files.Single().Role));
        Assert.Equal(["given", "attached", "known", "withdrawn"], ((HttpResponseMessage[])[agreed, first, again, no]).Select(answer => answer.Headers.Location!.OriginalString.Split("said=")[1]));
        Assert.NotNull(Now.Withdrawn);
        Assert.Empty(Directory.EnumerateFiles(studio.Home.Inbox));
        using var range = new HttpRequestMessage(HttpMethod.Get, PeopleAddresses.Evidence(asked.Id, 0)) { Headers = { Range = new RangeHeaderValue(0, 3) } };
        using var part = await http.SendAsync(range);
        Assert.Equal("OggS", await part.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("page.jpg", "<html><script>alert(1)</script>", "file-kind")]
    [InlineData("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "file-kind")]
    [InlineData("voice.mp3", "MZ\u0090 this program", "file-kind")]
    [InlineData("paper.pdf", "%PDF-1.7 and so on", "file-kind")]
    public async Task What_is_neither_picture_nor_sound_by_its_bytes_is_refused_and_nobody_has_agreed(string name, string bytes, string reason)
    {
        using var answer = await Send([("do", "agree"), ("by", "A"), ("sure", "yes")], ("paper", name, Encoding.UTF8.GetBytes(bytes)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(WebUtility.HtmlEncode(Texts.In("en")["consent.said." + reason]), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((null, 0), (Now.Given, Now.Files.Count));
        Assert.Empty(Directory.EnumerateFiles(studio.Home.Inbox));
    }

    [Fact]
    public async Task More_than_there_is_room_for_is_refused_and_leaves_nothing_behind()
    {
        using var large = await Send([("do", "attach")], ("paper", "large.jpg", [.. Photograph, .. new byte[EvidenceForm.MaxBytes]]));
        for (var number = 0; number < EvidenceFiles.Most; number++)
            using (await Send([("do", "attach")], ("paper", "1.jpg", [.. Photograph, (byte)number]))) { }
        using var many = await Send([("do", "attach")], ("paper", "1.jpg", Photograph));
        using var none = await Send([("do", "attach")]);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (large.StatusCode, many.StatusCode, none.StatusCode));
        Assert.Equal(EvidenceFiles.Most, Now.Files.Select(file => file.Path).Distinct().Count());
        Assert.Empty(Directory.EnumerateFiles(studio.Home.Inbox));
    }

    [Fact]
    public async Task The_desk_shows_what_was_sent_and_a_page_elsewhere_can_send_nothing()
    {
        using var forged = new HttpRequestMessage(HttpMethod.Post, Private) { Content = Form([("do", "attach")], [("paper", "1.jpg", Photograph)]) };
        forged.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await http.SendAsync(forged);
        using var sent = await Send([("do", "attach")], ("paper", "1.jpg", Photograph), ("voice", "\"><script>.ogg", Voice));

        var desk = await http.GetStringAsync($"/desk/people/{asked.Person}?lang=en");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal([$"{PeopleAddresses.Evidence(asked.Id, 0)}", $"{PeopleAddresses.Evidence(asked.Id, 1)}"], Sources().Matches(desk).Select(match => match.Groups[1].Value));
        Assert.DoesNotContain("<script>.ogg", desk, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(PeopleAddresses.Evidence(asked.Id, 2))).StatusCode);
    }

    private Consent Now => FindConsents.ById(studio.Database, asked.Id)!;

    private string Private => PeopleAddresses.Private("en", asked.Secret!);

    private Task<HttpResponseMessage> Send((string Name, string Value)[] fields, params (string Name, string File, byte[] Bytes)[] files) => http.PostAsync(Private, Form(fields, files));

    private static MultipartFormDataContent Form((string Name, string Value)[] fields, (string Name, string File, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        foreach (var (name, file, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"", FileName = "\"" + file.Replace("\"", "%22", StringComparison.Ordinal) + "\"" };
            form.Add(part);
        }
        return form;
    }

    [GeneratedRegex("src=\"(/desk/consents/[^\"]+)\"")]
    private static partial Regex Sources();
}
