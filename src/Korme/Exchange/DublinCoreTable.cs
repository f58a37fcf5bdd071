using System.Runtime.CompilerServices;
using System.Xml;

namespace Korme.Exchange;

/// <summary>Simple Dublin Core in XML (<c>oai_dc</c>, OAI-PMH 2.0): every element that holds <c>dc:</c> elements is a row; <c>dc:title</c> with <c>xml:lang</c> a column.</summary>
/// <remarks>Hostile XML: no document type, no entities of its own, no other files, a bounded depth; read element by element. A deleted record of OAI-PMH has no <c>dc:</c> elements and is no row.</remarks>
internal static class DublinCoreTable
{
    private const string Elements = "http://purl.org/dc/elements/1.1/", Terms = "http://purl.org/dc/terms/", Xml = "http://www.w3.org/XML/1998/namespace";
    private const int MostColumns = 500, MostDepth = 64, LongestValue = 1 << 20;

    private static readonly XmlReaderSettings Reading = new()
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>Looks the file through for its columns.</summary>
    /// <exception cref="ExchangeRefusedException">It isn't XML, has a document type, or no Dublin Core.</exception>
    public static async Task<Table> Open(string path, CancellationToken cancel)
    {
        var columns = new List<string>();
        await foreach (var (_, values) in Records(path, cancel))
            foreach (var (column, _) in values)
                if (!columns.Contains(column))
                {
                    if (columns.Count == MostColumns) throw new ExchangeRefusedException("columns", MostColumns);
                    columns.Add(column);
                }
        if (columns.Count == 0) throw new ExchangeRefusedException("no-dc");
        return new(FileSort.DublinCore, columns, token => Rows(path, columns, token));
    }

    private static async IAsyncEnumerable<Row> Rows(string path, List<string> columns, [EnumeratorCancellation] CancellationToken cancel)
    {
        var places = columns.Select((column, index) => (column, index)).ToDictionary(each => each.column, each => each.index, StringComparer.Ordinal);
        var number = 0;
        await foreach (var (line, values) in Records(path, cancel))
        {
            number++;
            var cells = new Cell[columns.Count];
            Array.Fill(cells, new Cell("", []));
            foreach (var group in values.GroupBy(each => each.Column, each => each.Value, StringComparer.Ordinal))
                if (places.TryGetValue(group.Key, out var place)) cells[place] = new(group.First(), [.. group]);
            yield return new(number, line, cells);
        }
    }

    /// <summary>The children of one parent that are Dublin Core, together.</summary>
    private static async IAsyncEnumerable<(int Line, List<(string Column, string Value)> Values)> Records(string path, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var xml = XmlReader.Create(File.OpenRead(path), Reading);
        var (values, line, depth) = (new List<(string, string)>(), 0, -1);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            string? column = null, value = null;
            try
            {
                // ReadElementContentAsString stands on the next node already.
                if (xml.ReadState == ReadState.Initial && !await xml.ReadAsync()) break;
                if (xml.EOF) break;
                if (xml.Depth > MostDepth) throw new ExchangeRefusedException("xml", LineOf(xml), $"nested deeper than {MostDepth}");
                if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI is Elements or Terms && xml.NodeType == XmlNodeType.Element)
                {
                    if (values.Count == 0) (line, depth) = (LineOf(xml), xml.Depth);
                    var language = xml.GetAttribute("lang", Xml);
                    column = (xml.NamespaceURI == Elements ? "dc:" : "dcterms:") + xml.LocalName + (string.IsNullOrWhiteSpace(language) ? "" : "@" + language.Trim());
                    value = await xml.ReadElementContentAsStringAsync();
                }
                else if (values.Count == 0 || !(xml.NodeType == XmlNodeType.EndElement && xml.Depth < depth))
                {
                    await xml.ReadAsync();
                    continue;
                }
            }
            catch (XmlException damaged)
            {
                throw new ExchangeRefusedException("xml", damaged.LineNumber, damaged.Message);
            }
            if (column is not null)
            {
                if (!string.IsNullOrWhiteSpace(value) && value.Length <= LongestValue) values.Add((column, value.Trim()));
                continue;
            }
            yield return (line, values);
            values = [];
            depth = -1;
        }
        if (values.Count > 0) yield return (line, values);
    }

    private static int LineOf(XmlReader xml) => xml is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;
}
