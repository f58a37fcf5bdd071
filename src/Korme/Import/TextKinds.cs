using System.Text;

namespace Korme.Import;

/// <summary>Kinds that are text: labels, settings, sidecars, notation, plain text; and text under a picture's name.</summary>
internal static class TextKinds
{
    /// <summary>Null when the bytes aren't text.</summary>
    public static FileKind? Detect(ReadOnlySpan<byte> head, string name, string extension)
    {
        if (!IsText(head)) return null;
        var text = DecodeText.FromBytes(WholeCharacters(head), out _).TrimStart();
        var fileName = name[(name.LastIndexOf('/') + 1)..];
        if (Xml(text) is { } xml) return xml;
        return extension switch
        {
            "md" or "markdown" => new("text/markdown", FileGroup.Label),
            "yaml" or "yml" => IsSettings(fileName) ? new("application/yaml", FileGroup.Settings)
                : Unknown("a YAML file; only korme.yaml is read"),
            "abc" => new("text/vnd.abc", FileGroup.Notation),
            "vtt" => text.StartsWith("WEBVTT", StringComparison.Ordinal) ? new("text/vtt", FileGroup.Captions)
                : Unknown("named .vtt, but it does not begin with WEBVTT"),
            "srt" => Unknown("SubRip captions; save them as WebVTT (.vtt)"),
            "xmp" => new("application/rdf+xml", FileGroup.Unknown, "named .xmp, but there is no XMP in it"),
            "txt" or "text" when !IsAboutFolder(fileName) =>
                IsAbc(text) ? new("text/vnd.abc", FileGroup.Notation) : new("text/plain", FileGroup.Document),
            "" when IsAbc(text) => new("text/vnd.abc", FileGroup.Notation),
            "txt" or "text" or "" => Unknown("a text about the folder, or without a name that says what it is"),
            "jpg" or "jpeg" or "png" or "gif" or "webp" or "tif" or "tiff" or "heic" or "heif" or "avif" =>
                Unknown($"named .{extension}, but it holds text, not a picture"),
            _ => Unknown("text of a kind Korme doesn't take"),
        };
    }

    private static FileKind? Xml(string text)
    {
        if (!text.StartsWith('<')) return null;
        if (text.Contains("<x:xmpmeta", StringComparison.Ordinal) || text.StartsWith("<?xpacket", StringComparison.Ordinal)
            || (text.Contains("<rdf:RDF", StringComparison.Ordinal) && text.Contains("ns.adobe.com", StringComparison.Ordinal)))
            return new("application/rdf+xml", FileGroup.Sidecar);
        if (text.Contains("<score-partwise", StringComparison.Ordinal)
            || text.Contains("<score-timewise", StringComparison.Ordinal))
            return new("application/vnd.recordare.musicxml+xml", FileGroup.Notation);
        if (text.Contains("<svg", StringComparison.Ordinal))
            return new("image/svg+xml", FileGroup.Unknown,
                "an SVG drawing, which can hold scripts and is not decoded; save it as PNG");
        return null;
    }

    private static bool IsSettings(string fileName) =>
        fileName.Equals("korme.yaml", StringComparison.OrdinalIgnoreCase)
            || fileName.Equals("korme.yml", StringComparison.OrdinalIgnoreCase);

    private static bool IsAboutFolder(string fileName) =>
        Path.GetFileNameWithoutExtension(fileName).ToUpperInvariant()
            is "README" or "READ ME" or "LICENSE" or "LICENCE" or "COPYING" or "COPYRIGHT" or "NOTICE"
            or "AUTHORS" or "CHANGELOG" or "INDEX";

    // The header of a tune begins with a reference number and a title and ends with the key (ABC 2.1 §3.1).
    private static bool IsAbc(string text)
    {
        if (text.StartsWith("%abc", StringComparison.Ordinal)) return true;
        return text.StartsWith("X:", StringComparison.Ordinal) && text.Contains("\nK:", StringComparison.Ordinal);
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return head.Length > 3;
        foreach (var value in head)
            if ((value < 0x20 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B)) || value == 0x7F)
                return false;
        return true;
    }

    /// <summary>Without the UTF-8 character that the end of the head cuts in two.</summary>
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> head)
    {
        for (var back = 1; back <= Math.Min(3, head.Length); back++)
        {
            if ((head[^back] & 0xC0) == 0x80) continue;
            return Rune.DecodeFromUtf8(head[^back..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData
                ? head[..^back] : head;
        }
        return head;
    }

    private static FileKind Unknown(string reason) => new("text/plain", FileGroup.Unknown, reason);
}
