using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.LightTable;
using Korme.Tests.Archive;
using Korme.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Korme.Tests.LightTable;

/// <summary>A home with an import of photographs, and the site's light table over HTTP as a page's script uses it.</summary>
internal sealed partial class LightDesk : IAsyncDisposable
{
    private readonly Studio studio = new();
    private LiveSite site = null!;
    private int taken;

    private LightDesk() { }

    /// <summary>Where an import lies when a test says nothing else.</summary>
    public ImportOf Import { get; } = new(Guid.CreateVersion7(new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero)), "green-bazaar");
    public Studio Studio => studio;
    public HttpClient Http => site.Http;
    public LightTables Tables => site.Services.GetRequiredService<LightTables>();
    public MeasureAnew Measures => site.Services.GetRequiredService<MeasureAnew>();
    public ImportsUnderWay UnderWay => site.Services.GetRequiredService<ImportsUnderWay>();

    public static async Task<LightDesk> Open()
    {
        var desk = new LightDesk();
        await desk.Serve();
        return desk;
    }

    /// <summary>As if the process had been killed and started again; a page that was open stays as it was.</summary>
    public async Task Restart()
    {
        await site.DisposeAsync();
        studio.Restart();
        await Serve();
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        studio.Dispose();
    }

    /// <summary>A photograph of the import.</summary>
    /// <param name="second">After nine o'clock; null: no camera dated it.</param>
    /// <param name="look">Photographs with the same look are alike.</param>
    /// <param name="detail">How sharp.</param>
    /// <param name="change">What else.</param>
    public async Task<Work> Take(double? second, int look = 0, double detail = 0.5, Func<Work, Work>? change = null)
    {
        var number = taken++;
        var work = await studio.Take($"photograph {number}", work =>
        {
            work = work with
            {
                Title = LanguageText.None,
                Import = Import,
                Camera = "Canon EOS 1000D",
                Taken = second is { } after ? new(new DateTime(2026, 11, 20, 9, 0, 0).AddSeconds(after)) : null,
                Files = [work.Files[0] with { Name = string.Create(CultureInfo.InvariantCulture, $"IMG_{number:0000}.jpg") }],
            };
            return change is null ? work : change(work);
        });
        await RecordPicture.Run(studio.Database, Facts(work.Picture!.Sha512, look, detail), CancellationToken.None);
        return work;
    }

    /// <summary>Five frames of one moment and one of another.</summary>
    public async Task<List<Work>> TakeBurstAndSingle()
    {
        var works = new List<Work>();
        for (var frame = 0; frame < 5; frame++) works.Add(await Take(frame * 0.5, look: 1, detail: 0.2 + frame * 0.15));
        works.Add(await Take(900, look: 2));
        return works;
    }

    public string Path(string what = "") => $"/desk/imports/{Import.Id}{what}";

    public async Task<JsonElement> Table(string language = "en") => await Http.GetFromJsonAsync<JsonElement>(Path("/table.json?lang=" + language));

    /// <summary>Sends a step with the token of the table.</summary>
    public async Task<HttpResponseMessage> Send(object step, string? token = null, long? basedOn = null, string? path = null, string language = "en")
    {
        var body = JsonSerializer.SerializeToNode(step)!;
        body["token"] = token ?? (await Table()).GetProperty("token").GetString();
        if (basedOn is { } number) body["basedOn"] = number;
        return await Http.PostAsJsonAsync((path ?? Path()) + "/steps?lang=" + language, body);
    }

    /// <summary>Sends a step that has to work.</summary>
    public async Task<JsonElement> Do(object step, long? basedOn = null)
    {
        using var answer = await Send(step, basedOn: basedOn);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, said);
        return JsonSerializer.Deserialize<JsonElement>(said);
    }

    public Work Now(Work work) => FindWork.ById(studio.Database, work.Id)!;

    /// <summary>The frame of a work in an answer.</summary>
    public static JsonElement Frame(JsonElement answer, Work work) =>
        answer.GetProperty("frames").EnumerateArray().Single(frame => frame.GetProperty("id").ValueKind == JsonValueKind.String && frame.GetProperty("id").GetGuid() == work.Id);

    /// <summary>The moments of an answer by the frames' places among these works.</summary>
    public static string Moments(JsonElement answer, List<Work> works) => string.Join(" | ", answer.GetProperty("bursts").EnumerateArray()
        .Select(burst => string.Join(',', burst.EnumerateArray().Select(id => works.FindIndex(work => work.Id == id.GetGuid())))));

    public static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    public static PictureFacts Facts(string sha512, int look, double detail) => Studio.Facts(sha512) with
    {
        Measures = new()
        {
            Detail = detail,
            Noise = 2,
            HighlightsClipped = 0,
            ShadowsClipped = 0,
            Exposure = -0.7,
            Hash = string.Concat(Enumerable.Range(0, 16).Select(part => ((look * 2_654_435_761u >> (part % 16)) & 0xFFFF).ToString("x4", CultureInfo.InvariantCulture))),
            Grid = Convert.ToBase64String([.. Enumerable.Range(0, 192).Select(cell => (byte)(sbyte)(cell % 3 == 0 ? 20 + look * 13 % 20 : (look * 29 + cell) % 60 - 30))]),
        },
    };

    private async Task Serve() => site = await LiveSite.Over(studio, studio.Home, new DerivativePaths(studio.Home.DerivativesFolder));

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();
}
