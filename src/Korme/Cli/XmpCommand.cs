using System.CommandLine;
using Korme.Catalogue;
using Korme.Import;
using Korme.Sidecars;

namespace Korme.Cli;

/// <summary><c>korme xmp write|read [SOURCE]</c>: sidecars for other programs, and what those changed in them. Only when the artist says so.</summary>
public static class XmpCommand
{
    public static Command Create()
    {
        var command = new Command("xmp", """
            Writes XMP sidecars that Lightroom, Bridge, digiKam, darktable and others read, or takes what they changed.

            Examples:
              korme xmp write ~/Pictures/green-bazaar
              korme xmp read ~/Pictures/green-bazaar --dry-run
              korme xmp write --to ~/Desktop/sidecars
            """);
        command.Subcommands.Add(Write());
        command.Subcommands.Add(Read());
        return command;
    }

    private static Command Write()
    {
        var source = Source("Only what came from this folder or file; default: every work");
        var name = new Option<string?>("--name")
        {
            Description = "How new sidecars are called: DSC_0101.NEF.xmp, or DSC_0101.xmp as Lightroom reads it (default: 'sidecars' in the home's korme.yaml, else full)",
            HelpName = "full|base",
        };
        name.AcceptOnlyFromAmong("full", "base");
        var to = new Option<string?>("--to") { Description = "Into this folder instead of beside the originals", HelpName = "DIR" };
        var ours = new Option<bool>("--ours") { Description = "Where both sides changed, write what Korme says" };
        var dryRun = DryRun();
        var command = new Command("write", """
            Writes decisions, stars, colour labels and words into the sidecars beside the originals. Everything else in a sidecar stays byte
            for byte; what another program changed stays too, and what both changed is named and not written.

            Examples:
              korme xmp write ~/Pictures/green-bazaar --name base
              korme xmp write --dry-run --json
            """) { source, name, to, ours, dryRun };
        command.SetAction((parsed, cancel) => Run(parsed, parsed.GetValue(source), parsed.GetValue(to), parsed.GetValue(name), parsed.GetValue(dryRun), "korme xmp read", (studio, targets, told) =>
            new WriteSidecars(studio.Database, studio.Archive, studio.Clock, parsed.GetValue(ours), parsed.GetValue(dryRun)).Run(targets, told, cancel), cancel));
        return command;
    }

    private static Command Read()
    {
        var source = Source("Only what came from this folder or file; default: every work");
        var theirs = new Option<bool>("--theirs") { Description = "Where both sides changed, take what the sidecar says" };
        var dryRun = DryRun();
        var command = new Command("read", """
            Takes what other programs changed in the sidecars beside the originals: decisions, stars, colour labels, titles, descriptions,
            keywords, makers and rights. What both sides changed is named and not taken. No sidecar is written.

            Examples:
              korme xmp read ~/Pictures/green-bazaar
              korme xmp read --theirs
            """) { source, theirs, dryRun };
        command.SetAction((parsed, cancel) => Run(parsed, parsed.GetValue(source), to: null, name: null, parsed.GetValue(dryRun), "korme xmp write", (studio, targets, told) =>
            new ReadSidecars(studio.Database, studio.Archive, studio.Changes, parsed.GetValue(theirs), parsed.GetValue(dryRun)).Run(targets, told, cancel), cancel));
        return command;
    }

    private static async Task<int> Run(
        ParseResult parsed, string? source, string? to, string? name, bool isDryRun, string waitsFor,
        Func<Studio, IEnumerable<(Work, string)>, Action<SidecarOutcome>, Task> act, CancellationToken cancel)
    {
        if (source is not null) SourceCheck.Require(source);
        if (to is not null && !Directory.Exists(to)) throw new Problem($"{Terminal.Show(to)}: no such folder. Make it first, or check the spelling.");
        await using var studio = await Studio.Open(parsed.GetRequiredValue(CommonOptions.Home), cancel);
        var naming = NamingOf(studio, name);
        var report = new XmpReport(waitsFor, isDryRun);
        var targets = to is null ? SidecarTargets.Beside(studio.Database, source, naming, report.Skip, cancel)
            : SidecarTargets.In(source is null ? FindWorks.Shown(studio.Database) : Of(studio, source), Path.GetFullPath(to));
        try
        {
            await act(studio, targets, report.Add);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            report.Say();
            throw new Problem("stopped: what is named above is done. Start the same command again and it goes on with the rest.", ExitCode.SomeFailed);
        }
        report.Say();
        if (parsed.GetValue(CommonOptions.Json)) Console.Out.WriteLine(report.ToJson());
        return report.ExitCode;
    }

    private static SidecarNaming NamingOf(Studio studio, string? name)
    {
        try
        {
            return name is null ? SidecarSettings.Read(studio.Home.SettingsFile) : SidecarSettings.Parse(name)!.Value;
        }
        catch (InvalidDataException problem)
        {
            throw new Problem(problem.Message);
        }
    }

    private static IReadOnlyList<Work> Of(Studio studio, string source) =>
        [.. FindWorks.ById(studio.Database, [.. SeenFiles.Under(studio.Database, source).Works.Order()])];

    private static Argument<string?> Source(string description) => new("SOURCE") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private static Option<bool> DryRun() => new("--dry-run") { Description = "Say what would be done, and do nothing" };
}
