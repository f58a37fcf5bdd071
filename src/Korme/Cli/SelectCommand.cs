using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Import;
using Korme.Selection;
using Korme.Selections;

namespace Korme.Cli;

/// <summary><c>korme select [SOURCE]</c>: proposes the best of a day, or lists its bursts, and says why. It hangs nothing.</summary>
public static class SelectCommand
{
    private const int Usual = 24;

    private sealed record Asked(string? Source, int Best, bool Bursts, bool Explain, string Language, string? Keep, string? Selection, string? Copy, string Home, bool Json);

    public static Command Create()
    {
        var source = new Argument<string?>("SOURCE") { Description = "A folder, a file or a ZIP, imported if it isn't yet; default: every work in the home", Arity = ArgumentArity.ZeroOrOne };
        var best = new Option<int>("--best") { Description = "How many to propose", HelpName = "N", DefaultValueFactory = _ => Usual };
        var bursts = new Option<bool>("--bursts") { Description = "List every burst and single instead, each frame with its rank" };
        var explain = new Option<bool>("--explain") { Description = "Show the numbers behind each reason" };
        var language = new Option<string>("--language") { Description = "The reasons' language", HelpName = "kk|ru|en", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("kk", "ru", "en");
        var keep = new Option<string?>("--keep") { Description = "Keep the proposal as a selection of this name, to go on with at the desk", HelpName = "NAME" };
        var selection = new Option<string?>("--selection") { Description = "Say a selection that is kept instead, by its name or id", HelpName = "NAME|ID" };
        var copy = new Option<string?>("--copy") { Description = "Copy the originals of that selection into a folder, numbered in its order", HelpName = "FOLDER" };
        best.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1))
                result.AddError("--best takes a number from 1 up.");
        });
        var command = new Command("select", """
            Proposes the best photographs of a day, spread over its time and its subjects, never two of one moment, each with its reason.
            What you picked is always in, what you rejected never; stars count before anything measured. Nothing is changed, unless you keep it.

            Examples:
              korme select ~/Pictures/green-bazaar --best 24 --explain
              korme select --bursts --json
              korme select ~/Pictures/green-bazaar --best 24 --keep "Evening wall"
              korme select --selection "Evening wall" --copy ~/Print
            """) { source, best, bursts, explain, language, keep, selection, copy };
        command.Validators.Add(result =>
        {
            if (result.GetValue(selection) is not null && (result.GetValue(source) ?? result.GetValue(keep)) is not null)
                result.AddError("--selection says one that is kept: give neither a SOURCE nor --keep with it.");
            if (result.GetValue(copy) is not null && result.GetValue(selection) is null) result.AddError("--copy needs --selection NAME.");
            if (result.GetValue(keep) is not null && result.GetValue(bursts)) result.AddError("--keep keeps a proposal, and --bursts proposes nothing.");
            if (result.GetValue(keep) is { } name && string.IsNullOrWhiteSpace(name)) result.AddError("--keep needs a name.");
        });
        command.SetAction((parsed, cancel) => Run(
            new(parsed.GetValue(source), parsed.GetRequiredValue(best), parsed.GetValue(bursts), parsed.GetValue(explain), parsed.GetRequiredValue(language),
                parsed.GetValue(keep), parsed.GetValue(selection), parsed.GetValue(copy), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json)), cancel));
        return command;
    }

    private static async Task<int> Run(Asked asked, CancellationToken cancel)
    {
        var (source, best, isBursts, explain, language, keep, selection, copy, home, json) = asked;
        if (source is not null) SourceCheck.Require(source);
        await using var studio = await Studio.Open(home, cancel);
        if (selection is not null)
        {
            await KeptSelectionReport.Run(studio, selection, copy, language, json, cancel);
            return ExitCode.Done;
        }
        var works = source is null ? FindWorks.Shown(studio.Database) : await Import(studio, source, cancel);
        var pictures = await FindMeasured.Of(studio.Database, studio.Paths, studio.Archive, works, cancel);
        var candidates = Candidates.Of([.. works.Select(work => new HungWork(work, pictures.GetValueOrDefault(work.Id)))]).ToDictionary(candidate => candidate.Work);
        if (candidates.Count == 0)
            throw new Problem(source is null ? "there is no picture in this home yet. 'korme import FOLDER' brings some in." : $"{Terminal.Show(source)} has no picture that could be read.");

        var taste = await LearnTaste.Run(studio.Database, cancel);
        if (explain) SayTaste(taste);
        if (isBursts) ListBursts(FindBursts.Run([.. candidates.Values]), taste.Weights, explain, language, json);
        else
        {
            var choices = ChooseBest.Run([.. candidates.Values], new Wish(best) { Weights = taste.Weights });
            var kept = keep is null ? null : await Keep(studio, keep, works, [.. candidates.Values], best, taste.Weights, cancel);
            Propose(choices, candidates, best, explain ? taste : null, language, kept, json);
        }
        return ExitCode.Done;
    }

    private static async Task<KeptSelection> Keep(
        Studio studio, string name, IReadOnlyList<Work> works, IReadOnlyList<Candidate> candidates, int best, MeritWeights weights, CancellationToken cancel)
    {
        // Asked again it chooses from the same import, where all of it came with one.
        var import = works.Select(work => work.Import).Distinct().ToList() is [{ } only] ? only : null;
        var selection = ProposeSelection.Of(candidates, import, best, LanguageText.Of(name), weights, studio.Clock);
        await studio.Changes.Save(selection, "proposed", basedOn: null, cancel);
        return selection;
    }

    private static void SayTaste(Taste taste) => Terminal.Say(taste.Decisions == 0
        ? "Nothing was decided within a burst yet: every measure counts as usual."
        : $"From {Terminal.Count(taste.Decisions, "decision")} within bursts: " + string.Join(", ", MeritWeights.Names.Select(merit =>
            string.Create(CultureInfo.InvariantCulture, $"{merit} counts {taste.Weights.TimesUsual(merit):0.00} times as usual")))
            + $". Your choice comes first in {taste.Agreed} of {taste.Comparisons} comparisons (as usual: {taste.AgreedAsUsual}).");

    private static async Task<IReadOnlyList<Work>> Import(Studio studio, string source, CancellationToken cancel)
    {
        var progress = new ImportProgress(studio.Clock);
        await ImportCommand.RunShown(studio, source, progress, cancel);
        ImportReport.Of(progress).Say(progress);
        var ids = progress.Shots.Select(shot => shot.Outcome?.WorkId).OfType<Guid>().Distinct().ToList();
        return [.. FindWorks.ById(studio.Database, ids).Where(work => work.IsShown)];
    }

    /// <param name="choices">What is proposed.</param>
    /// <param name="candidates">What it was chosen from.</param>
    /// <param name="best">How many were asked for.</param>
    /// <param name="explained">What was learned, when the numbers are to be said; else null.</param>
    /// <param name="language">Of the reasons.</param>
    /// <param name="kept">The selection that it became; null: it isn't kept.</param>
    /// <param name="json">On standard output too.</param>
    private static void Propose(
        IReadOnlyList<Choice> choices, Dictionary<Guid, Candidate> candidates, int best, Taste? explained, string language, KeptSelection? kept, bool json)
    {
        var proposed = choices.Select(choice => Selected.From(
            candidates[choice.Work], choice.Rank, choice.Reason, language, [.. choice.Burst.Select(id => candidates[id].Name)]) with
        {
            Alternative = choice.Alternative is { } other ? new(other.Work, candidates[other.Work].Name, other.Reason.For(language)?.Text ?? "", other.IsSameMoment) : null,
        }).ToList();
        foreach (var (work, number) in proposed.Select((work, index) => (work, index + 1)))
        {
            Say($"{number,4}", work, explained is not null);
            if (explained is not null && work.Alternative is { } other)
                Terminal.Say($"      instead: {Terminal.Show(other.File)} ({(other.SameMoment ? "same moment" : "nearest other moment")})  {other.Reason}");
        }
        SayPicks(proposed.Count, best);
        Terminal.Say($"{Terminal.Count(proposed.Count, "work")} of {Terminal.Count(candidates.Count, "picture")}. "
            + (kept is null ? $"Hang them with 'korme exhibit FOLDER --best {best}'." : $"Kept as “{KeptSelectionReport.NameOf(kept)}”: go on with it at the desk, 'korme serve', /desk/selections/{kept.Id}"));
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(new SelectionReport(proposed, kept?.Id,
                explained is null ? null : new(explained.Decisions, explained.Weights.ToDictionary())), ReportJson.Default.SelectionReport));
    }

    /// <summary>More works than were asked for are the artist's own: said, so that nobody has to count.</summary>
    internal static void SayPicks(int works, int? best)
    {
        if (works > best) Terminal.Say($"{works - best} more than the {best} asked for: everything you picked is in.");
    }

    private static void ListBursts(IReadOnlyList<Burst> bursts, MeritWeights weights, bool explain, string language, bool json)
    {
        var listed = bursts.Select(burst => new BurstReport([.. RankBurst.Run(burst, weights).Select(frame =>
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
    /// <summary>What would hang there instead; null: nothing else, or a list of bursts.</summary>
    public SelectedAlternative? Alternative { get; init; }

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

/// <summary>The work nearest to a proposed one. <paramref name="SameMoment"/>: the next frame of its burst.</summary>
public sealed record SelectedAlternative(Guid Id, string File, string Reason, bool SameMoment);

/// <summary>What was learned from the artist's decisions within bursts; weights by merit.</summary>
public sealed record TasteReport(int Decisions, IReadOnlyDictionary<string, double> Weights);

/// <summary>What <c>korme select --json</c> answers. <paramref name="Kept"/>: the id under which it is kept; <paramref name="Taste"/>: with <c>--explain</c>.</summary>
public sealed record SelectionReport(IReadOnlyList<Selected> Selection, Guid? Kept, TasteReport? Taste);

/// <summary>What <c>korme select --bursts --json</c> answers.</summary>
public sealed record BurstsReport(IReadOnlyList<BurstReport> Bursts);

/// <summary>One moment, best frame first.</summary>
/// <param name="Kind">burst, single, bracket or panorama; the frames of the last two are parts of a whole and all have rank 0.</param>
public sealed record BurstReport(IReadOnlyList<Selected> Works, string Kind);
