using Korme.Catalogue;
using Korme.Tests.Web;

namespace Korme.Tests.Catalogue;

public sealed class WorkConditionTests
{
    [Theory]
    [InlineData("Made 2014; PaintedOver 2024", "PaintedOver", true)]
    [InlineData("PaintedOver 2024; Made 2014", "PaintedOver", true)]
    [InlineData("PaintedOver 2019; Restored 2021-05", "Restored", false)]
    [InlineData("Made 2014; Destroyed", "Destroyed", true)]
    [InlineData("Altered 202X; Destroyed 2024-03-01", "Destroyed", true)]
    [InlineData("Altered ../2018; Made 2014", "Altered", false)]
    [InlineData("Made 2014-05; Altered 2014-05", "Altered", false)]
    [InlineData("PaintedOver not-a-date; Made 2014", "Made", false)]
    public void What_happened_last_is_how_it_is_now(string history, string current, bool isLost)
    {
        var work = With(history);

        Assert.Equal((Enum.Parse<ConditionKind>(current), isLost), (WorkCondition.Current(work)!.Kind, WorkCondition.IsLost(work)));
    }

    [Fact]
    public void A_work_that_nothing_was_noted_of_is_not_lost()
    {
        var work = TestHall.Work().Work;

        Assert.Null(WorkCondition.Current(work));
        Assert.False(WorkCondition.IsLost(work));
    }

    private static Work With(string history) => TestHall.Work().Work with
    {
        Condition = [.. history.Split("; ").Select(each => each.Split(' ')).Select(each => new ConditionChange(Enum.Parse<ConditionKind>(each[0]), each.ElementAtOrDefault(1), LanguageText.None, []))],
    };
}
