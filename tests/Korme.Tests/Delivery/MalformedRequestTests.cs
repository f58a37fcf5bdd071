using System.Net;

namespace Korme.Tests.Delivery;

/// <summary>Image URLs that break the grammar in one part, the others well-formed: each is 400 and says which part.</summary>
public sealed class MalformedRequestTests(IiifSite site) : IClassFixture<IiifSite>
{
    private static readonly string[][] Good =
    [
        ["full", "square", "0,0,100,100", "pct:10,10,20.5,20"],
        ["max", "100,", ",100", "100,80", "!90,90", "pct:50", "^max"],
        ["0", "90", "!180", "22.5"],
        ["default.jpg", "gray.png", "color.webp"],
    ];

    private static readonly string[][] Parts =
    [
        ["full", "square", "pct:", ",", "0", "10", "9999999999", "-1", "1e3", ".", " ", "x", "0.5", "%", "!", "^", "٣"],
        ["max", "full", "pct:", ",", "!", "^", "0", "100", "-5", "1e9", ".", " ", "99999999999", "x", "/", "%", "٣"],
        ["!", "0", "90", "361", "-", ".", "deg", " ", "1e2", "+", "NaN", "٣"],
        ["default", "color", ".", "jpg", "png", "JPG", "native", " ", "..", "\0", "jpeg", "bmp"],
    ];

    private static readonly string[] About = ["region", "size", "rotation", "quality"];

    [Fact]
    public async Task Every_url_that_breaks_the_grammar_is_400_with_the_reason()
    {
        var chance = new Random(20261121);
        var asked = 0;
        while (asked < 600)
        {
            var broken = chance.Next(4);
            var parts = Good.Select(forms => forms[chance.Next(forms.Length)]).ToArray();
            parts[broken] = string.Concat(Enumerable.Range(0, chance.Next(0, 5)).Select(_ => Parts[broken][chance.Next(Parts[broken].Length)]));
            if (IsWellFormed(parts[broken], broken) || parts[broken] is "" or "." or ".." || parts[broken].Contains('\0')) continue;
            asked++;

            using var answer = await site.Get(site.Large, string.Join('/', parts.Select(Uri.EscapeDataString)));

            var reason = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{string.Join('/', parts)}: {answer.StatusCode} {reason}");
            Assert.True(reason.Contains(About[broken], StringComparison.Ordinal) || reason.Contains("format", StringComparison.Ordinal), $"{string.Join('/', parts)}: {reason}");
        }
    }

    [Theory]
    [InlineData("full//0/default.jpg")]
    [InlineData("full/max/default.jpg")]
    [InlineData("full/max/0/default.jpg/../x/y")]
    [InlineData("full/max/0/")]
    [InlineData("manifest")]
    public async Task A_url_with_too_few_or_too_many_parts_is_400(string request)
    {
        using var answer = await site.Get(site.Large, request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>The grammar of Image API 3.0 §4 once more, as patterns: an opinion independent of the parser.</summary>
    private static bool IsWellFormed(string part, int which)
    {
        const string number = @"(\d{1,9}(\.\d{1,9})?|\.\d{1,9})";
        var pattern = which switch
        {
            0 => $@"full|square|\d{{1,9}},\d{{1,9}},\d{{1,9}},\d{{1,9}}|pct:{number},{number},{number},{number}",
            1 => $@"\^?(max|\d{{1,9}},|,\d{{1,9}}|\d{{1,9}},\d{{1,9}}|!\d{{1,9}},\d{{1,9}}|pct:{number})",
            2 => $"!?{number}",
            _ => @"(default|color|gray|bitonal)\.(jpg|png|webp|gif|tif|jp2|pdf)",
        };
        return System.Text.RegularExpressions.Regex.IsMatch(part, $"^({pattern})$", System.Text.RegularExpressions.RegexOptions.ECMAScript);
    }
}
