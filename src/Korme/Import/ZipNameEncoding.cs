using System.Text;

namespace Korme.Import;

/// <summary>
/// Carries the raw bytes of a ZIP name through <see cref="System.IO.Compression.ZipArchive"/>, which decodes too early: 7-bit
/// bytes as they are, others as U+F780 to U+F7FF (private use), so that names the ZIP marks as UTF-8 stay apart.
/// </summary>
internal sealed class ZipNameEncoding : Encoding
{
    public static readonly ZipNameEncoding Instance = new();

    private const char HighByte = '\uF700';

    /// <summary>The bytes a name had in the ZIP, or null when the ZIP said it is UTF-8 (or it is plain ASCII).</summary>
    public static byte[]? RawBytes(string name)
    {
        if (!name.AsSpan().ContainsAnyInRange('\uF780', '\uF7FF')) return null;
        return name.Any(letter => letter is > '\u007F' and (< '\uF780' or > '\uF7FF')) ? null
            : [.. name.Select(letter => (byte)letter)];
    }

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (var index = 0; index < charCount; index++) bytes[byteIndex + index] = (byte)chars[charIndex + index];
        return charCount;
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var index = 0; index < byteCount; index++)
        {
            var value = bytes[byteIndex + index];
            chars[charIndex + index] = value < 0x80 ? (char)value : (char)(HighByte | value);
        }
        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}
