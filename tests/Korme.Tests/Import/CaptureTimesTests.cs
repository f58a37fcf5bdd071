using System.Globalization;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class CaptureTimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026:11:20 06:10:03", null, null, "2026-11-20T06:10:03.0000000", null)]
    [InlineData("2026:11:20 06:10:03", "02", "+05:00", "2026-11-20T06:10:03.0200000", "05:00:00")]
    [InlineData("2026:11:20 06:10:03", "0887", null, "2026-11-20T06:10:03.0887000", null)]
    [InlineData("2026:11:20 06:10:03", "  ", " -03:30 ", "2026-11-20T06:10:03.0000000", "-03:30:00")]
    [InlineData("2026-11-20T06:10:03.25+05:00", null, null, "2026-11-20T06:10:03.2500000", "05:00:00")]
    [InlineData("2026-11-20T06:10Z", null, null, "2026-11-20T06:10:00.0000000", "00:00:00")]
    [InlineData("2026/11/20 6:10:60", null, "nonsense", "2026-11-20T06:10:59.0000000", null)]
    public void A_moment_keeps_its_local_clock_and_its_zone(string text, string? subSeconds, string? offset, string local,
        string? zone)
    {
        var found = CaptureTimes.Parse(text, subSeconds, offset);

        Assert.Equal(local, found?.Time?.Local.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.Equal(zone, found?.Time?.Offset?.ToString("c"));
    }

    [Theory]
    [InlineData("2026", "2026")]
    [InlineData("2026-11", "2026-11")]
    [InlineData("2026:11:00 00:00:00", "2026-11")]
    [InlineData("2026:00:00 00:00:00", "2026")]
    [InlineData("2026-11-20", "2026-11-20")]
    [InlineData("2026:11:20 25:10:00", "2026-11-20")]
    public void A_date_without_a_time_stays_a_date(string text, string date)
    {
        var found = CaptureTimes.Parse(text);

        Assert.Null(found?.Time);
        Assert.Equal(date, found?.Date);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("    :  :     :  :  ")]
    [InlineData("1970:01:01 00:00:00")]
    [InlineData("1700:01:01 10:00:00")]
    [InlineData("2026:13:01 10:00:00")]
    [InlineData("2026:02:30 10:00:00")]
    [InlineData("20261120")]
    [InlineData("yesterday")]
    public void Nonsense_is_no_date(string? text)
    {
        Assert.Null(CaptureTimes.Parse(text));
    }

    [Theory]
    [InlineData("20260110", "151544-0400", "2026-01-10T15:15:44", "-04:00:00")]
    [InlineData("20260110", "151544", "2026-01-10T15:15:44", null)]
    public void Iptc_has_date_and_time_apart(string date, string time, string local, string? zone)
    {
        var found = CaptureTimes.ParseIptc(date, time);

        Assert.Equal(local, found?.Time?.Local.ToString("s"));
        Assert.Equal(zone, found?.Time?.Offset?.ToString("c"));
    }

    [Theory]
    [InlineData("2026:11:22 12:00:00", true)]
    [InlineData("2026:11:23 12:00:01", false)]
    [InlineData("2027-01", false)]
    [InlineData("2026", true)]
    public void Two_days_ahead_is_a_zone_more_is_the_future(string text, bool isPast)
    {
        Assert.Equal(isPast, CaptureTimes.IsPast(CaptureTimes.Parse(text)!, Now));
    }
}
