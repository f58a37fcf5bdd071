using Korme.Publishing.Site;

namespace Korme.Tests.Publishing;

public sealed class SiteAddressesTests
{
    [Theory]
    [InlineData("/", "index.html")]
    [InlineData("/?lang=ru", "ru/index.html")]
    [InlineData("/kk/", "kk/index.html")]
    [InlineData("/kk/exhibitions/a", "kk/exhibitions/a/index.html")]
    [InlineData("/kk/exhibitions/a?page=1", "kk/exhibitions/a/index.html")]
    [InlineData("/kk/exhibitions/a?page=2#w61", "kk/exhibitions/a/page/2/index.html")]
    [InlineData("/assets/a.css", "assets/a.css")]
    [InlineData("/iiif/image/3/x/full/1,2/0/default.jpg", "iiif/image/3/x/full/1,2/0/default.jpg")]
    [InlineData("/desk/exhibitions/a", null)]
    [InlineData("/view?iiif-content=x", null)]
    [InlineData("/kk/exhibitions/a?light=night", null)]
    [InlineData("/kk/../../etc/passwd", null)]
    [InlineData("/kk/feed.atom", null)]
    [InlineData("/iiif/presentation/3/collection", null)]
    public void An_address_has_its_file(string url, string? file) => Assert.Equal(file, new SiteAddresses(null).FileOf(url));

    [Theory]
    [InlineData("/kk/", "https://a.kz/b/kk/")]
    [InlineData("/kk/exhibitions/a?page=2", "https://a.kz/b/kk/exhibitions/a/page/2/")]
    [InlineData("/kk/feed.atom", "https://a.kz/b/kk/feed.atom")]
    [InlineData("/iiif/presentation/3/exhibitions/a/manifest", "https://a.kz/b/iiif/presentation/3/exhibitions/a/manifest.json")]
    [InlineData("/iiif/presentation/3/works/x/canvas#xywh=1,2,3,4", "https://a.kz/b/iiif/presentation/3/works/x/canvas#xywh=1,2,3,4")]
    [InlineData("/sitemap/a.xml?part=2", "https://a.kz/b/sitemap/a-2.xml")]
    public void On_the_web_it_has_a_whole_address(string url, string whole) => Assert.Equal(whole, new SiteAddresses("https://a.kz/b").OnTheWeb(url));

    [Theory]
    [InlineData("index.html", "kk/index.html", "kk/index.html")]
    [InlineData("kk/a/index.html", "kk/a/index.html", "index.html")]
    [InlineData("kk/a/b/index.html", "kk/a/index.html", "../index.html")]
    [InlineData("kk/a/index.html", "ru/a/index.html", "../../ru/a/index.html")]
    [InlineData("kk/a/index.html", "assets/x.css", "../../assets/x.css")]
    public void One_file_leads_to_another_wherever_the_folder_lies(string from, string to, string link) => Assert.Equal(link, SiteAddresses.Link(from, to));
}
