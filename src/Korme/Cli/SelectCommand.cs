using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Import;
using Korme.Selection;

namespace Korme.Cli;

/// <summary><c>korme select [SOURCE]</c>: proposes the best of a day, or lists its bursts, and says why. It changes and hangs nothing.</summary>
public static class SelectCommand
{
    private const int Usual = 24;

    public static Command Create()
    {
        var source = new Argument<string?>("SOURCE") { Description = "A folder, a file or a ZIP, imported if it isn't yet; default: every work in the home", Arity = ArgumentArity.ZeroOrOne };
        var best = new Option<int>("--best") { Description = "How many to propose", HelpName = "N", DefaultValueFactory = _ => Usual };
        var bursts = new Option<bool>("--bursts") { Description = "List every burst and single instead, each frame with its rank" };
        var explain = new Option<bool>("--explain") { Description = "Show the numbers behind each reason" };
        var language = new Option<string>("--language") { Description = "The reasons' language", HelpName = "kk|ru|en", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("kk", "ru", "en");
        best.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1))
                result.AddError("--best takes a number from 1 up.");
        });
        var command = new Command("select", """
            Proposes the best photographs of a day, spread over its time and its subjects, never two of one moment, each with its reason.
            Rejected ones (stars -1) are left out; stars count before anything measured. Nothing is changed.

            Examples:
              korme select ~/Pictures/green-bazaar --best 24 --explain
              korme select --bursts --json
            """) { source, best, bursts, explain, language };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetValue(source), parsed.GetRequiredValue(best), parsed.GetValue(bursts), parsed.GetValue(explain), parsed.GetRequiredValue(language),
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string? source, int best, bool isBursts, bool explain, string language, string home, bool json, CancellationToken cancel)
    {
        if (source is not null) SourceCheck.Require(source);
        await using var studio = await Studio.Open(home, cancel);
        var works = source is null ? FindWorks.Shown(studio.Database) : await Import(studio, source, cancel);
        var pictures = await FindMeasured.Of(studio.Database, studio.Paths, studio.Archive, works, cancel);
        var candidates = Candidates.Of([.. works.Select(work => new HungWork(work, pictures.GetValueOrDefault(work.Id)))]).ToDictionary(candidate => candidate.Work);
        if (candidates.Count == 0)
            throw new Problem(source is null ? "there is no picture in this home yet. 'korme import FOLDER' brings some in." : $"{Terminal.Show(source)} has no picture that could be read.");

        if (isBursts) ListBursts(FindBursts.Run([.. candidates.Values]), explain, language, json);
        else Propose(ChooseBest.Run([.. candidates.Values], best), candidates, explain, language, json);
        return ExitCode.Done;
    }

    private static async Task<IReadOnlyList<Work>> Import(Studio studio, string source, CancellationToken cancel)
    {
        var progress = new ImportProgress(studio.Clock);
        await ImportCommand.RunShown(studio, source, progress, cancel);
        ImportReport.Of(progress).Say(progress);
        var ids = progress.Shots.Select(shot => shot.Outcome?.WorkId).OfType<Guid>().Distinct().ToList();
        return [.. FindWorks.ById(studio.Database, ids).Where(work => work.IsShown)];
    }

    private static void Propose(IReadOnlyList<Choice> choices, Dictionary<Guid, Candidate> candidates, bool explain, string language, bool json)
    {
        var proposed = choices.Select(choice => Selected.From(
            candidates[choice.Work], choice.Rank, choice.Reason, language, [.. choice.Burst.Select(id => candidates[id].Name)])).ToList();
        foreach (var (work, number) in proposed.Select((work, index) => (work, index + 1))) Say($"{number,4}", work, explain);
        Terminal.Say($"{Terminal.Count(proposed.Count, "work")} of {Terminal.Count(candidates.Count, "picture")}. Hang them with 'korme exhibit FOLDER --best {proposed.Count}'.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new SelectionReport(proposed), ReportJson.Default.SelectionReport));
    }

    private static void ListBursts(IReadOnlyList<Burst> bursts, bool explain, string language, bool json)
    {
        var listed = bursts.Select(burst => new BurstReport([.. RankBurst.Run(burst).Select(frame =>
            Selected.From(frame.Frame, frame.Rank, frame.Reason, language, burst: null))], KindOf(burst))).ToList();
        foreach (var burst in listed)
        {
            Terminal.Say(burst.Works.Count == 1 ? burst.Kind : $"{burst.Kind} of {burst.Works.Count}");
            foreach (var work in burst.Works) Say($"{work.Rank + 1,4}", work, explain);
        }
        Terminal.Say($"{Terminal.Count(listed.Sum(burst => burst.Works.Count), "picture")} in {Terminal.Count(listed.Count, "moment")}.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new BurstsReport(listed), ReportJson.Default.BurstsReport));
    }

    private static string KindOf(Burst burst) => burst.Frames.Count == 1 ? "single" : burst.Kind.ToString().ToLowerInvariant();

    private static void Say(string number, Selected work, bool explain)
    {
        Terminal.Say($"{number}  {Terminal.Show(work.File)}  {work.Reason}");
        if (explain && work.Measures is var measures)
            Terminal.Say(FormattableString.Invariant(
                $"      detail {measures.Detail:0.000}, noise {measures.Noise:0.0}, blown {measures.HighlightsClipped:0.0%}, blocked {measures.ShadowsClipped:0.0%}, exposure {measures.Exposure:+0.0;-0.0;0.0} EV"));
    }
}

/// <summary>A frame with its place and the reason for it. <paramref name="Rank"/>: how many of its moment are better; frames that can't be told apart share it.</summary>
/// <param name="Id">The work's id.</param>
/// <param name="File">The file's name where it came from.</param>
/// <param name="Reason">In the language asked for.</param>
/// <param name="Reasons">The same in kk, ru and en.</param>
/// <param name="Burst">The files of its moment, itself among them; null inside a list of bursts.</param>
public sealed record Selected(Guid Id, string File, int Rank, SelectedMeasures Measures, string Reason, IReadOnlyDictionary<string, string> Reasons, IReadOnlyList<string>? Burst)
{
    internal static Selected From(Candidate frame, int rank, LanguageText reason, string language, IReadOnlyList<string>? burst)
    {
        var measures = frame.Measures;
        return new(frame.Work, frame.Name, rank,
            new(measures.Detail, measures.Noise, measures.HighlightsClipped, measures.ShadowsClipped, measures.Exposure),
            reason.For(language)?.Text ?? "", reason.ToDictionary(text => text.Key, text => text.Value), burst);
    }
}

/// <summary>The numbers of <see cref="Measures"/> that a person may compare.</summary>
public sealed record SelectedMeasures(double Detail, double Noise, double HighlightsClipped, double ShadowsClipped, double Exposure);

/// <summary>What <c>korme select --json</c> answers.</summary>
public sealed record SelectionReport(IReadOnlyList<Selected> Selection);

/// <summary>What <c>korme select --bursts --json</c> answers.</summary>
public sealed record BurstsReport(IReadOnlyList<BurstReport> Bursts);

/// <summary>One moment, best frame first.</summary>
/// <param name="Kind">burst, single, bracket or panorama; the frames of the last two are parts of a whole and all have rank 0.</param>
public sealed record BurstReport(IReadOnlyList<Selected> Works, string Kind);
