using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Korme.Import;

/// <summary>A value of a small YAML document written by a person: a text, a list or fields; each knows where it stands.</summary>
/// <remarks>No anchors, aliases or tags: nothing here needs them, and a page of aliases can unfold to gigabytes.</remarks>
internal sealed record YamlValue(
    string? Text, IReadOnlyList<YamlValue> Items, IReadOnlyList<KeyValuePair<string, YamlValue>> Fields, long Line, long Column)
{
    private const int MaxDepth = 8;
    private const int MaxValues = 5_000;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Items.Count == 0 && Fields.Count == 0;

    /// <summary>The fields of the document; none when it is empty.</summary>
    /// <param name="yaml">The document.</param>
    /// <param name="firstLine">The line number of the document's first line in its file.</param>
    /// <exception cref="YamlProblemException">Not YAML, or not of the kind above.</exception>
    public static IReadOnlyList<KeyValuePair<string, YamlValue>> ReadFields(string yaml, int firstLine = 1)
    {
        var count = 0;
        var parser = new Parser(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return [];
            var document = Read(parser, 0, firstLine, ref count);
            if (document.Items.Count > 0 || document.Text is { Length: > 0 })
                throw Problem("this should be a list of fields, each \"name: value\"", document.Line, document.Column);
            return document.Fields;
        }
        catch (YamlException problem)
        {
            var what = problem.InnerException?.Message ?? problem.Message;
            throw Problem(what, problem.Start.Line + firstLine - 1, problem.Start.Column);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or OverflowException)
        {
            // The scanner meets some mistakes ("[?", a lone tab) with exceptions of its own programming.
            throw Problem("this is not YAML", (parser.Current?.End.Line ?? 1) + firstLine - 1, parser.Current?.End.Column ?? 1);
        }
    }

    /// <summary>An error that says where.</summary>
    public static YamlProblemException Problem(string what, long line, long column) =>
        new($"line {line}, column {column}: {what}");

    private static YamlValue Read(Parser parser, int depth, int firstLine, ref int count)
    {
        var next = parser.Consume<ParsingEvent>();
        var (line, column) = (next.Start.Line + firstLine - 1, next.Start.Column);
        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false })
            throw Problem("anchors and aliases are not taken", line, column);
        if (depth > MaxDepth || ++count > MaxValues) throw Problem("this is nested too deeply or too long", line, column);
        if (next is Scalar scalar)
        {
            // In YAML an unquoted ~ or null is no value.
            var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
            return new(isNull ? null : scalar.Value, [], [], line, column);
        }
        if (next is SequenceStart)
        {
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Read(parser, depth + 1, firstLine, ref count));
            return new(null, items, [], line, column);
        }
        if (next is not MappingStart) throw Problem("a value is missing", line, column);
        var fields = new List<KeyValuePair<string, YamlValue>>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Read(parser, depth + 1, firstLine, ref count);
            if (key.Text is not { } name) throw Problem("a field needs a name", key.Line, key.Column);
            if (fields.Any(field => field.Key == name)) throw Problem($"{name} is given twice", key.Line, key.Column);
            fields.Add(new(name, Read(parser, depth + 1, firstLine, ref count)));
        }
        return new(null, [], fields, line, column);
    }
}

/// <summary>Something in a YAML text that a person should correct; the message names line and column.</summary>
internal sealed class YamlProblemException(string message) : Exception(message);
