using System.IO.Compression;
namespace Korme.Import;

/// <summary>The entries of a ZIP that may be taken, in the ordinal order of their names; the others with the reason why
/// not.</summary>
/// <remarks>No entry's name is ever used as a path to write to; the checks keep lies out of the records and the
/// reports.</remarks>
internal static class ScanZip
{
    private const long SmallBytes = 1 << 20;

    public static IEnumerable<FoundItem> Run(ZipArchives zip, CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var total = 0L;
        var named = zip.Entries.Select((entry, index) => (Name: NameOf(entry), Entry: entry, Index: index))
            .OrderBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Index);
        foreach (var (name, entry, index) in named)
        {
            cancel.ThrowIfCancellationRequested();
            if (name.EndsWith('/')) continue;
            if (name.Split('/').Any(KnownJunkButNotUp)) yield return new Ignored(name);
            else if (ReasonAgainst(name, entry, zip.Limits) is { } reason) yield return new Skipped(name, reason);
            else if (!seen.Add(name)) yield return new Skipped(name, "a second entry of this name in the ZIP");
            else if (entry.Length > zip.Limits.MaxTotalBytes - total)
                yield return new Skipped(name, "the ZIP unpacks to more than is allowed");
            else
            {
                total += entry.Length;
                yield return new FoundFile(name, entry.Length, Modified(entry), null, () => zip.OpenEntry(index));
            }
        }
    }

    /// <summary>The entry's name with <c>/</c> between the parts, in the encoding it was most likely written in.</summary>
    private static string NameOf(ZipArchiveEntry entry)
    {
        var name = ZipNameEncoding.RawBytes(entry.FullName) is { } raw ? DecodeText.FromDosBytes(raw) : entry.FullName;
        return DecodeText.ToFormC(name.Replace('\\', '/'));
    }

    private static bool KnownJunkButNotUp(string part) => part is not (".." or ".") && KnownJunk.Is(part);

    private static string? ReasonAgainst(string name, ZipArchiveEntry entry, ZipLimits limits)
    {
        if (name.StartsWith('/') || (name.Length > 1 && name[1] == ':')) return "an absolute path inside a ZIP";
        if (name.Split('/').Any(part => part is "" or "." or "..")) return "a path that leaves the ZIP";
        if (name.Contains('\0')) return "a name with a zero byte";
        if (entry.IsEncrypted) return "encrypted";
        if (IsLink(entry)) return "a link inside a ZIP";
        if (entry.Length > SmallBytes && entry.Length > limits.MaxRatio * Math.Max(1, entry.CompressedLength))
            return "unpacks to far more than a real file would (a ZIP bomb)";
        return null;
    }

    // The upper half of the external attributes is the Unix mode (APPNOTE §4.4.15 with "made by" Unix).
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    private static DateTimeOffset Modified(ZipArchiveEntry entry) => new(entry.LastWriteTime.DateTime, TimeSpan.Zero);
}
