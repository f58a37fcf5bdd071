using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Lifetime;
using Korme.Tests.Web;

namespace Korme.Tests.Lifetime;

public sealed class BodyYearsTests
{
    [Fact]
    public void Every_work_stands_in_one_place_whatever_its_date_says()
    {
        string?[] dates = ["2014", "2014-05-03", "1986?", "2015~", "198X", "19XX", "2016/2018", "2020/..", "../2019", "2017-21", null, "once upon a time", "2016-03/2016-05"];

        var body = BodyYears.Of([.. dates.Select(date => Work(date))]);

        Assert.Equal(dates.Length, body.All.Count());
        Assert.Equal(["2014", "2014-05-03"], In(body, 2014));
        Assert.Equal(["1986?"], In(body, 1986));
        Assert.Equal(["2016/2018", "2016-03/2016-05"], In(body, 2016).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(["../2019"], In(body, 2019));
        Assert.Equal(["19XX", "198X"], body.Within.Select(within => within.Edtf));
        Assert.Equal([null, "once upon a time"], body.Undated.Select(each => each.Work.Work.Date));
        Assert.Empty(In(body, 1999));
    }

    [Fact]
    public void What_is_not_certain_lasted_or_goes_on_is_said()
    {
        var body = BodyYears.Of([Work("1986?"), Work("1987~"), Work("../1988"), Work("1989/1991"), Work("1990/.."), Work("1992")]);

        Assert.Equal([true, true, true, false, false, false], body.All.Select(each => each.IsUncertain));
        Assert.Equal([null, null, null, 1991, null, null], body.All.Select(each => each.Until));
        Assert.Equal([false, false, false, false, true, false], body.All.Select(each => each.GoesOn));
        Assert.Equal([1989, 1990], body.Spans.Select(span => span.From));
    }

    [Fact]
    public void Lost_walls_and_works_of_several_are_counted()
    {
        var together = Work("2014") is var one ? one with { Hung = one.Hung with { Work = one.Work with { Makers = [.. one.Work.Makers, new(LanguageText.Of("Ержан"))] } } } : null!;
        var lost = Work("2014") is var other ? other with { Hung = other.Hung with { Work = other.Work with { Condition = [new(ConditionKind.PaintedOver, "2024", LanguageText.None, [])] } } } : null!;

        var year = BodyYears.Of([together, lost]).Years.Single();

        Assert.Equal([(true, false), (false, true)], year.Works.Select(each => (each.IsTogether, each.IsLost)));
    }

    [Theory]
    [InlineData("0001", "9999")]
    [InlineData("-0300", "2026")]
    public void Two_dates_far_apart_make_no_thousands_of_empty_years(string one, string other) =>
        Assert.Equal(2, BodyYears.Of([Work(one), Work(other)]).Years.Count);

    [Fact]
    public void A_year_is_stood_for_by_the_stars_and_by_works_from_all_over_it()
    {
        var works = BodyYears.Of([.. Enumerable.Range(0, 60).Select(index => Work("2020", index == 17 ? 5 : null))]).Years.Single().Works;

        var chosen = Representatives.Of(works, 8);

        var places = chosen.Select(each => works.ToList().IndexOf(each)).ToList();
        Assert.Equal(8, places.Distinct().Count());
        Assert.Contains(17, places);
        Assert.Equal(places.Order(), places);
        Assert.All(places.Prepend(-1).Append(60).ToList() is var edges ? edges.Zip(edges.Skip(1), (a, b) => b - a) : [], gap => Assert.InRange(gap, 1, 20));
        Assert.Equal(3, Representatives.Of([.. works.Take(3)], 8).Count);
    }

    private static IEnumerable<string?> In(BodyYears body, int year) => body.Years.Single(each => each.Year == year).Works.Select(each => each.Work.Work.Date);

    private static PublicWork Work(string? date, int? rating = null)
    {
        var hung = TestHall.Work();
        return new(hung with { Work = hung.Work with { Date = date, Rating = rating } }, "green-bazaar");
    }
}
