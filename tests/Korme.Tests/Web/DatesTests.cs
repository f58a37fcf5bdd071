using Korme.Web;

namespace Korme.Tests.Web;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2026-11-20", "2026 жылғы 20 қараша", "20 ноября 2026", "20 November 2026")]
    [InlineData("2026-11-20T07:42:18", "2026 жылғы 20 қараша", "20 ноября 2026", "20 November 2026")]
    [InlineData("2026-11", "2026 жылғы қараша", "ноябрь 2026", "November 2026")]
    [InlineData("2026", "2026", "2026", "2026")]
    [InlineData("1998?", "1998 (?)", "1998 (?)", "1998 (?)")]
    [InlineData("1998~", "шамамен 1998", "ок. 1998", "c. 1998")]
    [InlineData("1998%", "шамамен 1998 (?)", "ок. 1998 (?)", "c. 1998 (?)")]
    [InlineData("199X", "1990-жылдар", "1990-е", "1990s")]
    [InlineData("18XX", "XIX ғасыр", "XIX век", "19th century")]
    [InlineData("2026-05/2026-06", "2026 жылғы мамыр – маусым", "май – июнь 2026", "May – June 2026")]
    [InlineData("2026-11-20/2026-11-22", "2026 жылғы 20–22 қараша", "20–22 ноября 2026", "20–22 November 2026")]
    [InlineData("2026-10-28/2026-11-03", "2026 жылғы 28 қазан – 3 қараша", "28 октября – 3 ноября 2026", "28 October – 3 November 2026")]
    [InlineData("1998/2004", "1998–2004", "1998–2004", "1998–2004")]
    [InlineData("2026-22", "2026 жылғы жаз", "лето 2026", "summer 2026")]
    [InlineData("2020/..", "2020 –", "2020 –", "2020 –")]
    [InlineData("../2020", "– 2020", "– 2020", "– 2020")]
    public void A_date_is_said_in_words(string edtf, string kazakh, string russian, string english)
    {
        var said = Languages.All.Select(language => Dates.InWords(edtf, language));

        Assert.Equal([kazakh, russian, english], said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-00")]
    [InlineData("0000-01-01x")]
    [InlineData("/")]
    [InlineData("2026-11-20/2026-11-22/2026-11-23")]
    [InlineData("<b>2026</b>")]
    public void What_is_no_date_is_left_as_it_is(string edtf)
    {
        var said = Dates.InWords(edtf, "en");

        Assert.True(said == edtf || said is "– " or " –" or "/", said);
        Assert.Null(Dates.ForMachines(edtf));
    }

    [Theory]
    [InlineData("2026-11-20", "2026")]
    [InlineData("2026-05/2026-06", "2026")]
    [InlineData("1998-05/2004-06", "1998–2004")]
    [InlineData("1998?", "1998 (?)")]
    [InlineData("199X", "1990s")]
    public void A_label_beside_a_picture_says_the_year(string edtf, string said)
    {
        var year = Dates.Year(edtf, "en");

        Assert.Equal(said, year);
    }
}
