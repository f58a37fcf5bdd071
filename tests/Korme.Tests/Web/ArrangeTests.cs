using FsCheck.Fluent;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;

namespace Korme.Tests.Web;

public sealed class ArrangeTests
{
    private static readonly (int Width, int Height)[] Shapes =
        [(6000, 4000), (4000, 6000), (9000, 3000), (3000, 3000), (1600, 900), (800, 500), (300, 200), (3000, 12000), (0, 0), (2000, 1000)];

    private static IEnumerable<IReadOnlyList<HungWork>> ManyWalks() => Gen.Choose(0, Shapes.Length * 2 - 1).ListOf(40).Sample(200, 200).Select(choices =>
        (IReadOnlyList<HungWork>)choices.Select(choice => TestHall.Work(
            Shapes[choice % Shapes.Length].Width, Shapes[choice % Shapes.Length].Height,
            story: choice >= Shapes.Length ? TestHall.Text(en: "A story.") : null)).ToList());

    [Fact]
    public void Every_work_hangs_once_and_in_order()
    {
        foreach (var works in ManyWalks())
        {
            var groups = Arrange.InGroups(works);

            Assert.Equal(works, groups.SelectMany(group => group.Works));
        }
    }

    [Fact]
    public void Two_works_never_run_from_edge_to_edge_one_after_the_other()
    {
        foreach (var works in ManyWalks())
        {
            var manners = Arrange.InGroups(works).Select(group => group.Manner).ToList();

            Assert.DoesNotContain(manners.Zip(manners.Skip(1)), pair => pair is (Manner.Bleed, Manner.Bleed));
        }
    }

    [Fact]
    public void Only_a_wide_picture_with_pixels_enough_runs_from_edge_to_edge()
    {
        foreach (var works in ManyWalks())
        {
            var bleeds = Arrange.InGroups(works).Where(group => group.Manner == Manner.Bleed).Select(group => group.Works.Single().Picture!);

            Assert.All(bleeds, picture =>
            {
                Assert.True(picture.Largest().WidthPixels >= Arrange.WindowWidthPixels);
                Assert.True(picture.Ratio() >= 1.7);
            });
        }
    }

    [Fact]
    public void A_group_holds_as_many_works_as_its_manner_says()
    {
        foreach (var group in ManyWalks().SelectMany(Arrange.InGroups))
        {
            var (least, most) = group.Manner switch { Manner.Pair => (2, 2), Manner.Triptych => (3, 3), Manner.Words => (1, 6), _ => (1, 1) };

            Assert.InRange(group.Works.Count, least, most);
            Assert.Equal(group.Manner == Manner.Words, group.Works[0].Picture is null);
        }
    }

    [Fact]
    public void A_panorama_runs_from_edge_to_edge()
    {
        var groups = Arrange.InGroups([TestHall.Work(9000, 3000)]);

        Assert.Equal(Manner.Bleed, groups.Single().Manner);
    }

    [Fact]
    public void A_portrait_and_a_landscape_make_a_pair_with_the_portrait_narrower()
    {
        var group = Arrange.InGroups([TestHall.Work(4000, 6000), TestHall.Work(6000, 4000)]).Single();

        Assert.Equal(Manner.Pair, group.Manner);
        Assert.True(group.IsFirstNarrow());
    }

    [Fact]
    public void A_work_with_a_story_hangs_beside_it()
    {
        var groups = Arrange.InGroups([TestHall.Work(story: TestHall.Text(kk: "Әңгіме."))]);

        Assert.Equal(Manner.Beside, groups.Single().Manner);
    }

    [Fact]
    public void A_day_of_like_landscapes_is_no_uniform_grid()
    {
        var manners = Arrange.InGroups([.. Enumerable.Range(0, 24).Select(_ => TestHall.Work(6000, 4000))]).Select(group => group.Manner).ToList();

        Assert.True(manners.Distinct().Count() >= 3, string.Join(' ', manners));
        Assert.True(manners.Zip(manners.Skip(1)).Count(pair => pair.First == pair.Second) <= 1, string.Join(' ', manners));
    }

    [Fact]
    public void Every_shape_a_page_names_is_in_the_style_sheet()
    {
        var styles = File.ReadAllText(Path.Combine(Sources.Root(), "Web", "shapes.css"));

        Assert.All(Pictures.Shapes, shape => Assert.Contains(FormattableString.Invariant($".r{shape} {{ --r: {shape / 100.0:0.##}; }}"), styles, StringComparison.Ordinal));
    }
}
