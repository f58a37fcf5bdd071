using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Import;
using Korme.Sidecars;

namespace Korme.Cli;

/// <summary>What <c>korme xmp</c> is summed up to: in words as it goes, for a script as one JSON object (<c>docs/cli.md</c>).</summary>
/// <param name="waitsFor">The command that does what this one leaves: <c>korme xmp read</c> after writing.</param>
/// <param name="isDryRun">Nothing was done: the words say what would be.</param>
public sealed class XmpReport(string waitsFor, bool isDryRun)
{
    private readonly List<ReportedSidecar> changed = [];
    private readonly List<ReportedConflict> conflicts = [];
    private readonly List<ImportProblem> skipped = [], failed = [];
    private int unchanged, waiting;

    public int ExitCode => failed.Count + conflicts.Count + skipped.Count == 0 ? Cli.ExitCode.Done
        : changed.Count + unchanged + conflicts.Count > 0 ? Cli.ExitCode.SomeFailed : Cli.ExitCode.NothingDone;

    /// <summary>An original whose sidecar can't be looked for.</summary>
    public void Skip(string path, string reason)
    {
        skipped.Add(new(path, reason));
        Terminal.Say($"  skipped   {Terminal.Show(path)}: {reason}.");
    }

    /// <summary>A sidecar that was looked at.</summary>
    public void Add(SidecarOutcome outcome)
    {
        var file = Terminal.Show(outcome.File);
        if (outcome.Reason is { } reason)
        {
            failed.Add(new(outcome.File, reason));
            Terminal.Say($"  REFUSED   {file}: {Terminal.Show(reason)}.");
            return;
        }
        if (outcome.Done == SidecarDone.Unchanged) unchanged++;
        else
        {
            changed.Add(new(outcome.File, Word(outcome.Done), outcome.Facts));
            Terminal.Say($"  {Word(outcome.Done),-8}  {file}: {Terminal.Show(string.Join(", ", outcome.Facts))}");
        }
        if (outcome.Waiting.Count > 0) waiting++;
        foreach (var (fact, ours, theirs) in outcome.Conflicts)
        {
            conflicts.Add(new(outcome.File, fact, ours, theirs));
            Terminal.Say($"  CONFLICT  {file}: {Terminal.Show(fact)} is {Value(ours)} in Korme and {Value(theirs)} in the sidecar, both changed.");
        }
    }

    public void Say()
    {
        var sums = new List<string>();
        foreach (var done in changed.GroupBy(each => each.Done)) sums.Add($"{Terminal.Count(done.Count(), "sidecar")} {(isDryRun ? "would be " : "")}{done.Key}");
        if (unchanged > 0) sums.Add($"{Terminal.Count(unchanged, "sidecar")} had nothing new");
        if (skipped.Count > 0) sums.Add($"{Terminal.Count(skipped.Count, "original")} skipped");
        if (failed.Count > 0) sums.Add($"{Terminal.Count(failed.Count, "sidecar")} refused and left as they were");
        Terminal.Say(sums.Count == 0 ? "No work has files where an import saw them. 'korme xmp write --to DIR' writes sidecars elsewhere." : string.Join(", ", sums) + ".");
        if (waiting > 0) Terminal.Say($"In {Terminal.Count(waiting, "sidecar")} something else waits: '{waitsFor}' does it.");
        if (conflicts.Count > 0)
            Terminal.Say($"{Terminal.Count(conflicts.Count, "conflict")}: both sides are as they were. 'korme xmp write --ours' writes Korme's, 'korme xmp read --theirs' takes the sidecar's.");
    }

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Summary(isDryRun, changed, unchanged, waiting, conflicts, skipped, failed), XmpJson.Default.Summary);

    private static string Word(SidecarDone done) => done switch { SidecarDone.Created => "created", SidecarDone.Written => "written", SidecarDone.Taken => "taken", _ => "unchanged" };

    private static string Value(string? value) => value is null ? "nothing" : $"\"{Terminal.Show(value.Length > 60 ? value[..60] + "…" : value)}\"";

    internal sealed record Summary(
        bool IsDryRun, IReadOnlyList<ReportedSidecar> Changed, int Unchanged, int Waiting, IReadOnlyList<ReportedConflict> Conflicts,
        IReadOnlyList<ImportProblem> Skipped, IReadOnlyList<ImportProblem> Failed);
}

/// <summary>A sidecar that was written or taken. <paramref name="Done"/> is created, written or taken.</summary>
public sealed record ReportedSidecar(string File, string Done, IReadOnlyList<string> Facts);

/// <summary>A fact that both sides changed.</summary>
public sealed record ReportedConflict(string File, string Fact, string? Ours, string? Theirs);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(XmpReport.Summary))]
internal sealed partial class XmpJson : JsonSerializerContext;
