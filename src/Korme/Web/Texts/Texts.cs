using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Korme.Web;

/// <summary>The words of the interface in one language, from <c>Web/Texts/{language}.json</c> inside the program.</summary>
/// <remarks>Immutable; may be used from several threads. A test holds the three languages to the same keys and places.</remarks>
public sealed class Texts
{
    private static readonly FrozenDictionary<string, Lazy<Texts>> ByLanguage =
        Languages.All.ToFrozenDictionary(language => language, language => new Lazy<Texts>(() => new Texts(language)));

    private readonly FrozenDictionary<string, string> texts;

    private Texts(string language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language switch { "kk" => "kk-KZ", "ru" => "ru-RU", _ => "en-GB" });
        using var stream = typeof(Texts).Assembly.GetManifestResourceStream($"Korme.Web.Texts.{language}.json")
            ?? throw new InvalidOperationException($"the texts in {language} are missing from the program");
        using var json = JsonDocument.Parse(stream);
        texts = Flat(json.RootElement).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary><c>kk</c>, <c>ru</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>For numbers and names of months.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Every key; a counted text has one for each plural form: <c>works.one</c>.</summary>
    public IReadOnlyList<string> Keys => texts.Keys;

    /// <summary>The texts in a language; English for one that the interface does not speak.</summary>
    public static Texts In(string language) => (ByLanguage.GetValueOrDefault(language) ?? ByLanguage["en"]).Value;

    /// <summary>The text of a key.</summary>
    /// <exception cref="KeyNotFoundException">A misspelt key: found by the first test that renders the page.</exception>
    public string this[string key] => texts[key];

    /// <summary>The text of a key with <c>{0}</c>, <c>{1}</c>… filled in the way of the language.</summary>
    public string Format(string key, params object[] values) => string.Format(Culture, texts[key], values);

    /// <summary>The text in the plural form that <paramref name="count"/> asks for; <c>{0}</c> is the count unless values are given.</summary>
    public string Count(string key, int count, params object[] values) =>
        Format($"{key}.{Plural.Of(Language, count)}", values is [] ? [count.ToString("N0", Culture)] : values);

    /// <summary>"in Russian", for the quiet note beside a text in another language than the page's; null when not known.</summary>
    public string? NameOf(string language)
    {
        if (texts.TryGetValue("in." + language, out var name)) return name;
        if (language == Catalogue.LanguageText.Undetermined) return null;
        try { return Format("in.other", CultureInfo.GetCultureInfo(language, predefinedOnly: true).NativeName); }
        catch (CultureNotFoundException) { return null; }
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
            if (member.Value.ValueKind == JsonValueKind.String) yield return new(member.Name, Typography.Apostrophes(member.Value.GetString()!));
            else foreach (var form in member.Value.EnumerateObject()) yield return new($"{member.Name}.{form.Name}", Typography.Counted(Typography.Apostrophes(form.Value.GetString()!)));
    }
}
