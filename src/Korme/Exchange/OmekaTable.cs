using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Korme.Exchange;

/// <summary>Items of Omeka S as its API gives them (JSON-LD, Omeka S REST API): a list, one item, lines of items, or <c>@graph</c>. Read item by item.</summary>
/// <remarks>A column is a property in a language, <c>dcterms:title@kk</c>. Pictures are named in it by their addresses; nothing is fetched.</remarks>
internal static class OmekaTable
{
    private const int MostNamed = 50;
    private const int MostColumns = 500;

    private static readonly System.Buffers.SearchValues<byte> MarkAndSpaces = System.Buffers.SearchValues.Create([0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']);

    private static readonly JsonSerializerOptions Reading = new() { MaxDepth = 32, DefaultBufferSize = 1 << 16, TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver() };

    /// <summary>Looks the file through for its columns and its pictures.</summary>
    /// <exception cref="ExchangeRefusedException">It isn't JSON, or has no items.</exception>
    public static async Task<Table> Open(string path, CancellationToken cancel)
    {
        var columns = new List<string>();
        var media = new List<string>();
        var mediaCount = 0;
        var found = false;
        await foreach (var item in Items(path, cancel))
        {
            foreach (var (column, _) in ValuesOf(item))
                if (!columns.Contains(column))
                {
                    if (columns.Count == MostColumns) throw new ExchangeRefusedException("columns", MostColumns);
                    columns.Add(column);
                }
            foreach (var address in MediaOf(item))
                if (mediaCount++ < MostNamed) media.Add(address);
            found = true;
        }
        if (!found || columns.Count == 0) throw new ExchangeRefusedException("no-items");
        return new(FileSort.OmekaS, columns, token => Rows(path, columns, token)) { Media = media, MediaCount = mediaCount };
    }

    private static async IAsyncEnumerable<Row> Rows(string path, List<string> columns, [EnumeratorCancellation] CancellationToken cancel)
    {
        var places = columns.Select((column, index) => (column, index)).ToDictionary(each => each.column, each => each.index, StringComparer.Ordinal);
        var number = 0;
        await foreach (var item in Items(path, cancel))
        {
            number++;
            var cells = new Cell[columns.Count];
            Array.Fill(cells, new Cell("", []));
            foreach (var group in ValuesOf(item).GroupBy(each => each.Column, each => each.Value, StringComparer.Ordinal))
                if (places.TryGetValue(group.Key, out var place)) cells[place] = new(group.First(), [.. group]);
            yield return new(number, 0, cells);
        }
    }

    private static async IAsyncEnumerable<JsonElement> Items(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        var isList = await IsList(file, cancel);
        file.Position = await AfterMark(file, cancel);
        var items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, topLevelValues: !isList, Reading, cancel).GetAsyncEnumerator(cancel);
        await using (items.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync()) break;
                }
                catch (JsonException damaged)
                {
                    throw new ExchangeRefusedException("json", (damaged.LineNumber ?? 0) + 1, (damaged.BytePositionInLine ?? 0) + 1);
                }
                var item = items.Current;
                if (item.ValueKind != JsonValueKind.Object) continue;
                if (item.TryGetProperty("@graph", out var graph) && graph.ValueKind == JsonValueKind.Array)
                    foreach (var each in graph.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Object)) yield return each;
                else yield return item;
            }
        }
    }

    private static async Task<bool> IsList(FileStream file, CancellationToken cancel)
    {
        var first = new byte[1 << 10];
        var read = await file.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancel);
        var start = first.AsSpan(0, read).IndexOfAnyExcept(MarkAndSpaces);
        return start >= 0 && first[start] == '[';
    }

    private static async Task<long> AfterMark(FileStream file, CancellationToken cancel)
    {
        file.Position = 0;
        var first = new byte[3];
        var read = await file.ReadAtLeastAsync(first, 3, throwOnEndOfStream: false, cancel);
        return first.AsSpan(0, read).SequenceEqual("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary>What an item says: each property's values with their language; the item's own address and type.</summary>
    private static IEnumerable<(string Column, string Value)> ValuesOf(JsonElement item)
    {
        foreach (var property in item.EnumerateObject())
        {
            if (property.Name == "@id" && property.Value.ValueKind == JsonValueKind.String) yield return ("@id", property.Value.GetString()!);
            if (property.Name == "@type")
                foreach (var type in Texts(property.Value).Where(type => type is not "o:Item")) yield return ("@type", type);
            if (!property.Name.Contains(':') || property.Name.StartsWith("o:", StringComparison.Ordinal) || property.Value.ValueKind != JsonValueKind.Array) continue;
            foreach (var value in property.Value.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Object))
            {
                // A literal has @value; a link to another item its title; a link to elsewhere its label, or the address.
                if ((Text(value, "@value") ?? Text(value, "display_title") ?? Text(value, "o:label") ?? Text(value, "@id")) is not { } text || string.IsNullOrWhiteSpace(text)) continue;
                var language = Text(value, "@language");
                yield return (string.IsNullOrWhiteSpace(language) ? property.Name : $"{property.Name}@{language.Trim()}", text);
            }
        }
    }

    private static IEnumerable<string> MediaOf(JsonElement item)
    {
        if (!item.TryGetProperty("o:media", out var media) || media.ValueKind != JsonValueKind.Array) yield break;
        foreach (var each in media.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.Object))
            if ((Text(each, "o:original_url") ?? Text(each, "@id")) is { } address) yield return address;
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(each => each.ValueKind == JsonValueKind.String).Select(each => each.GetString()!),
        _ => [],
    };

    private static string? Text(JsonElement value, string name) => !value.TryGetProperty(name, out var text) ? null : text.ValueKind switch
    {
        JsonValueKind.String => text.GetString(),
        JsonValueKind.Number => text.GetRawText(),
        _ => null,
    };
}
