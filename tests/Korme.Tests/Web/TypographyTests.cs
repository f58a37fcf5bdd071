using Korme.Web;

namespace Korme.Tests.Web;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("18:00-ден 21:00-ге дейін", "18:00-\u2060ден 21:00-\u2060ге дейін")]
    [InlineData("2026-жылы", "2026-\u2060жылы")]
    [InlineData("35-mm", "35-\u2060mm")]
    [InlineData("2026-11-21", "2026-11-21")]
    [InlineData("+7 701 555-00-11", "+7 701 555-00-11")]
    [InlineData("ақ-қара", "ақ-қара")]
    public void An_ending_stays_with_its_number(string typed, string set) => Assert.Equal(set, Typography.Settle(typed));
}
