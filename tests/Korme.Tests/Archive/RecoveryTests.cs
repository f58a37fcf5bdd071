using Korme.Archive.Ocfl;
using Korme.Catalogue;

namespace Korme.Tests.Archive;

public sealed class RecoveryTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task What_was_staged_and_never_kept_is_removed_at_start()
    {
        await studio.Draft();
        Directory.CreateDirectory(Path.Combine(studio.Home.Inbox, "keep-1", "0001", "v1", "content"));
        File.WriteAllText(Path.Combine(studio.Home.Inbox, "keep-1", "0001", "v1", "content", "half"), "half");

        var recovered = studio.Restart();

        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
        Assert.Empty(recovered.Works);
    }

    [Fact]
    public async Task A_kill_between_archive_and_index_is_caught_up_at_start()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);
        var exhibition = Studio.Exhibition("bazaar", draft.Work.Id);
        await studio.Archive.Keep(exhibition, CancellationToken.None);

        var recovered = studio.Restart();
        await CatchUp.Run(studio.Database, recovered, CancellationToken.None);

        Assert.Equal(draft.Work.Id, FindWork.ById(studio.Database, draft.Work.Id)?.Id);
        Assert.NotNull(Korme.Exhibitions.FindExhibition.BySlug(studio.Database, "bazaar"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
    }

    [Fact]
    public async Task Recovering_twice_changes_nothing()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);

        var first = studio.Restart();
        var second = studio.Restart();

        Assert.Equal(draft.Work.Id, Assert.Single(first.Works).Id);
        Assert.Equal(draft.Work.Id, Assert.Single(second.Works).Id);
    }

    [Fact]
    public async Task What_the_index_knows_is_not_looked_for_again()
    {
        var draft = await studio.Draft();
        (await studio.Archive.Keep([draft], CancellationToken.None)).Indexed();

        Assert.Empty(studio.Restart().Works);
    }

    [Fact]
    public async Task A_batch_killed_between_two_renames_shows_whole_works_only()
    {
        var arrived = await studio.Draft("one");
        var lost = await studio.Draft("two");
        await studio.Archive.Keep([arrived, lost], CancellationToken.None);
        var folder = ObjectFolder(lost.Work.Id);
        var batch = Directory.GetDirectories(studio.Home.Inbox).Single();
        Directory.Move(folder, Path.Combine(batch, "0002")); // as if the second rename never came

        var recovered = studio.Restart();

        Assert.Equal(arrived.Work.Id, Assert.Single(recovered.Works).Id);
        Assert.False(Directory.Exists(Path.GetDirectoryName(folder))); // an empty folder would be an error in the root
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task A_version_killed_before_its_inventory_is_completed(bool oldSidecar, bool oldInventory)
    {
        var draft = await studio.Draft();
        (await studio.Archive.Keep([draft], CancellationToken.None)).Indexed();
        var folder = ObjectFolder(draft.Work.Id);
        await studio.Archive.Revise(draft.Work with { Rating = 4 }, CancellationToken.None);
        if (oldSidecar) File.Copy(Path.Combine(folder, "v1", "inventory.json.sha512"), Path.Combine(folder, "inventory.json.sha512"), overwrite: true);
        if (oldInventory) File.Copy(Path.Combine(folder, "v1", "inventory.json"), Path.Combine(folder, "inventory.json"), overwrite: true);

        var recovered = studio.Restart();

        Assert.Equal(4, Assert.Single(recovered.Works).Rating);
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_damaged_object_does_not_stop_the_start()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);
        File.WriteAllText(Path.Combine(ObjectFolder(draft.Work.Id), "v1", "content", "record.json"), "not what it was");

        var recovered = studio.Restart();

        Assert.Equal(ObjectFolder(draft.Work.Id), Assert.Single(recovered.Damaged).Folder);
        Assert.Empty(recovered.Works);
    }

    private string ObjectFolder(Guid id) => Path.Combine(studio.Home.Archive, new HashNTupleLayout().PathOf($"urn:uuid:{id}"));
}
