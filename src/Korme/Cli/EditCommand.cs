using System.CommandLine;
using System.Text;
using System.Text.Json;
using Korme.Catalogue;

namespace Korme.Cli;

/// <summary><c>korme edit WORK</c>: titles, alternative texts and stories, for scripts and for those who like their own editor.</summary>
public static class EditCommand
{
    private const int MostBytes = 1 << 20;

    public static Command Create()
    {
        var work = WorkArgument.One();
        var title = Text("--title", "The title in a language");
        var alt = Text("--alt", "What a person who can't see it is told, in a language");
        var story = Text("--story", "The story in a language, Markdown");
        var command = new Command("edit", """
            Changes the title, the alternative text or the story of a work. What isn't given stays; an empty text is taken away.
            It is on the disk when the command says so. A value that begins with @ is read from that file.

            Examples:
              korme edit DSC_0101.jpg --title kk="Көк базар" --title en="Green Bazaar"
              korme edit DSC_0101.jpg --story kk=@story.md --alt en="A woman sells apples"
              korme edit 0198f3 --story ru=
            """) { work, title, alt, story };
        command.Validators.Add(result =>
        {
            if (new[] { title, alt, story }.All(option => result.GetValue(option) is null or [])) result.AddError("Give at least one of --title, --alt and --story.");
        });
        command.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(work), parsed.GetValue(title) ?? [], parsed.GetValue(alt) ?? [], parsed.GetValue(story) ?? [],
            parsed.GetRequiredValue(CommonOptions.Home), parsed.GetValue(CommonOptions.Json), cancel));
        return command;
    }

    private static async Task<int> Run(string name, string[] titles, string[] alts, string[] stories, string home, bool json, CancellationToken cancel)
    {
        var (title, alt, story) = (await Read(titles, cancel), await Read(alts, cancel), await Read(stories, cancel));
        await using var studio = await Studio.Open(home, cancel);
        var work = WorkArgument.Find(studio, name);
        var edited = work with { Title = work.Title.With(title), Alt = work.Alt.With(alt), Story = work.Story.With(story) };
        var saved = await studio.Changes.Save(edited, "edited", Changes.TokenOf(work), cancel);
        // Said at once: from here on it survives whatever happens to this process.
        if (json) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new EditReport(work.Id, (saved as Saved.Kept)?.Number), ReportJson.Default.EditReport));
        Terminal.Say(saved is Saved.Kept ? $"{WorkArgument.NameOf(edited)}: saved." : $"{WorkArgument.NameOf(edited)}: is like that already. Nothing was written.");
        return ExitCode.Done;
    }

    private static Option<string[]> Text(string name, string description)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = "LANGUAGE=TEXT", Arity = ArgumentArity.OneOrMore };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!IsTag(token.Value.Split('=')[0]) || !token.Value.Contains('=', StringComparison.Ordinal))
                    result.AddError($"{name} {token.Value}: give a language tag, = and the text, such as {name} kk=\"Көк базар\".");
        });
        return option;
    }

    private static bool IsTag(string language) =>
        language.Length is >= 2 and <= 35 && char.IsAsciiLetter(language[0]) && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static async Task<List<KeyValuePair<string, string>>> Read(string[] given, CancellationToken cancel)
    {
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var each in given)
        {
            var (language, text) = (each[..each.IndexOf('=')], each[(each.IndexOf('=') + 1)..]);
            texts.Add(new(language, text.StartsWith('@') ? await ReadFile(text[1..], cancel) : text));
        }
        return texts;
    }

    private static async Task<string> ReadFile(string path, CancellationToken cancel)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) throw new Problem($"{Terminal.Show(path)}: is larger than {Terminal.Bytes(MostBytes)}. Is it the right file?");
            return await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), cancel);
        }
        catch (DecoderFallbackException)
        {
            throw new Problem($"{Terminal.Show(path)}: is not UTF-8 text. Save it as UTF-8.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new Problem($"{Terminal.Show(path)}: can't be read ({trouble.Message}).");
        }
    }
}

/// <summary>What <c>korme edit --json</c> answers. <paramref name="Number"/> of the change in the journal; absent when nothing was new.</summary>
public sealed record EditReport(Guid Work, long? Number);
