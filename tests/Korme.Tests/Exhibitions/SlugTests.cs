using FsCheck;
using FsCheck.Fluent;
using Korme.Exhibitions;

namespace Korme.Tests.Exhibitions;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Green Bazaar, one morning", "green-bazaar-one-morning")]
    [InlineData("Көк базар, бір таң", "kok-bazar-bir-tan")]
    [InlineData("Әғқңөұүһі", "agqnouuhi")]
    [InlineData("Зелёный базар. Щётки & мёд", "zelenyi-bazar-shchetki-med")]
    [InlineData("Объект «Жүз»", "obekt-zhuz")]
    [InlineData("Café — Łódź ’26", "cafe-lodz-26")]
    [InlineData("Aigul's walls", "aiguls-walls")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("图画", "exhibition")]
    [InlineData("🎨", "exhibition")]
    [InlineData("", "exhibition")]
    [InlineData(null, "exhibition")]
    public void A_title_becomes_a_name_for_urls(string? title, string slug) => Assert.Equal(slug, Slug.From(title));

    [Fact]
    public void A_long_title_ends_with_a_whole_word()
    {
        var slug = Slug.From(string.Join(' ', Enumerable.Repeat("exhibition", 20)));

        Assert.Equal("exhibition-exhibition-exhibition-exhibition-exhibition-exhibition-exhibition", slug);
    }

    [Fact]
    public void Whatever_the_title_the_slug_is_letters_digits_and_single_hyphens()
    {
        Prop.ForAll<string?>(title =>
        {
            var slug = Slug.From(title);
            return slug.Length is > 0 and <= Slug.MaxLength
                && slug.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
                && !slug.Contains("--", StringComparison.Ordinal) && slug == slug.Trim('-')
                && Slug.From(slug) == slug;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_taken_slug_of_full_length_makes_room_for_its_number()
    {
        var slug = new string('a', Slug.MaxLength);

        var unique = Slug.Unique(slug, taken => taken == slug);

        Assert.Equal(new string('a', Slug.MaxLength - 2) + "-2", unique);
    }
}
