using System.Text;

namespace Korme.Sidecars;

/// <summary>The text of a sidecar, and the way back to exactly its bytes.</summary>
/// <param name="Text">Everything after the byte order mark.</param>
/// <param name="Mark">The byte order mark; may be empty.</param>
/// <param name="Encoding">UTF-8 or UTF-16, as the bytes are.</param>
/// <param name="IsAsciiOnly">The file declares another encoding and keeps to ASCII: so does whoever writes into it.</param>
internal sealed record SidecarText(string Text, byte[] Mark, Encoding Encoding, bool IsAsciiOnly)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <exception cref="SidecarRefusedException">Its bytes would not come back the same.</exception>
    public static SidecarText From(byte[] bytes)
    {
        var (encoding, markLength) = EncodingOf(bytes);
        string text;
        try
        {
            text = encoding.GetString(bytes, markLength, bytes.Length - markLength);
        }
        catch (DecoderFallbackException)
        {
            throw new SidecarRefusedException("is neither UTF-8 nor UTF-16. Save it as UTF-8 with the program that made it");
        }
        var isOther = encoding == Utf8 && markLength == 0 && DeclaresAnother(text);
        if (isOther && !Ascii.IsValid(text))
            throw new SidecarRefusedException("declares an encoding that is neither UTF-8 nor UTF-16. Save it as UTF-8 with the program that made it");
        return new(text, bytes[..markLength], encoding, isOther);
    }

    /// <summary>The bytes of this text, or of what became of it.</summary>
    public byte[] ToBytes(string text) => [.. Mark, .. Encoding.GetBytes(text)];

    private static (Encoding Encoding, int MarkLength) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
        [0xFF, 0xFE, ..] => (LittleEndian, 2),
        [0xFE, 0xFF, ..] => (BigEndian, 2),
        [(byte)'<', 0, ..] => (LittleEndian, 0),
        [0, (byte)'<', ..] => (BigEndian, 0),
        _ => (Utf8, 0),
    };

    private static bool DeclaresAnother(string text)
    {
        var end = text.IndexOf("?>", StringComparison.Ordinal);
        if (!text.StartsWith("<?xml ", StringComparison.Ordinal) || end < 0) return false;
        var declaration = text[..end];
        var at = declaration.IndexOf("encoding", StringComparison.Ordinal);
        return at >= 0 && !declaration[at..].Contains("utf-8", StringComparison.OrdinalIgnoreCase)
            && !declaration[at..].Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
