using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Storage;

namespace Korme.Tests.Archive;

/// <summary>On a file system of two megabytes: needs Linux and the right to mount.</summary>
public sealed class FullDiskTests
{
    [FactWithTinyDisk]
    public async Task A_full_disk_refuses_a_file_and_leaves_nothing_of_it()
    {
        using var disk = TinyDisk.Mount()!;
        using var studio = new Studio(disk.Folder);

        var refused = await Assert.ThrowsAsync<ArchiveFullException>(() => studio.Archive.Stage(new MemoryStream(new byte[3 << 20]), CancellationToken.None));

        Assert.Contains(disk.Folder, refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
    }

    [FactWithTinyDisk]
    public async Task A_disk_that_fills_up_keeps_every_acknowledged_work_and_no_half_one()
    {
        using var disk = TinyDisk.Mount()!;
        using var studio = new Studio(disk.Folder);
        var kept = new List<Guid>();
        ArchiveFullException? refused = null;

        for (var number = 0; number < 400 && refused is null; number++)
        {
            try
            {
                var batch = new[] { await studio.Draft(new string('a', 1_000) + number), await studio.Draft(new string('b', 9_000) + number) };
                await studio.Archive.Keep(batch, CancellationToken.None);
                kept.AddRange(batch.Select(each => each.Work.Id));
            }
            catch (ArchiveFullException full)
            {
                refused = full;
            }
        }

        Assert.NotNull(refused);
        Assert.NotEmpty(kept);
        Assert.Equal(kept.Order(), studio.Archive.Works().Select(work => work.Id).Order());
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [FactWithTinyDisk]
    public async Task A_backup_that_finds_the_disk_full_says_so_and_goes_on_when_there_is_room()
    {
        using var disk = TinyDisk.Mount()!;
        using var studio = new Studio();
        await studio.Take(new string('a', 600_000));
        await studio.Take(new string('b', 1_700_000));
        var copy = Path.Combine(disk.Folder, "copy");

        var refused = await Assert.ThrowsAnyAsync<IOException>(() => studio.Archive.BackUp(copy, new(TimeProvider.System), CancellationToken.None));
        var left = OcflValidator.CheckRoot(copy).ToList();
        TinyDisk.Remount(disk.Folder, "size=8m");
        var outcome = await studio.Archive.BackUp(copy, new(TimeProvider.System), CancellationToken.None);

        Assert.Contains(copy, refused.Message, StringComparison.Ordinal);
        Assert.Contains("full", refused.Message, StringComparison.Ordinal);
        Assert.Empty(left);
        Assert.Empty(outcome.Troubles);
        Assert.Empty(OcflValidator.CheckRoot(copy));
    }

    [FactWithTinyDisk]
    public async Task A_backup_to_a_folder_that_cannot_be_written_says_so()
    {
        using var disk = TinyDisk.Mount()!;
        using var studio = new Studio();
        await studio.Take();
        TinyDisk.Remount(disk.Folder, "ro");

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => studio.Archive.BackUp(Path.Combine(disk.Folder, "copy"), new(TimeProvider.System), CancellationToken.None));

        Assert.Contains(disk.Folder, refused.Message, StringComparison.Ordinal);
    }

    [FactWithTinyDisk]
    public void A_home_that_cannot_be_written_is_refused_with_its_path()
    {
        using var disk = TinyDisk.Mount()!;
        TinyDisk.Remount(disk.Folder, "ro");

        var refused = Assert.Throws<HomeUnusableException>(() => Home.Open(Path.Combine(disk.Folder, "home")));

        Assert.Contains(disk.Folder, refused.Message, StringComparison.Ordinal);
    }
}
