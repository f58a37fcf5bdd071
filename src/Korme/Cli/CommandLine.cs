using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;

namespace Korme.Cli;

/// <summary>The table of contents of the command line. Every command has a file of its own in this folder.</summary>
public static class CommandLine
{
    /// <summary>Parses and runs; returns the exit code, <see cref="ExitCode"/>.</summary>
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("""
            Korme makes an exhibition of what you bring home from the street: photographs, sketches, murals, recordings, tunes.

            Examples:
              korme exhibit ~/Pictures/green-bazaar --best 24 --title "Green Bazaar, one morning"
              korme exhibit --sample
              korme serve
            """)
        {
            CommonOptions.Home,
            CommonOptions.Json,
            ExhibitCommand.Create(),
            ImportCommand.Create(),
            CatalogueCommand.Create(),
            SelectCommand.Create(),
            TableCommand.Create(),
            SearchCommand.Create(),
            PaletteCommand.Create(),
            ServeCommand.Create(),
            PrintCommand.Create(),
            RebuildCommand.Create(),
            BackupCommand.Create(),
            ExportCommand.Create(),
            PublishCommand.Create(),
            EraseCommand.Create(),
            VerifyCommand.Create(),
            SampleCommand.Create(),
            DoctorCommand.Create(),
            EditCommand.Create(),
            MarkCommand.Create(),
            HistoryCommand.Create(),
            RestoreCommand.Create(),
            BinCommand.Create(),
            XmpCommand.Create(),
            DeriveWorkerCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors) Terminal.Say($"korme: {error.Message}");
            Terminal.Say($"See 'korme {NameOf(parsed.CommandResult)}--help'.");
            return ExitCode.WrongUsage;
        }
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            // With a time to end in, System.CommandLine would listen for Ctrl-C itself, and cut off what takes longer.
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Terminal.Say("korme: stopped.");
            return ExitCode.SomeFailed;
        }
        catch (Problem problem)
        {
            Terminal.Say($"korme: {problem.Message}");
            return problem.Code;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // The home's disk: full, failing, read-only, or not what was written. The message says which and what to do.
            Terminal.Say($"korme: {trouble.Message}");
            return ExitCode.NothingDone;
        }

        // The first asks for an end, the second is one.
        void Stop(PosixSignalContext signal)
        {
            if (stop.IsCancellationRequested) return;
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary><c>xmp write </c>; empty for the program itself.</summary>
    private static string NameOf(CommandResult result) =>
        result.Command is RootCommand ? "" : (result.Parent is CommandResult outer ? NameOf(outer) : "") + result.Command.Name + " ";
}
