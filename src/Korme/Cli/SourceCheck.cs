namespace Korme.Cli;

/// <summary>Says what is wrong with a SOURCE before anything is opened for it.</summary>
internal static class SourceCheck
{
    /// <exception cref="Problem">There is no such folder or file, or it can't be read.</exception>
    public static void Require(string source)
    {
        if (!Directory.Exists(source) && !File.Exists(source))
            throw new Problem($"{Terminal.Show(source)}: no such folder or file. Check the spelling, or whether the card is mounted.");
        try
        {
            if (Directory.Exists(source)) using (Directory.EnumerateFileSystemEntries(source).GetEnumerator()) { }
            else using (File.OpenRead(source)) { }
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or IOException)
        {
            throw new Problem($"{Terminal.Show(source)}: can't be read ({trouble.Message}). Check its permissions.");
        }
    }

    /// <summary>What an empty folder, or one without anything for an exhibition, is answered with.</summary>
    public static Problem NothingIn(string source) => new(
        $"{Terminal.Show(source)}: nothing here that can be exhibited (pictures, RAW, audio, video, notation, PDF). " +
        "Give the folder that has the pictures, or try 'korme exhibit --sample'.");
}
