using Korme.Catalogue;
using Korme.Import;
using Korme.LightTable;
using Korme.Storage;
using Korme.Tests.Archive;
using Korme.Tests.Import;

namespace Korme.Tests.LightTable;

public sealed class ImportTests : IDisposable
{
    private readonly HandClock clock = new();
    private readonly Studio studio;
    private readonly TemporaryFolder source = new();

    public ImportTests() => studio = new(clock: clock);

    public void Dispose()
    {
        studio.Dispose();
        source.Dispose();
    }

    [Fact]
    public async Task An_import_is_called_like_its_folder_and_its_id_has_its_time()
    {
        var import = await Begin();
        await Take(import, "one.jpg");
        await BeginImport.End(studio.Database, import, clock, CancellationToken.None);

        var found = Assert.Single(FindImports.All(studio.Database));

        Assert.Equal((Path.GetFileName(source.Root), 1, 0, 1), (found.Import.Name, found.Works, found.Picked, found.Undecided));
        Assert.Equal(clock.Now.ToUnixTimeMilliseconds(), found.Started.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_under_its_id_and_a_complete_one_does_not()
    {
        var first = await Begin();
        await Take(first, "one.jpg");

        var goesOn = await Begin();
        await BeginImport.End(studio.Database, goesOn, clock, CancellationToken.None);
        var another = await Begin();

        Assert.Equal(first, goesOn);
        Assert.NotEqual(first.Id, another.Id);
    }

    [Fact]
    public async Task A_card_that_was_filled_anew_after_an_interruption_is_another_import()
    {
        var first = await Begin();
        await Take(first, "one.jpg");
        File.Delete(Path.Combine(source.Root, "one.jpg"));

        Assert.NotEqual(first.Id, (await Begin()).Id);
    }

    [Fact]
    public async Task An_import_that_took_nothing_new_is_none()
    {
        var import = await Begin();
        await BeginImport.End(studio.Database, import, clock, CancellationToken.None);

        Assert.Null(FindImports.ById(studio.Database, import.Id));
    }

    [Fact]
    public async Task A_rebuild_has_every_import_from_the_records_alone_and_the_steps_where_they_can_be_read()
    {
        var import = await Begin();
        var work = await Take(import, "one.jpg");
        await BeginImport.End(studio.Database, import, clock, CancellationToken.None);
        await (await studio.Changes()).ChangeAll([work.Id], each => each with { Mark = Mark.Picked }, "marked", (transaction, _) =>
            transaction.Run("insert into light_step (import, act, state, changes) values ('all', 'picked', 'done', '[]')"), CancellationToken.None);

        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);
        var carried = (Source(import), Steps());
        studio.Restart(() =>
        {
            foreach (var ending in (string[])["", "-wal", "-shm"]) File.Delete(studio.Home.CatalogueFile + ending);
        });
        await RebuildCatalogue.Run(studio.Home, studio.Database, studio.Archive, null, CancellationToken.None);

        var found = Assert.Single(FindImports.All(studio.Database));
        Assert.Equal((import, 1), (found.Import, found.Picked));
        Assert.Equal((source.Root, 1), carried);
        Assert.Equal((null, 0), (Source(import), Steps()));
    }

    [Fact]
    public async Task Listing_an_imports_works_is_one_query_and_one_for_what_was_learned_whatever_else_there_is()
    {
        var import = await Begin();
        for (var number = 0; number < 20; number++) await Take(import, $"{number}.jpg");
        var tables = new LightTables(studio.Database);
        var before = studio.Database.QueriesRun;

        var sheet = tables.Of(new(import.Id));

        Assert.Equal((20, before + 2), (sheet.Frames.Count, studio.Database.QueriesRun));
    }

    private Task<ImportOf> Begin() => BeginImport.Run(studio.Database, source.Root, clock, CancellationToken.None);

    /// <summary>As <see cref="ImportRun"/> leaves it: the work in archive and catalogue, its file remembered.</summary>
    private async Task<Work> Take(ImportOf import, string name)
    {
        var file = new FileInfo(Path.Combine(source.Root, name));
        await File.WriteAllTextAsync(file.FullName, name);
        var work = await studio.Take(name, work => work with { Import = import });
        await studio.Database.Write((_, transaction) => transaction.Run(
            "insert into seen_file (path, bytes, modified, beside, work_id) values (@path, @bytes, @modified, '', @work)",
            ("@path", file.FullName), ("@bytes", name.Length), ("@modified", File.GetLastWriteTimeUtc(file.FullName).ToString("O")), ("@work", work.Id.ToString())), CancellationToken.None);
        return work;
    }

    private string? Source(ImportOf import) => studio.Database.Read(connection => connection.Row("select source from import where id = @id", row => row.Text(0), ("@id", import.Id.ToString())));

    private int Steps() => studio.Database.Read(connection => connection.Row("select count(*) from light_step", row => row.GetInt32(0)));
}
