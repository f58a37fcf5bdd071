using Korme.Web;

namespace Korme.Tests.Web;

public sealed class FontsTests
{
    private static readonly Assets Built = new(Assets.Folder);

    [Theory]
    [InlineData("Бір күн", "text-kazakh,text-cyrillic", "text-latin-capitals")]
    [InlineData("One day", "text-latin", "text-kazakh,text-cyrillic")]
    [InlineData("Щётка", "text-cyrillic-capitals", "text-kazakh")]
    public void A_page_fetches_the_files_whose_letters_it_shows(string text, string wanted, string unwanted)
    {
        var html = Fonts.Fetch(Fonts.Mark("") + $"<p lang=\"Щғ\">{text}</p><script>Щ ғ Q</script>", Built);

        Assert.All(wanted.Split(','), name => Assert.Contains($"/assets/{name}.", html, StringComparison.Ordinal));
        Assert.All(unwanted.Split(','), name => Assert.DoesNotContain($"/assets/{name}.", html, StringComparison.Ordinal));
        Assert.DoesNotContain("display", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_letters_come_for_the_titles_alone()
    {
        var html = Fonts.Fetch(Fonts.Mark("күн --> <b>") + "<p>12</p>", Built);

        Assert.Contains("/assets/display-cyrillic.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/assets/display-figures.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("titles:", html, StringComparison.Ordinal);
    }
}
