using Korme.Catalogue;

namespace Korme.Tests.Import;

public sealed class EdtfTests
{
    [Theory]
    [InlineData("2026", EdtfPrecision.Year)]
    [InlineData("-0043", EdtfPrecision.Year)]
    [InlineData("2026-05", EdtfPrecision.Month)]
    [InlineData("2026-21", EdtfPrecision.Month)]
    [InlineData("2024-02-29", EdtfPrecision.Day)]
    [InlineData("2026-11-20T19:30", EdtfPrecision.Minute)]
    [InlineData("2026-11-20T19:30:00+05:00", EdtfPrecision.Minute)]
    [InlineData("1998?", EdtfPrecision.Year)]
    [InlineData("1998-05~", EdtfPrecision.Month)]
    [InlineData("1998%", EdtfPrecision.Year)]
    [InlineData("199X", EdtfPrecision.Decade)]
    [InlineData("19XX", EdtfPrecision.Century)]
    public void A_date_says_how_much_is_known(string text, EdtfPrecision precision)
    {
        var edtf = Edtf.Parse(text);

        Assert.Equal(precision, edtf?.From?.Precision);
        Assert.False(edtf!.IsInterval);
    }

    [Theory]
    [InlineData("1998?", true, false)]
    [InlineData("1998~", false, true)]
    [InlineData("1998%", true, true)]
    [InlineData("1998", false, false)]
    public void Marks_say_uncertain_and_about(string text, bool isUncertain, bool isApproximate)
    {
        var date = Edtf.Parse(text)!.From!;

        Assert.Equal((isUncertain, isApproximate), (date.IsUncertain, date.IsApproximate));
    }

    [Theory]
    [InlineData("2026-05/2026-06", true, true)]
    [InlineData("2026-05/2026", true, true)]
    [InlineData("../2026", false, true)]
    [InlineData("2026/..", true, false)]
    [InlineData("/2026", false, true)]
    [InlineData("2026?/2027~", true, true)]
    public void An_interval_may_be_open(string text, bool hasStart, bool hasEnd)
    {
        var edtf = Edtf.Parse(text);

        Assert.True(edtf!.IsInterval);
        Assert.Equal((hasStart, hasEnd), (edtf.From is not null, edtf.To is not null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-13")]
    [InlineData("2026-25")]
    [InlineData("2026-02-30")]
    [InlineData("2025-02-29")]
    [InlineData("2026-1-1")]
    [InlineData("2026-21-05")]
    [InlineData("20.11.2026")]
    [InlineData("199X-05")]
    [InlineData("2026-11-20T25:00")]
    [InlineData("/")]
    [InlineData("../..")]
    [InlineData("2027/2026")]
    [InlineData("2026/2027/2028")]
    [InlineData("2026\n")]
    [InlineData("٢٠٢٦")]
    public void What_is_not_edtf_is_refused(string? text)
    {
        Assert.False(Edtf.IsValid(text));
    }
}
