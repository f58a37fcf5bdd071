using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Korme.Bench.Delivery;

namespace Korme.Bench;

/// <summary>
/// 200 telephones open an exhibition of 40 works through one core of a laptop: the page, its style and letters, every picture as it is
/// scrolled to, and now and then a work's own page, packed with gzip (Brotli is taken over HTTPS alone); beside the framework's file server
/// giving out the same bytes to the same telephones.
/// </summary>
internal static partial class SquareBench
{
    private const int Works = 40, Port = 8476, PeerPort = 8475;

    /// <summary>As long as the visitors need to come: a link on a sheet is scanned one after the other.</summary>
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(10), Reading = TimeSpan.FromMilliseconds(500);

    public static async Task Run(string korme, string work, int visitors)
    {
        var home = Path.Combine(work, "square-home");
        if (!Directory.Exists(home))
        {
            Photographs.Make(Path.Combine(work, "square"), Works);
            using var import = Process.Start("dotnet", [korme, "exhibit", Path.Combine(work, "square"), "--home", home, "--no-serve", "--title", "Square"]);
            await import.WaitForExitAsync();
        }
        var ours = new Server("korme, one core", Port, "/", Server.Start("taskset", ["-c", "0", "dotnet", korme, "serve", "--home", home, "--listen", $"http://127.0.0.1:{Port}", "--no-browser"]));
        using (ours)
        {
            await Server.Listening(Port, CancellationToken.None);
            await Task.Delay(3000); // sizes and pyramids of the first pictures are looked at
            var visit = await Visit.Look(Port, Works);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the exhibition on a telephone: page {visit.PageBytes / 1e3:0} kB, with style and letters {visit.PartBytes / 1e3:0} kB, {visit.Pictures.Count} pictures {visit.PictureBytes / 1e6:0.0} MB"));
            await Measure("korme, one core, all at once", Port, visit, visitors, TimeSpan.Zero, ours);
            await Measure("korme, one core, in 10 s", Port, visit, visitors, Arriving, ours);
            await visit.Save(Port, Path.Combine(work, "square-static"));
        }
        using var peer = new Server("files, one core", PeerPort, "/", Server.Start("taskset", ["-c", "0", "dotnet", typeof(SquareBench).Assembly.Location, "static", Path.Combine(work, "square-static"), $"{PeerPort}"]));
        await Server.Listening(PeerPort, CancellationToken.None);
        var saved = await Visit.OfFiles(Path.Combine(work, "square-static"));
        await Measure("Kestrel's files, all at once", PeerPort, saved, visitors, TimeSpan.Zero, peer);
        await Measure("Kestrel's files, in 10 s", PeerPort, saved, visitors, Arriving, peer);
    }

    private static async Task Measure(string name, int port, Visit visit, int visitors, TimeSpan arriving, Server server)
    {
        var (pages, pictures, failed) = (new List<double>(), new List<double>(), 0);
        var (started, processor) = (Stopwatch.GetTimestamp(), server.CpuSeconds);
        await Task.WhenAll(Enumerable.Range(0, visitors).Select(async number =>
        {
            await Task.Delay(arriving * number / visitors);
            using var telephone = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 6, AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = new($"http://127.0.0.1:{port}") };
            telephone.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate");
            telephone.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            await Ask(telephone, visit.Page, pages);
            await Task.WhenAll(visit.Parts.Select(part => Ask(telephone, part, null)));
            for (var at = 0; at < visit.Pictures.Count; at += 4)
            {
                await Task.WhenAll(visit.Pictures.Skip(at).Take(4).Select(picture => Ask(telephone, picture, pictures)));
                if (at % 12 == 8) await Ask(telephone, visit.WorkPages[(number + at) % visit.WorkPages.Count], pages);
                await Task.Delay(Reading);
            }
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-30} pages p50 {At(pages, 0.5),6:0} ms  p95 {At(pages, 0.95),6:0} ms  p99 {At(pages, 0.99),6:0} ms | pictures p95 {At(pictures, 0.95),6:0} ms | {visitors} visitors, {pages.Count} pages, {pictures.Count} pictures in {seconds:0.0} s, {server.CpuSeconds - processor:0.0} s of processor, {failed} failed"));

        async Task Ask(HttpClient telephone, string path, List<double>? times)
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await telephone.GetAsync(path);
            await answer.Content.CopyToAsync(Stream.Null);
            if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref failed);
            if (times is not null) lock (times) times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    private static double At(List<double> times, double part) => times.Count == 0 ? 0 : times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * part)));

    /// <summary>What a telephone 390 px wide, three device pixels each, asks for.</summary>
    private sealed partial record Visit(string Page, IReadOnlyList<string> Parts, IReadOnlyList<string> Pictures, IReadOnlyList<string> WorkPages, long PageBytes, long PartBytes, long PictureBytes)
    {
        /// <summary>90 % of 390 px at three device pixels is 1,053; Chromium takes the nearest, 1,024.</summary>
        [GeneratedRegex(@"srcset=""([^""]+)""")]
        private static partial Regex SourceSet();

        public static async Task<Visit> Look(int port, int works)
        {
            using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("kk");
            var page = "/kk/exhibitions/square";
            var html = await http.GetStringAsync(page);
            string[] parts = [.. Regex.Matches(html, @"href=""(/assets/[^""]+)""").Select(match => match.Groups[1].Value).Distinct()];
            string[] pictures = [.. SourceSet().Matches(html).Select(match => match.Groups[1].Value.Split(", ").Select(each => each.Split(' ')).First(each => each[1] is "1024w").First())];
            string[] workPages = [.. Regex.Matches(html, @"href=""(/kk/exhibitions/square/works/[0-9a-f-]+)""").Select(match => match.Groups[1].Value).Distinct()];
            if (pictures.Length != works) throw new InvalidOperationException($"{pictures.Length} pictures hang, not {works}");
            var sums = new long[3];
            http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate");
            foreach (var (list, sum) in ((string[], int)[])[([page], 0), (parts, 1), (pictures, 2)])
                foreach (var path in list) sums[sum] += (await http.GetByteArrayAsync(path)).Length;
            return new(page, parts, pictures, workPages, sums[0], sums[0] + sums[1], sums[2]);
        }

        /// <summary>The same answers as files, named by their number: the peer gives out bytes and nothing else.</summary>
        public async Task Save(int port, string folder)
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
            using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
            http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate");
            http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            foreach (var (list, kind) in ((IReadOnlyList<string>, string)[])[([Page], "page"), (Parts, "part"), (Pictures, "picture"), (WorkPages, "work")])
                for (var i = 0; i < list.Count; i++) await File.WriteAllBytesAsync(Path.Combine(folder, $"{kind}{i:00}.txt"), await http.GetByteArrayAsync(list[i]));
        }

        public static Task<Visit> OfFiles(string folder)
        {
            string[] Of(string kind) => [.. Directory.EnumerateFiles(folder, kind + "*").Order(StringComparer.Ordinal).Select(file => "/" + Path.GetFileName(file))];
            return Task.FromResult(new Visit(Of("page")[0], Of("part"), Of("picture"), Of("work"), 0, 0, 0));
        }
    }
}
