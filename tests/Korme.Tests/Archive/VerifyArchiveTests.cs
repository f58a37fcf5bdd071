using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Tests.Import;

namespace Korme.Tests.Archive;

/// <summary>What is wrong with an archive is found, named and, from a second copy, healed.</summary>
public sealed class VerifyArchiveTests : IDisposable
{
    private readonly Studio studio = new();
    private readonly TemporaryFolder beside = new();

    /// <summary>One file of each kind, by its end.</summary>
    public static TheoryData<string> Kinds => new(
        "original/DSC_0101.jpg", "v1/content/record.json", "v2/content/record.json", "stories/kk.md", "{object}/inventory.json", "{object}/inventory.json.sha512",
        "v1/inventory.json", "v1/inventory.json.sha512", "v2/inventory.json", "v2/inventory.json.sha512", "0=ocfl_object_1.1", "{root}/0=ocfl_1.1",
        "{root}/ocfl_layout.json", "{root}/README.md", "config.json");

    private string Copy => Path.Combine(beside.Root, "copy");

    public void Dispose()
    {
        studio.Dispose();
        beside.Dispose();
    }

    [Fact]
    public async Task A_whole_archive_is_whole_and_every_byte_was_read_once()
    {
        await TwoVersions();
        var all = Directory.EnumerateFiles(studio.Home.Archive, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains("urn", StringComparison.Ordinal) && !Path.GetFileName(file).StartsWith("0=", StringComparison.Ordinal)).Sum(file => new FileInfo(file).Length);

        var report = await Verify(new() { IsDeep = true });

        Assert.Equal((true, 0, 0, 1), (report.IsWhole, report.Errors, report.Warnings, report.Objects));
        Assert.Equal(all, report.BytesRead);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_flipped_bit_is_found_named_and_healed(string kind)
    {
        await TwoVersions();
        TakeCopy();
        var file = Find(kind);
        var before = File.ReadAllBytes(file);
        Flip(file);

        var found = await Verify();
        var healed = await Verify(new() { RepairFrom = Copy });
        var after = await Verify(new() { IsAll = true });

        Assert.False(found.Errors + found.Warnings == 0);
        Assert.Contains(found.Problems, problem => SameThing(file, problem.Path));
        Assert.Equal((0, true), (healed.Errors, healed.Healed > 0));
        Assert.Equal((true, 0), (after.IsWhole, after.Warnings));
        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.Contains(Directory.EnumerateFiles(healed.SetAside!, "*", SearchOption.AllDirectories), kept => Path.GetFileName(kept) == Path.GetFileName(file));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_missing_file_is_found_named_and_healed(string kind)
    {
        await TwoVersions();
        TakeCopy();
        var file = Find(kind);
        var before = File.ReadAllBytes(file);
        File.Delete(file);

        var found = await Verify();
        var healed = await Verify(new() { RepairFrom = Copy });

        Assert.Contains(found.Problems, problem => SameThing(file, problem.Path) || problem.Kind == "missing" || problem.Code == "W010");
        Assert.Equal(0, healed.Errors);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("{object}/inventory.json")]
    [InlineData("{object}/inventory.json.sha512")]
    [InlineData("v1/inventory.json.sha512")]
    [InlineData("v2/inventory.json")]
    [InlineData("v2/inventory.json.sha512")]
    [InlineData("0=ocfl_object_1.1")]
    [InlineData("{root}/0=ocfl_1.1")]
    [InlineData("{root}/README.md")]
    [InlineData("config.json")]
    public async Task What_the_archive_can_tell_itself_is_healed_without_a_second_copy(string kind)
    {
        await TwoVersions();
        var file = Find(kind);
        var before = File.ReadAllBytes(file);
        File.Delete(file);

        var healed = await Verify(new() { Repairs = true });

        Assert.True(healed.IsWhole, string.Join('\n', healed.Problems));
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task Two_files_that_were_swapped_are_put_right_without_a_second_copy()
    {
        await TwoVersions();
        var (one, other) = (Find("original/DSC_0101.jpg"), Find("stories/kk.md"));
        var (first, second) = (File.ReadAllText(one), File.ReadAllText(other));
        File.WriteAllText(one, second);
        File.WriteAllText(other, first);

        var found = await Verify();
        var healed = await Verify(new() { Repairs = true });

        Assert.Equal(2, found.Problems.Count(problem => problem.Kind == "changed"));
        Assert.True(healed.IsWhole, string.Join('\n', healed.Problems));
        Assert.Equal((first, second), (File.ReadAllText(one), File.ReadAllText(other)));
    }

    [Fact]
    public async Task A_truncated_file_without_a_second_copy_is_named_as_not_healed_and_left()
    {
        await TwoVersions();
        var file = Find("original/DSC_0101.jpg");
        File.WriteAllText(file, "a pic");

        var report = await Verify(new() { Repairs = true });

        var problem = Assert.Single(report.Problems);
        Assert.Equal(("changed", "E092", false), (problem.Kind, problem.Code, problem.IsHealed));
        Assert.StartsWith("Not healed", problem.ToDo, StringComparison.Ordinal);
        Assert.Equal("a pic", File.ReadAllText(file));
    }

    [Fact]
    public async Task A_second_copy_that_is_damaged_too_heals_nothing()
    {
        await TwoVersions();
        TakeCopy();
        Flip(Find("original/DSC_0101.jpg"));
        Flip(Directory.EnumerateFiles(Copy, "DSC_0101.jpg", SearchOption.AllDirectories).Single());

        var report = await Verify(new() { RepairFrom = Copy });

        Assert.Equal((1, 0), (report.Errors, report.Healed));
        Assert.Contains("DSC_0101.jpg", Assert.Single(report.Problems).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lies_in_the_archive_and_belongs_to_nothing_is_named_and_put_aside()
    {
        var work = await studio.Take();
        var folder = ObjectOf(work.Id);
        File.WriteAllText(Path.Combine(folder, "v1", "content", "extra.txt"), "mine");
        File.WriteAllText(Path.Combine(folder, "note.txt"), "mine too");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(folder)!, "between.txt"), "and mine");

        var found = await Verify();
        var healed = await Verify(new() { Repairs = true });

        Assert.Equal(["extra", "extra", "extra"], found.Problems.Select(problem => problem.Kind));
        Assert.Equal((0, 3), (healed.Errors, healed.Healed));
        Assert.Equal(["between.txt", "extra.txt", "note.txt"], Directory.EnumerateFiles(healed.SetAside!, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task An_object_in_the_wrong_place_is_named_and_moved_home()
    {
        var work = await studio.Take();
        var wrong = Path.Combine(studio.Home.Archive, "000", "111", "222", "wrong");
        Directory.CreateDirectory(Path.GetDirectoryName(wrong)!);
        Directory.Move(ObjectOf(work.Id), wrong);
        var emptied = Path.GetDirectoryName(ObjectOf(work.Id))!;
        for (; emptied != studio.Home.Archive; emptied = Path.GetDirectoryName(emptied)!) Directory.Delete(emptied);

        var found = await Verify();
        var healed = await Verify(new() { Repairs = true });

        Assert.Contains(found.Problems, problem => problem is { Kind: "misplaced", Code: "E083" });
        Assert.True(healed.IsWhole, string.Join('\n', healed.Problems));
        Assert.True(File.Exists(Path.Combine(ObjectOf(work.Id), "inventory.json")));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_work_that_is_gone_is_named_from_the_catalogue_and_comes_back_from_the_copy()
    {
        var work = await studio.Take();
        TakeCopy();
        var folder = ObjectOf(work.Id);
        Directory.Delete(Path.Combine(studio.Home.Archive, Path.GetRelativePath(studio.Home.Archive, folder).Split('/')[0]), recursive: true);

        var found = await Verify();
        var healed = await Verify(new() { RepairFrom = Copy });

        Assert.Equal("missing", Assert.Single(found.Problems).Kind);
        Assert.True(healed.IsWhole, string.Join('\n', healed.Problems));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_named_and_the_others_are_checked()
    {
        var work = await studio.Take("one");
        await studio.Take("two");
        using var held = new FileStream(Path.Combine(ObjectOf(work.Id), "v1", "content", "original", "DSC_0101.jpg"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var report = await Verify();

        Assert.Equal("unreadable", Assert.Single(report.Problems).Kind);
        Assert.Equal(2, report.Objects);
    }

    [Fact]
    public async Task A_path_that_this_system_cannot_hold_is_named_as_too_long()
    {
        DamagedObjects.MakeRoot(Copy);
        var folder = Path.Combine(Copy, new HashNTupleLayout().PathOf("urn:example:1"));
        var name = new string('n', 300);
        DamagedObjects.Edit(folder, json => json["manifest"]![Studio.Sha512("one")] = new System.Text.Json.Nodes.JsonArray($"v1/content/{name}"));

        var report = await VerifyArchive.Run(Copy, new(), new(TimeProvider.System), TimeProvider.System, CancellationToken.None);

        Assert.Contains(report.Problems, problem => problem.Says.Contains("too long", StringComparison.Ordinal) && problem.Path.EndsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_of_a_later_format_is_named_and_left_alone()
    {
        var work = await studio.Take();
        var folder = ObjectOf(work.Id);
        Later(folder);
        var before = Listing(studio.Home.Archive);

        var report = await Verify(new() { Repairs = true });

        var problem = Assert.Single(report.Problems);
        Assert.Equal("newer", problem.Kind);
        Assert.Contains("format 99", problem.Says, StringComparison.Ordinal);
        Assert.Equal(before, Listing(studio.Home.Archive));
    }

    [Fact]
    public async Task An_archive_of_a_later_ocfl_is_refused_with_its_version()
    {
        await studio.Take();
        File.Move(Path.Combine(studio.Home.Archive, "0=ocfl_1.1"), Path.Combine(studio.Home.Archive, "0=ocfl_2.0"));
        var before = Listing(studio.Home.Archive);

        var refused = await Assert.ThrowsAsync<OcflException>(() => Verify(new() { Repairs = true }));

        Assert.Contains("2.0", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Listing(studio.Home.Archive));
    }

    [Fact]
    public async Task A_foreign_root_is_listed_and_left_bit_for_bit_as_it_was()
    {
        DamagedObjects.MakeRoot(Copy);
        File.Delete(Path.Combine(Copy, "ocfl_layout.json"));
        Directory.Move(Path.Combine(Copy, "extensions"), Path.Combine(Copy, "..", "elsewhere"));
        var before = Listing(Copy);
        var listed = new List<string>();

        var report = await VerifyArchive.Run(Copy, new(), new(TimeProvider.System) { Listed = found => listed.Add(found.Id) }, TimeProvider.System, CancellationToken.None);

        Assert.True(report.IsWhole);
        Assert.Equal(["urn:example:1"], listed);
        Assert.Equal(before, Listing(Copy));
    }

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    // A damaged sidecar and a damaged inventory are one finding: which of the two it is can't be told.
    private static bool SameThing(string file, string path) =>
        file.EndsWith(path, StringComparison.Ordinal) || file.EndsWith(path + ".sha512", StringComparison.Ordinal) || path.EndsWith(Path.GetFileName(Path.GetDirectoryName(file)!), StringComparison.Ordinal);

    private static string Listing(string folder) => string.Join('\n',
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => File.Exists(path) ? $"{path} {Studio.Sha512(File.ReadAllText(path))} {File.GetLastWriteTimeUtc(path):O}" : path));

    private static void Later(string folder)
    {
        var record = Path.Combine(folder, "v1", "content", "record.json");
        var text = File.ReadAllText(record);
        var later = text.Replace("\"format\":1", "\"format\":99", StringComparison.Ordinal).Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal);
        File.WriteAllText(record, later);
        var inventory = File.ReadAllText(Path.Combine(folder, "inventory.json")).Replace(Studio.Sha512(text), Studio.Sha512(later), StringComparison.Ordinal);
        foreach (var place in (string[])[folder, Path.Combine(folder, "v1")]) DamagedObjects.WriteInventory(place, inventory);
    }

    private async Task TwoVersions()
    {
        var work = await studio.Take();
        var revised = work with { Title = LanguageText.Of("Базар", "kk") };
        (await studio.Archive.Revise(revised, CancellationToken.None)).Indexed();
        await RecordWorks.Run(studio.Database, [revised], CancellationToken.None);
    }

    private void TakeCopy()
    {
        foreach (var file in Directory.EnumerateFiles(studio.Home.Archive, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Copy, Path.GetRelativePath(studio.Home.Archive, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private string Find(string kind)
    {
        var root = studio.Home.Archive;
        if (kind.StartsWith("{root}/", StringComparison.Ordinal)) return Path.Combine(root, kind["{root}/".Length..]);
        var folder = Path.GetDirectoryName(Directory.EnumerateFiles(root, "0=ocfl_object_1.1", SearchOption.AllDirectories).Single())!;
        return kind.StartsWith("{object}/", StringComparison.Ordinal) ? Path.Combine(folder, kind["{object}/".Length..])
            : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Single(file => file.EndsWith("/" + kind, StringComparison.Ordinal));
    }

    private string ObjectOf(Guid work) => Path.Combine(studio.Home.Archive, new HashNTupleLayout().PathOf($"urn:uuid:{work}"));

    private Task<VerifyReport> Verify(VerifyOptions? options = null) =>
        VerifyArchive.Run(studio.Home, studio.Database, options ?? new(), new(TimeProvider.System), TimeProvider.System, CancellationToken.None);
}
