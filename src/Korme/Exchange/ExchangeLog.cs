using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>A line of the log. Its parts are few and short, and say nothing of what a work says.</summary>
internal sealed record LogLine
{
    /// <summary>A batch begins: up to this row.</summary>
    public int? To { get; init; }

    /// <summary>A batch is in the archive and the catalogue: up to this row; with what became of its rows.</summary>
    public int? Done { get; init; }
    public ExchangeCounts? Counts { get; init; }

    /// <summary>The row.</summary>
    public int? Row { get; init; }

    /// <summary>Its work.</summary>
    public Guid? Work { get; init; }

    /// <summary>The version in the archive that the work was before; null: it is new.</summary>
    public int? Version { get; init; }

    /// <summary>Which fields the row changed.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>A digest of these fields (of a new work: of all) as the row has them: equal as long as nobody changes them.</summary>
    public string? After { get; init; }

    [JsonIgnore]
    public bool IsWork => Work is not null;
}

/// <summary>What an import did to which works: written and forced to the disk before it is done, so that it can be gone on with and undone.</summary>
internal sealed class ExchangeLog : IDisposable
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    private readonly FileStream file;

    private ExchangeLog(FileStream file) => this.file = file;

    /// <summary>Opens it to write on; a last line that a power cut tore is cut off.</summary>
    public static ExchangeLog Open(string path)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var end = file.Length;
        while (end > 0)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n') break;
            end--;
        }
        file.SetLength(end);
        file.Position = end;
        return new(file);
    }

    /// <summary>Lines, on the disk when it returns.</summary>
    public void Append(IEnumerable<LogLine> lines)
    {
        var bytes = new MemoryStream();
        foreach (var line in lines)
        {
            bytes.Write(JsonSerializer.SerializeToUtf8Bytes(line, ExchangeJson.Default.LogLine));
            bytes.Write(NewLine);
        }
        file.Write(bytes.GetBuffer(), 0, (int)bytes.Length);
        file.Flush();
        Durable.Sync(file.SafeFileHandle);
    }

    public void Dispose() => file.Dispose();

    /// <summary>Its whole lines, from the beginning; none when there is no file.</summary>
    public static IEnumerable<LogLine> Read(string path)
    {
        if (!File.Exists(path)) yield break;
        foreach (var text in File.ReadLines(path))
        {
            LogLine? line = null;
            try
            {
                line = JsonSerializer.Deserialize(text, ExchangeJson.Default.LogLine);
            }
            catch (JsonException)
            {
                // The line that a power cut tore: what it would have said was not done.
            }
            if (line is not null) yield return line;
        }
    }
}
