using System.CommandLine;
using Korme.Imaging;
using Korme.Sample;
using Korme.Sample.Life;

namespace Korme.Cli;

/// <summary><c>korme sample DIR</c>: writes the sample day as files, as if an artist had brought them home; with <c>--catalogue</c> a whole body of work.</summary>
public static class SampleCommand
{
    /// <summary>The seed of the sample that everybody sees.</summary>
    public const int DefaultSeed = 2026;

    /// <summary>How many moments the sample day has: its bursts hang by their best frame.</summary>
    public const int Moments = 22;

    public static Command Create()
    {
        var folder = new Argument<string?>("DIR") { Description = "A new or empty folder; with --catalogue none: the home itself", Arity = ArgumentArity.ZeroOrOne };
        var catalogue = new Option<bool>("--catalogue") { Description = "The body of work of one invented artist, 300 works of twelve years, instead of a day" };
        var works = new Option<int>("--works") { Description = "Of the body of work only so many", HelpName = "N", DefaultValueFactory = _ => LifeWorks.All };
        var seed = new Option<int>("--seed") { Description = "Another number, another day", DefaultValueFactory = _ => DefaultSeed };
        var command = new Command("sample", """
            Writes a sample day of drawn works with stories and tunes into a folder: no third-party content.
            With --catalogue it makes a body of work: murals and what became of them, sketches, dances, people,
            places, consents and exhibitions; without DIR as a whole home, with DIR as a folder of files and labels.

            Examples:
              korme sample ~/sample-day
              korme exhibit ~/sample-day
              korme sample --catalogue --home ~/Retrospective
              korme serve --home ~/Retrospective
            """) { folder, seed, catalogue, works };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(catalogue) && result.GetValue(folder) is null) result.AddError("Give a DIR for the sample day, or --catalogue for a body of work.");
            if (!result.GetValue(catalogue) && result.GetResult(works) is { Implicit: false }) result.AddError("--works belongs to --catalogue.");
            if (result.GetResult(works) is { Tokens.Count: > 0 } && result.GetValue(works) is < 1 or > LifeWorks.All) result.AddError($"--works: from 1 to {LifeWorks.All}.");
        });
        command.SetAction((parsed, cancel) => parsed.GetValue(catalogue) && parsed.GetValue(folder) is null
            ? MakeHome(parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(works), parsed.GetValue(seed), parsed.GetValue(CommonOptions.Json), cancel)
            : Run(parsed.GetRequiredValue(folder)!, parsed.GetValue(seed), parsed.GetValue(catalogue) ? parsed.GetValue(works) : null, parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> MakeHome(string home, int works, int seed, bool json, CancellationToken cancel)
    {
        var made = await SampleCatalogue.Make(home, works, seed, cancel);
        Terminal.Say($"{Terminal.Count(made, "work")} of an invented artist. Now: korme serve --home {Terminal.Show(home)}");
        if (json) Console.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(new SampleReport(Path.GetFullPath(home), made), ReportJson.Default.SampleReport));
        return ExitCode.Done;
    }

    private static async Task<int> Run(string folder, int seed, int? works, bool json, CancellationToken cancel)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new Problem($"{Terminal.Show(folder)}: is not empty. Give a new folder, so that nothing of yours is mixed with the sample.");
        if (works is { } count) await SampleCatalogue.Draw(folder, count, seed, TimeProvider.System, cancel);
        else await Write(folder, seed, cancel);
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Terminal.Say($"{Terminal.Count(files.Length, "file")}, {Terminal.Bytes(files.Sum(file => new FileInfo(file).Length))}. " +
            $"Now: korme exhibit {Terminal.Show(folder)}");
        if (json) Console.Out.WriteLine(System.Text.Json.JsonSerializer.Serialize(
            new SampleReport(Path.GetFullPath(folder), files.Length), ReportJson.Default.SampleReport));
        return ExitCode.Done;
    }

    /// <summary>Writes the sample, naming each work as it is drawn.</summary>
    internal static async Task Write(string folder, int seed, CancellationToken cancel)
    {
        try
        {
            Vips.Start();
            Directory.CreateDirectory(folder);
            await Task.Run(() => WriteSample.Run(folder, seed, new Drawn(), cancel), cancel);
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or IOException)
        {
            throw new Problem($"{Terminal.Show(folder)}: the sample can't be written ({trouble.Message}). Give another folder.");
        }
    }

    /// <summary>Synchronous, so that lines never come after the sum.</summary>
    private sealed class Drawn : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value)
        {
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r\u001b[K  drawing {value.Written} of {value.Total}{(value.Written == value.Total ? "\r\u001b[K" : "")}");
        }
    }
}

/// <summary>What <c>korme sample --json</c> answers.</summary>
public sealed record SampleReport(string Folder, int Files);
