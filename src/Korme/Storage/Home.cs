using System.Globalization;

namespace Korme.Storage;

/// <summary>An artist's home folder (DESIGN: <c>archive/ journal/ catalogue.db derivatives/ inbox/ korme.yaml</c>), held by one process.</summary>
/// <remarks>
/// The lock is an open file that nobody else may open (<c>flock</c> on Unix); it falls with the process, however that ends. The
/// holder's number lies beside it in <c>lock.pid</c>, because the locked file can't be read.
/// </remarks>
public sealed class Home : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream held;

    private Home(string root, FileStream held) => (Root, this.held) = (root, held);

    /// <summary>The absolute path of the home.</summary>
    public string Root { get; }

    /// <summary>The OCFL storage root: the truth. Made by the archive itself, not here.</summary>
    public string Archive => Path.Combine(Root, "archive");
    public string Journal => Path.Combine(Root, "journal");
    public string CatalogueFile => Path.Combine(Root, "catalogue.db");
    public string DerivativesFolder => Path.Combine(Root, "derivatives");

    /// <summary>What is under way; on the same file system as the archive, so that a rename moves it there.</summary>
    public string Inbox => Path.Combine(Root, "inbox");

    /// <summary>Walls that were projected on, and the remote controls' keys: settings of this machine, not of the archive.</summary>
    public string ScreensFolder => Path.Combine(Root, "screens");

    /// <summary>Files that were brought into the catalogue: what is under way, and what each one did, so that it can be undone.</summary>
    public string ExchangeFolder => Path.Combine(Root, "exchange");
    public string SettingsFile => Path.Combine(Root, "korme.yaml");

    /// <summary>Opens the home, makes what is missing of it (readable by its owner only), and holds it until disposed.</summary>
    /// <exception cref="HomeInUseException">Another process, or this one, has it open.</exception>
    /// <exception cref="HomeUnusableException">The folder can't be made or written.</exception>
    public static Home Open(string path)
    {
        var root = Path.GetFullPath(path);
        try
        {
            MakeFolder(root);
            var held = Lock(root);
            var home = new Home(root, held);
            try
            {
                foreach (var folder in (ReadOnlySpan<string>)[home.Journal, home.DerivativesFolder, home.Inbox]) MakeFolder(folder);
                File.WriteAllText(PidFile(root), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return home;
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception trouble) when (trouble is IOException and not HomeInUseException or UnauthorizedAccessException)
        {
            throw new HomeUnusableException(root, trouble);
        }
    }

    public void Dispose() => held.Dispose();

    private static string PidFile(string root) => Path.Combine(root, "lock.pid");

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else if (!Directory.Exists(path)) Directory.CreateDirectory(path, OwnerOnly);
    }

    private static FileStream Lock(string root)
    {
        var file = Path.Combine(root, "lock");
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException trouble) when (IsHeld(trouble))
        {
            throw new HomeInUseException(root, Holder(root));
        }
    }

    // EWOULDBLOCK of flock; ERROR_SHARING_VIOLATION.
    private static bool IsHeld(IOException trouble) =>
        trouble.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsMacOS() ? 35 : 11);

    private static int? Holder(string root)
    {
        try
        {
            return int.TryParse(File.ReadAllText(PidFile(root)), CultureInfo.InvariantCulture, out var pid) ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>Two processes on one home would write over each other, so the second is refused.</summary>
public sealed class HomeInUseException(string root, int? processId) : IOException(
    $"{root} is open in another Korme{(processId is { } pid ? $" (process {pid})" : "")}. Stop that one first, or give another folder with --home.")
{
    /// <summary>The process that holds it; null when it didn't say.</summary>
    public int? ProcessId { get; } = processId;
}

/// <summary>The home can't be made or written.</summary>
public sealed class HomeUnusableException(string root, Exception cause) : IOException(
    $"{root} can't be used as the home: {cause.Message} Give another folder with --home, or allow writing there.", cause);
