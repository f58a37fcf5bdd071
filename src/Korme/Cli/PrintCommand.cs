using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Korme.Exhibitions;
using Korme.People;
using Korme.Publishing;
using Korme.Publishing.Print;
using Korme.Web;

namespace Korme.Cli;

/// <summary><c>korme print EXHIBITION SHEET</c>: labels, wall texts, lists, a poster, a catalogue, the hanging plan, as PDF.</summary>
public static class PrintCommand
{
    private static string SheetNames => string.Join(", ", Sheets.All.Select(sheet => sheet.Name()));

    public static Command Create()
    {
        var exhibition = new Argument<string>("EXHIBITION") { Description = "Its name in its page's address, or the address" };
        var sheet = new Argument<string>("SHEET") { Description = SheetNames };
        var language = new Option<string?>("--language") { Description = "kk, ru, en, two with a comma between (the first leads), or all (default: the machine's)", HelpName = "LANGUAGE" };
        var size = new Option<string?>("--size") { Description = "labels: medium, small, large, tall; poster and wall-texts: a3, a2, a4; catalogue: a5, a4 (default: the first)", HelpName = "SIZE" };
        var to = new Option<string?>("--to") { Description = "The PDF to write (default: EXHIBITION-SHEET.pdf here); a file that is there is replaced", HelpName = "FILE.pdf" };
        var cards = new Option<bool>("--cards") { Description = "labels: one card a page, of its own size, instead of many on an A4 with cut marks" };
        var noStories = new Option<bool>("--no-stories") { Description = "labels, catalogue: without the stories" };
        var noCodes = new Option<bool>("--no-codes") { Description = "labels: without QR codes" };
        var prices = new Option<bool>("--prices") { Description = "checklist: with prices" };
        var picture = new Option<int>("--picture") { Description = "poster: the number of the work it shows; 0: none", HelpName = "N", DefaultValueFactory = _ => 1 };
        var wall = new Option<string[]>("--wall") { Description = "hanging-plan: a wall and its length in cm, instead of those saved at the desk; may be given several times", HelpName = "NAME=CM" };
        var eye = new Option<double?>("--eye-height") { Description = "hanging-plan: middle of the works above the floor, in cm (default: as saved, else 150)", HelpName = "CM" };
        var frame = new Option<double>("--frame") { Description = "hanging-plan: what a frame adds on each side, in cm", HelpName = "CM" };
        var gap = new Option<double>("--gap") { Description = "hanging-plan: least distance between works, in cm", HelpName = "CM", DefaultValueFactory = _ => 10 };
        var drop = new Option<double>("--drop") { Description = "hanging-plan: from a work's upper edge down to its nail, in cm", HelpName = "CM", DefaultValueFactory = _ => 5 };
        var address = CommonOptions.Address();
        var browser = new Option<string?>("--browser") { Description = "The Chromium, Chrome or Edge that prints (default: KORME_BROWSER, else the first found)", HelpName = "PROGRAM" };
        var command = new Command("print", $"""
            Makes a PDF of what an exhibition needs on paper: {SheetNames}.
            It takes a Chromium, Chrome or Edge on this machine; without one, print from the browser: /desk/exhibitions/EXHIBITION/print.

            Examples:
              korme print green-bazaar labels --language all --to labels.pdf
              korme print green-bazaar poster --size a2 --address https://bazaar.example.kz
              korme print green-bazaar hanging-plan --wall "left of the door=540" --wall "window side=380"
            """) { exhibition, sheet, language, size, to, cards, noStories, noCodes, prices, picture, wall, eye, frame, gap, drop, address, browser };
        command.Validators.Add(result =>
        {
            var name = result.GetValue(sheet);
            if (Sheets.Parse(name) is not { } known) result.AddError($"{name}: there is no such sheet. There are: {SheetNames}.");
            else if (result.GetValue(size) is { } asked && !Sheets.SizesOf(known).Contains(asked)) result.AddError($"--size {asked}: {name} comes as {string.Join(", ", Sheets.SizesOf(known))}.");
            if (result.GetValue(language) is { } tongue && SheetOptions.LanguagesOf(tongue) is null) result.AddError($"--language {tongue}: give kk, ru, en, two of them as kk,ru, or all.");
            foreach (var each in result.GetValue(wall) ?? []) if (WallProblem(each) is { } problem) result.AddError($"--wall {each}: {problem}");
            if (result.GetValue(eye) is { } height and not (>= RoomForm.LowestEye and <= RoomForm.HighestEye)) result.AddError($"--eye-height {height}: between {RoomForm.LowestEye} and {RoomForm.HighestEye} cm; museums take 145 to 155.");
            foreach (var (option, length) in ((string, double)[])[("--frame", result.GetValue(frame)), ("--gap", result.GetValue(gap)), ("--drop", result.GetValue(drop))])
                if (length is not (>= 0 and <= 200)) result.AddError($"{option} {length.ToString(CultureInfo.InvariantCulture)}: between 0 and 200 cm.");
            if (result.GetValue(picture) < 0) result.AddError("--picture: 1 or more, or 0 for none.");
        });
        command.SetAction((parsed, cancel) =>
        {
            var kind = Sheets.Parse(parsed.GetRequiredValue(sheet))!.Value;
            var options = SheetOptions.Usual(kind, SheetOptions.LanguagesOf(parsed.GetValue(language)) ?? [MachineLanguage.Tag]) with
            {
                AreCards = parsed.GetValue(cards),
                HasStories = !parsed.GetValue(noStories),
                HasCodes = !parsed.GetValue(noCodes),
                HasPrices = parsed.GetValue(prices),
                Picture = parsed.GetValue(picture),
                FrameCentimetres = parsed.GetValue(frame),
                GapCentimetres = parsed.GetValue(gap),
                DropCentimetres = parsed.GetValue(drop),
            };
            if (parsed.GetValue(size) is { } asked) options = options with { Size = asked };
            return Run(new(parsed.GetRequiredValue(exhibition), kind, options, parsed.GetValue(to), parsed.GetValue(address), parsed.GetValue(browser),
                parsed.GetValue(wall) ?? [], parsed.GetValue(eye), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json)), cancel);
        });
        return command;
    }

    private sealed record Asked(
        string Exhibition, Sheet Sheet, SheetOptions Options, string? To, string? Address, string? Browser, string[] Walls, double? Eye, string Home, bool Json);

    private static async Task<int> Run(Asked asked, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(asked.Home, cancel);
        var slug = asked.Exhibition.TrimEnd('/').Split('/')[^1];
        if (FindExhibition.BySlug(studio.Database, slug, Uses.Print) is not { } view)
        {
            var others = string.Join(", ", ListExhibitions.Run(studio.Database).Select(exhibition => exhibition.Slug));
            throw new Problem($"There is no exhibition '{Terminal.Show(asked.Exhibition)}' in this home. There is: {(others.Length > 0 ? others : "none yet; 'korme exhibit FOLDER' makes one")}.");
        }
        if (FindBrowser.Run(asked.Browser) is null)
            throw new Problem($"{new NoBrowserException(asked.Browser).Message} Or print from the browser you have: 'korme serve', then {CommonOptions.DefaultListen}{PrintAddresses.Home(asked.Options.Languages[0], slug)}");
        var room = RoomOf(asked, view.Exhibition);
        if (asked.Sheet == Sheet.HangingPlan && room is null)
            throw new Problem($"No walls are known for {slug}. Give them, such as --wall \"left of the door=540\", or save them at /desk/exhibitions/{slug}/print.");

        try
        {
            var file = Path.GetFullPath(asked.To ?? $"{slug}-{asked.Sheet.Name()}.pdf");
            if (Directory.Exists(file)) throw new Problem($"{Terminal.Show(file)} is a folder. Give a file's name with --to.");
            await using var site = await Serving.Start(studio, "http://127.0.0.1:0", show: null, cancel, isImporting: true, address: asked.Address);
            var address = site.Address;
            var walls = room is null || asked.Walls.Length == 0 && asked.Eye is null ? "" : "&" + RoomQuery.Write(room);
            await HandedOver.Note(studio.Database, new(studio.Clock.GetLocalNow(), HandedKind.Printed, file, view.Exhibition.Slug, [.. view.Works.Select(hung => hung.Work.Id)]), cancel);
            using var press = new PdfPress(asked.Browser);
            var printed = await WriteWhole(file, target => press.Print(new($"{site.Url}{PrintAddresses.Of(slug, asked.Sheet)}?{asked.Options.ToQuery()}{walls}"), target, cancel));
            return Say(asked, view, room, file, printed, address);
        }
        catch (PrintTroubleException trouble)
        {
            throw new Problem(trouble.Message);
        }
        catch (InvalidDataException settings)
        {
            throw new Problem(settings.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new Problem("stopped. No PDF was written; start the same command again.", ExitCode.SomeFailed);
        }
    }

    private static int Say(Asked asked, ExhibitionView view, Room? room, string file, PrintedPages printed, PublicAddress address)
    {
        var warnings = PrintWarnings.Of(new(view with { Exhibition = view.Exhibition with { Room = room } }, asked.Sheet, asked.Options, address), Texts.In("en")).Select(notice => notice.Text).ToList();
        foreach (var warning in warnings.Take(MostWarnings)) Terminal.Say($"  {Terminal.Show(warning)}");
        if (warnings.Count > MostWarnings) Terminal.Say($"  and {Terminal.Count(warnings.Count - MostWarnings, "more notice")}: see /desk/exhibitions/{view.Exhibition.Slug}/print");
        if (printed.MissingPictures > 0) Terminal.Say($"  {Terminal.Count(printed.MissingPictures, "picture")} could not be shown and left its place blank; 'korme verify' tells why.");
        Terminal.Say($"{Terminal.Show(file)}: {Terminal.Count(printed.Pages, "page")}, {Terminal.Bytes(new FileInfo(file).Length)}. Print at 100 %, not “fit to page”.");
        if (asked.Json) Console.Out.WriteLine(JsonSerializer.Serialize(new PrintReport(file, asked.Sheet.Name(), printed.Pages, new FileInfo(file).Length, warnings), ReportJson.Default.PrintReport));
        return printed.MissingPictures > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private const int MostWarnings = 12;

    /// <summary>Beside its place first, then renamed: an interrupted print leaves no half PDF, and the one before stays.</summary>
    private static async Task<PrintedPages> WriteWhole(string file, Func<Stream, Task<PrintedPages>> print)
    {
        var part = $"{file}.{Environment.ProcessId}.part";
        try
        {
            PrintedPages printed;
            await using (var target = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous)) printed = await print(target);
            File.Move(part, file, overwrite: true);
            return printed;
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static Room? RoomOf(Asked asked, Exhibition exhibition)
    {
        var eye = asked.Eye ?? exhibition.Room?.EyeHeightCentimetres ?? 150;
        IReadOnlyList<RoomWall> walls = asked.Walls.Length > 0
            ? [.. asked.Walls.Select(each => new RoomWall(each[..each.LastIndexOf('=')].Trim(), WallLength.Parse(each[(each.LastIndexOf('=') + 1)..]).Centimetres))]
            : exhibition.Room?.Walls ?? [];
        return walls.Count == 0 ? null : new(eye, walls);
    }

    private static string? WallProblem(string given)
    {
        var at = given.LastIndexOf('=');
        if (at <= 0) return "give a name and a length in cm, such as \"left of the door=540\".";
        return WallLength.Parse(given[(at + 1)..]).Trouble switch
        {
            WallLength.Trouble.None => null,
            WallLength.Trouble.NoNumber => "the length is no number. Write centimetres, such as 540, or 5.4 m.",
            WallLength.Trouble.NotAbove => "a wall's length is above 0 cm.",
            WallLength.Trouble.TooShort => $"shorter than {WallLength.LeastCentimetres} cm; nothing hangs on that. Was it metres? Write 5.4 m.",
            _ => $"longer than {WallLength.MostCentimetres / 100:0} m. Lengths are in centimetres: 540 is 5.4 m.",
        };
    }
}

/// <summary>What <c>korme print --json</c> answers.</summary>
public sealed record PrintReport(string File, string Sheet, int Pages, long Bytes, IReadOnlyList<string> Warnings);
