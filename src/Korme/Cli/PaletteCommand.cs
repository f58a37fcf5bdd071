using System.CommandLine;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Colours;

namespace Korme.Cli;

/// <summary><c>korme palette WORK</c>: the colours that a work's picture is made of, for the next wall.</summary>
public static class PaletteCommand
{
    public static Command Create()
    {
        var work = WorkArgument.One();
        var format = new Option<string?>("--format") { Description = "Writes a file instead: ase (Adobe), gpl (GIMP, Krita, Inkscape) or css", HelpName = "ase|gpl|css" };
        format.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } given && !PaletteFile.Formats.Contains(given)) result.AddError($"--format {given}: there are {string.Join(", ", PaletteFile.Formats)}.");
        });
        var output = new Option<string?>("--out") { Description = "The file; without it standard output", HelpName = "FILE" };
        var command = new Command("palette", """
            Says which colours a work's picture is made of and how much of it each stands for, or writes them for a painter's program.

            Examples:
              korme palette "Көк базар"
              korme palette DSC_0101.jpg --format ase --out bazaar.ase
              korme palette 0198f3 --json
            """) { work, format, output };
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(work), parsed.GetValue(format), parsed.GetValue(output), parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string name, string? format, string? output, string home, bool json, CancellationToken cancel)
    {
        await using var studio = await Studio.Open(home, cancel);
        var work = WorkArgument.Find(studio, name);
        var measured = await FindMeasured.Of(studio.Database, studio.Paths, studio.Archive, [work], cancel);
        if (measured.GetValueOrDefault(work.Id)?.Palette is not { Count: > 0 } palette)
            throw new Problem($"{WorkArgument.NameOf(work)} has no decoded picture, so no colours are known. Works with a picture have them from their import.");
        if (format is not null)
        {
            var bytes = PaletteFile.Of(format, WorkArgument.NameOf(work), palette);
            if (output is not null)
            {
                await File.WriteAllBytesAsync(output, bytes, cancel);
                Terminal.Say($"{output}: {Terminal.Count(palette.Count, "colour")}.");
            }
            else
            {
                await using var console = Console.OpenStandardOutput();
                await console.WriteAsync(bytes, cancel);
            }
            return ExitCode.Done;
        }
        Terminal.Say(WorkArgument.NameOf(work));
        foreach (var colour in palette) Terminal.Say($"  {colour.Colour}  {colour.Share * 100,5:0.0} %");
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(new PaletteReport(work.Id, palette), ReportJson.Default.PaletteReport));
        return ExitCode.Done;
    }
}

/// <summary>What <c>korme palette --json</c> prints.</summary>
public sealed record PaletteReport(Guid Work, IReadOnlyList<PaletteColour> Colours);
