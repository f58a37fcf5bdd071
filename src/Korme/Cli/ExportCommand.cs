using System.CommandLine;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme export --bagit EXHIBITION DIR</c>: an exhibition to hand over to a museum.</summary>
public static class ExportCommand
{
    public static Command Create()
    {
        var exhibition = new Argument<string>("EXHIBITION") { Description = "Its name in its page's address, or the address" };
        var folder = new Argument<string>("DIR") { Description = "A new or empty folder" };
        var bagit = new Option<bool>("--bagit") { Description = "As a bag (BagIt 1.0, RFC 8493)" };
        var withPrivate = new Option<bool>("--with-private") { Description = "Leave coordinates, cameras, ratings and reasons in the records" };
        var command = new Command("export", """
            Writes an exhibition into a folder to be handed over: the originals of the works that hang, their records and stories, with
            digests that any BagIt tool checks. Withdrawn works stay out.

            Example:
              korme export --bagit green-bazaar /media/usb/green-bazaar
            """) { bagit, exhibition, folder, withPrivate };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(bagit)) result.AddError("Say in which form: --bagit.");
        });
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(exhibition), parsed.GetRequiredValue(folder), parsed.GetValue(withPrivate),
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string given, string folder, bool withPrivate, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var slug = given.TrimEnd('/').Split('/')[^1];
        if (FindExhibition.BySlug(studio.Database, slug) is not { } view)
        {
            var others = string.Join(", ", ListExhibitions.Run(studio.Database).Select(exhibition => exhibition.Slug));
            throw new Problem($"There is no exhibition '{Terminal.Show(given)}' in this home. There is: {(others.Length > 0 ? others : "none yet; 'korme exhibit FOLDER' makes one")}.");
        }
        if (withPrivate)
        {
            // As the archive has them: a museum that is given the coordinates gets the exact ones.
            var whole = FindWorks.ById(studio.Database, [.. view.Works.Select(hung => hung.Work.Id)]).ToDictionary(work => work.Id);
            view = view with { Works = [.. view.Works.Select(hung => hung with { Work = whole[hung.Work.Id] })] };
        }
        var pace = new Pace(studio.Clock);
        try
        {
            await studio.Changes.Settle(cancel);
            await HandedOver.Note(studio.Database, new(studio.Clock.GetLocalNow(), HandedKind.Exported, Path.GetFullPath(folder), view.Exhibition.Slug, [.. view.Works.Select(hung => hung.Work.Id)]), cancel);
            var bag = await new PaceBar(pace, (done, total, rate) => $"{Terminal.Bytes(done)} of {Terminal.Bytes(total)} written and read back, {Terminal.Bytes((long)rate)} a second")
                .Around(studio.Clock, () => Task.Run(() => ExportBag.Run(studio.Archive, view, folder, withPrivate, studio.Clock, pace, cancel), cancel));
            Terminal.Say($"{Terminal.Show(bag.Folder)}: {Terminal.Count(bag.Works, "work")}, {Terminal.Count(bag.Files, "file")}, all read back and whole." +
                (bag.LeftOut > 0 ? $" {Terminal.Count(bag.LeftOut, "work that hangs is", "works that hang are")} not in it: withdrawn, or in the bin." : ""));
            if (!withPrivate) Terminal.Say("Coordinates and cameras are not in the records; what a camera wrote into an original is still in that file.");
            if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new ExportReport(bag.Folder, bag.Works, bag.LeftOut, bag.Files), ReportJson.Default.ExportReport));
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new Problem("stopped. Nothing was left; start the same command again.", ExitCode.SomeFailed);
        }
        catch (IOException trouble)
        {
            throw new Problem(trouble.Message);
        }
    }
}

/// <summary>What <c>korme export --json</c> answers.</summary>
public sealed record ExportReport(string Folder, int Works, int LeftOut, int Files);
