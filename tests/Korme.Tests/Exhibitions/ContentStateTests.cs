using System.Text;
using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Tests.Exhibitions;

public sealed class ContentStateTests
{
    private const string Origin = "http://127.0.0.1:8470", Id = "0198aaaa-0000-7000-8000-000000000001";
    private const string Canvas = $"{Origin}/iiif/presentation/3/works/{Id}/canvas", Manifest = $"{Origin}/iiif/presentation/3/works/{Id}/manifest";
    private static readonly PictureRegion Region = new(100, 200, 300, 400);

    public static TheoryData<string> OfTheDetail => new(
        $"{Canvas}#xywh=100,200,300,400",
        $$"""{"id":"{{Canvas}}#xywh=100,200,300,400","type":"Canvas","partOf":[{"id":"{{Manifest}}","type":"Manifest"}]}""",
        $$"""{"@context":"http://iiif.io/api/presentation/3/context.json","id":"http://a/b","type":"Annotation","motivation":["contentState"],"target":{"id":"{{Canvas}}#xywh=pixel:100,200,300,400","type":"Canvas","partOf":{"id":"{{Manifest}}","type":"Manifest"} } }""",
        $$"""{"type":"Annotation","motivation":"contentState","target":[{"type":"SpecificResource","source":{"id":"{{Canvas}}","type":"Canvas"},"selector":{"type":"FragmentSelector","value":"xywh=100,200,300,400"} }]}""");

    [Theory]
    [MemberData(nameof(OfTheDetail))]
    public void Every_form_of_the_specification_is_read_plain_and_encoded(string state)
    {
        foreach (var value in new[] { state, Encode(Uri.EscapeDataString(state)), Encode(state) })
        {
            var place = ContentState.Read(value, Origin);

            Assert.Equal(Guid.Parse(Id), place?.Work);
            Assert.Equal(Region, place?.Region);
        }
    }

    [Fact]
    public void A_canvas_in_an_exhibition_says_in_which()
    {
        var place = ContentState.Read($$"""{"id":"{{Canvas}}","type":"Canvas","partOf":[{"id":"{{Origin}}/iiif/presentation/3/exhibitions/green-bazaar/manifest","type":"Manifest"}]}""", Origin);

        Assert.Equal(new(Guid.Parse(Id), "green-bazaar", null), place);
    }

    [Fact]
    public void A_manifest_alone_is_enough()
    {
        Assert.Equal(new(Guid.Parse(Id), null, null), ContentState.Read(Manifest, Origin));
        Assert.Equal(new(null, "green-bazaar", null), ContentState.Read($"{Origin}/iiif/presentation/3/exhibitions/green-bazaar/manifest", Origin));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("====")]
    [InlineData("javascript:alert(1)")]
    [InlineData("amF2YXNjcmlwdDphbGVydCgxKQ")]
    [InlineData("https://evil.example/iiif/presentation/3/works/0198aaaa-0000-7000-8000-000000000001/manifest")]
    [InlineData("http://127.0.0.1:8470.evil.example/iiif/presentation/3/works/0198aaaa-0000-7000-8000-000000000001/manifest")]
    [InlineData("http://127.0.0.1:8470/iiif/presentation/3/exhibitions/..%2F..%2Fdesk/manifest")]
    [InlineData("http://127.0.0.1:8470/iiif/presentation/3/works/../manifest")]
    [InlineData("http://127.0.0.1:8470/desk")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]")]
    [InlineData("""{"id":5}""")]
    [InlineData("""{"target":null}""")]
    [InlineData("""{"source":"x","selector":"<script>"}""")]
    [InlineData("""{"target":{"target":{"target":{"id":"javascript:alert(1)"}}}}""")]
    public void What_is_hostile_or_malformed_leads_nowhere(string? value)
    {
        Assert.Null(ContentState.Read(value, Origin));
        if (value is { Length: > 0 }) Assert.Null(ContentState.Read(Encode(value), Origin));
    }

    [Fact]
    public void What_is_too_long_is_not_even_decoded() => Assert.Null(ContentState.Read(Manifest + new string('#', 9000), Origin));

    [Theory]
    [InlineData("#xywh=1,2,3,4", "1,2,3,4")]
    [InlineData("xywh=pixel:0,0,10,10", "0,0,10,10")]
    [InlineData("#xywh=1,2,0,4", null)]
    [InlineData("#xywh=-1,2,3,4", null)]
    [InlineData("#xywh=percent:1,2,3,4", null)]
    [InlineData("#xywh=1,2,3", null)]
    [InlineData("#xywh=1,2,3,999999999", null)]
    [InlineData("#xywh=1,2,3,4\"onclick=", null)]
    public void A_region_is_four_whole_numbers(string fragment, string? expected) => Assert.Equal(expected, PictureRegion.Parse(fragment)?.ToString());

    [Fact]
    public void A_region_is_cut_at_the_edges_of_the_picture()
    {
        Assert.Equal(new PictureRegion(80, 90, 20, 10), new PictureRegion(80, 90, 50, 99_999_999).On(100, 100));
        Assert.Null(new PictureRegion(100, 0, 5, 5).On(100, 100));
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
