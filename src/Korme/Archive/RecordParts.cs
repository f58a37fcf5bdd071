using System.Globalization;
using Korme.Catalogue;

namespace Korme.Archive;

internal sealed class MakerRecord
{
    public LanguageText? Name { get; set; }
    public string? Role { get; set; }
    public string? Person { get; set; }

    public static List<MakerRecord>? From(IReadOnlyList<Maker> makers) =>
        makers.Count == 0 ? null : [.. makers.Select(maker => new MakerRecord { Name = maker.Name.OrNull(), Role = maker.Role.Length == 0 ? null : maker.Role, Person = maker.Person is { } person ? RecordId.From(person) : null })];

    public static IReadOnlyList<Maker> To(List<MakerRecord>? makers) =>
        makers is null ? [] : [.. makers.Select(maker => new Maker(maker.Name ?? LanguageText.None, maker.Role ?? "", maker.Person is null ? null : RecordId.Parse(maker.Person)))];
}

/// <summary>Ids in records are URIs: <c>urn:uuid:…</c> (RFC 9562 §4).</summary>
internal static class RecordId
{
    private const string Prefix = "urn:uuid:";

    public static string From(Guid id) => Prefix + id.ToString("D");

    /// <exception cref="FormatException">Not one.</exception>
    public static Guid Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(text.AsSpan(Prefix.Length), "D", out var id)
            ? id : throw new FormatException($"'{text}' is no urn:uuid.");

    /// <summary>Null for none, so that the record stays short.</summary>
    public static List<string>? ListFrom(IReadOnlyCollection<Guid> ids) => ids.Count == 0 ? null : [.. ids.Select(From)];

    /// <exception cref="FormatException">One that is none.</exception>
    public static IReadOnlyList<Guid> ListTo(List<string>? texts) => texts is null ? [] : [.. texts.Select(Parse)];
}

/// <summary>The camera's clock as ISO 8601: <c>2026-11-20T09:14:03.25</c>, with <c>+05:00</c> when the camera said its zone.</summary>
internal static class CaptureTimeText
{
    private const string Local = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    public static string From(CaptureTime taken)
    {
        var text = taken.Local.ToString(Local, CultureInfo.InvariantCulture);
        if (taken.Offset is not { } offset) return text;
        return $"{text}{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration().ToString(@"hh\:mm", CultureInfo.InvariantCulture)}";
    }

    /// <exception cref="FormatException">Not one.</exception>
    public static CaptureTime Parse(string text)
    {
        var zone = text.LastIndexOfAny(['+', '-']);
        if (zone < "2026-11-20T".Length) return new(ParseLocal(text));
        var offset = TimeSpan.ParseExact(text.AsSpan(zone + 1), @"hh\:mm", CultureInfo.InvariantCulture);
        return new(ParseLocal(text[..zone]), text[zone] == '-' ? -offset : offset);
    }

    private static DateTime ParseLocal(string text) => DateTime.ParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None);
}

internal static class RecordTexts
{
    /// <summary>Null for no text in any language, so that the record stays short.</summary>
    public static LanguageText? OrNull(this LanguageText text) => text.IsEmpty ? null : text;
}
