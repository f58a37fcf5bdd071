using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Tests.Cli;

namespace Korme.Tests.Lifetime;

/// <summary>Related works in a published folder: the real program.</summary>
public sealed class PublishedFamilyTests : IDisposable
{
    private readonly KormeProgram korme = new();
    private readonly string parent = Directory.CreateTempSubdirectory("korme-family-").FullName;

    public void Dispose()
    {
        korme.Dispose();
        Directory.Delete(parent, recursive: true);
    }

    [Fact]
    public async Task A_page_is_written_again_when_a_related_work_changes_and_names_nothing_outside_the_copy()
    {
        for (var number = 0; number < 5; number++) TestPictures.Jpeg(korme.PathOf($"{number}.jpg"), number + 1, 300 + 40 * number, 300);
        var slug = (await korme.Exhibit("--title", "A family")).Json.GetProperty("exhibition").GetProperty("slug").GetString()!;
        TestPictures.Jpeg(korme.PathOf("outside.jpg"), 9, 300, 320);
        await korme.Exhibit("--title", "Elsewhere");
        var (first, last) = await Relate(slug);

        await korme.Run("publish", slug, Path.Combine(parent, "copy"), "--no-tiles", "--json");
        await korme.Run("edit", last.ToString("D"), "--title", "en=The old sketch");
        await korme.Run("publish", slug, Path.Combine(parent, "copy"), "--no-tiles", "--json");
        await korme.Run("publish", slug, Path.Combine(parent, "fresh"), "--no-tiles", "--json");

        var page = await File.ReadAllTextAsync(Path.Combine(parent, "copy", "en", "exhibitions", slug, "works", first.ToString("D"), "index.html"));
        Assert.Contains("The old sketch", page, StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(parent, "fresh", "manifest-sha512.txt")), await File.ReadAllTextAsync(Path.Combine(parent, "copy", "manifest-sha512.txt")));
        Assert.DoesNotContain("Not in this copy", page, StringComparison.Ordinal);
    }

    /// <summary>The first work is drawn from the last one, far from it in the walk, and from one that hangs elsewhere.</summary>
    private async Task<(Guid First, Guid Last)> Relate(string slug)
    {
        await using var studio = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None);
        var works = FindExhibition.BySlug(studio.Database, slug)!.Works.Select(hung => hung.Work).ToList();
        var outside = FindPublicWorks.All(studio.Database).Select(each => each.Work).First(work => works.TrueForAll(inside => inside.Id != work.Id));
        await studio.Changes.Save(outside with { Title = LanguageText.Of("Not in this copy", "en") }, "edited", null, CancellationToken.None);
        await studio.Changes.Save(works[0] with { Relations = [new(RelationKind.DrawnFrom, works[^1].Id), new(RelationKind.DrawnFrom, outside.Id)] }, "related", null, CancellationToken.None);
        return (works[0].Id, works[^1].Id);
    }
}
