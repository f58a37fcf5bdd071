using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Tests.Archive;

namespace Korme.Tests.People;

public sealed class RestoredBackupTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task An_older_archive_that_was_put_back_brings_no_withdrawn_picture_back()
    {
        var person = Guid.CreateVersion7();
        var work = await studio.Take(change: work => work with { Subjects = [person] });
        var changes = await studio.Changes();
        await changes.Save(Studio.Exhibition("bazaar", work.Id), "hung", null, CancellationToken.None);
        var consent = new Consent { Id = Guid.CreateVersion7(), Person = person, Uses = Uses.Web, Given = new(Evidence.Paper, Then, "З"), Created = Then };
        await changes.Save(consent, "given", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);
        var backup = Path.Combine(studio.Folder, "..", Path.GetFileName(studio.Folder) + "-older");
        Copy(studio.Home.Archive, backup);
        var before = FindExhibition.BySlug(studio.Database, "bazaar")!.Works.Count;
        await changes.Save(consent with { Withdrawn = Then }, "withdrawn", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);

        studio.Restart(() =>
        {
            Directory.Delete(studio.Home.Archive, recursive: true);
            Directory.Move(backup, studio.Home.Archive);
        });
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.Equal((1, 0), (before, FindExhibition.BySlug(studio.Database, "bazaar")!.Works.Count));
        Assert.NotNull(FindConsents.ById(studio.Database, consent.Id)!.Withdrawn);
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
