using System.Globalization;

namespace Korme.Catalogue;

/// <summary>How values stand in the catalogue's columns.</summary>
internal static class CatalogueText
{
    /// <summary>Words of a closed set, as in the records: <c>photograph</c>, <c>open</c>.</summary>
    public static string Of<T>(T word) where T : struct, Enum
    {
        var name = word.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Lower case, with hyphens.</summary>
    public static string Of(Guid id) => id.ToString("D");

    /// <summary>UTC, fixed width, so that text sorts as time.</summary>
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Ids for <see cref="Storage.Dialect.ListIn"/>: a JSON array of texts.</summary>
    public static string List(IEnumerable<string> texts) => "[" + string.Join(',', texts.Select(text => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"")) + "]";
}
