using System.CommandLine;
using System.Text.Json;
using Korme.Catalogue;

namespace Korme.Cli;

/// <summary><c>korme restore WORK --version N</c>: a new version that says what an earlier one said.</summary>
public static class RestoreCommand
{
    public static Command Create()
    {
        var work = WorkArgument.One();
        var version = new Option<int>("--version") { Description = "The version to go back to; 'korme history WORK' lists them", HelpName = "N", Required = true };
        var command = new Command("restore", """
            Writes a new version of a work that says what an earlier one said. Nothing of the versions between is lost.
            What was withdrawn stays withdrawn, and what was erased stays erased.

            Examples:
              korme history DSC_0101.jpg
              korme restore DSC_0101.jpg --version 2
            """) { work, version };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(work), parsed.GetValue(version), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string name, int version, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        await studio.Changes.Settle(cancel); // so that the versions are counted as 'korme history' will list them from now on
        var work = WorkArgument.Find(studio, name);
        var versions = studio.Archive.Versions(work.Id);
        if (versions.FirstOrDefault(each => each.Number == version)?.Record is not Work then)
            throw new Problem($"{WorkArgument.NameOf(work)}: there is no version {version}; it has {Terminal.Count(versions.Count, "version")}. 'korme history' lists them.");

        var saved = await studio.Changes.Save(WorkHistory.Restored(then, work), "restored", basedOn: null, cancel);
        await studio.Changes.Settle(cancel);
        var newest = studio.Archive.Versions(work.Id)[^1].Number;
        Terminal.Say(saved is Saved.Kept
            ? $"{WorkArgument.NameOf(work)}: says again what version {version} said; that is version {newest} now."
            : $"{WorkArgument.NameOf(work)}: says what version {version} said already. Nothing was written.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new RestoreReport(work.Id, version, newest, saved is Saved.Kept), ReportJson.Default.RestoreReport));
        return ExitCode.Done;
    }
}

/// <summary>What <c>korme restore --json</c> answers. <paramref name="IsNew"/>: false when the work was like that already.</summary>
public sealed record RestoreReport(Guid Work, int Restored, int Version, bool IsNew);
