using System.Text.Json;
using System.Text.Json.Serialization;

namespace Korme.Bench.Selection;

/// <summary>What a generated day truly is: kept as <c>truth.json</c> beside it.</summary>
/// <param name="Seed">The day is made again from this and the photographs.</param>
/// <param name="Groups">Moments; every file is in one.</param>
internal sealed record Truth(int Seed, IReadOnlyList<TrueGroup> Groups)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Options));

    public static Truth? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<Truth>(File.ReadAllText(path), Options) : null;
}

/// <summary>Frames that belong together.</summary>
/// <param name="Kind">What was done: defocus, motion, noise, …, twins, reframing, bracket, panorama, single.</param>
/// <param name="Photograph">The name of what it was made of.</param>
internal sealed record TrueGroup(string Kind, string Photograph, IReadOnlyList<TrueFrame> Frames)
{
    /// <summary>The frames differ in quality by known amounts.</summary>
    [JsonIgnore]
    public bool IsRanked => Frames.Any(frame => frame.Damage != Damage.None) && Kind is not ("twins" or "reframing" or "bracket" or "panorama" or "single");
}

/// <summary>One file of the day.</summary>
internal sealed record TrueFrame(string File, Damage Damage);
