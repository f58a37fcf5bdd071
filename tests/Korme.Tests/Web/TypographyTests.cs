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

    [Theory]
    [InlineData("22.5 × 30 cm", "kk", "22,5 × 30 см")]
    [InlineData("6 × 10,4 м", "en", "6 × 10.4 m")]
    [InlineData("6 × 10,4 м", "ru", "6 × 10,4 м")]
    [InlineData("148 × 210 mm", "ru", "148 × 210 мм")]
    [InlineData("9m x 14m", "kk", "9м x 14м")]
    [InlineData("1,200 × 800 mm", "kk", "1,200 × 800 мм")]
    [InlineData("16½ × 20 in", "kk", "16½ × 20 in")]
    [InlineData("A4", "kk", "A4")]
    [InlineData("5 marks", "kk", "5 marks")]
    public void A_size_is_said_as_the_reader_says_it(string written, string language, string said) =>
        Assert.Equal(said, Typography.Size(written, language)!.Replace('\u00a0', ' '));

    [Theory]
    [InlineData("{0} жұмыс", "{0}\u00a0жұмыс")]
    [InlineData("{0} lost", "{0}\u00a0lost")]
    [InlineData("{0} made with others", "{0} made with others")]
    [InlineData("of {0} works", "of {0} works")]
    public void A_number_stays_with_the_one_word_it_counts(string written, string set) => Assert.Equal(set, Typography.Counted(written));

    [Theory]
    [InlineData("3 new works", "3\u00a0new works")]
    [InlineData("1,000 ұяшықты қарау керек", "1,000\u00a0ұяшықты қарау керек")]
    [InlineData("in 3 works", "in 3 works")]
    public void A_number_that_begins_stays_with_the_next_word(string said, string held) => Assert.Equal(held, Typography.Held(said));

    [Fact]
    public void A_short_size_stays_on_its_line() => Assert.Equal("22,5\u00a0×\u00a030\u00a0см", Typography.Size("22.5 × 30 cm", "kk"));

    [Fact]
    public void No_text_of_the_interface_has_a_typewriters_apostrophe()
    {
        var straight = Languages.All.SelectMany(language => Texts.In(language).Keys.Select(key => Texts.In(language)[key])).Where(text => System.Text.RegularExpressions.Regex.IsMatch(text, @"\p{L}'\p{L}"));

        Assert.Empty(straight);
    }
}
