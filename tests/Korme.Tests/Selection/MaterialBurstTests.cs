using Korme.Catalogue;
using Korme.Imaging;
using Korme.Selection;
using Korme.Tests.Imaging;

namespace Korme.Tests.Selection;

/// <summary>Bursts of real photographs.</summary>
public sealed class MaterialBurstTests
{
    // EXIF DateTimeOriginal of pcb_000 to pcb_009: 2015-06-06 00:05:21 and so on, in seconds after midnight.
    private static readonly int[] FocusSeconds = [321, 326, 330, 336, 340, 344, 348, 352, 355, 365];

    [MaterialFact]
    public void The_focus_series_is_one_burst_with_its_sharpest_frame_inside()
    {
        var frames = FocusSeconds.Select((second, i) =>
            Read($"focus-series/pcb_00{i}.jpg", i) with { Taken = new CaptureTime(new DateTime(2015, 6, 6).AddSeconds(second)) }).ToList();

        var burst = Assert.Single(FindBursts.Run(frames));
        var ranked = RankBurst.Run(burst);

        Assert.InRange(frames.IndexOf(ranked[0].Frame), 2, 7);
        Assert.Equal(1, ranked.Count(frame => frame.Rank == 0));
        Assert.StartsWith("The sharpest of ten", ranked[0].Reason.In("en"), StringComparison.Ordinal);
    }

    [MaterialFact]
    public void One_scene_with_eight_orientation_tags_is_one_moment_without_a_difference()
    {
        var frames = Enumerable.Range(1, 8).Select(i => Read($"orientation/Landscape_{i}.jpg", i)).ToList();

        var burst = Assert.Single(FindBursts.Run(frames));

        Assert.All(RankBurst.Run(burst), frame => Assert.Equal(0, frame.Rank));
    }

    [MaterialFact]
    public void Photographs_of_other_scenes_are_not_merged_even_when_they_bear_one_time()
    {
        var scenes = Directory.GetFiles(Path.Combine(MaterialFactAttribute.Folder!, "mei"), "*.jpg").Order(StringComparer.Ordinal)
            .Select((path, i) => Read(path, i) with { Taken = new CaptureTime(new DateTime(2026, 11, 20)), Camera = "One" }).ToList();

        Assert.Equal(scenes.Count, FindBursts.Run(scenes).Count);
    }

    private static Candidate Read(string path, int number)
    {
        Vips.Start();
        using var picture = DecodedPicture.Load(Path.Combine(MaterialFactAttribute.Folder!, path), 1024, new PictureLimits(), default);
        var measures = MeasurePicture.From(picture.Pixels, picture.WidthPixels, picture.HeightPixels);
        return new(new Guid(number, 1, 1, new byte[8]), Path.GetFileName(path), null, null, null, measures, picture.FullWidthPixels, picture.FullHeightPixels);
    }
}
