using Korme.Exhibitions;
using Korme.Publishing.Print;
using Korme.Tests.Web;

namespace Korme.Tests.Print;

public sealed class HangingPlanTests
{
    private static readonly SheetOptions Options = SheetOptions.Usual(Sheet.HangingPlan, "en");

    [Fact]
    public void Works_hang_at_the_eye_with_equal_gaps_and_a_nail_below_their_upper_edge()
    {
        var plan = Plan([Sized("40 × 30 cm"), Sized("20 × 20 cm"), Sized("40 × 30 cm")], ("left", 200));

        var placed = plan.Walls[0].Works;
        Assert.Equal([30.0, 90, 140], placed.Select(work => work.Left));
        Assert.Equal(30, plan.Walls[0].Gap, 0.001);
        Assert.All(placed, work => Assert.Equal(150, work.Centre));
        Assert.Equal([165.0, 155, 165], placed.Select(work => work.NailHeight));
        Assert.Equal([45.0], placed[0].Nails);
    }

    [Fact]
    public void A_frame_adds_to_the_work_and_a_wide_one_hangs_on_two_nails()
    {
        var plan = HangingPlan.Of([Sized("50 × 80 cm", 1600, 1000)], Room(("left", 200)), Options with { FrameCentimetres = 5 });

        var placed = plan.Walls[0].Works.Single();
        Assert.Equal((90, 60), (placed.Width, placed.Height));
        Assert.Equal([77.5, 122.5], placed.Nails);
    }

    [Fact]
    public void Works_without_a_size_are_left_out_and_keep_their_numbers()
    {
        var plan = Plan([TestHall.Work(), Sized("40 × 30 cm"), TestHall.Work(width: 0)], ("left", 200));

        Assert.Equal([1], plan.Unsized.Select(work => work.Number)); // a tune hangs on no wall
        Assert.Equal([2], plan.Walls[0].Works.Select(work => work.Number));
    }

    [Fact]
    public void What_fits_on_no_wall_is_named_with_what_is_missing_and_the_rest_hangs()
    {
        var plan = Plan([Sized("40 × 30 cm"), Sized("100 × 400 cm", 4000, 1000), Sized("40 × 30 cm")], ("left", 200), ("right", 200));

        var homeless = Assert.Single(plan.Homeless);
        Assert.Equal((2, 400.0), (homeless.Number, homeless.Width));
        Assert.Equal(400 - 200, homeless.MissingCentimetres, 0.001); // the second wall is bare
        Assert.Equal([1, 3], plan.Walls.SelectMany(wall => wall.Works).Select(work => work.Number).Order());
    }

    [Fact]
    public void A_tall_work_hangs_clear_of_the_floor_and_says_so()
    {
        var placed = Plan([Sized("410 × 84 cm", 840, 4100)], ("left", 300)).Walls[0].Works.Single();

        Assert.True(placed.IsRaised);
        Assert.Equal(HangingPlan.LeastAboveFloor, placed.Centre - placed.Height / 2);
    }

    [Fact]
    public void No_wall_is_crowded_while_the_next_is_bare()
    {
        var plan = Plan([.. Enumerable.Range(0, 12).Select(_ => Sized("30 × 30 cm", 1000, 1000))], ("a", 400), ("b", 400), ("c", 400));

        Assert.Equal([4, 4, 4], plan.Walls.Select(wall => wall.Works.Count));
    }

    [Fact]
    public void Whatever_the_walls_nothing_overlaps_and_nothing_is_lost()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var works = Enumerable.Range(0, random.Next(0, 40)).Select(_ => Sized($"{random.Next(5, 300)} × {random.Next(5, 300)} cm")).ToList();
            var walls = Enumerable.Range(0, random.Next(1, 6)).Select(i => ($"{i}", (double)random.Next(30, 1200))).ToArray();

            var plan = Plan(works, walls);

            var hung = plan.Walls.SelectMany(wall => wall.Works).ToList();
            Assert.Equal(Enumerable.Range(1, works.Count), hung.Select(work => work.Number).Concat(plan.Homeless.Select(work => work.Number)).Order());
            Assert.Equal(hung.Select(work => work.Number).Order(), hung.Select(work => work.Number)); // the order of the walk
            foreach (var wall in plan.Walls)
            {
                var right = 0.0;
                foreach (var work in wall.Works)
                {
                    Assert.True(work.Left - right >= (wall.Works.Count > 1 ? 10 : 0) - 0.001);
                    right = work.Left + work.Width;
                }
                Assert.True(right <= wall.Wall.LengthCentimetres + 0.001);
            }
        }
    }

    [Fact]
    public void Two_thousand_works_find_their_places()
    {
        var plan = Plan([.. Enumerable.Range(0, 2000).Select(_ => Sized("30 × 30 cm", 1000, 1000))], [.. Enumerable.Range(0, 30).Select(i => ($"{i}", 9000.0))]);

        Assert.Equal(2000, plan.Walls.Sum(wall => wall.Works.Count));
    }

    private static HangingPlan Plan(IReadOnlyList<HungWork> works, params (string, double)[] walls) => HangingPlan.Of(works, Room(walls), Options);

    private static Room Room(params (string Name, double Length)[] walls) => new(150, [.. walls.Select(wall => new RoomWall(wall.Name, wall.Length))]);

    /// <summary>By default a picture that stands, so that the first number is the height.</summary>
    private static HungWork Sized(string dimensions, int width = 1000, int height = 1001) =>
        TestHall.Work(width, height) is var hung ? hung with { Work = hung.Work with { Dimensions = dimensions } } : hung;
}
