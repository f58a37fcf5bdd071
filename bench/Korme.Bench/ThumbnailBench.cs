using System.Diagnostics;
using Korme.Imaging;

namespace Korme.Bench;

/// <summary>512-px thumbnails a second: ours, Debian's vipsthumbnail and npm's sharp on the same files, all cores, in one run.</summary>
internal static class ThumbnailBench
{
    public static async Task Run(string bench, string work, int count)
    {
        var files = Photographs.Make(Path.Combine(work, "photographs"), count);
        var folder = Directory.CreateDirectory(Path.Combine(work, "thumbnails")).FullName;
        var cores = Environment.ProcessorCount;
        Vips.Start();
        for (var round = 1; round <= 2; round++) // the first warms the page cache for everybody
        {
            var ours = Time(() => Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = cores }, file =>
            {
                using var picture = DecodedPicture.Load(file, 512, new(), default);
                picture.WriteJpeg(Path.Combine(folder, Path.GetFileName(file)), 84, default);
            }));
            var vips = await Peer("sh", "-c", $"ls '{work}'/photographs/*.jpg | xargs -P {cores} -n {(count + cores - 1) / cores} vipsthumbnail --size 512 -o '{folder}/%s-v.jpg[Q=84,strip]'");
            var sharp = await Peer("node", Path.Combine(bench, "sharp.mjs"), Path.Combine(work, "photographs"), folder, $"{cores}");
            if (round == 1) continue;
            Console.WriteLine($"512-px thumbnails of {count} JPEG of 24 megapixels, {cores} cores, Q 84");
            Say("korme", count, ours);
            Say("vipsthumbnail", count, vips);
            Say("sharp", count, sharp);
        }
    }

    private static TimeSpan Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<TimeSpan?> Peer(string program, params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["VIPS_CONCURRENCY"] = "1";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(started) : null;
    }

    private static void Say(string name, int count, TimeSpan? time) =>
        Console.WriteLine(time is { } took ? $"{name,-14}{count / took.TotalSeconds,6:0.00} a second" : $"{name,-14}not installed");
}
