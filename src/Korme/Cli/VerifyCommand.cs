using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Korme.Archive;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme verify</c>: every byte of the archive against its digest; names what is missing, changed or extra, and heals.</summary>
public static class VerifyCommand
{
    private const int MostSaid = 1_000;

    private static readonly Option<string?> Archive = new("--archive")
    {
        Description = "Check this OCFL storage root instead (a backup, or somebody else's), list its objects, change nothing",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Deep = new("--deep") { Description = "Check the second digest of each file (fixity, SHA-256) too" };
    private static readonly Option<bool> All = new("--all") { Description = "Begin anew, also where an interrupted run could be gone on with" };
    private static readonly Option<bool> Repair = new("--repair") { Description = "Put right what can be put right from the archive itself" };

    private static readonly Option<string?> RepairFrom = new("--repair-from")
    {
        Description = "Put right from a second copy: a backup, or a copy of the home",
        HelpName = "DIR",
    };

    private static readonly Option<TimeSpan?> OlderThan = new("--older-than")
    {
        Description = "Leave out files that were whole this recently: 30d, 12h",
        HelpName = "AGE",
        CustomParser = result => ParseAge(result),
    };

    private static readonly Option<long?> Limit = new("--limit")
    {
        Description = "Read at most so much a second: 20MB/s",
        HelpName = "RATE",
        CustomParser = result => ParseRate(result),
    };

    public static Command Create()
    {
        var command = new Command("verify", """
            Reads every file of the archive, compares it with its digest, and checks the archive's structure, records and journal. Names
            what is missing, changed or extra, and says what to do. Stopped, it goes on the next time where it was. Without --repair and
            --repair-from it only reads.

            Examples:
              korme verify
              korme verify --older-than 30d --limit 20MB/s
              korme verify --repair-from /media/backup/korme
              korme verify --archive /media/backup/korme --json
            """) { Archive, Deep, All, OlderThan, Limit, Repair, RepairFrom };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Archive) is not null && (result.GetValue(Repair) || result.GetValue(RepairFrom) is not null))
                result.AddError("--archive only reads: --repair and --repair-from heal the home's own archive (--home).");
        });
        command.SetAction((parsed, cancel) => Run(parsed, cancel));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var json = parsed.GetValue(CommonOptions.Json);
        var options = new VerifyOptions
        {
            IsDeep = parsed.GetValue(Deep),
            IsAll = parsed.GetValue(All),
            OlderThan = parsed.GetValue(OlderThan),
            BytesPerSecond = parsed.GetValue(Limit),
            Repairs = parsed.GetValue(Repair),
            RepairFrom = parsed.GetValue(RepairFrom),
        };
        try
        {
            var report = parsed.GetValue(Archive) is { } foreign
                ? await Shown(new VerifyProgress(TimeProvider.System) { Listed = json ? null : List },
                    progress => VerifyArchive.Run(foreign, options, progress, TimeProvider.System, cancel), cancel)
                : await OwnArchive(parsed.GetRequiredValue(CommonOptions.Home), options, cancel);
            Say(report, parsed.GetValue(Archive) is null);
            if (json) Console.Out.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.VerifyReport));
            return report.IsWhole ? ExitCode.Done : ExitCode.SomeFailed;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new Problem(trouble.Message);
        }
    }

    /// <summary>Opens what can be opened: a damaged archive and a damaged catalogue are what this command is for.</summary>
    private static async Task<VerifyReport> OwnArchive(string folder, VerifyOptions options, CancellationToken cancel)
    {
        if (!Directory.Exists(Path.Combine(folder, "archive")) && options.RepairFrom is null)
            throw new Problem($"{Path.GetFullPath(folder)} has no archive. Give its home with --home, or a storage root with --archive.");
        using var home = Home.Open(folder);
        try
        {
            // Versions that an interruption left half-way are completed first, as at every start.
            using var archive = new ArchiveStore(home, TimeProvider.System);
            foreach (var (where, reason) in archive.Recover().Damaged) Terminal.Say($"  damaged  {where}: {reason}");
        }
        catch (IOException)
        {
            // The verification names what is wrong with it, or refuses it.
        }

        using var db = OpenCatalogue(home);
        var progress = new VerifyProgress(TimeProvider.System)
        {
            ExpectedBytes = db?.Read(connection => connection.Row("select coalesce(sum(bytes), 0) from media_file", row => row.GetInt64(0))) ?? 0,
        };
        return await Shown(progress, shown => VerifyArchive.Run(home, db, options, shown, TimeProvider.System, cancel), cancel);
    }

    private static Database? OpenCatalogue(Home home)
    {
        try
        {
            return Database.Open(home.CatalogueFile);
        }
        catch (CatalogueUnreadableException trouble)
        {
            Terminal.Say($"  note     {trouble.Message} Nothing is remembered of this verification.");
            return null;
        }
    }

    private static async Task<VerifyReport> Shown(VerifyProgress progress, Func<VerifyProgress, Task<VerifyReport>> verify, CancellationToken cancel)
    {
        using var drawing = new CancellationTokenSource();
        var bar = new ProgressBar(() => (progress.Bytes, Math.Max(progress.ExpectedBytes, progress.Bytes)), () => Line(progress)).Draw(TimeProvider.System, drawing.Token);
        try
        {
            return await verify(progress);
        }
        finally
        {
            await drawing.CancelAsync();
            await bar;
        }
    }

    private static string Line(VerifyProgress progress)
    {
        var line = $"{Terminal.Bytes(progress.Bytes)}{(progress.ExpectedBytes > progress.Bytes ? $" of {Terminal.Bytes(progress.ExpectedBytes)}" : "")}, "
            + $"{Terminal.Bytes((long)(progress.BytesRead / Math.Max(0.001, progress.Elapsed.TotalSeconds)))} a second";
        return progress.Left is { } left ? $"{line}, about {Terminal.Duration(left)} left" : line;
    }

    // One call at a time: objects are done on several threads, a line each.
    private static void List(VerifiedObject found)
    {
        lock (Console.Out) Console.Out.WriteLine($"{Terminal.Show(found.Id)}  {found.Head}  {Terminal.Count(found.Files, "file")}  {Terminal.Bytes(found.Bytes)}");
    }

    private static void Say(VerifyReport report, bool isOurs)
    {
        foreach (var problem in report.Problems.Take(MostSaid))
        {
            Terminal.Say($"  {(problem.IsHealed ? "healed" : problem.IsError ? problem.Kind.ToUpperInvariant() : "note"),-10} {Terminal.Show(problem.Path)}: "
                + $"{Terminal.Show(problem.Says)}{(problem.Code.Length > 0 ? $" ({problem.Code})" : "")}");
            if (problem.ToDo.Length > 0) Terminal.Say($"  {"",-10} {problem.ToDo}");
        }
        if (report.Problems.Count > MostSaid) Terminal.Say($"  … and {report.Problems.Count - MostSaid} more; --json has them.");
        if (report.SetAside is not null) Terminal.Say($"What was damaged or too much is kept in {report.SetAside}.");
        var skipped = report.Skipped > 0 ? $" ({Terminal.Count(report.Skipped, "file")} checked before)" : "";
        var sums = $"{Terminal.Count(report.Objects, "object")}, {Terminal.Count(report.Files, "file")}, {Terminal.Bytes(report.Bytes)}{skipped}";
        if (!report.IsComplete) Terminal.Say($"stopped after {sums}.{(isOurs ? " Start the same command again and it goes on where it stopped." : "")}");
        var healed = report.Healed > 0 ? $", {report.Healed} healed" : "";
        if (report.IsComplete) Terminal.Say(report.Errors == 0 ? $"Whole: {sums}{healed}." : $"DAMAGED: {Terminal.Count(report.Errors, "error")}{healed}. {sums}.");
    }

    private static TimeSpan? ParseAge(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length > 1 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 100_000)
        {
            if (text[^1] == 'd') return TimeSpan.FromDays(number);
            if (text[^1] == 'h') return TimeSpan.FromHours(number);
        }
        result.AddError($"--older-than {text}: no age. Give days or hours, such as 30d or 12h.");
        return null;
    }

    private static long? ParseRate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var number = text.EndsWith("/s", StringComparison.OrdinalIgnoreCase) ? text[..^2] : text;
        foreach (var (unit, bytes) in (ReadOnlySpan<(string, long)>)[("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)])
            if (number.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(number.AsSpan(0, number.Length - 2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count * bytes is >= 1 and < 1e15) return (long)(count * bytes);
        result.AddError($"--limit {text}: no rate. Give one such as 20MB/s.");
        return null;
    }
}
