using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Tests.Archive;

namespace Korme.Tests.Catalogue;

public sealed class EraseWorkTests : IDisposable
{
    private const string Secret = "a face that wants to be gone";

    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    private DerivativePaths Paths => new(studio.Home.DerivativesFolder);

    [Fact]
    public async Task Of_an_erased_work_nothing_is_left_but_the_note_that_it_was_erased()
    {
        var work = await studio.Take(Secret, work => work with { Title = LanguageText.Of(Secret), Story = LanguageText.Of(Secret) });
        await studio.Archive.Revise(work with { Story = LanguageText.Of(Secret + " again") }, CancellationToken.None);
        WriteDerivatives(work);

        await Erase(work);
        studio.Restart().Indexed();

        var left = Directory.EnumerateFiles(studio.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal));
        Assert.DoesNotContain(left, file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(studio.Home.DerivativesFolder, "*", SearchOption.AllDirectories));
        var tombstone = FindWork.ById(studio.Database, work.Id)!;
        Assert.True(tombstone.IsTombstone && tombstone.IsWithdrawn && tombstone.Title.IsEmpty && tombstone.Makers.Count == 0);
        Assert.Equal([work.Files[0].Sha512], tombstone.ErasedFiles);
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_rebuild_brings_nothing_back()
    {
        var work = await studio.Take(Secret);
        await Erase(work);

        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        Assert.True(FindWork.ById(studio.Database, work.Id)!.IsTombstone);
        Assert.IsType<PictureAnswer.Withdrawn>(FindPublicPicture.ById(studio.Database, work.Id));
        Assert.Equal(work.Id, FindErased.BySha512(studio.Database, work.Files[0].Sha512)?.Work);
    }

    [Fact]
    public async Task An_erased_work_leaves_the_exhibitions_where_it_hung()
    {
        var (goes, stays) = (await studio.Take("one"), await studio.Take("two"));
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar", goes.Id, stays.Id), CancellationToken.None);

        await Erase(goes);

        Assert.Equal([stays.Id], FindExhibition.BySlug(studio.Database, "bazaar")!.Exhibition.Hangings.Select(hanging => hanging.Work));
        Assert.Equal([stays.Id], studio.Archive.Exhibitions().Single().Hangings.Select(hanging => hanging.Work));
    }

    [Fact]
    public async Task One_file_is_erased_and_the_others_stay_with_what_is_said_about_the_work()
    {
        var work = await TakeTwoFiles();

        await Erase(work, "face.jpg");

        var after = FindWork.ById(studio.Database, work.Id)!;
        Assert.Equal(["note.txt"], after.Files.Select(file => file.Name));
        Assert.Equal("Көк базар", after.Title.In("kk"));
        Assert.False(after.IsWithdrawn);
        Assert.Equal("a note", File.ReadAllText(studio.Archive.PathOf(work.Id, after.Files[0].Path)));
        Assert.DoesNotContain(Directory.EnumerateFiles(studio.Home.Archive, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
        Assert.Equal(1, studio.Archive.VersionsOf(work.Id));
    }

    [Fact]
    public async Task A_file_that_stays_and_is_damaged_stops_the_erasure_before_anything_went()
    {
        var work = await TakeTwoFiles();
        File.WriteAllText(studio.Archive.PathOf(work.Id, "original/note.txt"), "flipped");

        await Assert.ThrowsAsync<ArchiveDamagedException>(() => Erase(work, "face.jpg"));

        Assert.Equal(2, FindWork.ById(studio.Database, work.Id)!.Files.Count);
        Assert.Equal(Secret, File.ReadAllText(studio.Archive.PathOf(work.Id, "original/face.jpg")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
    }

    [Fact]
    public async Task Derivatives_of_bytes_that_another_work_has_stay()
    {
        var (goes, stays) = (await studio.Take("same"), await studio.Take("same"));
        WriteDerivatives(goes);

        var plan = EraseWork.Plan(studio.Database, studio.Archive, goes.Id, []);
        await Erase(goes);

        Assert.Equal([stays.Id], plan.OthersWithTheseBytes);
        Assert.True(File.Exists(Paths.Size(stays.Files[0].Sha512, 256)));
        Assert.NotEmpty(FindPictures.Of(studio.Database, [stays]));
    }

    /// <summary>Every state between two renames of the swap, as a kill leaves it.</summary>
    [Theory]
    [InlineData("before anything moved")]
    [InlineData("old object out")]
    [InlineData("new object in")]
    [InlineData("old object half deleted")]
    [InlineData("archive done, catalogue not")]
    public async Task A_kill_at_any_point_after_the_decision_is_finished_at_the_next_start(string moment)
    {
        var work = await studio.Take(Secret);
        WriteDerivatives(work);
        var folder = Directory.GetDirectories(studio.Home.Archive, $"*{work.Id}", SearchOption.AllDirectories).Single();
        var before = Path.Combine(studio.Folder, "before");
        Copy(folder, before);
        await studio.Archive.Erase(Tombstone(work), [work.Files[0].Sha512], CancellationToken.None);
        var erasure = Directory.GetDirectories(studio.Home.Inbox).Single();
        switch (moment)
        {
            case "before anything moved":
                Directory.Move(folder, Path.Combine(erasure, "new"));
                Directory.Move(before, folder);
                break;
            case "old object out":
                Directory.Move(folder, Path.Combine(erasure, "new"));
                Directory.Move(before, Path.Combine(erasure, "old"));
                break;
            case "new object in":
                Directory.Move(before, Path.Combine(erasure, "old"));
                break;
            case "old object half deleted":
                Directory.Move(before, Path.Combine(erasure, "old"));
                File.Delete(Path.Combine(erasure, "old", "inventory.json"));
                break;
            default:
                Directory.Delete(before, recursive: true);
                break;
        }

        await Start();
        await Start();

        Assert.True(FindWork.ById(studio.Database, work.Id)!.IsTombstone);
        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
        Assert.DoesNotContain(Directory.EnumerateFiles(studio.Folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)),
            file => File.ReadAllText(file).Contains(Secret, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(studio.Home.DerivativesFolder, "*", SearchOption.AllDirectories));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_kill_before_the_decision_leaves_the_work_as_it_was()
    {
        var work = await studio.Take(Secret);
        Directory.CreateDirectory(Path.Combine(studio.Home.Inbox, "erase-1", "new", "v1"));
        File.WriteAllText(Path.Combine(studio.Home.Inbox, "erase-1", "intent.txt.part"), $"urn:uuid:{work.Id}\n");

        await Start();

        Assert.Equal(Secret, File.ReadAllText(studio.Archive.PathOf(work.Id, work.Files[0].Path)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
    }

    [Fact]
    public async Task What_is_not_there_or_erased_already_is_said()
    {
        var work = await studio.Take();

        Assert.Contains("no work", Assert.Throws<ArgumentException>(() => EraseWork.Plan(studio.Database, studio.Archive, Guid.Empty, [])).Message, StringComparison.Ordinal);
        Assert.Contains("original/DSC_0101.jpg", Assert.Throws<ArgumentException>(() => EraseWork.Plan(studio.Database, studio.Archive, work.Id, ["other.jpg"])).Message, StringComparison.Ordinal);
        await Erase(work);
        Assert.Contains("erased already", Assert.Throws<ArgumentException>(() => EraseWork.Plan(studio.Database, studio.Archive, work.Id, [])).Message, StringComparison.Ordinal);
    }

    private async Task Start()
    {
        var recovered = studio.Restart();
        await CatchUp.Run(studio.Database, recovered, CancellationToken.None);
        foreach (var erasure in recovered.Erasures)
            await EraseWork.Finish(studio.Database, await studio.Changes(), Paths, erasure, CancellationToken.None);
    }

    private async Task<Work> Erase(Work work, params string[] names) => await EraseWork.Run(
        studio.Database, studio.Archive, await studio.Changes(), Paths, TimeProvider.System, EraseWork.Plan(studio.Database, studio.Archive, work.Id, names), CancellationToken.None);

    private static Work Tombstone(Work work) => new()
    {
        Id = work.Id,
        Kind = work.Kind,
        Imported = work.Imported,
        IsWithdrawn = true,
        Erased = DateTimeOffset.UnixEpoch,
        ErasedFiles = [.. work.Files.Select(file => file.Sha512)],
    };

    private async Task<Work> TakeTwoFiles()
    {
        var face = await studio.Draft(Secret, "face.jpg");
        var note = await studio.Draft("a note", "note.txt");
        var work = face.Work with { Files = [face.Work.Files[0], note.Work.Files[0] with { Role = MediaRole.Document }] };
        var both = new NewWork(work, face.Files.Concat(note.Files).ToDictionary());
        (await studio.Archive.Keep([both], CancellationToken.None)).Indexed();
        await RecordWorks.Run(studio.Database, [work], CancellationToken.None);
        (await studio.Archive.Revise(work with { Rating = 2 }, CancellationToken.None)).Indexed();
        return work;
    }

    private void WriteDerivatives(Work work)
    {
        var sha512 = work.Files[0].Sha512;
        Directory.CreateDirectory(Path.GetDirectoryName(Paths.Facts(sha512))!);
        foreach (var file in (string[])[Paths.Facts(sha512), Paths.Size(sha512, 256), Paths.Pyramid(sha512)]) File.WriteAllText(file, "made from " + Secret);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
