using System.Diagnostics;
using System.Globalization;
using System.Text;
using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Bench;

/// <summary><c>korme rebuild</c> of N small works, beside reading the same files once and doing nothing with them.</summary>
internal static class RebuildBench
{
    public static async Task Run(string korme, string work, int count)
    {
        var home = Path.Combine(work, $"rebuild-{count}");
        if (!File.Exists(Path.Combine(home, "complete"))) await Make(home, count);
        await Rebuild(korme, home); // both sides find the folders in memory
        var floor = Floor(Path.Combine(home, "archive"));
        var (time, peak) = await Rebuild(korme, home);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{count} works: read alone {count / floor.TotalSeconds:0} a second, korme rebuild {count / time.TotalSeconds:0} a second ({time.TotalSeconds:0.0} s); peak memory {peak / 1024} MiB"));
    }

    /// <summary>One work through the front door; the others have its record with their own id, digest and title.</summary>
    private static async Task Make(string folder, int count)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        using var home = Home.Open(folder);
        using var archive = new ArchiveStore(home, TimeProvider.System);
        var id = Guid.CreateVersion7();
        var staged = await archive.Stage(new MemoryStream("model"u8.ToArray()), CancellationToken.None);
        var file = new MediaFile { Sha512 = staged.Sha512, Bytes = staged.Bytes, MediaType = "image/jpeg", Name = "DSC_0001.jpg", Path = "original/DSC_0001.jpg", Role = MediaRole.Picture };
        var model = new Work
        {
            Id = id,
            Kind = WorkKind.Photograph,
            Title = new([new("kk", "MODEL"), new("en", "MODEL")]),
            Makers = [new(LanguageText.Of("Бақыт А.", "kk"), "photographer")],
            Taken = new(new(2026, 11, 20, 9, 14, 3)),
            Story = LanguageText.Of("Таңертең алма сатып тұр.", "kk"),
            Keywords = ["bazaar", "morning"],
            Files = [file],
            Imported = TimeProvider.System.GetUtcNow(),
        };
        (await archive.Keep([new(model, new Dictionary<string, StagedFile> { [file.Path] = staged })], CancellationToken.None)).Indexed();

        var root = OcflRoot.Open(home.Archive);
        var first = OcflObject.Open(root.FolderOf($"urn:uuid:{id}"));
        var record = Encoding.UTF8.GetString(first.Read("record.json"));
        var story = first.Read("stories/kk.md");
        var note = new VersionNote(TimeProvider.System.GetUtcNow(), "imported", "Korme bench", "urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500");
        Parallel.For(1, count, number =>
        {
            var own = Guid.CreateVersion7();
            var bytes = Encoding.UTF8.GetBytes($"picture {number}");
            var text = record.Replace(id.ToString(), own.ToString(), StringComparison.Ordinal).Replace("MODEL", $"Work {number}", StringComparison.Ordinal)
                .Replace(staged.Sha512, Digests.Of("sha512", bytes), StringComparison.Ordinal);
            OcflWriter.StageObject(root.FolderOf($"urn:uuid:{own}"), $"urn:uuid:{own}",
                [NewFile.Written(file.Path, bytes), NewFile.Written("record.json", Encoding.UTF8.GetBytes(text)), NewFile.Written("stories/kk.md", story)], note);
        });
        await File.WriteAllTextAsync(Path.Combine(folder, "complete"), "");
    }

    /// <summary>What any reader has to do: walk the folders, read each object's inventory, record and story, and hash the record.</summary>
    private static TimeSpan Floor(string archive)
    {
        var started = Stopwatch.GetTimestamp();
        OcflRoot.Open(archive).ObjectFolders().AsParallel().ForAll(folder =>
        {
            File.ReadAllBytes(Path.Combine(folder, "inventory.json"));
            Digests.Of("sha512", File.ReadAllBytes(Path.Combine(folder, "v1", "content", "record.json")));
            File.ReadAllBytes(Path.Combine(folder, "v1", "content", "stories", "kk.md"));
        });
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<(TimeSpan Time, long PeakKiB)> Rebuild(string korme, string home)
    {
        foreach (var file in Directory.EnumerateFiles(home, "catalogue.db*")) File.Delete(file);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [korme, "rebuild", "--home", home]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ProcessTree.PeakKiB(process.Id));
            await Task.Delay(20);
        }
        if (process.ExitCode != 0) throw new InvalidOperationException(await errors);
        return (Stopwatch.GetElapsedTime(started), peak);
    }
}
