using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Korme.Delivery;

/// <summary>A JSON-LD document as an answer: content negotiation, entity tag, 304.</summary>
internal static class JsonLd
{
    // Kazakh stays readable; what could end a script element is still escaped.
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes a document and answers it, as <c>application/ld+json</c> with its context as the profile or as plain JSON.</summary>
    public static IResult Answer(HttpContext http, string context, Action<Utf8JsonWriter> write)
    {
        var mediaType = MediaType(http.Request, context);
        var document = Write(write);
        var tag = IiifAnswer.Tag([.. Encoding.ASCII.GetBytes(mediaType), .. document.Span], isWeak: true);

        var headers = http.Response.Headers;
        headers.CacheControl = IiifAnswer.CachedForMinutes;
        headers.Vary = "Accept";
        headers.ETag = tag.ToString();
        return IiifAnswer.IsKnown(http.Request, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Bytes(document, mediaType);
    }

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Written))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>
    /// JSON-LD unless plain JSON, or a page (a person in a browser, who wants to read it and not to save it), is asked for
    /// more strongly (Image API 3.0 §5.1, Presentation API 3.0 §6.3).
    /// </summary>
    private static string MediaType(HttpRequest request, string context)
    {
        var (linked, plain) = (0.0, 0.0);
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            var quality = accepted.Quality ?? 1;
            if (accepted.MediaType.Equals("application/ld+json", StringComparison.OrdinalIgnoreCase))
                linked = Math.Max(linked, quality);
            else if (accepted.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
                plain = Math.Max(plain, quality);
        }
        return plain > linked ? "application/json" : $"application/ld+json;profile=\"{context}\"";
    }
}
