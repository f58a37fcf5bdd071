using System.Diagnostics;
using System.Globalization;

namespace Korme.Bench.Delivery;

/// <summary>What a busy evening is: mostly tiles, stored sizes, information, now and then a region that has to be drawn.</summary>
internal static class MixedLoad
{
    /// <summary>Eight connections, 90 tiles to 6 stored sizes, 3 info.json and 1 region; memory is looked at every second.</summary>
    public static async Task Run(Server server, int width, int height, TimeSpan time, CancellationToken cancel)
    {
        var tiles = server.Paths(Workloads.AllTiles(width, height));
        var sizes = server.Paths(["full/256,/0/default.jpg", "full/512,/0/default.jpg", "full/!1024,1024/0/default.jpg", "full/2048,/0/default.jpg"]);
        var regions = server.Paths(Workloads.Regions(width, height));
        var mixed = Enumerable.Range(0, 100 * regions.Length).Select(at => (at % 100) switch
        {
            < 90 => tiles[at * 7 % tiles.Length],
            < 96 => sizes[at % sizes.Length],
            < 99 => server.Paths(["info.json"])[0],
            _ => regions[at / 100],
        }).ToArray();

        var started = Stopwatch.GetTimestamp();
        var memory = new List<long>();
        var cpu = server.CpuSeconds;
        var rounds = new List<LoadResult>();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            var load = Load.Run(server.Port, mixed, 8, TimeSpan.Zero, cancel);
            while (await Task.WhenAny(load, Task.Delay(1000, cancel)) != load) memory.Add(Memory(server));
            memory.Add(Memory(server));
            rounds.Add(await load);
        }

        var latencies = rounds.SelectMany(each => each.Latencies).Order().ToArray();
        var statuses = rounds.SelectMany(each => each.Statuses).GroupBy(each => each.Key).Select(group => $"{group.Sum(each => each.Value)} × {group.Key}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            mixed load for {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes: {latencies.Length} requests, {string.Join(", ", statuses)}
            CPU {(server.CpuSeconds - cpu) * 1000 / latencies.Length:0.000} ms a request; p50 {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, longest {latencies[^1]:0} ms
            private memory: {memory[0] >> 20} MiB at first, {memory[memory.Count / 2] >> 20} in the middle, {memory[^1] >> 20} at last, at most {memory.Max() >> 20}
            """));

        double At(double part) => latencies[(int)(latencies.Length * part)];
    }

    private static long Memory(Server server) => server.Ids.Sum(ProcessTree.Anonymous);
}
