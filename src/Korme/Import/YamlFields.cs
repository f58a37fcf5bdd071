using System.Text.RegularExpressions;
using Korme.Catalogue;

namespace Korme.Import;

/// <summary>Values of labels and settings as the records want them. What isn't understood becomes a note with its line and
/// column.</summary>
/// <param name="language">The language of a plain text; a text may also be given per language (<c>kk: …</c>,
/// <c>ru: …</c>).</param>
/// <param name="notes">Receives the notes.</param>
internal sealed partial class YamlFields(string language, List<string> notes)
{
    private const int MaxTextLength = 20_000;

    /// <summary>A text in one language or in several.</summary>
    public LanguageText Text(YamlValue value)
    {
        if (value.Text is { } text) return LanguageText.Of(CleanText.Paragraphs(text, MaxTextLength), language);
        var texts = new List<KeyValuePair<string, string>>();
        foreach (var (tag, each) in value.Fields)
        {
            if (Language(tag) is not { } known) Note(each, $"{tag} is no language tag like kk, ru or en");
            else if (each.Text is null && !each.IsEmpty) Note(each, "a text was expected here");
            else texts.Add(new(known, CleanText.Paragraphs(each.Text, MaxTextLength) ?? ""));
        }
        if (value.Items.Count > 0) Note(value, "a text was expected here, not a list");
        return new(texts);
    }

    /// <summary>A single line without a language.</summary>
    public string? Line(YamlValue value) => CleanText.Line(Text(value).For("en")?.Text);

    /// <summary>EDTF; the form 20.11.2026 is taken too.</summary>
    public string? Date(YamlValue value)
    {
        if (value.IsEmpty) return null;
        var text = value.Text?.Trim();
        if (text is not null && DayFirst().Match(text) is { Success: true } day)
            text = $"{day.Groups[3]}-{day.Groups[2]}-{day.Groups[1]}";
        if (Edtf.IsValid(text)) return text;
        Note(value, $"the date {value.Text} is not understood; write 2026-11-20, 2026-11, 2026?, or 2026-05/2026-06");
        return null;
    }

    /// <summary>A name, a list of names, or <c>name</c> with <c>role</c>.</summary>
    public IReadOnlyList<Maker> Makers(YamlValue value) =>
        value.Items.Count > 0 ? [.. value.Items.SelectMany(Makers).Take(50)] : Maker(value) is { } maker ? [maker] : [];

    public WorkKind? Kind(YamlValue value)
    {
        if (value.IsEmpty) return null;
        if (value.Text is { } text && char.IsLetter(text.TrimStart().FirstOrDefault())
            && Enum.TryParse<WorkKind>(text.Trim(), ignoreCase: true, out var kind)) return kind;
        var known = string.Join(", ", Enum.GetNames<WorkKind>()).ToLowerInvariant();
        Note(value, $"{value.Text} is no kind of work; known are {known}");
        return null;
    }

    /// <summary>A language tag in its usual form, or null.</summary>
    public static string? Language(string? tag) =>
        tag is not null && Tag().IsMatch(tag.Trim()) ? tag.Trim().ToLowerInvariant() : null;

    public void Note(YamlValue value, string what) => notes.Add(YamlValue.Problem(what, value.Line, value.Column).Message);

    private Maker? Maker(YamlValue value)
    {
        var isPair = value.Fields.Any(field => field.Key == "name");
        var name = Text(isPair ? value.Fields.First(field => field.Key == "name").Value : value);
        var role = isPair && value.Fields.FirstOrDefault(field => field.Key == "role").Value is { } given ? Line(given) : null;
        return name.IsEmpty ? null : new(name, role?.ToLowerInvariant() ?? "");
    }

    [GeneratedRegex(@"^([0-9]{2})\.([0-9]{2})\.([0-9]{4})$")]
    private static partial Regex DayFirst();

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Tag();
}
