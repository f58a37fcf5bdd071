using System.Numerics;
using Korme.Sample.Ornaments;
using Korme.Sample.Pictures;

namespace Korme.Tests.Sample;

public class InterlockTests
{
    [Theory]
    [InlineData(0.16f, 2f)]
    [InlineData(0.2f, 2f)]
    [InlineData(0.28f, 2f)]
    [InlineData(0.2f, 5f)]
    public void Figure_and_ground_of_a_mosaic_are_equally_large(float breadth, float squareness)
    {
        var mosaic = Syrmaq.Mosaic(new Interlock(breadth, squareness), periods: 2, bands: 2, scale: 120);

        var figure = mosaic.Values.Sum(value => (double)value) / mosaic.Values.Length;

        Assert.InRange(figure, 0.495, 0.505);
    }

    [Theory]
    [InlineData(0.16f)]
    [InlineData(0.28f)]
    public void Half_a_turn_about_the_point_between_two_mirrors_maps_the_cut_line_onto_itself(float breadth)
    {
        var line = new Interlock(breadth).Line(1);
        var centre = new Vector2(0.5f, 0);
        var half = line[..((line.Length + 1) / 2)];

        var turned = half.Select(point => 2 * centre - point).Reverse().ToArray();

        Assert.All(half.Zip(turned), pair => Assert.InRange(Vector2.Distance(pair.First, pair.Second), 0, 1e-5f));
    }

    [Fact]
    public void The_cut_line_is_its_own_mirror_image_about_every_whole_x()
    {
        var line = new Interlock(0.2f).Line(1);

        var mirrored = line.Select(point => new Vector2(2 - point.X, point.Y)).Reverse().ToArray();

        Assert.All(line.Zip(mirrored), pair => Assert.InRange(Vector2.Distance(pair.First, pair.Second), 0, 1e-5f));
    }

    [Theory]
    [InlineData(0.16f, 2f)]
    [InlineData(0.2f, 5f)]
    [InlineData(0.3f, 2f)]
    public void The_cut_line_never_crosses_itself_so_a_knife_can_follow_it(float breadth, float squareness)
    {
        var line = new Interlock(breadth, squareness).Line(1);

        var crossings = Enumerable.Range(0, line.Length - 1).Sum(i => Enumerable.Range(i + 2, Math.Max(0, line.Length - i - 3))
            .Count(j => Cross(line[i], line[i + 1], line[j], line[j + 1])));

        Assert.Equal(0, crossings);
    }

    private static bool Cross(Vector2 a, Vector2 b, Vector2 c, Vector2 d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    private static double Side(Vector2 a, Vector2 b, Vector2 p) => ((double)b.X - a.X) * ((double)p.Y - a.Y) - ((double)b.Y - a.Y)
        * ((double)p.X - a.X);
}
