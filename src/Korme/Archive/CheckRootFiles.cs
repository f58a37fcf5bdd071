using Korme.Archive.Ocfl;

namespace Korme.Archive;

/// <summary>Compares the few files of an archive's root with what Korme writes there: they have no digest, and are always the same.</summary>
internal static class CheckRootFiles
{
    /// <param name="root">The archive.</param>
    /// <param name="findings">What is wrong goes here.</param>
    /// <param name="aside">Puts it right; null: nothing is touched.</param>
    public static void Run(string root, Findings findings, SetAside? aside)
    {
        foreach (var (path, bytes) in OcflRoot.FilesOf(new(), ReadMe.Text))
        {
            var file = Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
            var (kind, says) = Compare(file, bytes);
            if (kind is null) continue;
            // Words for people may be another Korme's; everything else is a matter of finding the objects.
            var isError = path != "README.md";
            var toDo = "'korme verify --repair' writes it again.";
            var isHealed = false;
            if (aside is not null)
            {
                try
                {
                    aside.Put(bytes, file);
                    (isHealed, toDo) = (true, "");
                }
                catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
                {
                    toDo = $"Not healed: {trouble.Message}";
                }
            }
            findings.Add(new(kind, "", path, says, toDo, isError, isHealed));
        }
    }

    private static (string? Kind, string Says) Compare(string file, byte[] bytes)
    {
        try
        {
            if (!File.Exists(file)) return ("missing", "is missing");
            return new FileInfo(file).Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes) ? (null, "") : ("changed", "is not what Korme writes there");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return ("unreadable", $"can't be read: {trouble.Message}");
        }
    }
}
