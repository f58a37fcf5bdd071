namespace Korme.Import;

/// <summary>Names that no artist brought along: hidden files and what operating systems and storage boxes leave behind.</summary>
internal static class KnownJunk
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Thumbs.db", "ehthumbs.db", "desktop.ini", "@eaDir", "__MACOSX", "$RECYCLE.BIN", "System Volume Information", "#recycle",
        "Picasa.ini", "ZbThumbnail.info", "Icon\r", "lost+found",
    };

    /// <summary>Whether a file or folder of this name is passed over, with all that is in it.</summary>
    public static bool Is(string name) => name.StartsWith('.') || Names.Contains(name);
}
