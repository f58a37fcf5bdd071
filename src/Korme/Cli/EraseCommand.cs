using System.CommandLine;
using System.Text.Json;
using Korme.Catalogue;

namespace Korme.Cli;

/// <summary><c>korme erase WORK</c>: a person's right: a work, or files of it, goes for good.</summary>
public static class EraseCommand
{
    private const string Word = "erase";

    public static Command Create()
    {
        var work = WorkArgument.One();
        var file = new Option<string[]>("--file") { Description = "Only this file of the work, by its name; may be given again", HelpName = "NAME", DefaultValueFactory = _ => [] };
        var yes = new Option<bool>("--yes") { Description = "Don't ask" };
        var command = new Command("erase", """
            Erases a work for good, with all its versions: from the archive, the catalogue, the exhibitions and everything made from it.
            What stays is a note that it was erased and when, so that neither a rebuild nor an import brings it back. It can't be undone.

            Examples:
              korme erase 01934c2e-7a51-7b0e-9d43-5f0c6a8e2b17
              korme erase 01934c2e-7a51-7b0e-9d43-5f0c6a8e2b17 --file IMG_0007.jpg --yes
            """) { work, file, yes };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(work), parsed.GetRequiredValue(file), parsed.GetValue(yes),
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string given, string[] names, bool isSure, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var id = WorkArgument.Find(studio, given).Id;
        try
        {
            await studio.Changes.Settle(cancel);
            var plan = EraseWork.Plan(studio.Database, studio.Archive, id, names);
            Show(plan, studio.Home.Root);
            if (!isSure) Ask();
            var after = await EraseWork.Run(studio.Database, studio.Archive, studio.Changes, studio.Paths, studio.Clock, plan, cancel);
            Terminal.Say(plan.IsWhole
                ? $"Erased. Its page and its pictures answer 410 from now on. A note stays: {id}, erased on {after.Erased:yyyy-MM-dd}."
                : $"Erased. {Terminal.Count(after.Files.Count, "file")} of the work stay.");
            if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new EraseReport(
                id, plan.IsWhole, [.. plan.Goes.Select(file => file.Name)], [.. plan.Backups.Select(backup => backup.Folder)]), ReportJson.Default.EraseReport));
            return ExitCode.Done;
        }
        catch (Exception trouble) when (trouble is ArgumentException or IOException)
        {
            throw new Problem(trouble.Message);
        }
    }

    private static void Show(ErasePlan plan, string home)
    {
        var title = plan.Work.Title.For("en") is { Text: var text } ? $"“{Terminal.Show(text)}”" : "Untitled";
        Terminal.Say($"{title}, {plan.Work.Id}");
        foreach (var file in plan.Goes) Terminal.Say($"  goes     {Terminal.Show(file.Name)}, {Terminal.Bytes(file.Bytes)}");
        Terminal.Say(plan.IsWhole
            ? $"  goes     everything said about it, in {Terminal.Count(plan.Versions, "version")}"
            : $"  goes     what {Terminal.Count(plan.Versions, "version")} said about it before; what is said now stays");
        foreach (var file in plan.Stays) Terminal.Say($"  stays    {Terminal.Show(file.Name)}, {Terminal.Bytes(file.Bytes)}");
        foreach (var exhibition in plan.Exhibitions) Terminal.Say($"  leaves   the exhibition {exhibition.Slug}");
        Terminal.Say($"  from     {home}: archive, journal, catalogue, derivatives");
        foreach (var other in plan.OthersWithTheseBytes) Terminal.Say($"  NOT      work {other}, which has the same bytes: erase it too");
        foreach (var backup in plan.Backups) Terminal.Say($"  LATER    {Terminal.Show(backup.Folder)} (backup of {backup.Finished:yyyy-MM-dd}): when 'korme backup {Terminal.Show(backup.Folder)}' runs again");
        Terminal.Say("  NOT      bags that were handed over, folders that were published, copies made in another way, other people's caches");
    }

    /// <exception cref="Problem">Nobody is there to be asked, or the answer is no.</exception>
    private static void Ask()
    {
        if (Console.IsInputRedirected) throw new Problem("Nothing was erased: nobody is there to be asked. Add --yes when that is what is wanted.", ExitCode.WrongUsage);
        Console.Error.Write($"This can't be undone. Type '{Word}' to go on: ");
        if (Console.ReadLine()?.Trim() != Word) throw new Problem("Nothing was erased.");
    }
}

/// <summary>What <c>korme erase --json</c> answers. <paramref name="Backups"/> still have it until they are run again.</summary>
public sealed record EraseReport(Guid Work, bool IsWhole, IReadOnlyList<string> Files, IReadOnlyList<string> Backups);
