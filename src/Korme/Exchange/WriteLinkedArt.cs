using Korme.Catalogue;
using Korme.Delivery;

namespace Korme.Exchange;

/// <summary>Every work as Linked Art (linked.art, model 1.0): one JSON array with a work a line, so that it is read whole or line by line.</summary>
internal static class WriteLinkedArt
{
    /// <summary>Writes them.</summary>
    /// <returns>How many.</returns>
    public static int Run(TextWriter text, IEnumerable<Work> works, ExportOptions options)
    {
        text.Write("[");
        var count = 0;
        foreach (var work in works)
        {
            text.Write(count++ == 0 ? "\n" : ",\n");
            text.Write(System.Text.Encoding.UTF8.GetString(JsonLd.Write(json => LinkedArt.WriteWork(json, other => IdOf(other, options), work, withPrivate: !options.IsPublic)).Span));
        }
        text.Write("\n]\n");
        return count;
    }

    private static string IdOf(Guid work, ExportOptions options) => options.Address is { } address ? $"{address}/linked-art/works/{work:D}" : $"urn:uuid:{work:D}";
}
