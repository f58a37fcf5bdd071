using System.Text;

namespace Korme.Archive.Ocfl;

/// <summary>Version declarations: a file <c>0=ocfl_object_1.1</c> whose text is the part after <c>0=</c> and a newline (OCFL 1.1 §3.3, §4.2).</summary>
internal static class Namaste
{
    public const string Root = "ocfl_1.1", Object = "ocfl_object_1.1", RootPrefix = "ocfl_", ObjectPrefix = "ocfl_object_";

    /// <summary>The versions of the specification that this program knows.</summary>
    public static bool IsKnown(string version) => version is "1.0" or "1.1";

    /// <summary>The file's name.</summary>
    public static string FileName(string value) => "0=" + value;

    /// <summary>The file's text.</summary>
    public static byte[] Text(string value) => Encoding.ASCII.GetBytes(value + "\n");

    /// <summary>The values declared in a folder that begin with <paramref name="prefix"/> and a digit: none, one, or wrongly several.</summary>
    public static IEnumerable<string> Declared(string folder, string prefix) =>
        Directory.EnumerateFiles(folder, "0=" + prefix + "*").Select(file => Path.GetFileName(file)[2..])
            .Where(value => value.Length > prefix.Length && char.IsAsciiDigit(value[prefix.Length]));

    /// <summary>True when a name means to declare: a digit and <c>=</c>, or the prefix and a digit anywhere in it.</summary>
    public static bool MeansToDeclare(string name, string prefix) =>
        name is [>= '0' and <= '9', '=', ..]
        || name.IndexOf(prefix, StringComparison.Ordinal) is >= 0 and var at && at + prefix.Length < name.Length && char.IsAsciiDigit(name[at + prefix.Length]);

    /// <summary>The version that a folder's files declare, and what is wrong with how they do.</summary>
    /// <param name="entries">The folder's names.</param>
    /// <param name="folder">Named when there is none.</param>
    /// <param name="ofRoot">A storage root's (E069, E075 to E080) or an object's (E002 to E007).</param>
    /// <param name="problems">What is wrong goes here.</param>
    /// <returns>The first that is well-formed; null: none.</returns>
    public static string? Check(IReadOnlyList<FolderEntry> entries, string folder, bool ofRoot, List<OcflProblem> problems)
    {
        var prefix = ofRoot ? RootPrefix : ObjectPrefix;
        var found = new List<string>();
        foreach (var entry in entries.Where(entry => MeansToDeclare(entry.Name, prefix)))
        {
            var value = entry.Name.Length > 2 ? entry.Name[2..] : "";
            if (entry.Name is not [>= '0' and <= '9', '=', ..] || entry.IsFolder || entry.IsLink)
                problems.Add(new(ofRoot ? "E075" : "E002", entry.Path, "is no version declaration: that is a file 0=…"));
            else if (entry.Name[0] != '0') problems.Add(new(ofRoot ? "E078" : "E005", entry.Path, "declares a version with another tag than 0"));
            else if (!value.StartsWith(prefix, StringComparison.Ordinal) || ofRoot && value.StartsWith(ObjectPrefix, StringComparison.Ordinal))
                problems.Add(new(ofRoot ? "E079" : "E006", entry.Path, $"declares something else than {prefix} and a version"));
            else if (!IsVersion(value.AsSpan(prefix.Length))) problems.Add(new(ofRoot ? "E077" : "E004", entry.Path, "declares no version of the specification"));
            else
            {
                found.Add(value[prefix.Length..]);
                if (!HasText(entry, Text(value))) problems.Add(new(ofRoot ? "E080" : "E007", entry.Path, $"must hold '{value}' and a newline"));
            }
        }
        if (found.Count == 0) problems.Add(new(ofRoot ? "E069" : "E003", folder, "has no version declaration"));
        if (found.Count > 1) problems.Add(new(ofRoot ? "E076" : "E003", folder, "has more than one version declaration"));
        return found.FirstOrDefault();
    }

    private static bool IsVersion(ReadOnlySpan<char> text)
    {
        var dot = text.IndexOf('.');
        return dot > 0 && dot < text.Length - 1 && text[..dot].IndexOfAnyExceptInRange('0', '9') < 0 && text[(dot + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool HasText(FolderEntry entry, byte[] text)
    {
        try
        {
            return entry.Bytes == text.Length && File.ReadAllBytes(entry.Path).AsSpan().SequenceEqual(text);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
