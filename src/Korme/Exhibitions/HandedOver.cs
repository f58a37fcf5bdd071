using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Storage;

namespace Korme.Exhibitions;

/// <summary>How works left this machine; in JSON in camel case.</summary>
public enum HandedKind { Published, Zip, Printed, Exported, Opened }

/// <summary>Works that left this machine, so that it can be told later where a withdrawal doesn't reach.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">How.</param>
/// <param name="Where">A path, a file's name, or the sheet's.</param>
/// <param name="Slug">Of the exhibition.</param>
/// <param name="Works">Which.</param>
public sealed record HandOver(DateTimeOffset At, HandedKind Kind, string Where, string Slug, IReadOnlyList<Guid> Works);

/// <summary>Remembers what was published, printed and exported: <c>handed-over.jsonl</c> in the home, a line for each time.</summary>
/// <remarks>No record of the archive: it tells of this machine's doings, grows with every print, and a rebuild leaves it alone.</remarks>
public static class HandedOver
{
    public const string FileName = "handed-over.jsonl";

    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>Writes a line before anything is made: what might be out there is better named once too often.</summary>
    /// <exception cref="IOException">It can't be written: nothing should be handed over.</exception>
    public static async Task Note(Database db, HandOver over, CancellationToken cancel)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(over, HandOverJson.Default.HandOver);
        await One.WaitAsync(cancel);
        try
        {
            await using var file = new FileStream(FileOf(db), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            file.Seek(-Math.Min(1, file.Length), SeekOrigin.End);
            var isTorn = file.Length > 0 && file.ReadByte() != '\n';
            await file.WriteAsync((byte[])[.. isTorn ? (byte[])[(byte)'\n'] : [], .. line, (byte)'\n'], cancel);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>Notes a sheet that was opened in a browser, which may print it without our knowing: once, until other works are on it.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public static async Task NoteOpened(Database db, HandOver over, CancellationToken cancel)
    {
        var known = Lines(db).LastOrDefault(line => line.Kind is HandedKind.Printed or HandedKind.Opened && line.Where == over.Where && line.Slug == over.Slug);
        if (known is not null && over.Works.All(known.Works.ToHashSet().Contains)) return;
        await Note(db, over, cancel);
    }

    /// <summary>Where any of these works went, the newest first: of a published folder what it has since its last run, of all else every place once.</summary>
    public static IReadOnlyList<HandOver> Of(Database db, IReadOnlyCollection<Guid> works)
    {
        if (works.Count == 0) return [];
        var wanted = works.ToHashSet();
        var found = new Dictionary<(HandedKind, string, string), HandOver>();
        foreach (var over in Lines(db))
        {
            var key = (over.Kind, over.Where, over.Slug);
            if (over.Works.Any(wanted.Contains)) found[key] = over with { Works = [.. over.Works.Where(wanted.Contains)] };
            else if (over.Kind == HandedKind.Published) found.Remove(key);
        }
        return [.. found.Values.OrderByDescending(over => over.At)];
    }

    private static IEnumerable<HandOver> Lines(Database db)
    {
        if (!File.Exists(FileOf(db))) yield break;
        using var file = new FileStream(FileOf(db), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
            if (Read(line) is { } over) yield return over;
    }

    // The last line may be torn by a power cut; what it told of wasn't made.
    private static HandOver? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, HandOverJson.Default.HandOver) is { Works: not null, Where: not null } over ? over : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string FileOf(Database db) => Path.Combine(Path.GetDirectoryName(db.File)!, FileName);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HandOver))]
internal sealed partial class HandOverJson : JsonSerializerContext;
