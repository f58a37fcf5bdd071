using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Korme.Storage;

namespace Korme.Publishing.Site;

/// <summary>Reads a published folder or ZIP and holds every file against <c>manifest-sha512.txt</c>.</summary>
public static class CheckPublished
{
    /// <summary>Checks.</summary>
    /// <param name="path">The folder or the ZIP file.</param>
    /// <param name="pace">Told of files.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="PublishRefusedException">There is no manifest.</exception>
    public static PublishedCheck Run(string path, Pace pace, CancellationToken cancel) =>
        File.Exists(path) ? OfZip(path, pace, cancel) : OfFolder(path, pace, cancel);

    private static PublishedCheck OfFolder(string path, Pace pace, CancellationToken cancel)
    {
        var root = Path.GetFullPath(path);
        var manifest = Path.Combine(root, PublishTarget.ManifestName);
        if (!File.Exists(manifest))
            throw new PublishRefusedException(File.Exists(Path.Combine(root, ".korme-publish.part"))
                ? $"{root}: publishing was interrupted before its end. Run 'korme publish' again, it goes on from there."
                : $"{root} has no {PublishTarget.ManifestName}: nothing was published there.");
        var entries = FileList.Entries(File.ReadAllText(manifest)).ToList();
        var wrong = new ConcurrentBag<string>();
        pace.Begin(entries.Count);
        Parallel.ForEach(entries, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, entry =>
        {
            if (TroubleOf(Path.Combine(root, entry.Path.Replace('/', Path.DirectorySeparatorChar)), entry.Sha512) is { } trouble) wrong.Add($"{entry.Path} {trouble}");
            pace.Add(1);
        });
        var named = entries.Select(entry => entry.Path).Concat([PublishTarget.ManifestName, PublishTarget.StateName]).ToHashSet(StringComparer.Ordinal);
        var more = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !named.Contains(file) && !HostsOwn.Has(file.Split('/')[0])).Select(file => $"{file} is not of this copy");
        return new(entries.Count, [.. wrong.Concat(more).Order(StringComparer.Ordinal)]);
    }

    private static PublishedCheck OfZip(string path, Pace pace, CancellationToken cancel)
    {
        using var zip = Open(path);
        if (zip.GetEntry(PublishTarget.ManifestName) is not { } manifest) throw new PublishRefusedException($"{path} has no {PublishTarget.ManifestName}: it is no published copy.");
        using var reader = new StreamReader(manifest.Open(), Encoding.UTF8);
        var entries = FileList.Entries(reader.ReadToEnd()).ToList();
        var wrong = new List<string>();
        pace.Begin(entries.Count);
        foreach (var (name, sha512) in entries)
        {
            cancel.ThrowIfCancellationRequested();
            if (zip.GetEntry(name) is not { } entry) wrong.Add($"{name} is missing");
            else if (TroubleOf(entry, sha512) is { } trouble) wrong.Add($"{name} {trouble}");
            pace.Add(1);
        }
        var named = entries.Select(entry => entry.Path).Concat([PublishTarget.ManifestName, PublishTarget.StateName]).ToHashSet(StringComparer.Ordinal);
        wrong.AddRange(zip.Entries.Where(entry => !named.Contains(entry.FullName)).Select(entry => $"{entry.FullName} is not of this copy"));
        return new(entries.Count, wrong);
    }

    private static ZipArchive Open(string path)
    {
        try
        {
            return ZipFile.OpenRead(path);
        }
        catch (InvalidDataException trouble)
        {
            throw new PublishRefusedException($"{path} is no whole ZIP file ({trouble.Message}).", trouble);
        }
    }

    private static string? TroubleOf(string file, string sha512)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return Convert.ToHexStringLower(SHA512.HashData(stream)) == sha512 ? null : "was changed";
        }
        catch (Exception trouble) when (trouble is FileNotFoundException or DirectoryNotFoundException)
        {
            return "is missing";
        }
        catch (IOException trouble)
        {
            return $"can't be read: {trouble.Message}";
        }
    }

    private static string? TroubleOf(ZipArchiveEntry entry, string sha512)
    {
        try
        {
            using var stream = entry.Open();
            return Convert.ToHexStringLower(SHA512.HashData(stream)) == sha512 ? null : "was changed";
        }
        catch (InvalidDataException)
        {
            return "is damaged";
        }
    }
}

/// <summary>What a check found: how many files the manifest names, and a sentence for each that is wrong.</summary>
public sealed record PublishedCheck(int Files, IReadOnlyList<string> Wrong);
