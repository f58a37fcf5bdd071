using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Bench;

/// <summary>The archive's part of an import, durably: stage and keep, in batches as the import does, beside its floor on the same disk.</summary>
/// <remarks>
/// The floor is what nobody who promises durability can leave out: read the photograph, write the copy, hash it once (SHA-512), and
/// force each batch to the disk: its files before they are named, the names after. No second digest, no reading back, no inventory,
/// no record. Both sides run as many photographs at once as the import does. The two take turns, so that a slow disk is slow for both.
/// </remarks>
internal static class ArchiveBench
{
    private const int BatchSize = 24, Rounds = 5;
    private static readonly int AtOnce = Environment.ProcessorCount + 2;

    public static async Task Run(string work, int count)
    {
        var files = Photographs.Make(Path.Combine(work, "photographs"), count);
        var bytes = files.Sum(file => new FileInfo(file).Length);
        foreach (var file in files) await File.ReadAllBytesAsync(file); // both sides read from a warm cache
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} photographs, {bytes / 1e6 / count:0.0} MB each, batches of {BatchSize}, {AtOnce} at once"));
        var (floors, ours) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var floor = await Timed(work, "archive-floor", folder => Floor(files, folder));
            var korme = await Timed(work, "archive-home", folder => Korme(files, folder));
            if (round == 0) continue; // compiles, and makes the disk's journal warm
            floors.Add(floor);
            ours.Add(korme);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  floor {floor / count:0.0} ms a photograph, korme {korme / count:0.0} ms: {korme / floor:0.00}"));
        }
        var ratios = floors.Zip(ours, (floor, korme) => korme / floor).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"median: floor {floors.Order().ElementAt(Rounds / 2) / count:0.0} ms, korme {ours.Order().ElementAt(Rounds / 2) / count:0.0} ms, ratio {ratios[Rounds / 2]:0.00}"));
    }

    private static async Task<double> Timed(string work, string name, Func<string, Task> run)
    {
        var folder = Path.Combine(work, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        Durable.SyncFileSystem(folder); // what others, or the side before, wrote is not this one's to wait for
        var started = Stopwatch.GetTimestamp();
        await run(folder);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task Floor(string[] files, string folder)
    {
        foreach (var batch in files.Chunk(BatchSize))
        {
            await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, cancel) =>
            {
                await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0, useAsync: true);
                await using var target = new FileStream(Path.Combine(folder, Path.GetFileName(file) + ".part"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, useAsync: true);
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
                var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(1 << 20);
                for (int read; (read = await source.ReadAsync(buffer.AsMemory(0, 1 << 20), cancel)) > 0;)
                {
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                }
                hash.GetHashAndReset();
                System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
            });
            Durable.SyncFileSystem(folder);
            foreach (var file in batch) File.Move(Path.Combine(folder, Path.GetFileName(file) + ".part"), Path.Combine(folder, Path.GetFileName(file)));
            Durable.SyncFileSystem(folder);
        }
    }

    private static async Task Korme(string[] files, string folder)
    {
        using var home = Home.Open(folder);
        using var archive = new ArchiveStore(home, TimeProvider.System);
        var staged = Channel.CreateBounded<NewWork>(BatchSize);
        var keeping = Task.Run(async () =>
        {
            while (await staged.Reader.WaitToReadAsync())
            {
                var batch = new List<NewWork>(BatchSize);
                while (batch.Count < BatchSize && staged.Reader.TryRead(out var work)) batch.Add(work);
                (await archive.Keep(batch, CancellationToken.None)).Indexed();
            }
        });
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, cancel) =>
        {
            await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0, useAsync: true);
            await staged.Writer.WriteAsync(Describe(Path.GetFileName(file), await archive.Stage(source, cancel)), cancel);
        });
        staged.Writer.Complete();
        await keeping;
    }

    private static NewWork Describe(string name, StagedFile staged)
    {
        var file = new MediaFile { Sha512 = staged.Sha512, Bytes = staged.Bytes, MediaType = "image/jpeg", Name = name, Path = "original/" + name, Role = MediaRole.Picture };
        var work = new Work { Id = Guid.CreateVersion7(), Kind = WorkKind.Photograph, Files = [file], Imported = TimeProvider.System.GetUtcNow() };
        return new(work, new Dictionary<string, StagedFile> { [file.Path] = staged });
    }
}
