using Korme.Catalogue;

namespace Korme.Tests.Delivery;

public sealed class RightsUriTests
{
    [Theory]
    [InlineData("CC BY-NC 4.0", "http://creativecommons.org/licenses/by-nc/4.0/")]
    [InlineData("cc by 3.0", "http://creativecommons.org/licenses/by/3.0/")]
    [InlineData("CC-BY-SA", "http://creativecommons.org/licenses/by-sa/4.0/")]
    [InlineData("CC0", "http://creativecommons.org/publicdomain/zero/1.0/")]
    [InlineData("CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0/")]
    [InlineData("https://creativecommons.org/licenses/by-nc-nd/4.0/deed.ru", "http://creativecommons.org/licenses/by-nc-nd/4.0/")]
    [InlineData("https://creativecommons.org/publicdomain/mark/1.0/", "http://creativecommons.org/publicdomain/mark/1.0/")]
    [InlineData("https://rightsstatements.org/page/InC/1.0/", "http://rightsstatements.org/vocab/InC/1.0/")]
    [InlineData("http://rightsstatements.org/vocab/InC-EDU/1.0/", "http://rightsstatements.org/vocab/InC-EDU/1.0/")]
    public void A_licence_iiif_knows_becomes_its_uri(string stated, string uri)
    {
        var found = RightsUri.Of(stated);

        Assert.Equal(uri, found);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("© 2026 Aigerim")]
    [InlineData("CC BY-XX 4.0")]
    [InlineData("CC BY 9.9")]
    [InlineData("CC licence, ask me")]
    [InlineData("https://example.org/my-licence")]
    [InlineData("https://creativecommons.org.evil.example/licenses/by/4.0/")]
    [InlineData("javascript:alert(1)")]
    public void What_iiif_does_not_know_is_no_uri(string? stated)
    {
        var found = RightsUri.Of(stated);

        Assert.Null(found);
    }
}
