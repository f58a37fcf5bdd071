using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Korme.Archive.Journal;

/// <summary>One line of a journal file, as docs/archive-format.md has it: JSON that names the SHA-256 of the line before it.</summary>
/// <param name="Number">Of a change or a settling: grows by one over all files. Of a file's head: the number of the last line before it.</param>
/// <param name="Previous">SHA-256 of the line before, its newline included; 64 zeros before the first of all.</param>
internal abstract record JournalLine(long Number, string Previous)
{
    /// <summary>The format that this version writes and reads.</summary>
    public const int Format = 1;

    /// <summary>The hash before the first line of all.</summary>
    public static readonly string NoHash = new('0', 64);

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first line of a file. What has a number up to <paramref name="Settled"/> is in the archive.</summary>
    public sealed record Head(long Number, string Previous, long Settled) : JournalLine(Number, Previous);

    /// <summary>An accepted change. <paramref name="Record"/> is the whole record as JSON; null when it was only looked through.</summary>
    /// <param name="Number">As of every line.</param>
    /// <param name="Previous">As of every line.</param>
    /// <param name="At">When.</param>
    /// <param name="What">One word.</param>
    /// <param name="Id"><c>urn:uuid:…</c>.</param>
    /// <param name="Record">The record.</param>
    /// <param name="More">How many lines after this one were accepted together with it: all of them or none.</param>
    public sealed record Change(long Number, string Previous, DateTimeOffset At, string What, string Id, string? Record, int More = 0) : JournalLine(Number, Previous);

    /// <summary>Everything up to <paramref name="Settled"/> is in the archive from here on.</summary>
    public sealed record Settling(long Number, string Previous, long Settled) : JournalLine(Number, Previous);

    /// <summary>The line with its newline.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            if (this is Head) json.WriteNumber("journal", Format);
            json.WriteNumber("n", Number);
            if (this is Change change) json.WriteString("at", change.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
            json.WriteString("prev", Previous);
            WriteRest(json);
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>Reads a line.</summary>
    /// <param name="line">With or without its newline.</param>
    /// <param name="withRecord">False leaves a change's record out, which is most of the line.</param>
    /// <returns>Null: no line of a journal.</returns>
    /// <exception cref="JournalException">A head of a later format.</exception>
    public static JournalLine? Parse(ReadOnlyMemory<byte> line, bool withRecord = false)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return Parse(document.RootElement, withRecord);
        }
        catch (Exception trouble) when (trouble is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            return null;
        }
    }

    public static string HashOf(ReadOnlySpan<byte> lineWithNewline) => Convert.ToHexStringLower(SHA256.HashData(lineWithNewline));

    private static JournalLine Parse(JsonElement json, bool withRecord)
    {
        var number = json.GetProperty("n").GetInt64();
        var previous = json.GetProperty("prev").GetString() ?? "";
        if (json.TryGetProperty("journal", out var format) && format.GetInt32() > Format)
            throw new JournalException($"it is of format {format.GetInt32()}, this Korme knows {Format}. A newer Korme reads it");
        if (format.ValueKind != JsonValueKind.Undefined) return new Head(number, previous, json.GetProperty("settled").GetInt64());
        if (json.TryGetProperty("settled", out var settled)) return new Settling(number, previous, settled.GetInt64());

        var record = json.GetProperty("record");
        if (record.ValueKind != JsonValueKind.Object) throw new FormatException("a record is an object");
        return new Change(number, previous,
            DateTimeOffset.Parse(json.GetProperty("at").GetString()!, CultureInfo.InvariantCulture),
            json.GetProperty("what").GetString() ?? "", json.GetProperty("id").GetString() ?? "", withRecord ? record.GetRawText() : null,
            json.TryGetProperty("more", out var more) ? more.GetInt32() : 0);
    }

    private void WriteRest(Utf8JsonWriter json)
    {
        switch (this)
        {
            case Head head:
                json.WriteNumber("settled", head.Settled);
                break;
            case Settling settling:
                json.WriteNumber("settled", settling.Settled);
                break;
            case Change change:
                json.WriteString("what", change.What);
                json.WriteString("id", change.Id);
                if (change.More > 0) json.WriteNumber("more", change.More);
                json.WritePropertyName("record");
                json.WriteRawValue(change.Record!);
                break;
        }
    }
}

/// <summary>A journal that can't be used as it is. The message says what and where.</summary>
public sealed class JournalException(string message, Exception? cause = null) : IOException(message, cause);
