using System.Text.Json.Nodes;
using Korme.Derivatives;
using Korme.Selection;
using Korme.Tests.Imaging;

namespace Korme.Tests.Derivatives;

/// <summary>Facts that an earlier version wrote.</summary>
public sealed class FreshMeasuresTests : DeriveFolder
{
    [Fact]
    public void Measures_of_an_earlier_version_are_read_and_taken_anew_from_the_stored_size()
    {
        var (path, sha512) = Original(TestPictures.Jpeg(1500, 1000));
        var facts = Derived(path, sha512);
        var old = Earlier(facts);

        var fresh = FreshMeasures.Of(Paths, old, path, CancellationToken.None);

        Assert.Equal((0, false), (old.Measures.Version, old.IsMeasuredToday));
        Assert.True(fresh.IsMeasuredToday);
        Assert.Equal(facts.Measures.JpegQuality, fresh.Measures.JpegQuality);
        Assert.InRange(fresh.Measures.Exposure, facts.Measures.Exposure - 0.1, facts.Measures.Exposure + 0.1);
        Assert.Equal(fresh.Measures, FactsFile.Read(Paths, sha512)!.Measures);
    }

    [Fact]
    public void Without_the_stored_size_they_stay_and_can_still_be_compared_by_their_hash()
    {
        var (path, sha512) = Original(TestPictures.Jpeg(300, 200));
        var old = Earlier(Derived(path, sha512));
        foreach (var size in old.Sizes) File.Delete(Paths.Size(sha512, size.Box));

        var same = FreshMeasures.Of(Paths, old, path, CancellationToken.None);
        var likeness = Likeness.Of(same.Measures);

        Assert.Same(old, same);
        Assert.True(likeness.IsLikeWithinSeconds(Likeness.Of(old.Measures)));
    }

    [Fact]
    public void Measures_of_today_are_not_taken_again()
    {
        var (path, sha512) = Original(TestPictures.Jpeg(300, 200));
        var facts = Derived(path, sha512);

        Assert.Same(facts, FreshMeasures.Of(Paths, facts, "nowhere", CancellationToken.None));
    }

    private PictureFacts Derived(string path, string sha512) =>
        DeriveWorker.Answer(new(DeriveKind.Sizes, path, sha512, Paths.Root, new()), CancellationToken.None).Facts!;

    private static PictureFacts Earlier(PictureFacts facts)
    {
        var json = JsonNode.Parse(FactsJson.Write(facts))!;
        foreach (var name in new[] { "version", "headroom", "jpegQuality", "sketch" }) json["measures"]!.AsObject().Remove(name);
        return FactsJson.Read(json.ToJsonString());
    }
}
