using Korme.Catalogue;

namespace Korme.Tests;

public sealed class LanguageTextTests
{
    [Theory]
    [InlineData("kk", "kk")]
    [InlineData("en", "en")]
    [InlineData("fr", "kk")]
    public void A_reader_gets_their_language_first_then_kazakh(string asked, string given)
    {
        var text = new LanguageText([new("en", "Apples"), new("kk", "Алма")]);

        var spoken = text.For(asked);

        Assert.Equal(given, spoken?.Language);
    }

    [Fact]
    public void Blank_texts_are_not_kept()
    {
        var text = new LanguageText([new("en", "  "), new("ru", "Яблоки")]);

        Assert.Single(text);
        Assert.Null(text.In("en"));
    }
}
