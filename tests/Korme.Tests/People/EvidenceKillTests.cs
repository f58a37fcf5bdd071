using Korme.Archive;
using Korme.Catalogue;
using Korme.Import;
using Korme.People;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.People;

/// <summary>Bytes that come with a yes lie beside the journal until they settle: no kill parts them from the record that names them.</summary>
public sealed class EvidenceKillTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Photograph = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[9000]];
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 19, 0, 0, TimeSpan.FromHours(5));

    private readonly Studio studio = new();
    private readonly Consent asked = new() { Id = Guid.CreateVersion7(), Person = Guid.CreateVersion7(), Uses = Uses.Web, Secret = ConsentLink.NewSecret(), Created = Then };

    public async Task InitializeAsync()
    {
        var changes = await studio.Changes();
        await changes.Save(asked, "asked", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => studio.Dispose();

    [Fact]
    public async Task Killed_after_the_yes_the_paper_is_there_and_settles_with_it_in_one_version()
    {
        await Send();
        await (await studio.Changes()).Save(Now with { Given = new(Evidence.Paper, Then, "Зейнеп") }, "given", null, CancellationToken.None);
        studio.Restart();
        var changes = await studio.Changes();

        var shown = File.ReadAllBytes(studio.Archive.PathOf(Now, Now.Files.Single()));
        await changes.Settle(CancellationToken.None);

        Assert.Equal(Photograph, shown);
        var version = studio.Archive.Versions(asked.Id)[^1];
        Assert.Equal((2, RecordJson.Of(Now), "Зейнеп"), (version.Number, RecordJson.Of(version.Record!), Now.Given!.Name));
        Assert.Equal(Photograph, File.ReadAllBytes(studio.Archive.PathOf(asked.Id, Now.Files.Single().Path)));
        Assert.Empty(Waiting);
        Assert.Empty((await Verify()).Problems);
    }

    [Fact]
    public async Task Killed_before_the_line_that_names_them_the_bytes_are_told_and_the_next_start_removes_them()
    {
        var copy = await studio.Archive.Stage(new MemoryStream(Photograph), CancellationToken.None);
        Directory.CreateDirectory(Folder);
        File.Move(copy.StagePath, Path.Combine(Folder, $"{asked.Id:N}-{copy.Sha512}"));

        var told = await Verify();
        studio.Restart();
        await studio.Changes();

        Assert.Equal((0, "note"), (told.Errors, told.Problems.Single().Kind));
        Assert.Empty(Waiting);
        Assert.Empty(Now.Files);
    }

    [Fact]
    public async Task Killed_between_archive_and_journal_the_version_is_made_once()
    {
        var before = Path.Combine(studio.Folder, "journal-before");
        await Send();
        Copy(studio.Home.Journal, before);
        await (await studio.Changes()).Settle(CancellationToken.None);
        studio.Restart(() =>
        {
            Directory.Delete(studio.Home.Journal, recursive: true);
            Directory.Move(before, studio.Home.Journal);
        });

        await (await studio.Changes()).Settle(CancellationToken.None);

        Assert.Equal(2, studio.Archive.VersionsOf(asked.Id));
        Assert.Equal(Photograph, File.ReadAllBytes(studio.Archive.PathOf(Now, Now.Files.Single())));
        Assert.Empty(Waiting);
    }

    [Fact]
    public async Task Killed_after_settling_what_waited_is_removed_by_the_next_start()
    {
        await Send();
        var waited = File.ReadAllBytes(Waiting.Single());
        var path = Waiting.Single();
        await (await studio.Changes()).Settle(CancellationToken.None);
        File.WriteAllBytes(path, waited);
        studio.Restart();

        await studio.Changes();

        Assert.Empty(Waiting);
        Assert.Equal(Photograph, File.ReadAllBytes(studio.Archive.PathOf(Now, Now.Files.Single())));
    }

    [Fact]
    public async Task Bytes_that_a_disk_spoilt_while_they_waited_are_named_and_hold_up_no_answer()
    {
        await Send();
        File.WriteAllBytes(Waiting.Single(), [1, 2, 3]);
        var changes = await studio.Changes();

        var waiting = await Verify();
        await changes.Save(Now with { Withdrawn = Then }, "withdrawn", null, CancellationToken.None);
        await changes.Settle(CancellationToken.None);

        Assert.Equal((1, "journal"), (waiting.Errors, waiting.Problems[0].Kind));
        Assert.Equal(Then, ((Consent)studio.Archive.Versions(asked.Id)[^1].Record!).Withdrawn);
        Assert.EndsWith(".damaged", Waiting.Single(), StringComparison.Ordinal);
        Assert.Contains((await Verify()).Problems, problem => problem.Kind == "record" && problem.IsError);
    }

    [Fact]
    public async Task An_answer_with_a_paper_waits_for_the_bytes_the_line_and_nothing_of_the_archive()
    {
        await Send();
        var syncs = Durable.Count();

        await Send([.. Photograph, 1]);

        Assert.Equal((2, 1, 0), (syncs.Files, syncs.Folders, syncs.FileSystems));
        Assert.Equal(1, studio.Archive.VersionsOf(asked.Id));
    }

    [Fact]
    public async Task A_rebuilt_catalogue_knows_the_paper_that_waits()
    {
        await Send();
        var kept = RecordJson.Of(Now);
        studio.Restart(() => File.Delete(studio.Home.CatalogueFile));
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);
        await studio.Changes();

        Assert.Equal(kept, RecordJson.Of(Now));
        Assert.Equal(Photograph, File.ReadAllBytes(studio.Archive.PathOf(Now, Now.Files.Single())));
    }

    private Consent Now => FindConsents.ById(studio.Database, asked.Id)!;

    private string Folder => Path.Combine(studio.Home.Journal, "files");

    private IReadOnlyList<string> Waiting => Directory.Exists(Folder) ? Directory.GetFiles(Folder) : [];

    private async Task Send(byte[]? bytes = null)
    {
        var copy = await studio.Archive.Stage(new MemoryStream(bytes ?? Photograph), CancellationToken.None);
        Assert.True(await EvidenceFiles.Keep(studio.Database, await studio.Changes(), asked.Id, [new("paper.jpg", FileKinds.Detect(Photograph, "paper.jpg"), copy)], CancellationToken.None));
    }

    private Task<VerifyReport> Verify() =>
        VerifyArchive.Run(studio.Home, studio.Database, new(), new(TimeProvider.System), TimeProvider.System, CancellationToken.None);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
