using Korme.Import;

namespace Korme.Tests.Sidecars;

public sealed class JoinFactsTests
{
    /// <summary>Then: what both said at the last comparison; now: what each says. w: to be written, t: to be taken, c: a conflict, -: nothing.</summary>
    [Theory]
    [InlineData("3|3", "3", "3", "-")]
    [InlineData("3|3", "4", "3", "w")]
    [InlineData("3|3", "3", "4", "t")]
    [InlineData("3|3", "4", "5", "c")]
    [InlineData("3|3", "4", "4", "-")]
    [InlineData("3|3", "", "3", "w")]
    [InlineData("3|3", "3", "", "t")]
    [InlineData("3|3", "", "4", "c")]
    [InlineData("|", "4", "", "w")]
    [InlineData("|", "", "4", "t")]
    [InlineData("2|3", "2", "3", "-")]
    [InlineData("2|3", "4", "3", "w")]
    [InlineData("2|3", "2", "5", "t")]
    [InlineData("?", "3", "3", "-")]
    [InlineData("?", "3", "", "w")]
    [InlineData("?", "", "3", "t")]
    [InlineData("?", "3", "4", "c")]
    public void A_fact_goes_where_it_is_news(string then, string ours, string theirs, string what)
    {
        var agreed = then == "?" ? null : new AgreedFacts(Of(then.Split('|')[0]), Of(then.Split('|')[1]));

        var join = JoinFacts.Run(Of(ours), Of(theirs), agreed);

        Assert.Equal(what, join switch { { ToWrite.Count: 1 } => "w", { ToTake.Count: 1 } => "t", { Conflicts.Count: 1 } => "c", _ => "-" });
        Assert.True(join.ToWrite.Count + join.ToTake.Count + join.Conflicts.Count <= 1);
    }

    [Theory]
    [InlineData("3|3", "4", "5")]
    [InlineData("3|3", "3", "5")]
    [InlineData("?", "4", "5")]
    [InlineData("?", "", "5")]
    public void What_stays_open_is_asked_again_the_next_time(string then, string ours, string theirs)
    {
        var agreed = then == "?" ? null : new AgreedFacts(Of(then.Split('|')[0]), Of(then.Split('|')[1]));
        var join = JoinFacts.Run(Of(ours), Of(theirs), agreed);

        var again = JoinFacts.Run(Of(ours), Of(theirs), JoinFacts.Remembered(Of(ours), Of(theirs), agreed, ["label"]));

        Assert.Equal(join.ToTake, again.ToTake);
        Assert.Equal(join.Conflicts, again.Conflicts);
    }

    private static Dictionary<string, string> Of(string value) => value.Length == 0 ? [] : new() { ["label"] = value };
}
