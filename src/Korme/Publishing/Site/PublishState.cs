using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Korme.Publishing.Site;

/// <summary>What a published folder remembers for the next run, in <c>.korme-publish.json</c>: nothing that isn't in its pages.</summary>
/// <param name="Format">The version of this layout.</param>
/// <param name="Exhibition">Whose folder it is.</param>
/// <param name="Units">By their key.</param>
internal sealed record PublishState(string Format, Guid Exhibition, SortedDictionary<string, UnitState> Units)
{
    public const string CurrentFormat = "korme-publish-1";

    /// <summary>Null for what is no such file.</summary>
    public static PublishState? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PublishJson.Plain.PublishState) is { Format: CurrentFormat, Units: not null } state ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this with { Units = new(Units, StringComparer.Ordinal) }, PublishJson.Plain.PublishState), (byte)'\n'];
}

/// <summary>One unit of an earlier run.</summary>
/// <param name="Fingerprint">Of what it followed from.</param>
/// <param name="Files">Their paths; empty for a folder of its own.</param>
/// <param name="Needs">What its pages refer to besides.</param>
internal sealed record UnitState(string Fingerprint, IReadOnlyList<string> Files, IReadOnlyCollection<string> Needs);

[JsonSerializable(typeof(PublishState))]
[JsonSerializable(typeof(JournalLine))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class PublishJson : JsonSerializerContext
{
    /// <summary>Addresses stay readable; the file is never part of a page.</summary>
    public static readonly PublishJson Plain = new(new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>A line of the journal of a run under way.</summary>
/// <param name="Exhibition">First line alone: whose folder it is.</param>
/// <param name="Begins">These paths are about to be written.</param>
/// <param name="Key">This unit is whole.</param>
/// <param name="Unit">As the state will have it.</param>
/// <param name="Lines">Its part of the manifest.</param>
internal sealed record JournalLine(Guid? Exhibition = null, IReadOnlyList<string>? Begins = null, string? Key = null, UnitState? Unit = null, string? Lines = null)
{
    public static byte[] Write(JournalLine line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, PublishJson.Plain.JournalLine), (byte)'\n'];

    /// <summary>The whole lines of a journal; what a kill cut short is left out.</summary>
    public static IEnumerable<JournalLine> Read(string path)
    {
        foreach (var text in File.ReadLines(path, Encoding.UTF8))
        {
            JournalLine? line;
            try
            {
                line = JsonSerializer.Deserialize(text, PublishJson.Plain.JournalLine);
            }
            catch (JsonException)
            {
                yield break;
            }
            if (line is not null) yield return line;
        }
    }
}
