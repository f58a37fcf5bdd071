using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Tests.Sample;

public class DrawingTests
{
    [Fact]
    public void A_filled_circle_covers_its_area()
    {
        var layer = new Layer(120, 120);

        layer.Fill(Shape.Of(Curve.Arc(new(60.3f, 59.8f), 50, 0, MathF.Tau)));

        Assert.InRange(layer.Values.Sum() / (MathF.PI * 50 * 50), 0.995f, 1.001f);
    }

    [Fact]
    public void A_ring_leaves_its_hole_empty()
    {
        var layer = new Layer(100, 100);

        layer.Fill(Shape.Ring(new(50, 50), 40, 20));

        Assert.Equal(0, layer.At(new(50, 50)));
        Assert.Equal(1, layer.At(new(50, 20)), 3);
    }

    [Fact]
    public void A_mirrored_shape_stays_filled_when_it_overlaps_its_original()
    {
        var box = Shape.Box(-10, -10, 30, 10);

        var layer = new Layer(-40, -20, 80, 40);
        layer.Fill(Shape.Union(box, box.Moved(Matrix3x2.CreateScale(-1, 1))));

        Assert.Equal(60 * 20, layer.Values.Sum(), 1);
    }

    [Fact]
    public void A_window_shows_what_the_whole_shows_there()
    {
        var shape = Stroke.Of(Curve.Spiral(new(100, 100), 90, 5, 0, 12), 9);
        var whole = new Layer(200, 200);
        whole.Fill(shape);

        var window = new Layer(30, 77, 110, 61);
        window.Fill(shape);

        for (var y = 77; y < 138; y++)
            for (var x = 0; x < 110; x++)
                Assert.Equal(whole.Row(y)[x + 30], window.Row(y)[x], 3);
    }

    [Theory]
    [InlineData(2f)]
    [InlineData(11f)]
    public void A_stroke_covers_its_length_times_its_width(float width)
    {
        var line = Curve.Arc(new(100, 100), 70, 0, 4);

        var layer = new Layer(200, 200);
        layer.Fill(Stroke.Of(line, width, roundEnds: false));

        Assert.InRange(layer.Values.Sum() / (70 * 4 * width), 0.98f, 1.01f);
    }

    [Fact]
    public void A_stroke_that_bends_sharper_than_it_is_broad_has_no_holes()
    {
        var layer = new Layer(60, 60);

        layer.Fill(Stroke.Of([new(10, 40), new(30, 20), new(31, 20), new(50, 40)], 14));

        Assert.All((Vector2[])[new(30, 19), new(30, 23), new(20, 31), new(41, 31)], point => Assert.Equal(1, layer.At(point), 2));
    }

    [Fact]
    public void The_distance_to_a_border_is_exact_to_a_pixel()
    {
        var layer = new Layer(101, 101);
        layer.Fill(Shape.Circle(new(50.5f, 50.5f), 20));

        var distance = layer.Distance();

        Assert.InRange(distance.Row(50)[50], 18.5f, 20.5f);
        Assert.InRange(distance.Row(5)[5], 63.6f - 20.8f, 63.6f - 19.2f);
    }

    [Fact]
    public void Noise_is_the_same_by_rows_and_by_points()
    {
        var row = new float[300];
        Noise.AddRow(row, -3.7f, 0.043f, 2.4f, 99, 1);

        var points = row.Select((_, i) => Noise.At(-3.7f + i * 0.043f, 2.4f, 99)).ToArray();

        Assert.All(row.Zip(points), pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    [Fact]
    public void A_defocused_point_becomes_an_even_disc_of_the_same_light()
    {
        var canvas = new Canvas(61, 61);
        canvas.Pixels[30 * 61 + 30] = new(400);

        canvas.Defocus(9);

        Assert.Equal(400, canvas.Pixels.Sum(light => light.X), 0);
        Assert.Equal(canvas.Pixels[30 * 61 + 30].X, canvas.Pixels[30 * 61 + 37].X, 3);
        Assert.Equal(0, canvas.Pixels[30 * 61 + 41].X, 3);
    }

    [Fact]
    public void Points_along_a_line_keep_both_ends_and_even_gaps()
    {
        var even = Curve.Even([new(0, 0), new(10, 0), new(10, 7)], 1);

        Assert.Equal(18, even.Length);
        Assert.Equal((new Vector2(0, 0), new Vector2(10, 7)), (even[0], even[^1]));
        Assert.All(even.Zip(even.Skip(1)), pair => Assert.InRange(Vector2.Distance(pair.First, pair.Second), 0.7f, 1.001f));
    }

    [Fact]
    public void A_picture_turned_to_lie_on_its_side_turns_back()
    {
        var picture = new Bitmap(3, 2, [.. Enumerable.Range(0, 18).Select(i => (byte)i)]);

        var back = picture.Turned(clockwise: false).Turned(clockwise: true);

        Assert.Equal(picture.Rgb, back.Rgb);
        Assert.Equal((3, 2), (back.WidthPixels, back.HeightPixels));
    }
}
