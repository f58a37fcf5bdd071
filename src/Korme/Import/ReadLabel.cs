using Korme.Catalogue;

namespace Korme.Import;

/// <summary>Reads a label: Markdown, with YAML front matter between two lines <c>---</c> if its author likes.</summary>
/// <remarks>
/// The language of the story and of plain texts is the one in the file's name (<c>apples.kk.md</c>), else <c>lang</c> in the
/// front matter, else the folder's, else undetermined: it is never guessed. A heading that opens the story is the title when
/// the front matter has none in its language.
/// </remarks>
public static class ReadLabel
{
    /// <summary>No label is longer.</summary>
    public const int MaxBytes = 1 << 20;

    private const int MaxStoryLength = 200_000;

    /// <summary>Decodes the file and reads it; a guessed encoding is noted.</summary>
    public static Label From(ReadOnlySpan<byte> bytes, string? nameLanguage, string? folderLanguage = null)
    {
        if (bytes.Length > MaxBytes) return new() { Notes = ["It is longer than 1 MiB and was not read."] };
        var label = From(DecodeText.FromBytes(bytes, out var guessed), nameLanguage, folderLanguage);
        return guessed is null ? label : label with { Notes = [$"It is not UTF-8; it was read as {guessed}.", .. label.Notes] };
    }

    /// <summary>Never fails: what isn't understood is a note.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="nameLanguage">From the file's name, or null.</param>
    /// <param name="folderLanguage">From the folder's settings, or null.</param>
    public static Label From(string text, string? nameLanguage, string? folderLanguage = null)
    {
        var notes = new List<string>();
        var (yaml, body) = Split(text.ReplaceLineEndings("\n"));
        IReadOnlyList<KeyValuePair<string, YamlValue>> fields = [];
        try
        {
            if (yaml is not null) fields = YamlValue.ReadFields(yaml, firstLine: 2);
        }
        catch (YamlProblemException problem)
        {
            notes.Add($"The front matter was left out: {problem.Message}.");
        }

        var stated = fields.FirstOrDefault(field => field.Key.ToLowerInvariant() is "lang" or "language").Value?.Text;
        var language = YamlFields.Language(nameLanguage) ?? YamlFields.Language(stated)
            ?? YamlFields.Language(folderLanguage) ?? LanguageText.Undetermined;
        var label = Read(fields, new YamlFields(language, notes));
        var (heading, story) = Heading(body);
        // A heading that repeats the title, or is it, would stand twice on the page.
        if (heading is not null && (label.Title.In(language) ?? heading) != heading) story = body;
        return label with
        {
            Title = label.Title.Or(LanguageText.Of(CleanText.Line(heading, 300), language)),
            Story = LanguageText.Of(Clean(story), language),
            Notes = notes,
        };
    }

    private static Label Read(IReadOnlyList<KeyValuePair<string, YamlValue>> fields, YamlFields read)
    {
        var label = new Label();
        foreach (var (key, value) in fields)
        {
            label = key.ToLowerInvariant() switch
            {
                "title" => label with { Title = read.Text(value) },
                "date" => label with { Date = read.Date(value) },
                "place" => label with { Place = read.Text(value) },
                "maker" or "makers" => label with { Makers = read.Makers(value) },
                "medium" => label with { Medium = read.Text(value) },
                "dimensions" => label with { Dimensions = read.Line(value) },
                "alt" => label with { Alt = read.Text(value) },
                "kind" => label with { Kind = read.Kind(value) },
                "rights" or "licence" or "license" => label with { Rights = read.Line(value) },
                "credit" => label with { Credit = read.Text(value) },
                "lang" or "language" => label,
                _ => Unknown(label, value, key),
            };
        }
        return label;

        Label Unknown(Label same, YamlValue value, string key)
        {
            read.Note(value, $"{CleanText.Line(key, 60)} is not a field of a label");
            return same;
        }
    }

    /// <summary>The text between a first line <c>---</c> and the next, and what follows.</summary>
    private static (string? Yaml, string Body) Split(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal)) return (null, text);
        for (var start = 4; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (text[start..end].TrimEnd() is "---" or "...") return (text[4..start], text[Math.Min(text.Length, end + 1)..]);
            start = end + 1;
        }
        return (null, text);
    }

    /// <summary>The heading that opens the text (<c># Apples</c>), and the text without it.</summary>
    private static (string? Heading, string Story) Heading(string body)
    {
        var trimmed = body.TrimStart('\n', ' ');
        if (!trimmed.StartsWith("# ", StringComparison.Ordinal)) return (null, body);
        var end = trimmed.IndexOf('\n');
        var line = end < 0 ? trimmed : trimmed[..end];
        return (line[2..].Trim().TrimEnd('#').TrimEnd(), end < 0 ? "" : trimmed[end..]);
    }

    private static string? Clean(string story)
    {
        var clean = string.Concat(story.Where(letter => letter is '\n' or '\t' || !char.IsControl(letter))).Trim();
        return clean.Length > MaxStoryLength ? clean[..MaxStoryLength] : clean;
    }
}
