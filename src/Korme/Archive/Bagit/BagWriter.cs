using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Korme.Archive.Bagit;

/// <summary>Writes a bag: files to be handed over, with their digests (BagIt 1.0, RFC 8493). Syncs nothing by itself.</summary>
/// <param name="folder">A new folder.</param>
public sealed class BagWriter(string folder)
{
    /// <summary>The first is what <c>sha512sum -c</c> reads; RFC 8493 §2.4 recommends SHA-512 and asks readers for SHA-256 too.</summary>
    public static readonly IReadOnlyList<string> Algorithms = ["sha512", "sha256"];

    private const int BufferBytes = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly SortedDictionary<string, string[]> payload = new(StringComparer.Ordinal);
    private long bytes;

    /// <summary>How many files the payload has so far.</summary>
    public int Files => payload.Count;

    /// <summary>Copies a file into the payload.</summary>
    /// <param name="path">Below <c>data/</c>, with <c>/</c>.</param>
    /// <param name="source">Read to its end.</param>
    /// <param name="copied">Told of bytes copied.</param>
    /// <param name="cancel">Leaves the bag half done.</param>
    /// <returns>The SHA-512 of what was copied, lower-case hexadecimal.</returns>
    public string Add(string path, Stream source, Action<long> copied, CancellationToken cancel)
    {
        var target = Local("data/" + path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
            for (int read; (read = source.Read(buffer, 0, BufferBytes)) > 0;)
            {
                cancel.ThrowIfCancellationRequested();
                sha512.AppendData(buffer, 0, read);
                sha256.AppendData(buffer, 0, read);
                file.Write(buffer, 0, read);
                bytes += read;
                copied(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        string[] digests = [Convert.ToHexStringLower(sha512.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset())];
        payload.Add("data/" + path, digests);
        return digests[0];
    }

    /// <summary>Writes a small file into the payload.</summary>
    public void Add(string path, byte[] content)
    {
        using var source = new MemoryStream(content);
        Add(path, source, _ => { }, CancellationToken.None);
    }

    /// <summary>Writes what makes the folder a bag: declaration, metadata, manifests. Last of all.</summary>
    /// <param name="info">Of <c>bag-info.txt</c>, in order; <c>Payload-Oxum</c> and <c>Bag-Size</c> are added (§2.2.2).</param>
    public void Close(IEnumerable<(string Label, string Value)> info)
    {
        var tags = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["bagit.txt"] = Utf8.GetBytes("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
            ["bag-info.txt"] = Utf8.GetBytes(string.Concat(info
                .Append(("Payload-Oxum", string.Create(CultureInfo.InvariantCulture, $"{bytes}.{payload.Count}")))
                .Append(("Bag-Size", string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB")))
                .Select(line => $"{line.Item1}: {OneLine(line.Item2)}\n"))),
        };
        for (var index = 0; index < Algorithms.Count; index++)
            tags[$"manifest-{Algorithms[index]}.txt"] = Utf8.GetBytes(string.Concat(payload.Select(entry => Line(entry.Value[index], entry.Key))));
        foreach (var (name, content) in tags) File.WriteAllBytes(Local(name), content);
        File.WriteAllText(Local("tagmanifest-sha512.txt"), string.Concat(tags.Select(tag => Line(Convert.ToHexStringLower(SHA512.HashData(tag.Value)), tag.Key))), Utf8);
        File.WriteAllText(Local("tagmanifest-sha256.txt"), string.Concat(tags.Select(tag => Line(Convert.ToHexStringLower(SHA256.HashData(tag.Value)), tag.Key))), Utf8);
    }

    /// <summary>A manifest's line: digest, two spaces, the path with line ends and the percent sign encoded and nothing else (§2.1.3).</summary>
    internal static string Line(string digest, string path) => $"{digest}  {Encode(path)}\n";

    internal static string Encode(string path) => path
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    internal static string Decode(string path) => path
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase).Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal);

    private static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private string Local(string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
}
