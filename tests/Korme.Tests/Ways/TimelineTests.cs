using AngleSharp.Html.Parser;
using Korme.Exhibitions;
using Korme.Exhibitions.Ways;
using Korme.Tests.Web;

namespace Korme.Tests.Ways;

public sealed class TimelineTests
{
    [Theory]
    [InlineData("2026-11-20", 1, false)]
    [InlineData("2026-11", 30, false)]
    [InlineData("2024", 366, false)]
    [InlineData("199X", 3652, false)]
    [InlineData("19XX", 36524, false)]
    [InlineData("2026-24", 90, false)]
    [InlineData("2026-05/2026-06", 61, true)]
    [InlineData("-0044-03-15", 1, false)]
    public void A_date_is_as_many_days_long_as_what_is_known_of_it(string edtf, double days, bool lasted)
    {
        var spot = TimeSpot.Of(edtf)!;

        Assert.Equal((days, lasted), (spot.End - spot.Start, spot.Lasted));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2026, 11, 20)]
    [InlineData(2000, 2, 29)]
    [InlineData(9999, 12, 31)]
    public void Days_are_counted_as_the_calendar_counts_them(int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day).DayNumber, TimeSpot.DayNumber(year, month, day));

    [Fact]
    public void What_goes_on_has_no_end_and_what_is_no_date_is_none()
    {
        Assert.Equal(double.PositiveInfinity, TimeSpot.Of("2024/..")!.End);
        Assert.Equal(double.NegativeInfinity, TimeSpot.Of("../2024")!.Start);
        Assert.True(TimeSpot.Of("1998?") is { IsUncertain: true, IsApproximate: false });
        Assert.Null(TimeSpot.Of("yesterday"));
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-21")]
    [InlineData("2026-01", "2026-09")]
    [InlineData("1850", "2026")]
    [InlineData("-1200", "2026")]
    public void The_line_has_few_marks_and_all_lie_on_it(string first, string last)
    {
        var axis = TimeAxis.Of([TimeSpot.Of(first)!, TimeSpot.Of(last)!])!;

        Assert.InRange(axis.Ticks.Count, 1, 12);
        Assert.All(axis.Ticks, tick => Assert.InRange(axis.Percent(tick.Day), 0.0, 100.0));
    }

    [Fact]
    public async Task Works_of_one_day_stand_together_and_those_without_a_date_last()
    {
        var works = new[] { "2026-11-20T08:15", "2026-11-20T19:30", "1998?", null }.Select(With).ToList();

        var page = new HtmlParser().ParseDocument(await TestHall.Render<TimelinePage>(new() { ["Visit"] = TestHall.Visit(), ["View"] = TestHall.View(works) }));

        Assert.Equal(["1998 (?)", "2026 жылғы 20 қараша"], page.QuerySelectorAll(".when h2").Select(day => day.TextContent));
        Assert.Equal(2, page.QuerySelectorAll(".timeline li:last-child .small").Length);
        Assert.Single(page.QuerySelectorAll(".elsewhere a"));
        Assert.DoesNotContain("08:15", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_dates_over_many_years_are_told_by_the_year_and_each_is_drawn()
    {
        var works = Enumerable.Range(0, 60).Select(number => With($"{2014 + number / 6}-{1 + number % 6 * 2:00}")).Append(With("201X")).ToList();

        var page = new HtmlParser().ParseDocument(await TestHall.Render<TimelinePage>(new() { ["Visit"] = TestHall.Visit("en"), ["View"] = TestHall.View(works) }));

        Assert.Equal(["2010s", .. Enumerable.Range(2014, 10).Select(year => $"{year}")], page.QuerySelectorAll(".when h2").Select(year => year.TextContent));
        Assert.Equal(6, page.QuerySelector(".timeline li:last-child")!.QuerySelectorAll(".small").Length);
        Assert.Equal(6, page.QuerySelector(".timeline li:last-child")!.QuerySelectorAll("rect").Length);
    }

    [Fact]
    public void Marks_that_would_hide_each_other_lie_in_lanes_and_there_are_few()
    {
        TimeSpot[] marks = [TimeSpot.Of("2016/2019")!, TimeSpot.Of("2016-05")!, TimeSpot.Of("2016-05?")!, TimeSpot.Of("2016-05/2017")!, TimeSpot.Of("2016-06/2018")!, TimeSpot.Of("2021")!];
        var axis = TimeAxis.Of([.. marks, TimeSpot.Of("2026")!])!;

        var lanes = TimeRow.LanesOf(marks, axis);

        Assert.Equal([0, 1, 2, 3], lanes.Take(4));
        Assert.InRange(lanes[4], 0, 3);
        Assert.Equal(0, lanes[5]);
    }

    private static HungWork With(string? date)
    {
        var hung = TestHall.Work();
        return hung with { Work = hung.Work with { Date = date } };
    }
}
