using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using Korme.Archive;
using Korme.Imaging;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme doctor</c>: what is installed, which libraries and codecs, space, permissions, ports; and what to do.</summary>
public static class DoctorCommand
{
    private const long ComfortableBytes = 2_000_000_000;

    public static Command Create()
    {
        var listen = CommonOptions.Listen();
        var command = new Command("doctor", """
            Says what is installed, which picture formats can be read, space, permissions and ports, and what to do.

            Example:
              korme doctor
            """) { listen };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetRequiredValue(listen), parsed.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(string home, string listen, bool json)
    {
        var findings = Examine(Path.GetFullPath(home), new Uri(listen)).ToList();
        foreach (var finding in findings)
        {
            Terminal.Say($"{(finding.IsWell ? "  ok   " : "  !!   ")}{finding.About,-16}{finding.Says}");
            if (finding.ToDo is not null) Terminal.Say($"       {"",-16}{finding.ToDo}");
        }
        var isWell = findings.All(finding => finding.IsWell || !finding.IsNeeded);
        Terminal.Say(isWell ? "Ready." : "Something that is needed is missing; see the lines with !!.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new DoctorReport(isWell, findings), ReportJson.Default.DoctorReport));
        return isWell ? ExitCode.Done : ExitCode.NothingDone;
    }

    private static IEnumerable<Finding> Examine(string home, Uri listen)
    {
        yield return new("machine", true, $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, " +
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");
        foreach (var finding in Libraries()) yield return finding;
        yield return new("SQLite", true, Sqlite.Start());
        foreach (var finding in Folder(home)) yield return finding;
        if (Health(home) is { } health) yield return health;
        yield return Port(listen);
    }

    /// <summary>The archive of a home that is there, also while another Korme has it open; null: none yet.</summary>
    private static Finding? Health(string home)
    {
        var catalogue = Path.Combine(home, "catalogue.db");
        if (!File.Exists(catalogue)) return null;
        try
        {
            var health = Database.ReadOnce(catalogue, connection => ArchiveHealth.Of(connection, TimeProvider.System.GetUtcNow()));
            var says = $"{Terminal.Count(health.Works, "work")}, {Terminal.Bytes(health.Bytes)}, " +
                (health.Verified is { } verified ? $"checked {verified.LocalDateTime:yyyy-MM-dd}, " : "never checked, ") +
                (health.Backup is { } backup ? $"backed up {backup.Finished.LocalDateTime:yyyy-MM-dd} to {Terminal.Show(backup.Folder)}" : "no backup");
            return new("archive", health.Concerns.Count == 0, says, IsNeeded: false,
                ToDo: health.Concerns.Count == 0 ? null : string.Join(" ", health.Concerns.Select(concern => ToDo(concern, health))));
        }
        catch (CatalogueUnreadableException trouble)
        {
            return new("archive", false, trouble.Message, IsNeeded: false, ToDo: "The catalogue is only an index: 'korme rebuild' makes it again.");
        }
    }

    private static string ToDo(HealthConcern concern, ArchiveHealth health) => concern switch
    {
        HealthConcern.Damaged => $"The last check found {Terminal.Count(health.Problems, "problem")}: run 'korme verify'.",
        HealthConcern.NoBackup => "Make a backup: 'korme backup FOLDER'.",
        HealthConcern.BackupIncomplete => $"The last backup could not copy everything: run 'korme backup {Terminal.Show(health.Backup!.Folder)}' again.",
        HealthConcern.BackupBehind => $"{Terminal.Count(health.WorksSinceBackup, "work is", "works are")} newer than the last backup.",
        HealthConcern.BackupOld => $"The last backup is old: run 'korme backup {Terminal.Show(health.Backup!.Folder)}'.",
        HealthConcern.NeverVerified => "Check every file: 'korme verify'.",
        _ => "The last full check is long ago: run 'korme verify'.",
    };

    private static IEnumerable<Finding> Libraries()
    {
        Finding loaded;
        try
        {
            Vips.Start();
            var info = Vips.Info;
            loaded = new("libvips", true, $"{info.Version}, {info.Path}");
        }
        catch (DllNotFoundException missing)
        {
            loaded = new("libvips", false, missing.Message, ToDo: "Run 'npm ci' in the checkout, or install libvips42 (Debian: apt-get install libvips42).");
        }
        yield return loaded;
        if (!loaded.IsWell) yield break;
        yield return new("formats", true, string.Join(", ", Vips.Info.Formats));
        var hasSystem = Vips.Probe().Any(info => info.Library == VipsLibrary.System);
        yield return hasSystem
            ? new("HEIC of phones", true, "decoded by the system's libvips")
            : new("HEIC of phones", false, "can't be decoded: the bundled libvips has no HEVC", IsNeeded: false,
                ToDo: "Debian: apt-get install libvips42; or let the phone save JPEG (“Most Compatible”).");
    }

    private static IEnumerable<Finding> Folder(string home)
    {
        var isNew = !Directory.Exists(home);
        var folder = home;
        while (!Directory.Exists(folder)) folder = Path.GetDirectoryName(folder)!;
        yield return CanWrite(folder)
            ? new("home", true, isNew ? $"{home} (will be made)" : home)
            : new("home", false, $"{folder} can't be written to", ToDo: "Give another folder with --home, or change its permissions.");
        var free = new DriveInfo(folder).AvailableFreeSpace;
        yield return free >= ComfortableBytes
            ? new("space", true, $"{Terminal.Bytes(free)} free")
            : new("space", false, $"only {Terminal.Bytes(free)} free", IsNeeded: false, ToDo: "A day of photographs needs a few gigabytes: make room, or use another disk with --home.");
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            var probe = Path.Combine(folder, $".korme-{Guid.NewGuid():N}");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose)) { }
            return true;
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static Finding Port(Uri listen)
    {
        try
        {
            var address = IPAddress.TryParse(listen.Host, out var ip) ? ip : IPAddress.Loopback;
            using var listener = new TcpListener(address, listen.Port);
            listener.Start();
            return new("port", true, $"{listen.Port} is free");
        }
        catch (SocketException taken)
        {
            return new("port", false, $"{listen.Port}: {taken.Message}", IsNeeded: false, ToDo: "Something listens there (Korme already?). Use another with --listen http://127.0.0.1:0.");
        }
    }
}

/// <summary>One thing looked at. <paramref name="IsNeeded"/>: Korme can't work without it.</summary>
public sealed record Finding(string About, bool IsWell, string Says, bool IsNeeded = true, string? ToDo = null);

/// <summary>What <c>korme doctor --json</c> answers.</summary>
public sealed record DoctorReport(bool IsReady, IReadOnlyList<Finding> Findings);
