using Korme.Catalogue;
using Korme.Import;

namespace Korme.Exchange;

/// <summary>A mapping written by a person, YAML or JSON: <c>columns:</c> name → field, and <c>match, unmatched, empty, bad, kind, language</c>.</summary>
/// <remarks>What it doesn't say stays as guessed. A column with <c>-</c> is left out.</remarks>
internal static class MapFile
{
    private const long MaxBytes = 1 << 20;

    /// <summary>The mapping that the file asks for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Of the file that is brought.</param>
    /// <param name="guess">What stands for what isn't said.</param>
    /// <exception cref="ExchangeRefusedException">It can't be understood; the message names the line.</exception>
    public static Mapping Read(string path, IReadOnlyList<string> columns, Mapping guess)
    {
        if (new FileInfo(path).Length > MaxBytes) throw new ExchangeRefusedException("map", path, $"larger than {MaxBytes} bytes");
        try
        {
            var mapping = guess;
            foreach (var (name, value) in YamlValue.ReadFields(File.ReadAllText(path)))
                mapping = name switch
                {
                    "columns" => mapping with { Columns = Columns(value, columns, mapping) },
                    "match" => mapping with { Match = Word<MatchBy>(value, name) },
                    "unmatched" => mapping with { MakesNew = OneOf(value, name, "make", "skip") },
                    "empty" => mapping with { EmptyClears = OneOf(value, name, "clear", "keep") },
                    "bad" => mapping with { BadCellSkipsRow = OneOf(value, name, "row", "field") },
                    "kind" => mapping with { Kind = Word<WorkKind>(value, name) },
                    "language" => mapping with { Language = value.Text?.Trim() is { Length: >= 2 and <= 35 } tag ? tag : throw Wrong(value, "language wants a tag like kk, ru or en") },
                    _ => throw Wrong(value, $"'{name}' is no part of a mapping. Parts are columns, match, unmatched, empty, bad, kind and language"),
                };
            return mapping;
        }
        catch (YamlProblemException problem)
        {
            throw new ExchangeRefusedException("map", path, problem.Message);
        }
    }

    private static Target?[] Columns(YamlValue value, IReadOnlyList<string> columns, Mapping guessed)
    {
        var targets = guessed.Columns.ToArray();
        foreach (var (name, target) in value.Fields)
        {
            var column = columns.Select((each, index) => (each, index)).Where(each => each.each.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(each => (int?)each.index).FirstOrDefault()
                ?? throw Wrong(target, $"the file has no column '{name}'. It has: {string.Join(", ", columns)}");
            targets[column] = target.Text is null or "-" or "" ? null
                : Target.Parse(target.Text) ?? throw Wrong(target, $"'{target.Text}' is no field. Fields are {string.Join(", ", Fields.Of(guessed.Rows))}; texts may say their language, as in title@kk");
        }
        return targets;
    }

    private static T Word<T>(YamlValue value, string name) where T : struct, Enum =>
        ComposeWork.TryWord<T>(value.Text ?? "", out var word) ? word : throw Wrong(value, $"{name} is one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}");

    private static bool OneOf(YamlValue value, string name, string yes, string no) =>
        value.Text == yes || (value.Text == no ? false : throw Wrong(value, $"{name} is {yes} or {no}"));

    private static YamlProblemException Wrong(YamlValue value, string what) => YamlValue.Problem(what, value.Line, value.Column);
}
