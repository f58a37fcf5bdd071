using System.Numerics;
using Korme.Sample.Drawing;
using Korme.Sample.Ornaments;

namespace Korme.Tests.Sample;

public class SymmetryTests
{
    private const float Period = 8;

    public static TheoryData<string, int> Groups { get; } = new()
    {
        { nameof(FriezeGroup.P1), 1 }, { nameof(FriezeGroup.P11g), 2 }, { nameof(FriezeGroup.P1m1), 2 },
            { nameof(FriezeGroup.P2), 2 },
        { nameof(FriezeGroup.P2mg), 4 }, { nameof(FriezeGroup.P11m), 2 }, { nameof(FriezeGroup.P2mm), 4 },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_move_of_a_frieze_group_maps_the_frieze_onto_itself(string name, int order)
    {
        var symmetry = Enum.Parse<FriezeGroup>(name);
        var moves = Symmetry.Moves(symmetry, Period);
        var frieze = Symmetry.Frieze(Motif.DogsTail().Moved(2, -1.3f), symmetry, Period, 5);
        var drawn = Middle(frieze);

        // A move that turns the frieze round leaves its five periods to the left of the first: back to the middle with them.
        var moved = moves.Select(move => Middle(frieze.Moved(move).Moved(move.M11 < 0 ? 4 * Period : 0, 0)));

        Assert.Equal(order, moves.Count);
        Assert.All(moved, image => Assert.True(Difference(drawn, image) < 0.003, $"{name} is not symmetric"));
    }

    [Fact]
    public void No_two_frieze_groups_give_the_same_frieze()
    {
        var friezes = Enum.GetValues<FriezeGroup>().Select(symmetry =>
            Middle(Symmetry.Frieze(Motif.DogsTail().Moved(2, -1.3f), symmetry, Period, 5))).ToArray();

        var pairs = from i in Enumerable.Range(0, friezes.Length)
                    from j in Enumerable.Range(0, i)
                    select Difference(friezes[i],
            friezes[j]);

        Assert.All(pairs, difference => Assert.True(difference > 0.01));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(12)]
    public void A_rosette_looks_the_same_after_a_turn(int times)
    {
        var rosette = Drawn(Symmetry.Turned(Motif.RamsHorn().Moved(0, -0.5f, 0.45f), times), 0);

        var turned = Drawn(Symmetry.Turned(Motif.RamsHorn().Moved(0, -0.5f, 0.45f), times), MathF.Tau / times);

        Assert.True(Difference(rosette, turned) < 0.004, "the turned rosette differs");
    }

    [Fact]
    public void The_four_ears_have_all_eight_symmetries_of_the_square()
    {
        var ears = Motif.FourEars();
        var upright = Drawn(ears, 0);

        Shape[] images = [.. Enumerable.Range(0,
            4).SelectMany(turn => (Shape[])[ears.Moved(0, 0, 1, turn * MathF.PI / 2),
            ears.Moved(Matrix3x2.CreateScale(-1, 1)).Moved(0, 0, 1, turn * MathF.PI / 2)])];

        Assert.All(images, image => Assert.True(Difference(upright, Drawn(image, 0)) < 0.004, "an image differs"));
    }

    [Fact]
    public void A_dogs_tail_has_no_mirror_and_so_can_tell_the_groups_apart()
    {
        var tail = Drawn(Motif.DogsTail(), 0);

        var mirrored = Drawn(Motif.DogsTail().Moved(Matrix3x2.CreateScale(-1, 1)), 0);

        Assert.True(Difference(tail, mirrored) > 0.05);
    }

    /// <summary>The middle period of five, which the ends can't disturb.</summary>
    private static Layer Middle(Shape frieze)
    {
        var layer = new Layer(2 * 8 * 24, -3 * 24, 8 * 24, 6 * 24);
        layer.Fill(frieze.Moved(0, 0, 24));
        return layer;
    }

    private static Layer Drawn(Shape shape, float radians)
    {
        var layer = new Layer(200, 200);
        layer.Fill(shape.Moved(100, 100, 90, radians));
        return layer;
    }

    private static double Difference(Layer one, Layer other) =>
        one.Values.Zip(other.Values, (a, b) => Math.Abs(a - b)).Sum() / one.Values.Length;
}
