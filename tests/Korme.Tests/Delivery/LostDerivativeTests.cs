using System.Net;
using Korme.Derivatives;

namespace Korme.Tests.Delivery;

public sealed class LostDerivativeTests(IiifSite site) : IClassFixture<IiifSite>
{
    [Theory]
    [InlineData("deleted")]
    [InlineData("emptied")]
    [InlineData("cut short")]
    [InlineData("overwritten")]
    public async Task A_stored_size_that_is_lost_or_damaged_is_made_again_and_the_request_answered(string how)
    {
        var work = await site.Hang(600, 400);
        var path = site.Paths.Size(work.Picture!.Sha512, 512);
        var before = await File.ReadAllBytesAsync(path);

        Damage(path, how);
        using var answer = await site.Get(work, "full/512,341/0/default.jpg");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(before, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("emptied")]
    [InlineData("cut short")]
    [InlineData("overwritten")]
    public async Task A_pyramid_that_is_lost_or_damaged_is_made_again_and_the_request_answered(string how)
    {
        var work = await site.Hang(1500, 1000);
        using var first = await site.Get(work, "400,300,512,512/512,/0/default.jpg");
        var before = await first.Content.ReadAsByteArrayAsync();

        Damage(site.Paths.Pyramid(work.Picture!.Sha512), how);
        using var answer = await site.Get(work, "400,300,512,512/512,/0/default.jpg");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(before, await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("deleted")]
    [InlineData("emptied")]
    [InlineData("cut short")]
    [InlineData("overwritten")]
    public async Task A_tile_of_a_pyramid_that_is_lost_or_damaged_while_it_is_open_is_answered_all_the_same(string how)
    {
        var work = await site.Hang(1500, 1000);
        using var first = await site.Get(work, "1024,512,476,488/476,488/0/default.jpg");
        var before = await first.Content.ReadAsByteArrayAsync();

        Damage(site.Paths.Pyramid(work.Picture!.Sha512), how);
        using var answer = await site.Get(work, "1024,512,476,488/476,488/0/default.jpg");

        Assert.Equal("tile", answer.Headers.GetValues("X-Korme-Path").Single());
        Assert.Equal(before, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Many_requests_at_once_for_a_picture_without_any_derivative_are_all_answered()
    {
        var work = await site.Hang(900, 600);
        Directory.Delete(Path.GetDirectoryName(site.Paths.Facts(work.Picture!.Sha512))!, recursive: true);
        string[] requests = ["512,512,388,88/388,88/0/default.jpg", "full/256,171/0/default.jpg", "full/512,341/0/default.jpg", "0,0,512,512/512,512/0/default.jpg", "full/450,/0/default.png"];

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(index => site.Get(work, requests[index % 5])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.NotNull(FactsFile.Read(site.Paths, work.Picture.Sha512));
    }

    private static void Damage(string path, string how)
    {
        switch (how)
        {
            case "deleted": File.Delete(path); break;
            case "emptied": File.WriteAllBytes(path, []); break;
            case "cut short":
                using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(file.Length / 2);
                break;
            default: File.WriteAllBytes(path, new byte[new FileInfo(path).Length]); break;
        }
    }
}
