using Korme.Catalogue;

namespace Korme.Import;

/// <summary>Reads <c>korme.yaml</c>; each text may be one string or one per language.</summary>
public static class ReadFolderSettings
{
    /// <summary>No settings file is longer.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Never fails: what isn't understood is a note with its line and column.</summary>
    public static FolderSettings From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) return new() { Notes = ["It is longer than 1 MiB and was not read."] };
        var settings = From(DecodeText.FromBytes(bytes, out var guessed));
        return guessed is null ? settings
            : settings with { Notes = [$"It is not UTF-8; it was read as {guessed}.", .. settings.Notes] };
    }

    /// <summary>See <see cref="From(ReadOnlySpan{byte})"/>.</summary>
    public static FolderSettings From(string yaml)
    {
        var notes = new List<string>();
        try
        {
            var fields = YamlValue.ReadFields(yaml);
            var stated = fields.FirstOrDefault(field => field.Key.ToLowerInvariant() is "language" or "lang").Value;
            var language = YamlFields.Language(stated?.Text);
            var read = new YamlFields(language ?? LanguageText.Undetermined, notes);
            if (stated is { IsEmpty: false } && language is null) read.Note(stated, "this is no language tag like kk, ru or en");
            return fields.Aggregate(new FolderSettings { Language = language }, (settings, field) =>
                Set(settings, field.Key, field.Value, read)) with
            { Notes = notes };
        }
        catch (YamlProblemException problem)
        {
            return new() { Notes = [problem.Message] };
        }
    }

    /// <summary>The settings that hold in a folder: its own inside those of the folders around it.</summary>
    /// <param name="folder">Relative to the source's root; empty at the root.</param>
    /// <param name="byFolder">What was read, by folder.</param>
    public static FolderSettings For(string folder, IReadOnlyDictionary<string, FolderSettings> byFolder)
    {
        var own = byFolder.GetValueOrDefault(folder) ?? FolderSettings.None;
        if (folder.Length == 0) return own;
        return own.Inside(For(folder[..Math.Max(0, folder.LastIndexOf('/'))], byFolder));
    }

    private static FolderSection Section(YamlValue value, YamlFields read)
    {
        var section = new FolderSection(LanguageText.None, LanguageText.None, null, []);
        foreach (var (key, each) in value.Fields)
        {
            var word = each.Text?.Trim().ToLowerInvariant();
            switch (key.ToLowerInvariant())
            {
                case "title": section = section with { Title = read.Text(each) }; break;
                case "text": section = section with { WallText = read.Text(each) }; break;
                case "works": section = section with { Works = [.. each.Items.Select(item => CleanText.Line(item.Text, 255)).OfType<string>()] }; break;
                case "layout" when word is null || FolderSection.Layouts.Contains(word): section = section with { Layout = word }; break;
                case "layout": read.Note(each, $"{CleanText.Line(each.Text, 60)} is no layout; known are {string.Join(", ", FolderSection.Layouts)}"); break;
                default: read.Note(each, $"{CleanText.Line(key, 60)} is not a setting of a section"); break;
            }
        }
        return section;
    }

    private static FolderSettings Set(FolderSettings settings, string key, YamlValue value, YamlFields read)
    {
        switch (key.ToLowerInvariant())
        {
            case "title": return settings with { Title = read.Text(value) };
            case "subtitle": return settings with { Subtitle = read.Text(value) };
            case "text" or "wall_text" or "walltext": return settings with { WallText = read.Text(value) };
            case "maker" or "makers": return settings with { Makers = read.Makers(value) };
            case "place": return settings with { Place = read.Text(value) };
            case "venue": return settings with { Venue = read.Text(value) };
            case "opens": return settings with { Opens = read.Date(value) };
            case "closes": return settings with { Closes = read.Date(value) };
            case "hours": return settings with { Hours = read.Text(value) };
            case "rights" or "licence" or "license": return settings with { Rights = read.Line(value) };
            case "credit": return settings with { Credit = read.Text(value) };
            case "medium": return settings with { Medium = read.Text(value) };
            case "kind": return settings with { Kind = read.Kind(value) };
            case "sections": return settings with { Sections = [.. value.Items.Take(100).Select(each => Section(each, read))] };
            case "language" or "lang": return settings;
            default:
                read.Note(value, $"{CleanText.Line(key, 60)} is not a setting of korme.yaml");
                return settings;
        }
    }
}
