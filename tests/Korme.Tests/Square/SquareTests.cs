using System.Diagnostics;
using System.Net;
using System.Text;
using Korme.Exhibitions;
using Korme.Screens;
using Korme.Square;
using Korme.Tests.Archive;
using Korme.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.Square;

/// <summary>The site as the square has it. 127.0.0.2 is this machine too, and as far as the site knows a neighbour's address.</summary>
public sealed class SquareTests : IAsyncLifetime, IDisposable
{
    private readonly Studio studio = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication site = null!;
    private string address = "";

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        var port = FreePort();
        address = $"http://127.0.0.2:{port}";
        var settings = new SiteSettings { Listen = [$"http://127.0.0.1:{port}", address], Log = Microsoft.Extensions.Logging.LogLevel.None, Square = new(address, "Көрме; \"алаң\"", "back\\slash:8") };
        site = Site.Build(settings, services => services.AddSingleton(studio.Database).AddSingleton(studio.Archive).AddSingleton(changes).AddSingleton(TimeProvider.System)
            .AddSingleton(new WallFolder(studio.Home.ScreensFolder)).AddSingleton(new RemoteKeys(studio.Home.ScreensFolder)));
        await site.StartAsync();
        http.BaseAddress = new($"http://127.0.0.1:{port}");
        var work = await studio.Take();
        await HangExhibition.Run(studio.Database, changes, Studio.Exhibition("bazaar", work.Id), CancellationToken.None);
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
    public async Task Visitors_see_the_exhibition_by_the_address_of_the_code()
    {
        using var answer = await http.GetAsync(address + "/kk/exhibitions/bazaar");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/square")]
    [InlineData("/desk/exhibitions/bazaar/screen")]
    [InlineData("/screen/bazaar")]
    [InlineData("/screen/bazaar/events")]
    public async Task The_desk_and_the_screen_answer_to_no_address_of_the_network(string path)
    {
        using var answer = await http.GetAsync(address + path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1;host=localhost")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Original-URL", "/desk")]
    public async Task No_header_opens_the_desk_to_the_network(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address + "/desk");
        request.Headers.Add(header, value);

        using var answer = await http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("connectivitycheck.gstatic.com")]
    [InlineData("captive.apple.com")]
    [InlineData("127.0.0.1.nip.io")]
    public async Task Another_name_is_shown_the_way_and_nothing_else(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address + "/desk") { Headers = { Host = host } };
        using var posted = new HttpRequestMessage(HttpMethod.Post, address + "/desk/walls/wall") { Headers = { Host = host } };

        using var answer = await http.SendAsync(request);
        using var refused = await http.SendAsync(posted);

        Assert.Equal(address + "/", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.MisdirectedRequest, refused.StatusCode);
    }

    [Fact]
    public async Task The_key_of_the_remote_control_opens_the_remote_control_in_the_network_and_not_the_desk()
    {
        var key = site.Services.GetRequiredService<RemoteKeys>().Of("bazaar");

        using var remote = await http.GetAsync($"{address}/remote/{key}");
        using var screen = await http.GetAsync($"{address}/remote/{key}/bazaar");
        using var desk = await http.GetAsync($"{address}/remote/{key}/bazaar/../../../desk");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (remote.StatusCode, screen.StatusCode, desk.StatusCode));
    }

    [Fact]
    public async Task The_desk_shows_codes_that_a_telephone_reads()
    {
        var page = await http.GetStringAsync("/desk/square?lang=en");

        Assert.Contains(QrCode.Svg(address + "/"), page, StringComparison.Ordinal);
        Assert.Contains(QrCode.Svg("""WIFI:T:WPA;S:Көрме\; \"алаң\";P:back\\slash\:8;;"""), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_on_a_telephone_offers_pictures_of_its_size_and_asks_no_other_host()
    {
        var page = await http.GetStringAsync(address + "/kk/exhibitions/bazaar");

        Assert.Contains("256w", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|srcset|href)=\"(https?:)?//(?!127\\.0\\.0\\.2)", page);
    }

    [Theory]
    [InlineData("Korme", null, "WIFI:T:nopass;S:Korme;;")]
    [InlineData("a;b,c:d\"e\\f", "12345678", """WIFI:T:WPA;S:a\;b\,c\:d\"e\\f;P:12345678;;""")]
    public void A_name_with_signs_is_escaped(string name, string? password, string code) => Assert.Equal(code, new SquareSettings("http://10.42.0.1:8470", name, password).WifiCode);

    [Theory]
    [InlineData(null, "12345678")]
    [InlineData("", null)]
    [InlineData("Korme", "short")]
    [InlineData("бір екі үш төрт бес алты", null)]
    [InlineData("a\nb", null)]
    public void A_network_that_cannot_be_is_named(string? name, string? password) => Assert.NotNull(SquareSettings.Trouble(name, password));

    [Fact]
    public void A_password_is_in_no_log() => Assert.DoesNotContain("12345678", new SquareSettings("http://10.42.0.1:8470", "Korme", "12345678").ToString(), StringComparison.Ordinal);

    [Fact]
    public void The_hotspots_address_comes_before_others_and_containers_last()
    {
        LocalAddress[] found =
        [
            new(IPAddress.Parse("172.17.0.1"), "docker0", false), new(IPAddress.Parse("169.254.3.4"), "eth1", false), new(IPAddress.Parse("192.168.1.7"), "enp3s0", false),
            new(IPAddress.Parse("192.168.1.9"), "wlp2s0", true), new(IPAddress.Parse("10.42.0.1"), "wlan0", true),
        ];

        var order = SquareNetwork.Order(found).Select(each => each.Address.ToString());

        Assert.Equal(["10.42.0.1", "192.168.1.9", "192.168.1.7", "172.17.0.1"], order);
    }

    [Fact]
    public async Task The_code_in_the_terminal_is_read_by_another_program()
    {
        var lines = TerminalQr.Draw("http://192.168.43.1:8470/", hasColours: false);

        // Two modules a letter, four pixels a module: a portable grey map for zbarimg.
        var width = lines[0].Length;
        var rows = lines.SelectMany(line => new[] { line.Select(letter => letter is '█' or '▀').ToArray(), line.Select(letter => letter is '█' or '▄').ToArray() }).ToList();
        var picture = new List<byte>(Encoding.ASCII.GetBytes($"P5 {width * 4} {rows.Count * 4} 255\n"));
        foreach (var row in rows)
            for (var again = 0; again < 4; again++)
                foreach (var isLight in row) picture.AddRange(Enumerable.Repeat(isLight ? (byte)255 : (byte)0, 4));
        var file = Path.Combine(studio.Folder, "code.pgm");
        await File.WriteAllBytesAsync(file, [.. picture]);
        using var zbar = Process.Start(new ProcessStartInfo("zbarimg", ["--raw", "--quiet", file]) { RedirectStandardOutput = true })!;

        Assert.Equal("http://192.168.43.1:8470/", (await zbar.StandardOutput.ReadToEndAsync()).Trim());
    }

    [Fact]
    public async Task The_network_may_stand_in_the_settings_of_the_home()
    {
        var file = Path.Combine(studio.Folder, "square.yaml");
        await File.WriteAllTextAsync(file, "sidecars: full\nsquare:\n  wifi: Алаң\n  password: \"алма гүлі\"\n");

        Assert.Equal(("Алаң", "алма гүлі"), SquareFile.Read(file));
        Assert.Equal((null, null), SquareFile.Read(file + ".none"));
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
