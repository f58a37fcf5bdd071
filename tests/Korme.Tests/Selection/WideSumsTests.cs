using Korme.Selection;

namespace Korme.Tests.Selection;

/// <summary>What is added up sixteen values at a time gives what one value at a time gives, whatever the width.</summary>
public sealed class WideSumsTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(8, 2)]
    [InlineData(33, 5)]
    [InlineData(1024, 4)]
    public void Luma_is_the_weighed_sum_of_every_pixel(int width, int height)
    {
        var rgb = Random(width * height * 3);

        using var luma = LumaPlane.Of(rgb, width, height);

        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = (y * width + x) * 3;
                Assert.Equal((54 * rgb[at] + 183 * rgb[at + 1] + 19 * rgb[at + 2] + 128) / 256, luma.Row(y)[x]);
            }
    }

    [Theory]
    [InlineData(3, 257)]
    [InlineData(50, 2)]
    [InlineData(48, 100)]
    public void Rows_are_added_column_by_column(int length, int rows)
    {
        var bytes = Random(length * rows);
        var sums = new ushort[length];
        Array.Fill(sums, (ushort)9);

        SumRows.Of(bytes, length, 0, rows, sums);

        Assert.Equal(Enumerable.Range(0, length).Select(x => Enumerable.Range(0, rows).Sum(y => bytes[y * length + x])), sums.Select(sum => (int)sum));
    }

    [Fact]
    public void White_and_black_are_themselves_and_a_colour_at_its_full_leaves_no_room()
    {
        var white = MeasurePicture.From(Enumerable.Repeat((byte)255, 64 * 64 * 3).ToArray(), 64, 64);
        var red = MeasurePicture.From([.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i % 3 == 0 ? 255 : 20))], 64, 64);
        var black = MeasurePicture.From(new byte[64 * 64 * 3], 64, 64);

        Assert.Equal((1, 0, 0), (white.HighlightsClipped, white.ShadowsClipped, white.Headroom));
        Assert.Equal((0, 0), (red.HighlightsClipped, red.Headroom));
        Assert.Equal((0, 1), (black.HighlightsClipped, black.ShadowsClipped));
    }

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
