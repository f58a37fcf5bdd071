using System.Security.Cryptography;

namespace Korme.Archive.Bagit;

/// <summary>Reads a bag back: is it complete and valid (RFC 8493 §3)?</summary>
public static class BagCheck
{
    /// <summary>Everything wrong with it, in words; empty for a valid bag.</summary>
    /// <param name="folder">The bag's.</param>
    /// <param name="forget">Called with each file before it is read, so that it comes from the disk and not from memory.</param>
    /// <param name="read">Told of bytes read.</param>
    /// <param name="cancel">Stops.</param>
    public static IEnumerable<string> Run(string folder, Action<string> forget, Action<long> read, CancellationToken cancel)
    {
        foreach (var kind in (ReadOnlySpan<string>)["manifest-", "tagmanifest-"])
            foreach (var algorithm in BagWriter.Algorithms)
                if (!File.Exists(Path.Combine(folder, $"{kind}{algorithm}.txt"))) return [$"{kind}{algorithm}.txt is missing"];
        return Problems(folder, forget, read, cancel);
    }

    private static IEnumerable<string> Problems(string folder, Action<string> forget, Action<long> read, CancellationToken cancel)
    {
        if (!File.Exists(Path.Combine(folder, "bagit.txt"))) yield return "bagit.txt is missing";
        var payload = Lines(folder, "manifest-");
        foreach (var (path, digests) in payload.Concat(Lines(folder, "tagmanifest-")))
        {
            cancel.ThrowIfCancellationRequested();
            var file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
            if (!File.Exists(file))
            {
                yield return $"{path} is missing";
                continue;
            }
            forget(file);
            read(new FileInfo(file).Length);
            if (digests.Count != BagWriter.Algorithms.Count) yield return $"{path} is not in every manifest";
            // SHA-512 alone: the other digest was taken in the same pass over the same bytes.
            using var stream = File.OpenRead(file);
            if (Convert.ToHexStringLower(SHA512.HashData(stream)) != digests[0]) yield return $"{path} is not what was written";
        }
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "data"), "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (!payload.ContainsKey(path)) yield return $"{path} is in no manifest";
        }
    }

    private static Dictionary<string, List<string>> Lines(string folder, string kind)
    {
        var files = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var algorithm in BagWriter.Algorithms)
            foreach (var line in File.ReadAllText(Path.Combine(folder, $"{kind}{algorithm}.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var space = line.IndexOf(' ');
                var path = BagWriter.Decode(line[space..].TrimStart(' ', '*'));
                if (!files.TryGetValue(path, out var digests)) files[path] = digests = [];
                digests.Add(line[..space]);
            }
        return files;
    }
}
