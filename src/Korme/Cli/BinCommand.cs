using System.CommandLine;
using System.Text.Json;
using Korme.Catalogue;

namespace Korme.Cli;

/// <summary><c>korme bin</c>: puts works into the bin, lists it, takes works out again. Nothing is deleted.</summary>
public static class BinCommand
{
    public static Command Create()
    {
        var works = WorkArgument.Several();
        var list = new Option<bool>("--list") { Description = "List what is in the bin" };
        var undo = new Option<bool>("--undo") { Description = "Take the works out of the bin again" };
        var command = new Command("bin", """
            Puts works into the bin: they leave every exhibition, list and search, and can be taken out again at any time.
            Nothing is deleted; 'korme erase' is for that.

            Examples:
              korme bin DSC_0101.jpg DSC_0102.jpg
              korme bin --list
              korme bin --undo DSC_0101.jpg
            """) { works, list, undo };
        command.Validators.Add(result =>
        {
            var isEmpty = result.GetValue(works) is null or [];
            if (result.GetValue(list) ? !isEmpty || result.GetValue(undo) : isEmpty) result.AddError("Give one WORK or more, with --undo or without; or --list alone.");
        });
        command.SetAction((parsed, cancel) => Run(
            parsed.GetValue(works) ?? [], parsed.GetValue(list), parsed.GetValue(undo), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string[] names, bool list, bool undo, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var changed = new List<Guid>();
        var failed = 0;
        foreach (var name in names)
        {
            try
            {
                var work = WorkArgument.Find(studio, name);
                await studio.Changes.Save(work with { Binned = undo ? null : work.Binned ?? studio.Clock.GetLocalNow() }, undo ? "unbinned" : "binned", basedOn: null, cancel);
                changed.Add(work.Id);
                Terminal.Say($"{WorkArgument.NameOf(work)}: {(undo ? "is out of the bin" : "is in the bin; 'korme bin --undo' takes it out again")}.");
            }
            catch (Problem problem)
            {
                failed++;
                Terminal.Say($"korme: {problem.Message}");
            }
        }

        var binned = ListWorks.InBin(studio.Database).Select(each => each.Work).ToList();
        if (list)
        {
            foreach (var work in binned) Terminal.Say($"  {WorkArgument.Time(work.Binned!.Value, studio.Clock)}  {WorkArgument.NameOf(work)}");
            Terminal.Say(binned.Count == 0 ? "The bin is empty." : $"{Terminal.Count(binned.Count, "work")} in the bin.");
        }
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new BinReport(changed, [.. binned.Select(work => work.Id)]), ReportJson.Default.BinReport));
        return failed == 0 ? ExitCode.Done : changed.Count > 0 ? ExitCode.SomeFailed : ExitCode.NothingDone;
    }
}

/// <summary>What <c>korme bin --json</c> answers: the works it moved, and all that are in the bin now.</summary>
public sealed record BinReport(IReadOnlyList<Guid> Changed, IReadOnlyList<Guid> InBin);
