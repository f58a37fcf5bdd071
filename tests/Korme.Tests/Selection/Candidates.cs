using Korme.Catalogue;
using Korme.Selection;

namespace Korme.Tests.Selection;

/// <summary>Candidates of a made-up day.</summary>
internal static class Candidates
{
    public static readonly DateTime Morning = new(2026, 11, 20, 8, 0, 0);

    /// <summary>Picture <paramref name="number"/> (<c>DSC_0007.jpg</c>), so many seconds after eight in the morning, or without time.</summary>
    public static Candidate At(
        int number, double? seconds, Measures measures, string? camera = "Nikon D750", int? rating = null, int widthPixels = 6000, Mark mark = Mark.Undecided) => new(
        new Guid(number, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]),
        $"DSC_{number:0000}.jpg",
        seconds is null ? null : new CaptureTime(Morning.AddSeconds(seconds.Value)),
        camera,
        rating,
        measures,
        widthPixels,
        widthPixels * 2 / 3,
        mark);

    /// <summary>Frames half a second apart.</summary>
    public static Burst BurstOf(params Measures[] frames) => new([.. frames.Select((measures, i) => At(i, i * 0.5, measures))]);

    /// <summary>Measures as if of a picture that is like no other: the bits and colours come from the seed.</summary>
    public static Measures Unlike(int seed, double detail = 1, double highlights = 0, double shadows = 0, double exposure = -0.7, double noise = 1)
    {
        var random = new Random(seed);
        var (hash, grid) = (new byte[32], new byte[192]);
        random.NextBytes(hash);
        for (var i = 0; i < grid.Length; i++) grid[i] = (byte)(i % 3 == 0 ? random.Next(50) : random.Next(-60, 60));
        return new()
        {
            Detail = detail,
            Noise = noise,
            HighlightsClipped = highlights,
            ShadowsClipped = shadows,
            Exposure = exposure,
            Hash = Convert.ToHexStringLower(hash),
            Grid = Convert.ToBase64String(grid),
        };
    }
}
