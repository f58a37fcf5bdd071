using AngleSharp.Html.Parser;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Exhibitions.Ways;
using Korme.Tests.Web;

namespace Korme.Tests.Ways;

public sealed class PlanTests
{
    [Fact]
    public void Nobody_can_tell_apart_what_lies_in_one_cell()
    {
        var there = MapPlace.Coarse(43.25568, 76.94283, 500);
        var neighbour = MapPlace.Coarse(there.Latitude + 0.0015, there.Longitude - 0.002, 500);

        Assert.Equal(there, neighbour);
        Assert.Equal(there, MapPlace.Coarse(there.Latitude, there.Longitude, 500));
        Assert.InRange(Metres(there, (43.25568, 76.94283)), 0, 500 * Math.Sqrt(0.5) + 1);
    }

    [Fact]
    public async Task The_true_coordinates_are_nowhere_on_the_page()
    {
        var html = await Page([At(43.25568, 76.94283), At(43.26474, 76.95512)]);

        Assert.DoesNotContain("43.2", html, StringComparison.Ordinal);
        Assert.DoesNotContain("76.9", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(43.25, 76.94, 43.25, 76.94)]
    [InlineData(-18.1, 178.4, -13.8, -171.8)]
    [InlineData(43.25, 76.94, -33.9, 151.2)]
    [InlineData(89.9, -180, -89.9, 180)]
    public void Every_dot_lies_on_the_plan(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        var places = MapPlace.Of([At(latitude, longitude), At(otherLatitude, otherLongitude)], 500);

        var plan = new Plan(places);

        Assert.Equal(2, plan.Dots.Sum(dot => dot.Works.Count()));
        Assert.All(plan.Dots, dot => Assert.True(dot.X is >= 0 and <= Plan.Width && dot.Y is >= 0 and <= Plan.Height, $"{dot.X} {dot.Y}"));
        Assert.All(plan.Grid().X, x => Assert.InRange(x, -1, Plan.Width + 1));
        Assert.InRange(plan.Tiles("/{z}/{x}/{y}").Count, 1, 60);
    }

    [Fact]
    public void Fiji_and_Samoa_are_neighbours()
    {
        var plan = new Plan(MapPlace.Of([At(-18.1, 178.4), At(-13.8, -171.8)], 0));

        Assert.True(plan.HasScale, $"{plan.MetresOfUnit} metres a unit");
        Assert.True(plan.Dots[0].X < plan.Dots[1].X);
    }

    [Fact]
    public void The_scale_bar_is_as_long_as_it_says()
    {
        var plan = new Plan(MapPlace.Of([At(43.2, 76.9), At(43.3, 76.9)], 0));

        var (metres, units) = plan.Bar();

        var measured = Math.Abs(plan.Dots[0].Y - plan.Dots[1].Y) * metres / units;
        Assert.InRange(measured, 11_000, 11_250);
    }

    [Fact]
    public void Names_cover_neither_dots_nor_each_other_and_long_ones_are_cut()
    {
        var plan = new Plan(MapPlace.Of(Enumerable.Range(0, 40).Select(i => At(43 + i % 7 * 0.01, 76 + i / 7 * 0.013)), 0));

        var names = PlanNames.Place([.. plan.Dots.Select(dot => (dot, new string('ж', 50)))]);

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.True(name.Text.Length < 35));
    }

    [Fact]
    public async Task A_map_of_two_thousand_works_links_to_each_of_them()
    {
        var works = Enumerable.Range(0, 2000).Select(i => At(43 + i % 20 * 0.01, 76 + i % 9 * 0.01)).ToList();

        var page = new HtmlParser().ParseDocument(await Page(works));

        Assert.Equal(2000, page.QuerySelectorAll(".places a[href*='/works/']").Select(link => link.GetAttribute("href")).Distinct().Count());
    }

    [Fact]
    public async Task Tiles_of_somebody_else_are_asked_for_only_by_the_owners_setting()
    {
        var settings = new MapSettings(Tiles: "https://tiles.example.org/{z}/{x}/{y}.png");

        var drawn = new HtmlParser().ParseDocument(await Page([At(43.25, 76.94)]));

        Assert.Empty(drawn.QuerySelectorAll("image"));
        Assert.Equal("https://tiles.example.org", settings.TileOrigin);
        Assert.Null(new MapSettings().TileOrigin);
    }

    [Theory]
    [InlineData("map: exact", MapPrecision.Exact)]
    [InlineData("map: hidden", MapPrecision.Hidden)]
    [InlineData("sidecars: base", MapPrecision.District)]
    public void The_setting_is_read(string yaml, MapPrecision precision)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, yaml);

        var settings = MapSettings.Read(file);

        Assert.Equal(precision, settings.Precision);
        File.Delete(file);
    }

    [Theory]
    [InlineData("map: precise")]
    [InlineData("map: 4")]
    [InlineData("map-tiles: https://tiles.example.org/")]
    [InlineData("map-tiles: \"https://a.example/{z}/{x}/{y}; script-src *\"")]
    [InlineData("map-tiles: \"javascript:{z}{x}{y}\"")]
    public void A_setting_that_is_not_understood_is_named(string yaml)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, yaml);

        var problem = Assert.Throws<InvalidDataException>(() => MapSettings.Read(file));

        Assert.Contains(file, problem.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task A_city_that_is_one_dot_from_far_off_has_a_plan_of_its_own()
    {
        var works = new[] { ("Көк базар, Алматы", 43.263, 76.954), ("Төле би көшесі, Алматы", 43.25, 76.9), ("Алматы-1 вокзалы", 43.157, 77.058), ("Тбилиси", 41.69, 44.8) }
            .Select(place => At(place.Item2, place.Item3, place.Item1)).ToList();

        var page = new HtmlParser().ParseDocument(await Page(works));

        Assert.Equal(["Алматы", "Тбилиси"], page.QuerySelectorAll(".city > h2").Select(city => city.TextContent));
        Assert.Equal(["#c1", "#c2"], page.QuerySelector(".plan")!.QuerySelectorAll("svg a").Select(dot => dot.GetAttribute("href")));
        Assert.Equal(["Көк базар", "Төле би көшесі", "Алматы-1 вокзалы"], page.QuerySelectorAll(".city:first-of-type .places h3").Select(place => place.TextContent));
        Assert.Equal(["#p1", "#p2", "#p3"], page.QuerySelectorAll(".city .plan svg a").Select(dot => dot.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".plan svg a"), dot => Assert.NotNull(page.QuerySelector(dot.GetAttribute("href")!)));
    }

    private static HungWork At(double latitude, double longitude, string name = "Алматы")
    {
        var hung = TestHall.Work();
        return hung with { Work = hung.Work with { Place = new PlaceOf(TestHall.Text(name), latitude, longitude) } };
    }

    private static Task<string> Page(IReadOnlyList<HungWork> works) => TestHall.Render<MapPage>(new() { ["Visit"] = TestHall.Visit(), ["View"] = TestHall.View(works) });

    private static double Metres((double Latitude, double Longitude) one, (double Latitude, double Longitude) other)
    {
        var (north, east) = ((one.Latitude - other.Latitude) * 111_319, (one.Longitude - other.Longitude) * 111_319 * Math.Cos(one.Latitude * Math.PI / 180));
        return Math.Sqrt(north * north + east * east);
    }
}
