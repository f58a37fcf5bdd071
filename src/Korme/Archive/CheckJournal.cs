using System.Security.Cryptography;
using System.Text.Json;

namespace Korme.Archive;

/// <summary>Checks the journal's chain: every line JSON, numbered on, and naming the SHA-256 of the line before it (docs/archive-format.md).</summary>
/// <remarks>Read line by line; the newest file's last line may be torn, because it was never acknowledged. No journal is fine.</remarks>
internal static class CheckJournal
{
    private const int KnownFormat = 1, LongestLine = 64_000_000;

    public static void Run(string folder, Findings findings, Action<int> read, CancellationToken cancel)
    {
        if (!Directory.Exists(folder)) return;
        var files = Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).ToList();
        var state = new Chain();
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                if (CheckFile(file, isNewest: file == files[^1], state, read) is { } problem) findings.Add(problem);
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                findings.Add(new("unreadable", "", file, $"can't be read: {trouble.Message}", "Allow this user to read it.", true));
            }
        }
        foreach (var aside in Directory.EnumerateFiles(folder, "*.damaged").Order(StringComparer.Ordinal))
            findings.Add(new("note", "", aside, "was set aside as damaged; what could be read of it is in the journal after it", "Keep it, or delete it when nothing is missed.", false));
    }

    private static VerifyProblem? CheckFile(string file, bool isNewest, Chain chain, Action<int> read)
    {
        var number = 0;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        while (NextLine(stream) is { } line)
        {
            number++;
            read(line.Length);
            var isTorn = line[^1] != '\n';
            if (isTorn && isNewest) return new("note", "", file, "ends in a torn line, which was never acknowledged", "The next start cuts it off.", false);
            if (isTorn || chain.Wrong(line, isHead: number == 1) is not { } wrong) continue;
            return new(wrong.IsNewer ? "newer" : "journal", "", file, $"is damaged in line {number}: {wrong.What}",
                wrong.IsNewer ? "A newer Korme reads it; nothing was changed." : "The next start keeps the file as ….damaged and uses every line that can be read.", true);
        }
        return number == 0 && !isNewest ? new("journal", "", file, "is empty", "The next start keeps the file as ….damaged.", true) : null;
    }

    private static byte[]? NextLine(Stream stream)
    {
        using var line = new MemoryStream();
        for (int unit; (unit = stream.ReadByte()) >= 0;)
        {
            line.WriteByte((byte)unit);
            if (unit == '\n') break;
            if (line.Length > LongestLine) throw new IOException("a line is longer than any record.");
        }
        return line.Length == 0 ? null : line.ToArray();
    }

    private sealed class Chain
    {
        private long? number;
        private string? hash;

        public (string What, bool IsNewer)? Wrong(byte[] line, bool isHead)
        {
            var wrong = Compare(line, isHead);
            hash = Convert.ToHexStringLower(SHA256.HashData(line));
            return wrong;
        }

        private (string What, bool IsNewer)? Compare(byte[] line, bool isHead)
        {
            try
            {
                using var document = JsonDocument.Parse(line.AsMemory());
                var json = document.RootElement;
                var says = json.GetProperty("n").GetInt64();
                var previous = json.GetProperty("prev").GetString();
                var saysHead = json.TryGetProperty("journal", out var format);
                if (saysHead && format.GetInt32() > KnownFormat) return ($"it is of journal format {format.GetInt32()}, this Korme knows {KnownFormat}", true);
                if (saysHead != isHead) return (isHead ? "it must begin with a header" : "a header stands among changes", false);
                // The first file that is left begins wherever its header says.
                var expected = number is null ? says : number + (isHead ? 0 : 1);
                if (says != expected) return ($"it has the number {says} where {expected} was due", false);
                if (hash is not null && previous != hash) return ("it doesn't follow the line before it", false);
                number = says;
                if (!isHead && !json.TryGetProperty("settled", out _) && json.GetProperty("record").ValueKind != JsonValueKind.Object) return ("it has no record", false);
                return null;
            }
            catch (Exception trouble) when (trouble is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                return ($"it can't be read ({trouble.Message})", false);
            }
        }
    }
}
