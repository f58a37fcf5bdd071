using System.Text.Json;
using System.Text.RegularExpressions;
using Korme.Archive;
using Korme.Storage;
using Korme.Tests.Cli;
using static Korme.Tests.Faults.FaultHome;

namespace Korme.Tests.Faults;

/// <summary>
/// The real program imports, serves and is edited over HTTP, all at once, and is killed at a random moment, again and again. Then the
/// catalogue is deleted and made again: whatever was acknowledged has to be there.
/// </summary>
internal sealed partial class RandomKills(string program, int seed) : IDisposable
{
    private const int PicturesARound = 24, MostSavesARound = 30;

    private readonly FaultHome home = new(program);
    private readonly Random random = new(seed);

    /// <summary>Of each edited work the titles it may have: the one that was acknowledged last, and one whose answer the kill cut off.</summary>
    private readonly Dictionary<string, string[]> titles = [];

    /// <summary>Of each round's folder how many pictures were said to be done.</summary>
    private readonly Dictionary<string, int> done = [];

    /// <summary>What was acknowledged so far.</summary>
    public int Saves { get; private set; }
    public int Imports => done.Values.Sum();

    /// <summary>Runs the rounds and checks.</summary>
    /// <exception cref="FaultFound">Something acknowledged is missing, twice, or not valid.</exception>
    public async Task Run(int rounds, Action<string>? say = null)
    {
        home.Draw();
        var (exitCode, output) = home.Run("import", home.Photographs);
        Demand(exitCode == 0, output);
        string[] works = [.. Directory.EnumerateDirectories(Path.Combine(home.Home, "archive"), "urn*", SearchOption.AllDirectories).Select(folder => Path.GetFileName(folder)[^36..])];
        for (var round = 0; round < rounds; round++)
        {
            await Round("round" + round, works);
            say?.Invoke($"round {round + 1}: {Saves} saves and {Imports} imports acknowledged so far");
        }

        foreach (var file in Directory.EnumerateFiles(home.Home, "catalogue.db*")) File.Delete(file);
        var rebuilt = home.Run("rebuild");
        Demand(rebuilt.ExitCode == 0, $"rebuild: {rebuilt.Output}");
        await CheckAcknowledged();
        var verified = home.Run("verify", "--all");
        Demand(verified.ExitCode == 0 && verified.Output.Contains("\"isWhole\":true", StringComparison.Ordinal), $"verify: {verified.Output}");
        CheckArchive(Path.Combine(home.Home, "archive"));
    }

    public void Dispose() => home.Dispose();

    private async Task Round(string name, string[] works)
    {
        var folder = Directory.CreateDirectory(Path.Combine(home.Root, name)).FullName;
        for (var number = 0; number < PicturesARound; number++)
            TestPictures.Jpeg(Path.Combine(folder, $"{name}-{number:00}.jpg"), random.Next(), 160, 120);
        var line = home.CommandLine("exhibit", folder, "--listen", "http://127.0.0.1:0", "--no-browser");
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var report = process.StandardOutput.ReadLineAsync();
        Match address;
        do
        {
            var said = await process.StandardError.ReadLineAsync() ?? throw new FaultFound($"{name}: the program ended before it served");
            address = Address().Match(said);
        }
        while (!address.Success);
        var rest = process.StandardError.ReadToEndAsync();

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address.Groups[1].Value) };
        var saves = random.Next(1, MostSavesARound);
        for (var save = 0; save < saves; save++)
        {
            await Edit(http, works[save % works.Length], $"{name} save {save}");
            await AskProgress(http, address.Groups[2].Value, name);
        }
        var last = Edit(http, works[saves % works.Length], $"{name} cut off");
        // Anywhere between the request and its answer.
        for (var turns = random.Next(2_000_000); turns > 0 && !last.IsCompleted; turns--) { }
        process.Kill(entireProcessTree: true);
        try
        {
            await last;
        }
        catch (HttpRequestException)
        {
            // The program is dead: nobody told whether it was saved.
        }
        await process.WaitForExitAsync();
        if (await report is { } hung) done[name] = Math.Max(done[name], JsonDocument.Parse(hung).RootElement.GetProperty("imported").GetInt32());
        await rest;
    }

    private async Task Edit(HttpClient http, string work, string title)
    {
        var page = await http.GetStringAsync($"/desk/works/{work}?lang=en");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(page).Groups[1].Value), "token" }, { new StringContent(Based().Match(page).Groups[1].Value), "based" },
            { new StringContent(title), "title.en" },
        };
        titles[work] = [.. titles.GetValueOrDefault(work, []).Take(1), title];
        using var answer = await http.PostAsync($"/desk/works/{work}?lang=en", form);
        Demand(answer.Headers.Location?.OriginalString.EndsWith("said=saved", StringComparison.Ordinal) == true, $"{title}: {answer.StatusCode}");
        titles[work] = [title];
        Saves++;
    }

    private async Task AskProgress(HttpClient http, string slug, string name)
    {
        using var progress = JsonDocument.Parse(await http.GetStringAsync($"/en/exhibitions/{slug}/progress"));
        var count = progress.RootElement.GetProperty("finished").GetBoolean() ? 0 : progress.RootElement.GetProperty("done").GetInt32();
        done[name] = Math.Max(done.GetValueOrDefault(name), count);
    }

    private async Task CheckAcknowledged()
    {
        await using var studio = await Korme.Cli.Studio.Open(home.Home, CancellationToken.None);
        var works = studio.Database.Read(connection => connection.Rows("select record from work", row => RecordJson.ToWork(row.GetString(0))));
        var archived = studio.Archive.Works().ToDictionary(work => work.Id);
        Demand(archived.Count == works.Count, $"{archived.Count} works in the archive, {works.Count} in the catalogue");
        foreach (var (id, may) in titles)
        {
            var title = works.Single(work => work.Id == Guid.Parse(id)).Title.In("en");
            Demand(may.Contains(title), $"{id} is called '{title}', not '{string.Join("' or '", may)}'");
        }
        foreach (var (round, count) in done)
        {
            var names = works.SelectMany(work => work.Files).Select(file => file.Name).Where(name => name.StartsWith(round + "-", StringComparison.Ordinal)).ToList();
            Demand(names.Count >= count, $"{round}: {count} pictures were said to be done, {names.Count} are there");
            Demand(names.Distinct().Count() == names.Count, $"{round}: a picture is there twice");
        }
    }

    [GeneratedRegex(@"(http://127\.0\.0\.1:\d+)/\w+/exhibitions/(\S+)")]
    private static partial Regex Address();

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"based\" value=\"([0-9]+)\"")]
    private static partial Regex Based();
}
