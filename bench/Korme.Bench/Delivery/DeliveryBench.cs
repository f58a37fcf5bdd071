using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Korme.Imaging;

namespace Korme.Bench.Delivery;

/// <summary>
/// Tiles, an OpenSeadragon session, a stored size and arbitrary regions of one 100-megapixel picture: ours, Debian's iipsrv behind
/// nginx, npm iiif-processor and Kestrel's static files, in one run. Processor milliseconds a request is the figure to compare.
/// </summary>
internal static partial class DeliveryBench
{
    private const int Width = 11_573, Height = 8_641;
    private const int Connections = 8;

    /// <param name="korme">The published Korme.dll.</param>
    /// <param name="bench">The folder with the npm peers.</param>
    /// <param name="work">Where files are made; kept for the next run.</param>
    /// <param name="seconds">How long each server is asked for each sort of request.</param>
    /// <param name="minutes">Above 0: mixed load on ours alone, for so long.</param>
    public static async Task Run(string korme, string bench, string work, int seconds, int minutes)
    {
        var picture = MakePicture(Path.Combine(work, "delivery", "large.jpg"));
        using var ours = await Ours(korme, work, Path.GetDirectoryName(picture)!);
        if (minutes > 0)
        {
            await MixedLoad.Run(ours, Width, Height, TimeSpan.FromMinutes(minutes), CancellationToken.None);
            return;
        }
        var pyramid = Path.Combine(work, "peers", "large.tif");
        if (!File.Exists(pyramid))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(pyramid)!);
            PlainPyramid(picture, pyramid);
        }
        using var iipsrv = await Peers.IipsrvBehindNginx(work, pyramid, CancellationToken.None);
        using var processor = await Peers.IiifProcessor(bench, pyramid, CancellationToken.None);
        var tiles = Workloads.AllTiles(Width, Height);
        using var files = await Peers.KestrelStatic(await MeanTile(ours, tiles, Path.Combine(work, "static")), CancellationToken.None);

        Console.WriteLine($"{Width} × {Height} pixels, {tiles.Length} tiles, {Connections} connections, {Environment.ProcessorCount} cores shared with the asking program");
        Console.WriteLine($"{"",-22}{"",-18}{"CPU ms",10}{"a second",12}{"p99 ms",10}  answers");
        (string Name, string[] Paths)[] kinds =
        [
            ("tiles", tiles), ("session", Workloads.Session(Width, Height)),
            ("full/!1024,1024", Workloads.StoredSize), ("regions", Workloads.Regions(Width, Height)),
        ];
        foreach (var (kind, paths) in kinds)
        {
            Server?[] servers = kind == "tiles" ? [ours, iipsrv, processor, files] : [ours, iipsrv, processor];
            foreach (var server in servers.OfType<Server>())
            {
                string[] asked = server == files ? ["/tile.jpg"] : server.Paths(paths);
                await Load.Run(server.Port, asked.Take(64).ToArray(), Connections, TimeSpan.FromSeconds(Math.Min(2, seconds)), CancellationToken.None);
                var before = server.CpuSeconds;
                var result = await Load.Run(server.Port, asked, Connections, TimeSpan.FromSeconds(seconds), CancellationToken.None);
                Say(kind, server.Name, (server.CpuSeconds - before) * 1000 / result.Requests, result);
            }
        }
        if (processor is not null) Compare(bench, ours, processor);
    }

    /// <summary>The same requests to ours and to iiif-processor: status, size, mean pixel error.</summary>
    private static void Compare(string bench, Server ours, Server processor)
    {
        using var process = Process.Start("node",
            [Path.Combine(bench, "compare.mjs"), ours.Url, processor.Url, $"{Width}", $"{Height}"]);
        process.WaitForExit();
    }

    private static void Say(string kind, string server, double cpu, LoadResult result)
    {
        var answers = result.Failed == 0
            ? "all 200"
            : string.Join(", ", result.Statuses.OrderBy(each => each.Key).Select(each => $"{each.Value} × {each.Key}"));
        var paths = string.Join(", ", result.Paths.OrderByDescending(each => each.Value).Select(each =>
            string.Create(CultureInfo.InvariantCulture, $"{each.Key} {100.0 * each.Value / result.Paths.Values.Sum():0.0} %")));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind,-22}{server,-18}{cpu,10:0.000}{result.PerSecond,12:0}{result.Percentile(0.99),10:0.0}  {answers}{(paths.Length > 0 ? "; " + paths : "")}"));
    }

    /// <summary>Imports and hangs the picture when that wasn't done in an earlier run, serves it, and waits for its pyramid.</summary>
    private static async Task<Server> Ours(string korme, string work, string folder)
    {
        var home = Path.Combine(work, "delivery-home");
        if (!Directory.Exists(home))
        {
            using var exhibit = Server.Start("dotnet", [korme, "exhibit", folder, "--home", home, "--title", "Bench", "--no-serve", "--no-browser"]);
            await exhibit.WaitForExitAsync();
        }
        var process = Server.Start("dotnet", [korme, "serve", "--home", home, "--listen", "http://127.0.0.1:8471", "--no-browser"]);
        await Server.Listening(8471, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new("http://127.0.0.1:8471"), Timeout = TimeSpan.FromMinutes(5) };
        var manifest = await http.GetStringAsync("/iiif/presentation/3/exhibitions/bench/manifest");
        var basePath = ImageBase().Match(manifest).Value + "/";
        await http.GetByteArrayAsync(basePath + "0,0,512,512/512,512/0/default.jpg");
        return new("korme", 8471, basePath, process);
    }

    /// <summary>The pyramid every other server reads: the same tiles, as libvips writes it by itself.</summary>
    private static void PlainPyramid(string picture, string pyramid)
    {
        var start = new ProcessStartInfo("vips",
        [
            "tiffsave", picture, pyramid, "--compression", "jpeg", "--Q", "87", "--pyramid",
            "--tile", "--tile-width", "512", "--tile-height", "512",
        ]);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException("vips tiffsave failed; apt-get install libvips-tools");
    }

    /// <summary>A folder with one file as long as a tile is on average.</summary>
    private static async Task<string> MeanTile(Server ours, string[] tiles, string folder)
    {
        var all = await Load.Run(ours.Port, ours.Paths(tiles), Connections, TimeSpan.Zero, CancellationToken.None);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "tile.jpg"), new byte[all.Bytes / all.Requests]);
        return folder;
    }

    private static string MakePicture(string path)
    {
        if (File.Exists(path)) return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Vips.Start();
        JpegFile.Write(path, Photographs.Draw(Width, Height), Width, Height, 92);
        return path;
    }

    [GeneratedRegex("/iiif/image/3/[0-9a-f-]{36}")]
    private static partial Regex ImageBase();
}
