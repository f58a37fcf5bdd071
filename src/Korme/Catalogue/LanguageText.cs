using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Korme.Catalogue;

/// <summary>A text in one or more languages: language tag (BCP 47: <c>kk</c>, <c>ru</c>, <c>en</c>) → text.</summary>
/// <remarks>
/// The tag <c>und</c> (ISO 639-2, undetermined) holds a text whose language nobody stated: a title from EXIF, a file name.
/// Immutable; empty texts are never kept. In JSON an object: <c>{"kk":"…","en":"…"}</c>.
/// </remarks>
[JsonConverter(typeof(LanguageTextConverter))]
public sealed class LanguageText : IReadOnlyCollection<KeyValuePair<string, string>>, IEquatable<LanguageText>
{
    /// <summary>The tag of a text whose language is not known.</summary>
    public const string Undetermined = "und";

    /// <summary>No text in any language.</summary>
    public static readonly LanguageText None = new([]);

    private readonly SortedDictionary<string, string> texts;

    /// <summary>Takes the pairs whose text is not blank; the last of two with one tag wins.</summary>
    public LanguageText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        this.texts = new(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
            if (!string.IsNullOrWhiteSpace(text)) this.texts[language] = text.Trim();
    }

    /// <summary>One text in one language; blank or null gives <see cref="None"/>.</summary>
    public static LanguageText Of(string? text, string language = Undetermined) =>
        string.IsNullOrWhiteSpace(text) ? None : new([new(language, text)]);

    public int Count => texts.Count;

    public bool IsEmpty => texts.Count == 0;

    /// <summary>The text in exactly this language, or null.</summary>
    public string? In(string language) => texts.GetValueOrDefault(language);

    /// <summary>The text a reader of <paramref name="language"/> should get: theirs, else kk, ru, en, else any; null when empty.</summary>
    /// <returns>The text with the language it is in, so that the page can mark it with <c>lang</c>.</returns>
    public Spoken? For(string language)
    {
        foreach (var tag in (ReadOnlySpan<string>)[language, "kk", "ru", "en"])
            if (texts.TryGetValue(tag, out var text)) return new(tag, text);
        foreach (var (tag, text) in texts) return new(tag, text);
        return null;
    }

    /// <summary>This text with every language of <paramref name="other"/> that is missing here.</summary>
    public LanguageText Or(LanguageText other) => IsEmpty ? other : other.IsEmpty ? this : new([.. other.texts, .. texts]);

    /// <summary>This text with some languages replaced; a blank text takes its language away. Lines end with a newline alone, as in the archive.</summary>
    public LanguageText With(IReadOnlyCollection<KeyValuePair<string, string>> replaced)
    {
        if (replaced.Count == 0) return this;
        var given = replaced.Select(text => text.Key).ToHashSet(StringComparer.Ordinal);
        return new([.. texts.Where(text => !given.Contains(text.Key)), .. replaced.Select(text => KeyValuePair.Create(text.Key, text.Value.ReplaceLineEndings("\n")))]);
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(LanguageText? other) => other is not null && texts.SequenceEqual(other.texts);

    public override bool Equals(object? obj) => Equals(obj as LanguageText);

    public override int GetHashCode() => texts.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    public override string ToString() => For("en")?.Text ?? "";
}

/// <summary>A text and the language it is in.</summary>
public readonly record struct Spoken(string Language, string Text);

internal sealed class LanguageTextConverter : JsonConverter<LanguageText>
{
    public override LanguageText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return LanguageText.Of(reader.GetString());
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a text is an object of language → text");
        var texts = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var language = reader.GetString()!;
            reader.Read();
            texts.Add(new(language, reader.GetString() ?? ""));
        }
        return new(texts);
    }

    public override void Write(Utf8JsonWriter writer, LanguageText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value) writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
