using System.Text;
using System.Text.Json;
using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;

namespace Korme.Tests.Archive;

public sealed class ArchiveStoreTests : IDisposable
{
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public void A_new_archive_is_a_valid_storage_root_with_its_layout_described()
    {
        var root = studio.Home.Archive;

        Assert.Empty(OcflValidator.CheckRoot(root));
        Assert.Equal("ocfl_1.1\n", File.ReadAllText(Path.Combine(root, "0=ocfl_1.1")));
        Assert.Contains("0003-hash-and-id-n-tuple-storage-layout", File.ReadAllText(Path.Combine(root, "ocfl_layout.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_lies_in_the_archive_as_the_specification_says()
    {
        var draft = await studio.Draft("the bytes of a photograph");

        await studio.Archive.Keep([draft], CancellationToken.None);

        var id = $"urn:uuid:{draft.Work.Id}";
        var folder = Path.Combine(studio.Home.Archive, new HashNTupleLayout().PathOf(id));
        Assert.Equal("ocfl_object_1.1\n", File.ReadAllText(Path.Combine(folder, "0=ocfl_object_1.1")));
        Assert.Equal("the bytes of a photograph", File.ReadAllText(Path.Combine(folder, "v1", "content", "original", "DSC_0101.jpg")));
        using var inventory = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "inventory.json")));
        Assert.Equal(id, inventory.RootElement.GetProperty("id").GetString());
        Assert.Equal("https://ocfl.io/1.1/spec/#inventory", inventory.RootElement.GetProperty("type").GetString());
        Assert.Equal("v1/content/original/DSC_0101.jpg",
            inventory.RootElement.GetProperty("manifest").GetProperty(Studio.Sha512("the bytes of a photograph"))[0].GetString());
        Assert.Equal($"{Studio.Sha512(File.ReadAllText(Path.Combine(folder, "inventory.json")))} inventory.json\n",
            File.ReadAllText(Path.Combine(folder, "inventory.json.sha512")));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_record_is_read_by_people_in_their_own_script()
    {
        var draft = await studio.Draft();

        await studio.Archive.Keep([draft], CancellationToken.None);

        var content = Path.Combine(ObjectFolder(draft.Work.Id), "v1", "content");
        var record = File.ReadAllText(Path.Combine(content, "record.json"));
        Assert.Contains("\"kk\": \"Көк базар\"", record, StringComparison.Ordinal);
        Assert.Contains("\"kk\": \"stories/kk.md\"", record, StringComparison.Ordinal);
        Assert.Contains("\"@context\": {", record, StringComparison.Ordinal);
        Assert.Equal("Таңертең алма сатып тұр.\n", File.ReadAllText(Path.Combine(content, "stories", "kk.md")));
    }

    [Fact]
    public async Task An_edit_makes_one_version_that_stores_only_what_changed()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);

        await studio.Archive.Revise(draft.Work with { Story = LanguageText.Of("Apples, at dawn.", "en") }, CancellationToken.None);

        var folder = ObjectFolder(draft.Work.Id);
        Assert.Equal(["inventory.json", "inventory.json.sha512", "record.json", "stories/en.md"],
            Directory.EnumerateFiles(Path.Combine(folder, "v2"), "*", SearchOption.AllDirectories).Select(file => Relative(Path.Combine(folder, "v2"), file)).Order(StringComparer.Ordinal));
        Assert.Equal("Apples, at dawn.", studio.Archive.Works().Single().Story.In("en"));
        Assert.Null(studio.Archive.Works().Single().Story.In("kk"));
        Assert.EndsWith("v1/content/original/DSC_0101.jpg", studio.Archive.PathOf(draft.Work.Id, "original/DSC_0101.jpg").Replace('\\', '/'), StringComparison.Ordinal);
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_makes_no_version()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);

        await studio.Archive.Revise(draft.Work, CancellationToken.None);

        Assert.False(Directory.Exists(Path.Combine(ObjectFolder(draft.Work.Id), "v2")));
    }

    [Fact]
    public async Task A_field_from_a_newer_korme_survives_an_edit()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);
        AddToRecord(draft.Work.Id, "\"provenance\": \"painted over\",");

        await studio.Archive.Revise(draft.Work with { Rating = 5 }, CancellationToken.None);

        var record = File.ReadAllText(Path.Combine(ObjectFolder(draft.Work.Id), "v2", "content", "record.json"));
        Assert.Contains("\"provenance\": \"painted over\"", record, StringComparison.Ordinal);
        Assert.Contains("\"rating\": 5", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_with_the_same_bytes_are_stored_once()
    {
        var draft = await studio.Draft("same");
        var twin = await studio.Archive.Stage(new MemoryStream("same"u8.ToArray()), CancellationToken.None);
        var copy = draft.Work.Files[0] with { Path = "original/copy.jpg", Role = MediaRole.Document };
        var work = draft.Work with { Files = [draft.Work.Files[0], copy] };

        await studio.Archive.Keep([new(work, new Dictionary<string, StagedFile>(draft.Files) { [copy.Path] = twin })], CancellationToken.None);

        Assert.Single(Directory.EnumerateFiles(Path.Combine(ObjectFolder(work.Id), "v1", "content", "original")));
        Assert.Equal("same", File.ReadAllText(studio.Archive.PathOf(work.Id, "original/copy.jpg")));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Fact]
    public async Task A_second_hanging_is_the_next_version_of_the_exhibition()
    {
        var work = await studio.Take();
        var exhibition = Studio.Exhibition("bazaar", work.Id);
        await studio.Archive.Keep(exhibition, CancellationToken.None);

        await studio.Archive.Keep(exhibition with { Hours = LanguageText.Of("from 18:00", "en") }, CancellationToken.None);

        var kept = Assert.Single(studio.Archive.Exhibitions());
        Assert.Equal("from 18:00", kept.Hours.In("en"));
        Assert.Equal(exhibition.WallText, kept.WallText);
        Assert.True(Directory.Exists(Path.Combine(ObjectFolder(exhibition.Id), "v2")));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
    }

    [Theory]
    [InlineData("../../escape.jpg")]
    [InlineData("original/../record.json")]
    [InlineData("original/a/b.jpg")]
    [InlineData("original/CON.jpg")]
    [InlineData("original/")]
    [InlineData("record.json")]
    public async Task A_path_that_is_not_safe_is_refused_and_leaves_nothing(string path)
    {
        var draft = await studio.Draft();
        var file = draft.Work.Files[0] with { Path = path };
        var hostile = new NewWork(draft.Work with { Files = [file] }, new Dictionary<string, StagedFile> { [path] = draft.Files.Values.Single() });

        await Assert.ThrowsAsync<ArgumentException>(() => studio.Archive.Keep([hostile], CancellationToken.None));

        Assert.Empty(studio.Archive.Works());
        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
    }

    [Theory]
    [InlineData("../../../etc")]
    [InlineData("a/b")]
    [InlineData("KK")]
    [InlineData("con")]
    [InlineData("")]
    public async Task A_story_in_a_language_that_is_none_stays_inside_its_object(string language)
    {
        var draft = await studio.Draft(change: work => work with { Story = new([new("kk", "бір"), new(language, "екі")]) });

        await studio.Archive.Keep([draft], CancellationToken.None);

        Assert.Equal(draft.Work.Story, studio.Archive.Works().Single().Story);
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(ObjectFolder(draft.Work.Id), "v1", "content", "stories")).Count());
    }

    [Fact]
    public async Task A_damaged_record_is_named_and_the_others_are_read()
    {
        var damaged = await studio.Draft("one");
        var whole = await studio.Draft("two");
        await studio.Archive.Keep([damaged, whole], CancellationToken.None);
        File.AppendAllText(Path.Combine(ObjectFolder(damaged.Work.Id), "v1", "content", "record.json"), " ");
        var named = new List<DamagedObject>();

        var works = studio.Archive.Works(named.Add).ToList();

        Assert.Equal(whole.Work.Id, Assert.Single(works).Id);
        Assert.Equal(ObjectFolder(damaged.Work.Id), Assert.Single(named).Folder);
        Assert.Throws<ArchiveDamagedException>(() => studio.Archive.Works().Count());
    }

    [Fact]
    public async Task A_record_of_a_newer_format_is_refused_by_its_number()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);
        AddToRecord(draft.Work.Id, "", record => record.Replace("\"format\": 1", "\"format\": 7", StringComparison.Ordinal));

        var refused = Assert.Throws<ArchiveDamagedException>(() => studio.Archive.Works().ToList());

        Assert.Contains("format 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inventory_that_points_out_of_its_object_is_not_followed()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);
        var inventory = Path.Combine(ObjectFolder(draft.Work.Id), "inventory.json");
        var hostile = File.ReadAllText(inventory).Replace("v1/content/original/DSC_0101.jpg", "../../../../../lock.pid", StringComparison.Ordinal);
        File.WriteAllText(inventory, hostile);

        Assert.Throws<ArchiveDamagedException>(() => studio.Archive.PathOf(draft.Work.Id, "original/DSC_0101.jpg"));
    }

    [Fact]
    public async Task The_same_work_is_not_taken_in_twice()
    {
        var draft = await studio.Draft();
        await studio.Archive.Keep([draft], CancellationToken.None);
        var again = await studio.Draft(change: work => work with { Id = draft.Work.Id });

        await Assert.ThrowsAsync<InvalidOperationException>(() => studio.Archive.Keep([again], CancellationToken.None));

        Assert.Single(studio.Archive.Works());
    }

    [Theory]
    [InlineData("ocfl_2.0")]
    [InlineData("ocfl_1.0")]
    public void An_archive_of_another_ocfl_version_is_refused_by_name_and_left_alone(string version)
    {
        var root = studio.Home.Archive;
        File.Move(Path.Combine(root, "0=ocfl_1.1"), Path.Combine(root, "0=" + version));

        var refused = Assert.Throws<OcflException>(() => new ArchiveStore(studio.Home, TimeProvider.System));

        Assert.Contains(version[5..], refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(root, "0=ocfl_1.1")));
    }

    [Fact]
    public void A_folder_that_is_no_archive_is_refused_and_left_alone()
    {
        Directory.Delete(studio.Home.Archive, recursive: true);
        Directory.CreateDirectory(studio.Home.Archive);
        File.WriteAllText(Path.Combine(studio.Home.Archive, "letter.txt"), "mine");

        Assert.Throws<OcflException>(() => new ArchiveStore(studio.Home, TimeProvider.System));

        Assert.Equal("letter.txt", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(studio.Home.Archive))));
    }

    [Fact]
    public async Task What_the_stream_gave_is_what_was_hashed()
    {
        var bytes = Encoding.UTF8.GetBytes(new string('k', 3_000_000));

        var staged = await studio.Archive.Stage(new Trickle(bytes), CancellationToken.None);

        Assert.Equal(Digests.Of("sha512", bytes), staged.Sha512);
        Assert.Equal(Digests.Of("sha256", bytes), staged.Sha256);
        Assert.Equal(bytes.Length, staged.Bytes);
        Assert.Equal(bytes, File.ReadAllBytes(staged.StagePath));
    }

    [Fact]
    public async Task A_source_that_breaks_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => studio.Archive.Stage(new Trickle(new byte[100], breaks: true), CancellationToken.None));

        Assert.Empty(Directory.EnumerateFileSystemEntries(studio.Home.Inbox));
    }

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/').Replace("content/", "", StringComparison.Ordinal);

    private string ObjectFolder(Guid id) => Path.Combine(studio.Home.Archive, new HashNTupleLayout().PathOf($"urn:uuid:{id}"));

    // As another program would have written it: a version whose digests are right.
    private void AddToRecord(Guid id, string field, Func<string, string>? change = null)
    {
        var folder = ObjectFolder(id);
        var record = Path.Combine(folder, "v1", "content", "record.json");
        var text = File.ReadAllText(record);
        var changed = (change ?? (each => each))(text).Replace("  \"kind\"", $"  {field}\n  \"kind\"", StringComparison.Ordinal);
        File.WriteAllText(record, changed);
        foreach (var inventory in (string[])[folder, Path.Combine(folder, "v1")])
        {
            var file = Path.Combine(inventory, "inventory.json");
            var corrected = File.ReadAllText(file).Replace(Studio.Sha512(text), Studio.Sha512(changed), StringComparison.Ordinal);
            File.WriteAllText(file, corrected);
            File.WriteAllText(file + ".sha512", $"{Studio.Sha512(corrected)} inventory.json\n");
        }
    }

    /// <summary>Gives a few bytes at a time, as networks and cards do.</summary>
    private sealed class Trickle(byte[] bytes, bool breaks = false) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            breaks && Position > 50 ? throw new IOException("the card was pulled") : base.ReadAsync(buffer[..Math.Min(buffer.Length, breaks ? 60 : 70_001)], cancellationToken);
    }
}
