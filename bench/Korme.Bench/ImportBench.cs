using System.Diagnostics;
using System.Security.Cryptography;
using Korme.Derivatives;
using Korme.Imaging;

namespace Korme.Bench;

/// <summary><c>korme import</c> as a process of its own, beside the floor on the same files: copy + SHA-512 + one decode giving all sizes.</summary>
internal static class ImportBench
{
    public static async Task Run(string korme, string work, int count)
    {
        var files = Photographs.Make(Path.Combine(work, "photographs"), count);
        var bytes = files.Sum(file => new FileInfo(file).Length);
        foreach (var file in files) await Read(file); // both sides read from a warm cache
        Console.WriteLine($"{count} JPEG of 24 megapixels, {bytes / 1e6 / count:0.0} MB each, {Environment.ProcessorCount} cores");
        var floor = await Floor(files, Fresh(work, "floor"));
        Console.WriteLine($"floor         {count / floor.TotalSeconds,6:0.00} a second");
        var (time, peak) = await Import(korme, Path.Combine(work, "photographs"), Fresh(work, "home"));
        Console.WriteLine($"korme import  {count / time.TotalSeconds,6:0.00} a second = {floor / time:P0} of the floor; peak memory of all its processes {peak >> 20} MiB");
    }

    private static async Task<TimeSpan> Floor(string[] files, string folder)
    {
        Vips.Start();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (file, cancel) =>
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            await using (var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20))
            await using (var target = new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None, 0))
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
                var buffer = new byte[1 << 20];
                int read;
                while ((read = await source.ReadAsync(buffer, cancel)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                }
                hash.GetHashAndReset();
            }
            var picture = DecodedPicture.Load(copy, DerivativePaths.Boxes[^1], new(), cancel);
            foreach (var box in DerivativePaths.Boxes.Reverse())
            {
                var smaller = picture.FitWithin(box);
                smaller.WriteJpeg($"{copy}.{box}.jpg", 84, cancel);
                picture.Dispose();
                picture = smaller;
            }
            picture.Dispose();
        });
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<(TimeSpan Time, long PeakBytes)> Import(string korme, string folder, string home)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [korme, "import", folder, "--home", home]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ProcessTree.ResidentBytes(process.Id));
            await Task.Delay(50);
        }
        if (process.ExitCode != 0) throw new InvalidOperationException(await errors);
        return (Stopwatch.GetElapsedTime(started), peak);
    }

    private static async Task Read(string file)
    {
        await using var stream = File.OpenRead(file);
        await stream.CopyToAsync(Stream.Null);
    }

    private static string Fresh(string work, string name)
    {
        var folder = Path.Combine(work, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }
}
