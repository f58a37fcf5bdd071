using System.Security.Cryptography;

namespace Korme.Tests.Cli;

/// <summary>A rebuild, and a backup in a new home, give the same pages, manifests and bags, byte for byte.</summary>
public sealed class RebuildTests : IAsyncLifetime, IDisposable
{
    private readonly KormeProgram korme = new(), elsewhere = new();
    private string[] works = [];

    public async Task InitializeAsync()
    {
        for (var seed = 0; seed < 3; seed++) TestPictures.Jpeg(korme.PathOf($"market-{seed}.jpg"), seed, 700, 500);
        await File.WriteAllTextAsync(korme.PathOf("market-0.kk.md"), "---\ntitle: Көк базар\n---\nТаңертең *алма* сатып тұр.\n");
        await File.WriteAllTextAsync(korme.PathOf("market-1.en.md"), "---\ntitle: Pears\nmakers: Aigerim\n---\nThe last of the year.\n");
        await File.WriteAllTextAsync(korme.PathOf("korme.yaml"), "title: {kk: Бір таң, en: One morning}\ntext: Six hours.\n");
        Assert.Equal(0, (await korme.Exhibit("--title", "Morning")).ExitCode);
        Assert.Equal(0, (await korme.Run("edit", "market-2.jpg", "--title", "ru=Сливы", "--story", "ru=Синие.")).ExitCode);
        works = [.. Directory.EnumerateFiles(Path.Combine(korme.Home, "archive"), "market-*.jpg", SearchOption.AllDirectories)
            .Select(file => file.Split(Path.DirectorySeparatorChar).Single(part => part.StartsWith("urn", StringComparison.Ordinal))[^36..])];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        korme.Dispose();
        elsewhere.Dispose();
    }

    [Fact]
    public async Task Pages_manifests_and_bags_are_the_same_after_a_rebuild()
    {
        var before = await EverythingPublic(korme, "bag-1");
        foreach (var file in Directory.EnumerateFiles(korme.Home, "catalogue.db*")) File.Delete(file);

        var rebuilt = await korme.Run("rebuild");
        var after = await EverythingPublic(korme, "bag-2");

        Assert.Equal(0, rebuilt.ExitCode);
        Assert.Equal(before, after);
        Assert.All(before.Where(each => each.Key.StartsWith('/')), each => Assert.StartsWith("200 ", each.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_manifests_and_bags_are_the_same_from_a_backup_in_a_new_home()
    {
        var before = await EverythingPublic(korme, "bag-1");
        Assert.Equal(0, (await korme.Run("backup", Path.Combine(elsewhere.Home, "archive"))).ExitCode);

        var rebuilt = await elsewhere.Run("rebuild");
        await PicturesMade();
        var after = await EverythingPublic(elsewhere, "bag-2");

        Assert.Contains("3 pictures must be made again", rebuilt.Errors, StringComparison.Ordinal);
        Assert.Equal(before, after);
    }

    /// <summary>What visitors get at every address, and the digests of what a museum gets.</summary>
    private async Task<Dictionary<string, string>> EverythingPublic(KormeProgram program, string bag)
    {
        var folder = program.PathOf(bag);
        var exported = await program.Run("export", "--bagit", "morning", folder);
        Assert.True(exported.ExitCode == 0, exported.Errors);
        var all = Directory.EnumerateFiles(Path.Combine(folder, "data"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

        await using var site = await RunningSite.Serve(program);
        List<string> addresses = ["/iiif/presentation/3/exhibitions/morning/manifest"];
        foreach (var language in Korme.Web.Languages.All)
            addresses.AddRange([$"/{language}/", $"/{language}/exhibitions/morning", .. works.Select(work => $"/{language}/exhibitions/morning/works/{work}")]);
        foreach (var work in works) addresses.AddRange([$"/iiif/presentation/3/works/{work}/manifest", $"/iiif/image/3/{work}/info.json", $"/iiif/image/3/{work}/full/256,/0/default.jpg"]);
        foreach (var address in addresses) all[address] = await site.Text(address);
        return all;
    }

    private async Task PicturesMade()
    {
        await using var site = await RunningSite.Serve(elsewhere);
        foreach (var work in works)
            while (await site.Status($"/iiif/image/3/{work}/info.json") != 200) await Task.Yield();
    }
}
