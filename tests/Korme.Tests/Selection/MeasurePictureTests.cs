using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class MeasurePictureTests
{
    private static readonly Scene Sharp = Scene.Draw(1);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1000)]
    [InlineData(1000, 1)]
    [InlineData(15, 16)]
    [InlineData(17, 33)]
    public void A_picture_of_any_shape_can_be_measured(int width, int height)
    {
        var measures = Scene.Draw(1, width, height).Measure();

        Assert.All(Numbers(measures), number => Assert.True(double.IsFinite(number)));
        Assert.NotNull(PictureHash.Parse(measures.Hash));
        Assert.NotNull(LabGrid.Parse(measures.Grid));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(128, 0, 0)]
    [InlineData(255, 1, 0)]
    public void A_picture_of_one_level_has_no_detail_and_no_noise(byte level, double highlights, double shadows)
    {
        var measures = Scene.Plain(200, 100, level).Measure();

        Assert.Equal([0, 0, highlights, shadows], Numbers(measures)[..4]);
    }

    [Fact]
    public void Pixels_that_do_not_fill_the_picture_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MeasurePicture.From(new byte[10], 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeasurePicture.From([], 0, 2));
        Assert.Throws<ArgumentException>(() => MeasurePicture.From([], int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void Each_step_of_blur_has_less_detail_than_the_one_before()
    {
        var detail = new[] { Sharp, Sharp.Blurred(1), Sharp.Blurred(2), Sharp.Blurred(4) }.Select(scene => scene.Measure().Detail).ToList();

        Assert.Equal(detail.OrderDescending(), detail);
        Assert.True(detail[0] > 2 * detail[1]);
    }

    [Fact]
    public void A_straight_edge_is_as_sharp_wherever_it_lies()
    {
        // A door in a wall, and the camera a few pixels further each time.
        var detail = Enumerable.Range(0, 16).Select(left => Scene.Door(500, 340, 120 + left, 70 + left).Measure().Detail).ToList();

        Assert.True(detail.Max() < 1.12 * detail.Min(), string.Join(" ", detail)); // with means side by side it was 1.6
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(15)]
    public void A_noisy_blur_is_not_taken_for_sharp(double sigma)
    {
        var clean = Sharp.Measure();
        var sharpAndNoisy = Sharp.Noisy(sigma, 2).Measure();
        var blurredAndNoisy = Sharp.Blurred(2).Noisy(sigma, 3).Measure();

        Assert.True(clean.Detail > 2 * blurredAndNoisy.Detail);
        Assert.True(sharpAndNoisy.Detail > 2 * blurredAndNoisy.Detail);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void The_noise_that_was_added_is_the_noise_that_is_found(double sigma)
    {
        // Luma mixes three bands of independent noise.
        var expected = sigma * Math.Sqrt(0.2126 * 0.2126 + 0.7152 * 0.7152 + 0.0722 * 0.0722);

        var found = Scene.Plain(320, 240, 120).Noisy(sigma, 5).Measure().Noise;

        Assert.InRange(found, expected * 0.9, expected * 1.1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_stop_of_light_is_a_stop_of_exposure(double stops)
    {
        var picture = Scene.Plain(64, 64, 100);

        var difference = picture.Exposed(stops).Measure().Exposure - picture.Measure().Exposure;

        Assert.InRange(difference, stops - 0.15, stops + 0.15);
    }

    [Fact]
    public void Blown_and_blocked_parts_are_counted()
    {
        var light = Sharp.Exposed(3).Measure().HighlightsClipped;
        var dark = Sharp.Exposed(-12).Measure().ShadowsClipped;

        Assert.InRange(light, 0.3, 1);
        Assert.InRange(dark, 0.5, 1);
    }

    [Fact]
    public void The_hash_hardly_changes_with_exposure_blur_and_noise()
    {
        var hash = Hash(Sharp);

        Assert.InRange(hash.DistanceTo(Hash(Sharp.Exposed(-1))), 0, 30);
        Assert.InRange(hash.DistanceTo(Hash(Sharp.Exposed(0.5))), 0, 40);
        Assert.InRange(hash.DistanceTo(Hash(Sharp.Blurred(3))), 0, 30);
        Assert.InRange(hash.DistanceTo(Hash(Sharp.Noisy(10, 4))), 0, 30);
    }

    [Fact]
    public void Other_scenes_have_other_hashes_and_other_colours()
    {
        for (var seed = 2; seed < 12; seed++)
        {
            var other = Scene.Draw(seed, 240, 160).Measure();

            Assert.True(Hash(Sharp).DistanceTo(PictureHash.Parse(other.Hash)!.Value) > 80);
            Assert.True(LabGrid.Parse(Sharp.Measure().Grid)!.Value.DistanceTo(LabGrid.Parse(other.Grid)!.Value) > 9);
        }
    }

    [Fact]
    public void A_shifted_framing_keeps_its_colours_when_the_hash_is_lost()
    {
        var wide = Scene.Draw(3, 600, 400);
        var (left, right) = (wide.Cropped(0, 0, 480, 320).Measure(), wide.Cropped(60, 40, 480, 320).Measure());

        var bits = PictureHash.Parse(left.Hash)!.Value.DistanceTo(PictureHash.Parse(right.Hash)!.Value);
        var colours = LabGrid.Parse(left.Grid)!.Value.DistanceTo(LabGrid.Parse(right.Grid)!.Value);

        Assert.True(bits > 80);
        Assert.True(colours < 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyz")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_damaged_hash_or_grid_is_not_read(string text)
    {
        Assert.Null(PictureHash.Parse(text));
        Assert.Null(LabGrid.Parse(text));
    }

    [Fact]
    public void Hash_and_grid_read_back_what_they_wrote()
    {
        var measures = Sharp.Measure();

        Assert.Equal(measures.Hash, PictureHash.Parse(measures.Hash).ToString());
        Assert.Equal(measures.Grid, LabGrid.Parse(measures.Grid).ToString());
    }

    private static double[] Numbers(Measures measures) =>
        [measures.Detail, measures.Noise, measures.HighlightsClipped, measures.ShadowsClipped, measures.Exposure];

    private static PictureHash Hash(Scene scene) => PictureHash.Parse(scene.Measure().Hash)!.Value;
}
