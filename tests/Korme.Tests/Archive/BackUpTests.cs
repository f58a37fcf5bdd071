using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Tests.Archive;

public sealed class BackUpTests : IDisposable
{
    private readonly Studio studio = new();
    private readonly string copy = Path.Combine(Directory.CreateTempSubdirectory("korme-backup-").FullName, "copy");

    public void Dispose()
    {
        studio.Dispose();
        Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
    }

    [Fact]
    public async Task A_backup_is_an_archive_with_the_same_files()
    {
        await studio.Take("one");
        await studio.Take("two");
        await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar"), CancellationToken.None);

        var outcome = await Run();

        Assert.Equal((3, 0, 0, 0), (outcome.Added, outcome.Updated, outcome.Erased, outcome.Unchanged));
        Assert.Empty(outcome.Troubles);
        Assert.Empty(OcflValidator.CheckRoot(copy));
        Assert.Equal(Files(studio.Home.Archive), Files(copy));
    }

    [Fact]
    public async Task A_second_run_reads_no_original_and_writes_nothing()
    {
        var work = await studio.Take();
        await Run();
        // Would be found out if it were read.
        File.WriteAllText(studio.Archive.PathOf(work.Id, work.Files[0].Path), "another picture");

        var outcome = await Run();

        Assert.Equal((1, 0L), (outcome.Unchanged, outcome.Bytes));
        Assert.Empty(outcome.Troubles);
    }

    [Fact]
    public async Task Only_new_versions_are_added_to_an_object_that_is_there()
    {
        var work = await studio.Take();
        await Run();
        await studio.Archive.Revise(work with { Rating = 3 }, CancellationToken.None);
        await studio.Archive.Revise(work with { Rating = 4 }, CancellationToken.None);

        var outcome = await Run();

        Assert.Equal((0, 1), (outcome.Added, outcome.Updated));
        Assert.Equal(Files(studio.Home.Archive), Files(copy));
        Assert.Empty(OcflValidator.CheckRoot(copy));
    }

    [Fact]
    public async Task What_was_erased_is_erased_in_the_backup_too()
    {
        var work = await studio.Take("a face");
        await Run();
        await Erase(work);

        var outcome = await Run();

        Assert.Equal(1, outcome.Erased);
        Assert.Equal(Files(studio.Home.Archive), Files(copy));
        Assert.DoesNotContain(Directory.EnumerateFiles(copy, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains("a face", StringComparison.Ordinal));
        Assert.Empty(OcflValidator.CheckRoot(copy));
    }

    [Theory]
    [InlineData("v2")]
    [InlineData("v2", "inventory.json.sha512")]
    public async Task A_run_killed_while_it_added_a_version_is_completed_by_the_next(params string[] arrived)
    {
        var work = await studio.Take();
        await Run();
        await studio.Archive.Revise(work with { Rating = 3 }, CancellationToken.None);
        var source = Directory.GetDirectories(studio.Home.Archive, "urn*", SearchOption.AllDirectories).Single();
        var target = Path.Combine(copy, Path.GetRelativePath(studio.Home.Archive, source));
        foreach (var name in arrived) Copy(Path.Combine(source, name), Path.Combine(target, name));
        Directory.CreateDirectory(Path.Combine(copy, "extensions", "korme-staging", "left", "over"));

        await Run();

        Assert.Equal(Files(studio.Home.Archive), Files(copy));
        Assert.Empty(OcflValidator.CheckRoot(copy));
    }

    [Fact]
    public async Task A_first_run_killed_before_its_declaration_is_completed_by_the_next()
    {
        await studio.Take();
        await Run();
        File.Delete(Path.Combine(copy, "0=ocfl_1.1"));
        foreach (var folder in Directory.GetDirectories(copy).Where(folder => !folder.EndsWith("extensions", StringComparison.Ordinal))) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(copy, "extensions", "korme-staging"));

        await Run();

        Assert.Equal(Files(studio.Home.Archive), Files(copy));
    }

    [Fact]
    public async Task A_damaged_original_is_named_and_the_rest_is_copied()
    {
        var damaged = await studio.Take("one");
        await studio.Take("two");
        var file = studio.Archive.PathOf(damaged.Id, damaged.Files[0].Path);
        File.WriteAllText(file, "flipped");

        var outcome = await Run();

        Assert.Contains(file, Assert.Single(outcome.Troubles).Reason, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Added);
        Assert.Empty(OcflValidator.CheckRoot(copy));
    }

    [Fact]
    public async Task A_copy_that_went_another_way_is_left_alone()
    {
        var work = await studio.Take();
        await Run();
        var theirs = Directory.GetDirectories(copy, "urn*", SearchOption.AllDirectories).Single();
        await studio.Archive.Revise(work with { Rating = 3 }, CancellationToken.None);
        File.WriteAllText(Path.Combine(theirs, "inventory.json"), File.ReadAllText(Path.Combine(theirs, "inventory.json")).Replace("\"imported\"", "\"otherwise\"", StringComparison.Ordinal).Replace("2026", "2025", StringComparison.Ordinal));
        var before = Files(copy);

        var outcome = await Run();

        Assert.Contains("left alone", Assert.Single(outcome.Troubles).Reason, StringComparison.Ordinal);
        Assert.Equal(before, Files(copy));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_refused_and_not_touched()
    {
        Directory.CreateDirectory(copy);
        File.WriteAllText(Path.Combine(copy, "holiday.txt"), "mine");

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(Run);

        Assert.Contains("is no archive", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["holiday.txt"], Directory.GetFileSystemEntries(copy).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Another_artists_backup_is_refused_and_not_touched()
    {
        using var other = new Studio();
        await other.Take("theirs");
        await other.Archive.BackUp(copy, new Pace(TimeProvider.System), CancellationToken.None);
        await studio.Take("mine");
        var before = Files(copy);

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(Run);

        Assert.Contains("another home", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files(copy));
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("backups")]
    [InlineData("")]
    public async Task A_folder_inside_the_home_is_refused(string name)
    {
        await studio.Take();

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(
            () => studio.Archive.BackUp(Path.Combine(studio.Folder, name), new Pace(TimeProvider.System), CancellationToken.None));

        Assert.Contains("inside the home", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_into_the_home_is_refused_too()
    {
        await studio.Take();
        File.CreateSymbolicLink(copy, studio.Folder);

        await Assert.ThrowsAsync<BackupRefusedException>(() => studio.Archive.BackUp(Path.Combine(copy, "backups"), new Pace(TimeProvider.System), CancellationToken.None));
    }

    [Fact]
    public async Task An_object_that_the_home_lost_stays_in_the_backup_and_is_named()
    {
        var lost = await studio.Take("one");
        await studio.Take("two");
        await Run();
        var folder = Directory.GetDirectories(studio.Home.Archive, $"*{lost.Id}", SearchOption.AllDirectories).Single();
        Directory.Delete(folder, recursive: true);

        var outcome = await Run();

        Assert.Contains("only in the backup", Assert.Single(outcome.Troubles).Reason, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Combine(copy, Path.GetRelativePath(studio.Home.Archive, folder))));
    }

    [Fact]
    public async Task A_stopped_run_leaves_a_valid_archive_and_the_next_goes_on()
    {
        await studio.Take();
        using var stop = new CancellationTokenSource();
        await Run();
        await studio.Take("two");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => studio.Archive.BackUp(copy, new Pace(TimeProvider.System), stop.Token));
        Assert.Empty(OcflValidator.CheckRoot(copy));
        await Run();

        Assert.Equal(Files(studio.Home.Archive), Files(copy));
    }

    [Theory]
    [InlineData("extensions/")]
    [InlineData("extensions/korme-staging/")]
    [InlineData("extensions/korme-staging/README.md", "ocfl_layout.json")]
    [InlineData("extensions/korme-staging/0=ocfl_1.1", "extensions/0003-hash-and-id-n-tuple-storage-layout/config.json", "ocfl_layout.json", "README.md")]
    public async Task A_backup_that_was_killed_while_it_began_begins_again(params string[] left)
    {
        await studio.Take("one");
        foreach (var path in left)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, path))!);
            if (!path.EndsWith('/')) File.WriteAllText(Path.Combine(copy, path), "");
        }

        await Run();

        Assert.Empty(OcflValidator.CheckRoot(copy));
        Assert.Equal(Files(studio.Home.Archive), Files(copy));
    }

    private Task<BackupOutcome> Run() => studio.Archive.BackUp(copy, new Pace(TimeProvider.System), CancellationToken.None);

    private async Task<Work> Erase(Work work) => await EraseWork.Run(
        studio.Database, studio.Archive, await studio.Changes(), new(studio.Home.DerivativesFolder), TimeProvider.System,
        EraseWork.Plan(studio.Database, studio.Archive, work.Id, []), CancellationToken.None);

    private static List<string> Files(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(root, file)} {Digests.OfFile("sha512", file)}")];

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Copy(from, to, overwrite: true);
            return;
        }
        Directory.CreateDirectory(to);
        foreach (var entry in Directory.GetFileSystemEntries(from)) Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
    }
}
