using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Korme.Exhibitions;
using Korme.Publishing.Site;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme publish EXHIBITION DIR|ZIP</c>: an exhibition as files for any web host or a stick.</summary>
public static class PublishCommand
{
    public static Command Create()
    {
        var exhibition = new Argument<string?>("EXHIBITION") { Description = "Its name in its page's address, or the address", Arity = ArgumentArity.ZeroOrOne };
        var target = new Argument<string?>("DIR|ZIP") { Description = "A new, empty or published folder, or a name that ends in .zip", Arity = ArgumentArity.ZeroOrOne };
        var address = new Option<string?>("--address")
        {
            Description = "Where it will be on the web. Feeds, sitemap, manifests, previews and 404.html need it and are left out without",
            HelpName = "URL",
        };
        var draft = new Option<bool>("--draft") { Description = "Publish although it is a draft; search engines are asked to stay away" };
        var noTiles = new Option<bool>("--no-tiles") { Description = "Leave out what zooming in beyond 2,048 pixels takes: hundreds of small files a picture" };
        var all = new Option<bool>("--all") { Description = "Write everything again, not only what changed" };
        var check = new Option<string?>("--check") { Description = "Only read a published folder or ZIP and say what is missing, changed or not of it", HelpName = "DIR|ZIP" };
        var command = new Command("publish", """
            Writes an open exhibition as files: the pages in three languages with their pictures, closer look and search. The folder opens
            from a stick by a double click on index.html and from any web host, in any folder there. A second run writes only what
            changed; works taken down vanish. Originals, coordinates and what cameras wrote stay at home.

            Examples:
              korme publish green-bazaar ~/Desktop/green-bazaar --address https://example.kz/green-bazaar
              korme publish green-bazaar green-bazaar.zip
              korme publish --check /media/usb/green-bazaar
            """) { exhibition, target, address, draft, noTiles, all, check };
        command.Validators.Add(result => Validate(result, exhibition, target, address, check));
        command.SetAction((parsed, cancel) => parsed.GetValue(check) is { } published
            ? Check(published, parsed.GetValue(CommonOptions.Json), cancel)
            : Run(parsed.GetValue(exhibition)!, parsed.GetValue(target)!, new(parsed.GetValue(address)?.TrimEnd('/'), !parsed.GetValue(noTiles), parsed.GetValue(draft)),
                parsed.GetValue(all), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static void Validate(CommandResult result, Argument<string?> exhibition, Argument<string?> target, Option<string?> address, Option<string?> check)
    {
        var isCheck = result.GetResult(check) is { Implicit: false };
        if (isCheck && result.GetValue(exhibition) is not null) result.AddError("--check takes the folder alone: korme publish --check DIR.");
        if (!isCheck && result.GetValue(target) is null) result.AddError("Say which exhibition, and where to: korme publish EXHIBITION DIR, or EXHIBITION NAME.zip.");
        if (result.GetValue(address) is { } given && !PublishOptions.IsAddress(given))
            result.AddError($"--address {given}: not an address. Give one such as https://example.kz/green-bazaar.");
    }

    private static async Task<int> Run(string given, string target, PublishOptions options, bool all, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var slug = given.TrimEnd('/').Split('/')[^1];
        if (FindExhibition.BySlug(studio.Database, slug) is not { } view)
        {
            if (FindExhibition.ForDesk(studio.Database, slug) is { Binned: not null }) throw new Problem($"'{slug}' is in the bin: take it out at the desk first.");
            var others = string.Join(", ", ListExhibitions.Run(studio.Database).Select(exhibition => exhibition.Slug));
            throw new Problem($"There is no exhibition '{Terminal.Show(given)}' in this home. There is: {(others.Length > 0 ? others : "none yet; 'korme exhibit FOLDER' makes one")}.");
        }
        var isDraft = view.Exhibition.Status == ExhibitionStatus.Draft;
        if (isDraft && !options.IsDraft) throw new Problem($"'{slug}' is a draft: open it at the desk first, or publish it as it is with --draft.");
        options = options with { IsDraft = isDraft };

        var pace = new Pace(studio.Clock);
        var from = new PublishFrom(studio.Archive, studio.Changes, studio.Paths, studio.Derive, Serving.MapsOf(studio), studio.Clock, studio.Home.Inbox);
        var isZip = target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        var started = studio.Clock.GetTimestamp();
        try
        {
            await HandedOver.Note(studio.Database, new(studio.Clock.GetLocalNow(), isZip ? HandedKind.Zip : HandedKind.Published, Path.GetFullPath(target), view.Exhibition.Slug, [.. view.Works.Select(hung => hung.Work.Id)]), cancel);
            var outcome = await new PaceBar(pace, (done, total, rate) => $"{Terminal.Count(done, "work")} of {total:#,0}, {rate:0} a second")
                .Around(studio.Clock, () => isZip
                    ? PublishExhibition.IntoZip(from, view, target, options, pace, cancel)
                    : PublishExhibition.IntoFolder(from, view, target, all, options, pace, cancel));
            Report(outcome, target, options, studio.Clock.GetElapsedTime(started), json);
            return outcome.Troubles.Count > 0 ? ExitCode.SomeFailed : ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new Problem(isZip ? "stopped. Nothing was changed; start the same command again." : "stopped. The same command goes on from there.", ExitCode.SomeFailed);
        }
        catch (IOException trouble) when (DiskFull.Is(trouble))
        {
            throw new Problem($"{target}: the disk is full ({pace.Done:#,0} of {pace.Total:#,0} works are written). Make room and start the same command again{(isZip ? "" : ", it goes on from there")}; --no-tiles takes a fifth of the room.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new Problem(trouble.Message);
        }
    }

    private static void Report(PublishOutcome outcome, string target, PublishOptions options, TimeSpan time, bool json)
    {
        var place = Path.GetFullPath(target);
        foreach (var trouble in outcome.Troubles) Terminal.Say($"  without its closer look: {Terminal.Show(trouble)}");
        var counts = outcome.Counts;
        Terminal.Say($"{Terminal.Show(place)}: {Terminal.Count(outcome.Works, "work")}, {Terminal.Count(counts.Files, "file")}; " +
            (counts.Written == 0 && counts.Removed == 0 ? "nothing had changed." : $"{Terminal.Count(counts.Written, "file")} ({Terminal.Bytes(counts.BytesWritten)}) written" +
            (counts.Removed > 0 ? $", {counts.Removed:#,0} removed." : ".")));
        Terminal.Say(options.Root is null
            ? "Without --address there are no feeds, sitemap, manifests, previews for messengers and 404.html: they need to say where they are."
            : $"Made for {options.Root}/ ; the same folder opens from a disk too.");
        if (options.IsDraft) Terminal.Say("It is a draft: robots.txt asks search engines to stay away.");
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(
                new PublishReport(place, outcome.Works, counts.Files, counts.Written, counts.Removed, counts.BytesWritten, outcome.Troubles, Math.Round(time.TotalSeconds, 3)), ReportJson.Default.PublishReport));
    }

    private static async Task<int> Check(string published, bool json, CancellationToken cancel)
    {
        var pace = new Pace(TimeProvider.System);
        var check = await new PaceBar(pace, (done, total, rate) => $"{Terminal.Count(done, "file")} of {total:#,0} read, {rate:0} a second")
            .Around(TimeProvider.System, () => Task.Run(() => CheckPublished.Run(published, pace, cancel), cancel));
        foreach (var wrong in check.Wrong) Terminal.Say($"  {Terminal.Show(wrong)}");
        Terminal.Say(check.Wrong.Count == 0
            ? $"{Terminal.Show(published)}: {Terminal.Count(check.Files, "file")}, all whole and nothing else."
            : $"{Terminal.Show(published)}: {Terminal.Count(check.Wrong.Count, "file is", "files are")} not as published. 'korme publish EXHIBITION DIR --all' writes everything again.");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new PublishCheckReport(published, check.Files, check.Wrong), ReportJson.Default.PublishCheckReport));
        return check.Wrong.Count == 0 ? ExitCode.Done : ExitCode.SomeFailed;
    }
}

/// <summary>What <c>korme publish --json</c> answers.</summary>
public sealed record PublishReport(string Place, int Works, int Files, int Written, int Removed, long BytesWritten, IReadOnlyList<string> Troubles, double Seconds);

/// <summary>What <c>korme publish --check --json</c> answers.</summary>
public sealed record PublishCheckReport(string Place, int Files, IReadOnlyList<string> Wrong);
