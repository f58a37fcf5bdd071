using System.Diagnostics;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Bench;

/// <summary><c>korme verify --all</c> as a process of its own, beside <c>sha512sum</c> by <c>xargs -P2</c> over the same files of the archive, warm cache.</summary>
internal static class VerifyBench
{
    private const int FileBytes = 8_000_000, WorksPerBatch = 20, Rounds = 3;

    public static async Task Run(string korme, string work, int count)
    {
        var folder = Path.Combine(work, $"verify-{count}");
        if (!Directory.Exists(folder)) await Fill(folder, count);
        var archive = Path.Combine(folder, "archive");
        var bytes = Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
        Console.WriteLine($"{count} works of {FileBytes / 1e6:0} MB, {bytes / 1e9:0.00} GB, {Environment.ProcessorCount} cores, warm cache, the best of {Rounds}");
        var shell = $"find '{archive}' -type f -print0 | xargs -0 -P{Environment.ProcessorCount} -n8 sha512sum > /dev/null";
        await Time("bash", ["-c", shell]);
        var (sums, verifies, checks, peak) = (TimeSpan.MaxValue, TimeSpan.MaxValue, TimeSpan.MaxValue, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var sum = await Time("bash", ["-c", shell]);
            var verify = await Time("dotnet", [korme, "verify", "--all", "--json", "--home", folder]);
            using var report = JsonDocument.Parse(verify.Output);
            var check = TimeSpan.FromSeconds(report.RootElement.GetProperty("seconds").GetDouble());
            Console.WriteLine($"  sha512sum {sum.Time.TotalSeconds:0.00} s, korme verify {verify.Time.TotalSeconds:0.00} s, of these {check.TotalSeconds:0.00} s checking");
            (sums, verifies, checks) = (Least(sum.Time, sums), Least(verify.Time, verifies), Least(check, checks));
            peak = Math.Max(peak, verify.PeakKiB);
        }
        Console.WriteLine($"sha512sum     {bytes / 1e6 / sums.TotalSeconds,7:0} MB a second");
        Console.WriteLine($"korme verify  {bytes / 1e6 / verifies.TotalSeconds,7:0} MB a second = {sums / verifies:P0} of sha512sum; " +
            $"checking alone {bytes / 1e6 / checks.TotalSeconds:0} MB a second; peak memory {peak >> 10} MiB");
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static async Task Fill(string folder, int count)
    {
        using var home = Home.Open(folder);
        using var archive = new ArchiveStore(home, TimeProvider.System);
        using var db = Database.Open(home.CatalogueFile);
        var random = new Random(1);
        var bytes = new byte[FileBytes];
        foreach (var batch in Enumerable.Range(0, count).Chunk(WorksPerBatch))
        {
            var works = new List<NewWork>();
            foreach (var number in batch)
            {
                random.NextBytes(bytes);
                var staged = await archive.Stage(new MemoryStream(bytes), CancellationToken.None);
                var file = new MediaFile
                {
                    Sha512 = staged.Sha512,
                    Bytes = staged.Bytes,
                    MediaType = "image/jpeg",
                    Name = "a.jpg",
                    Path = "original/a.jpg",
                    Role = MediaRole.Picture,
                };
                var work = new Work { Id = Guid.CreateVersion7(), Kind = WorkKind.Photograph, Files = [file], Imported = DateTimeOffset.UnixEpoch };
                works.Add(new(work, new Dictionary<string, StagedFile> { [file.Path] = staged }));
            }
            (await archive.Keep(works, CancellationToken.None)).Indexed();
            await RecordWorks.Run(db, [.. works.Select(work => work.Work)], CancellationToken.None);
        }
    }

    private static async Task<(TimeSpan Time, long PeakKiB, string Output)> Time(string program, string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var ended = process.WaitForExitAsync();
        var peak = 0L;
        while (await Task.WhenAny(ended, Task.Delay(50)) != ended) peak = Math.Max(peak, ProcessTree.PeakKiB(process.Id));
        var time = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0 ? (time, peak, await output) : throw new InvalidOperationException(await errors);
    }
}
