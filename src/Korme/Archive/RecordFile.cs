using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Korme.Archive.Ocfl;
using Korme.Catalogue;

namespace Korme.Archive;

/// <summary><c>record.json</c> and <c>stories/{language}.md</c> of an object: read and written as docs/archive-format.md promises.</summary>
internal static class RecordFile
{
    /// <summary>The number of the format: it grows only when an older reader would misunderstand.</summary>
    public const int Format = 1;
    public const string Name = "record.json", StoriesFolder = "stories/", Work = "Work", Exhibition = "Exhibition", Selection = "Selection", Taste = "Taste", Person = "Person", Consent = "Consent", Place = "Place";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal static readonly RecordJsonContext Indented = new(
        new(RecordJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true });

    /// <summary>The files of any record that Korme writes; <paramref name="before"/> is the object's newest version, whose unknown fields are kept.</summary>
    public static IReadOnlyList<NewFile> Write(IRecorded record, OcflObject? before = null) => RecordSort.Of(record).Write(record, before);

    /// <summary>The same files as bytes, for a copy that is handed over.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Contents(IRecorded record) => Write(record).Select(file => (file.LogicalPath, file.Content));

    /// <summary>The work, exhibition, person, consent or other record that an object is; null: a sort of object that this version doesn't know.</summary>
    /// <exception cref="ArchiveDamagedException">The record or a story can't be read.</exception>
    public static IRecorded? Read(OcflObject source)
    {
        using var document = Parse(source);
        return RecordSort.Named(document.RootElement.TryGetProperty("type", out var type) ? type.GetString() : null)?.Read(source);
    }

    /// <summary>The files of a record whose fields are these.</summary>
    internal static List<NewFile> Write<T>(T record, JsonTypeInfo<T> json, OcflObject? before) where T : RecordHead
    {
        record.Others = before is null ? null : Fields(before, json).Others;
        var files = new List<NewFile>();
        var paths = new List<KeyValuePair<string, string>>();
        foreach (var (language, text) in record.Stories ?? LanguageText.None)
        {
            var path = StoryPath(language, paths);
            paths.Add(new(language, path));
            files.Add(NewFile.Written(path, Utf8.GetBytes(text + "\n")));
        }
        record.Stories = paths.Count == 0 ? null : new(paths);
        record.Context = RecordContext.Current;
        files.Add(NewFile.Written(Name, [.. JsonSerializer.SerializeToUtf8Bytes(record, json), (byte)'\n']));
        return files;
    }

    // A language tag comes from a file's name or front matter: what is no tag may not become a path.
    private static string StoryPath(string language, List<KeyValuePair<string, string>> taken)
    {
        var path = $"{StoriesFolder}{language}.md";
        var isTag = language.Length is > 0 and <= 35 && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && language[0] != '-';
        return isTag && SafeName.From(language) == language && !taken.Any(other => other.Value.Equals(path, StringComparison.OrdinalIgnoreCase))
            ? path : $"{StoriesFolder}other-{taken.Count + 1}.md";
    }

    /// <summary>The record that an object's fields make.</summary>
    /// <exception cref="ArchiveDamagedException">The record or a story can't be read.</exception>
    internal static T Read<T, TFields>(OcflObject source, JsonTypeInfo<TFields> json, Func<TFields, T> to) where TFields : RecordHead =>
        Convert(source, () => to(Fields(source, json)));

    private static T Fields<T>(OcflObject source, JsonTypeInfo<T> json) where T : RecordHead => Convert(source, () =>
    {
        var record = JsonSerializer.Deserialize(source.Read(Name), json) ?? throw new JsonException("it is empty");
        if (record.Format > Format)
            throw new ArchiveDamagedException(
                $"{source.Folder}: its record.json is of format {record.Format}, this Korme knows {Format}. A newer Korme reads it.");
        if (record.Stories is { } stories)
            record.Stories = new(stories.Select(story => KeyValuePair.Create(story.Key, Utf8.GetString(source.Read(story.Value)))));
        return record;
    });

    private static JsonDocument Parse(OcflObject source) => Convert(source, () => JsonDocument.Parse(source.Read(Name)));

    private static T Convert<T>(OcflObject source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception trouble) when (trouble is JsonException or FormatException or InvalidOperationException or OcflException)
        {
            throw new ArchiveDamagedException($"{source.Folder}: its record can't be read: {trouble.Message}", trouble);
        }
    }
}
