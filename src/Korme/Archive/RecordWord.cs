namespace Korme.Archive;

/// <summary>Words of a closed set as records and tables have them: <c>photograph</c>, <c>open</c>.</summary>
/// <remarks>By hand and not by JSON's converters: those are compiled at the first record, 20 ms of CPU before the first page.</remarks>
internal static class RecordWord
{
    public static string Of<T>(T word) where T : struct, Enum
    {
        var name = word.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <exception cref="FormatException">Not one of the set, or a number.</exception>
    public static T Parse<T>(string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var word) && Of(word) == text ? word : throw new FormatException($"'{text}' is no {typeof(T).Name}.");
}
