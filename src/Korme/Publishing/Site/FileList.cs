using System.Text;

namespace Korme.Publishing.Site;

/// <summary>
/// <c>manifest-sha512.txt</c>: a line for every file, digest, two spaces, path, in the order of the paths: what <c>sha512sum -c</c>
/// reads. The lines of a picture's folder, hundreds each, are kept together as text.
/// </summary>
internal sealed class FileList
{
    private readonly SortedDictionary<string, string> blocks = new(StringComparer.Ordinal);

    /// <summary>How many files.</summary>
    public int Count { get; private set; }

    /// <summary>The digest of each file outside of the pictures' folders.</summary>
    public IReadOnlyDictionary<string, string> Plain => plain;

    private readonly Dictionary<string, string> plain = new(StringComparer.Ordinal);

    /// <summary>Adds files of which none is in a picture's folder.</summary>
    public void Add(string path, string sha512)
    {
        plain[path] = sha512;
        blocks[path] = Line(path, sha512);
        Count++;
    }

    /// <summary>Adds a picture's folder.</summary>
    public void AddFolder(string folder, string lines)
    {
        blocks[folder + "/"] = lines;
        Count += lines.AsSpan().Count('\n');
    }

    /// <summary>The lines of a picture's folder; null: it isn't here.</summary>
    public string? Folder(string folder) => blocks.GetValueOrDefault(folder + "/");

    public static string Line(string path, string sha512) => $"{sha512}  {path}\n";

    /// <summary>The lines of a folder's files in the order of the paths.</summary>
    public static string Lines(IEnumerable<PublishedFile> files) =>
        string.Concat(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => Line(file.Path, file.Sha512)));

    public byte[] Write()
    {
        var bytes = new byte[blocks.Values.Sum(Encoding.UTF8.GetByteCount)];
        var at = 0;
        foreach (var lines in blocks.Values) at += Encoding.UTF8.GetBytes(lines, bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote; lines of another form are left out.</summary>
    public static FileList Read(string text)
    {
        var list = new FileList();
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = EndOfLine(text, at);
            if (PathIn(text, at, end) is not { } path) continue;
            if (FolderOf(path) is not { } folder)
            {
                list.Add(path, text.Substring(at, 128));
                continue;
            }
            while (end < text.Length && StartsWith(text, end, folder + "/")) end = EndOfLine(text, end);
            list.AddFolder(folder, text[at..end]);
        }
        return list;
    }

    /// <summary>Digest and path of every line.</summary>
    public static IEnumerable<(string Path, string Sha512)> Entries(string text)
    {
        for (int at = 0, end; at < text.Length; at = end)
        {
            end = EndOfLine(text, at);
            if (PathIn(text, at, end) is { } path) yield return (path, text.Substring(at, 128));
        }
    }

    /// <summary><c>iiif/image/3/{id}</c> of a picture's file; null for other files.</summary>
    public static string? FolderOf(string path)
    {
        if (!path.StartsWith(PublishedUnit.PictureRoot, StringComparison.Ordinal)) return null;
        var slash = path.IndexOf('/', PublishedUnit.PictureRoot.Length);
        return slash < 0 ? null : path[..slash];
    }

    private const int DigestAndSpaces = 130;

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;

    private static string? PathIn(string text, int at, int end) =>
        end - at > DigestAndSpaces + 1 && text[at + 128] == ' ' && text[at + 129] == ' ' ? text[(at + DigestAndSpaces)..end].TrimEnd('\n') : null;

    private static bool StartsWith(string text, int line, string path) =>
        line + DigestAndSpaces < text.Length && string.CompareOrdinal(text, line + DigestAndSpaces, path, 0, path.Length) == 0;
}
