using System.CommandLine;
using System.Text.Json;
using Korme.Catalogue;

namespace Korme.Cli;

/// <summary><c>korme history WORK</c>: what a work was, from its import until now.</summary>
public static class HistoryCommand
{
    public static Command Create()
    {
        var work = WorkArgument.One();
        var command = new Command("history", """
            Lists every version of a work and what changed in it, oldest first.

            Examples:
              korme history DSC_0101.jpg
              korme history 0198f3 --json
              korme history "Көк базар"
            """) { work };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(work), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string name, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var work = WorkArgument.Find(studio, name);
        var steps = await WorkHistory.Of(studio.Archive, studio.Changes, work.Id, cancel);
        Terminal.Say(WorkArgument.NameOf(work));
        foreach (var step in steps)
        {
            var version = step.Version is { } number ? $"version {number}" : "saved";
            var changed = step.Changed.Count == 0 ? "" : ": " + string.Join(", ", step.Changed);
            Terminal.Say($"  {version,-11} {WorkArgument.Time(step.At, studio.Clock)}  {step.What}{changed}");
        }
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(
            new HistoryReport(work.Id, [.. steps.Select(step => new ReportedStep(step.Version, step.At, step.What, [.. step.Changed.Select(field => field.ToString())]))]),
            ReportJson.Default.HistoryReport));
        return ExitCode.Done;
    }
}

/// <summary>What <c>korme history --json</c> answers.</summary>
public sealed record HistoryReport(Guid Work, IReadOnlyList<ReportedStep> Steps);

/// <summary>A state of a work. <paramref name="Version"/> is absent for what hasn't settled into the archive yet.</summary>
public sealed record ReportedStep(int? Version, DateTimeOffset At, string What, IReadOnlyList<string> Changed);
