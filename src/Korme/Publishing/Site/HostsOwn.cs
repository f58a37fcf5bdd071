namespace Korme.Publishing.Site;

/// <summary>What stands in the root of a folder without being anybody's file: the host's settings, and what systems leave on a stick.</summary>
internal static class HostsOwn
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".git", ".nojekyll", "CNAME", ".well-known", ".htaccess", "_headers", "_redirects",
        "System Volume Information", "lost+found", "$RECYCLE.BIN", ".DS_Store", ".Spotlight-V100", ".Trashes", ".fseventsd", "Thumbs.db", "desktop.ini",
    };

    /// <summary>True for a name that is left alone.</summary>
    public static bool Has(string name) => Names.Contains(name) || name.StartsWith(".Trash-", StringComparison.Ordinal) || name.StartsWith("._", StringComparison.Ordinal);
}
