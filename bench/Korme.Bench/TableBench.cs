using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Bench;

/// <summary>The light table of N works over HTTP: the whole table, and a mark until it is answered, beside write and fsync of one record's bytes.</summary>
internal static class TableBench
{
    private const string Listen = "http://127.0.0.1:8478";
    private const int Marks = 300, RecordBytes = 1_200;

    public static async Task Run(string korme, string work, int count)
    {
        foreach (var isOneMoment in new[] { false, true }) await Run(korme, work, count, isOneMoment);
    }

    private static async Task Run(string korme, string work, int count, bool isOneMoment)
    {
        var folder = Path.Combine(work, "table-home");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var import = new ImportOf(Guid.CreateVersion7(), "a day");
        var ids = await Fill(folder, import, count, isOneMoment);
        using var serving = Process.Start(new ProcessStartInfo("dotnet", [korme, "serve", "--home", folder, "--listen", Listen, "--no-browser"]) { RedirectStandardError = true })!;
        _ = serving.StandardError.ReadToEndAsync();
        try
        {
            using var http = new HttpClient { BaseAddress = new(Listen) };
            var path = $"/desk/imports/{import.Id}";
            while (!await IsThere(http)) await Task.Delay(20);
            Console.WriteLine($"{count} works{(isOneMoment ? ", all identical and without dates" : " in bursts of five")}, {Environment.ProcessorCount} cores");
            var (first, table) = await Table(http, path);
            var again = new List<double>();
            for (var round = 0; round < 20; round++) again.Add((await Table(http, path)).Milliseconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"table.json, {table.Length:N0} bytes: the first time {first:0} ms"));
            Say("table.json again", again);
            var token = JsonNode.Parse(table)!["token"]!.GetValue<string>();
            await MarkAndFloor(http, path, token, ids, work);
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
            await serving.WaitForExitAsync();
        }
    }

    /// <summary>One of each in turn, so that both meet the same disk.</summary>
    private static async Task MarkAndFloor(HttpClient http, string path, string token, List<Guid> ids, string work)
    {
        var (marks, floor) = (new List<double>(), new List<double>());
        using var bare = File.OpenHandle(Path.Combine(work, "bare"), FileMode.Create, FileAccess.Write);
        for (var number = 0; number < Marks; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await Send(http, path, new { token, @do = "mark", works = (Guid[])[ids[number % ids.Count]], mark = number < ids.Count ? "picked" : "rejected", basedOn = number });
            marks.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            started = Stopwatch.GetTimestamp();
            RandomAccess.Write(bare, new byte[RecordBytes], (long)number * RecordBytes);
            RandomAccess.FlushToDisk(bare);
            floor.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Say("write + fsync of a record", floor);
        Say("a mark, over HTTP", marks);
        var together = Stopwatch.GetTimestamp();
        await Send(http, path, new { token, @do = "mark", works = ids, rating = 3, basedOn = Marks });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ids.Count} marks in one step: {Stopwatch.GetElapsedTime(together).TotalMilliseconds:0} ms"));
    }

    private static async Task<(double Milliseconds, byte[] Bytes)> Table(HttpClient http, string path)
    {
        var started = Stopwatch.GetTimestamp();
        var bytes = await http.GetByteArrayAsync(path + "/table.json?lang=kk");
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, bytes);
    }

    private static async Task Send(HttpClient http, string path, object step)
    {
        using var answer = await http.PostAsJsonAsync(path + "/steps?lang=kk", step);
        var said = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(said);
    }

    private static async Task<bool> IsThere(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/desk/imports?lang=en");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    /// <summary>Works in the catalogue alone: nothing settles before the process is killed.</summary>
    private static async Task<List<Guid>> Fill(string folder, ImportOf import, int count, bool isOneMoment)
    {
        using var home = Home.Open(folder);
        using var database = Database.Open(home.CatalogueFile);
        var (works, facts) = (new List<Work>(), new List<PictureFacts>());
        var chance = new Random(1);
        for (var number = 0; number < count; number++)
        {
            var sha512 = number.ToString("x128", CultureInfo.InvariantCulture);
            var look = isOneMoment ? 0 : number / 5;
            works.Add(new()
            {
                Id = Guid.CreateVersion7(),
                Kind = WorkKind.Photograph,
                Imported = DateTimeOffset.UnixEpoch,
                Import = import,
                Camera = "Canon EOS 1000D",
                Settings = new(1 / 500.0, 5.6, 200, 35, 0, "1234567"),
                Taken = isOneMoment ? null : new(new DateTime(2026, 11, 20, 9, 0, 0).AddSeconds(look * 30 + number % 5 * 0.4)),
                Files = [new() { Sha512 = sha512, Bytes = 1, MediaType = "image/jpeg", Name = string.Create(CultureInfo.InvariantCulture, $"IMG_{number:00000}.jpg"), Path = "original/a.jpg", Role = MediaRole.Picture }],
            });
            facts.Add(new()
            {
                Sha512 = sha512,
                Recipe = DerivativePaths.Recipe,
                WidthPixels = 6000,
                HeightPixels = 4000,
                Sizes = [.. DerivativePaths.Boxes.Select(box => new PictureSize(box, box, box * 2 / 3))],
                Colour = "#8a7f6e",
                Measures = new()
                {
                    Detail = isOneMoment ? 0.5 : chance.NextDouble(),
                    Noise = 2,
                    HighlightsClipped = 0,
                    ShadowsClipped = 0,
                    Exposure = -0.7,
                    Hash = string.Concat(Enumerable.Range(0, 4).Select(part => ((ulong)(look + 1) * 0x9E37_79B9_7F4A_7C15 >> part).ToString("x16", CultureInfo.InvariantCulture))),
                    Grid = Convert.ToBase64String([.. Enumerable.Range(0, 192).Select(cell => (byte)(sbyte)((look * 29 + cell) % 60 - 30))]),
                },
            });
        }
        await RecordWorks.Run(database, works, CancellationToken.None);
        await RecordPicture.Run(database, facts, CancellationToken.None);
        return [.. works.Select(each => each.Id)];
    }

    private static void Say(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-32} p50 {milliseconds[milliseconds.Count / 2],6:0.00} ms   p95 {milliseconds[milliseconds.Count * 95 / 100],6:0.00} ms"));
    }
}
