using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Korme.Archive;
using Korme.Catalogue;
using Korme.LightTable;

namespace Korme.Cli;

/// <summary><c>korme mark WORK…</c>: picks, rejects, gives stars and colours, as the light table does; it can be undone there.</summary>
public static class MarkCommand
{
    private const string None = "none";

    public static Command Create()
    {
        var works = WorkArgument.Several();
        var pick = new Option<bool>("--pick") { Description = "Picked" };
        var reject = new Option<bool>("--reject") { Description = "Rejected" };
        var undecide = new Option<bool>("--undecide") { Description = "Neither any more" };
        var stars = new Option<string?>("--stars") { Description = "0 to 5; none takes them away", HelpName = "N" };
        var label = new Option<string?>("--label") { Description = "The colour label; none takes it away", HelpName = "COLOUR" };
        string[] numbers = ["0", "1", "2", "3", "4", "5", None];
        stars.AcceptOnlyFromAmong(numbers);
        label.AcceptOnlyFromAmong([.. Enum.GetValues<ColourLabel>().Select(RecordWord.Of), None]);
        var command = new Command("mark", """
            Marks works as the light table does: all of them or none, on the disk when the command says so. An undo on the light
            table of all works takes it back.

            Examples:
              korme mark DSC_0101.jpg DSC_0102.jpg --pick --stars 4
              korme mark DSC_0103.jpg --reject
              korme mark DSC_0101.jpg --label none --undecide
            """) { works, pick, reject, undecide, stars, label };
        command.Validators.Add(result =>
        {
            var decisions = new[] { pick, reject, undecide }.Count(option => result.GetValue(option));
            if (result.GetValue(works) is null or []) result.AddError("Give one WORK or more.");
            if (decisions > 1) result.AddError("Give one of --pick, --reject and --undecide.");
            if (decisions == 0 && result.GetValue(stars) is null && result.GetValue(label) is null) result.AddError("Give --pick, --reject, --undecide, --stars or --label.");
        });
        command.SetAction((parsed, cancel) =>
        {
            Mark? mark = parsed.GetValue(pick) ? Mark.Picked : parsed.GetValue(reject) ? Mark.Rejected : parsed.GetValue(undecide) ? Mark.Undecided : null;
            return Run(parsed.GetRequiredValue(works), mark, parsed.GetValue(stars), parsed.GetValue(label),
                parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel);
        });
        return command;
    }

    private static async Task<int> Run(string[] names, Mark? mark, string? stars, string? label, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var works = names.Select(name => WorkArgument.Find(studio, name)).DistinctBy(work => work.Id).ToList();
        var step = new Step.Decide([.. works.Select(work => work.Id)], mark,
            (stars is not null, stars is null or None ? null : int.Parse(stars, CultureInfo.InvariantCulture)),
            (label is not null, label is null or None ? null : RecordWord.Parse<ColourLabel>(label)));
        var steps = new LightSteps(studio.Database, studio.Changes, new(studio.Database), studio.Clock);
        var changed = await steps.Decide(LightScope.Everything, step, cancel);
        // Said at once: from here on it survives whatever happens to this process.
        if (json) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new MarkReport([.. changed]), ReportJson.Default.MarkReport));
        foreach (var work in works) Terminal.Say($"{WorkArgument.NameOf(work)}: {(changed.Contains(work.Id) ? "marked" : "is like that already")}.");
        return ExitCode.Done;
    }
}

/// <summary>What <c>korme mark --json</c> answers: the works it changed.</summary>
public sealed record MarkReport(IReadOnlyList<Guid> Changed);
