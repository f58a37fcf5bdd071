using System.CommandLine;
using Korme.Exhibitions;
using Korme.Import;
using Korme.Selections;

namespace Korme.Cli;

/// <summary><c>korme exhibit FOLDER</c>: import, select, hang, serve: the one command.</summary>
public static class ExhibitCommand
{
    private sealed record Wish(string Source, int? Best, string? Title, string Home, string Listen, bool Json, bool Serve, bool OpenBrowser);

    public static Command Create()
    {
        var source = new Argument<string?>("FOLDER") { Description = "A folder, a single file or a ZIP", Arity = ArgumentArity.ZeroOrOne };
        var best = new Option<int?>("--best") { Description = "Hang the N best, spread over the day, never two of one moment (default: all)", HelpName = "N" };
        var title = new Option<string?>("--title") { Description = "The exhibition's title (default: from korme.yaml, else the folder's name)" };
        var sample = new Option<bool>("--sample") { Description = "Write the sample day and exhibit that" };
        var listen = CommonOptions.Listen();
        var noBrowser = CommonOptions.NoBrowser();
        var noServe = new Option<bool>("--no-serve") { Description = "Hang it and stop; 'korme serve' shows it later" };
        best.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var count) && count < 1)
                result.AddError($"--best {count}: at least 1 work has to hang.");
        });
        var command = new Command("exhibit", """
            Imports a folder, selects the best and says why, hangs them as an exhibition, serves it and opens the browser.

            Examples:
              korme exhibit ~/Pictures/green-bazaar --best 24 --title "Green Bazaar, one morning"
              korme exhibit card.zip --no-serve --json
              korme exhibit --sample
            """) { source, best, title, sample, listen, noBrowser, noServe };
        command.Validators.Add(result =>
        {
            if (result.GetValue(source) is null == !result.GetValue(sample))
                result.AddError("Give either a FOLDER or --sample.");
        });
        command.SetAction((parsed, cancel) =>
        {
            var home = parsed.GetRequiredValue(CommonOptions.Home);
            var wish = new Wish(parsed.GetValue(source) ?? Path.Combine(home, "sample"), parsed.GetValue(best) ?? (parsed.GetValue(sample) ? SampleCommand.Moments : null), parsed.GetValue(title), home,
                parsed.GetRequiredValue(listen), parsed.GetValue(CommonOptions.Json), !parsed.GetValue(noServe), !parsed.GetValue(noBrowser));
            return Run(wish, parsed.GetValue(sample), cancel);
        });
        return command;
    }

    private static async Task<int> Run(Wish wish, bool isSample, CancellationToken cancel)
    {
        if (isSample) await WriteSampleOnce(wish.Source, cancel);
        SourceCheck.Require(wish.Source);
        await using var studio = await Studio.Open(wish.Home, cancel);
        var progress = new ImportProgress(studio.Clock);
        var plan = ExhibitFolder.Plan(studio.Database, wish.Source, wish.Title, await RootSettings.Of(wish.Source, cancel));

        // The site comes first: the pictures are seen arriving.
        await using var site = wish.Serve ? await Serving.Start(studio, wish.Listen, new ShowArriving(plan, progress, studio.Paths), cancel) : null;
        var url = $"{site?.Url ?? wish.Listen.TrimEnd('/')}/{{0}}/exhibitions/{plan.Slug}";
        if (site is not null)
        {
            Terminal.Say($"The pictures arrive at {Localised(url)}");
            if (wish.OpenBrowser) Browser.Open(Localised(url));
        }

        await ImportCommand.RunShown(studio, wish.Source, progress, cancel);
        var weights = (await LearnTaste.Run(studio.Database, cancel)).Weights;
        var result = await ExhibitFolder.Hang(studio.Database, studio.Archive, studio.Paths, studio.Changes, plan, progress, wish.Best, weights, studio.Clock, cancel);
        var hung = result?.Exhibition;
        var report = ImportReport.Of(progress, hung is null ? null : new(hung.Slug, Localised(url), hung.Hangings.Count()));
        report.Say(progress);
        if (wish.Json) Console.Out.WriteLine(report.ToJson());
        if (hung is null) throw progress.Failed.Count == 0 ? SourceCheck.NothingIn(wish.Source) : new Problem("nothing could be hung; the reasons are above.");
        if (result!.WasArranged)
        {
            Terminal.Say($"It was arranged at the desk: its order and texts stay{(progress.Imported > 0 ? ", and what is new hangs at its end" : "")}."
                + (wish.Best is null ? "" : " --best chooses for a new exhibition only: give it another --title."));
        }
        else
        {
            SayReasons(studio, hung, wish.Best is not null);
            SelectCommand.SayPicks(hung.Hangings.Count(), wish.Best);
        }
        Terminal.Say($"“{hung.Title.For("en")?.Text}” hangs: {Terminal.Count(hung.Hangings.Count(), "work")}, {Localised(url)}");
        if (site is null) return report.ExitCode;

        await site.Hung();
        Terminal.Say("Ctrl-C stops it; 'korme serve' shows it again.");
        await site.Wait(cancel);
        return report.ExitCode;
    }

    private static async Task WriteSampleOnce(string folder, CancellationToken cancel)
    {
        var finished = Path.Combine(folder, ".written");
        if (File.Exists(finished)) return;
        Terminal.Say("Drawing the sample day.");
        await SampleCommand.Write(folder, SampleCommand.DefaultSeed, cancel);
        await File.WriteAllTextAsync(finished, "", cancel);
    }

    private static void SayReasons(Studio studio, Exhibition hung, bool wasSelected)
    {
        if (!wasSelected) return;
        var works = FindExhibition.BySlug(studio.Database, hung.Slug)!.Works;
        foreach (var work in works)
        {
            var name = work.Work.Picture?.Name ?? work.Work.Title.ToString();
            Terminal.Say($"  {Terminal.Show(name)}: {work.Reason?.For("en")?.Text}");
        }
    }

    /// <summary>The address in the language of the person's machine, where we speak it.</summary>
    private static string Localised(string url) => string.Format(System.Globalization.CultureInfo.InvariantCulture, url, MachineLanguage.Tag);
}
