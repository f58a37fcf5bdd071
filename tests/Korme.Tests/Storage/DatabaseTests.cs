using Korme.Storage;

namespace Korme.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("korme-db-").FullName;

    private string FileName => Path.Combine(folder, "catalogue.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_change_that_throws_is_undone_whole()
    {
        using var db = Database.Open(FileName);

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Write<int>((connection, transaction) =>
        {
            transaction.Run("insert into picture (sha512, width, height, facts) values ('a', 1, 1, '{}')");
            throw new InvalidOperationException();
        }, CancellationToken.None));

        Assert.Equal(0, Pictures(db));
    }

    [Fact]
    public async Task Writers_take_turns_and_none_is_lost()
    {
        using var db = Database.Open(FileName);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => Insert(db, $"p{number}"))));

        Assert.Equal(50, Pictures(db));
    }

    [Fact]
    public void A_reader_can_not_write()
    {
        using var db = Database.Open(FileName);

        Assert.ThrowsAny<Exception>(() => db.Read(connection => connection.Row("delete from work returning id", row => row.GetString(0))));
    }

    [Fact]
    public async Task What_was_written_is_there_after_opening_again()
    {
        using (var db = Database.Open(FileName)) await Insert(db, "a");

        using var again = Database.Open(FileName);

        Assert.Equal(1, Pictures(again));
    }

    [Fact]
    public void A_catalogue_of_a_newer_korme_is_refused()
    {
        using (var db = Database.Open(FileName)) { }
        using (var raw = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={FileName};Pooling=False"))
        {
            raw.Open();
            raw.Row("pragma user_version = 99", row => 0);
        }

        var refused = Assert.Throws<CatalogueUnreadableException>(() => Database.Open(FileName));

        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_catalogue_says_how_to_make_it_again()
    {
        File.WriteAllText(FileName, new string('x', 5_000));

        var refused = Assert.Throws<CatalogueUnreadableException>(() => Database.Open(FileName));

        Assert.Contains("korme rebuild", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_file_takes_its_place_while_it_is_read()
    {
        var newFile = Path.Combine(folder, "new.db");
        using (var other = Database.Open(newFile)) await Insert(other, "new");
        using var db = Database.Open(FileName);
        await Insert(db, "old1");
        await Insert(db, "old2");
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var seen = new HashSet<int>();
            while (!stop.IsCancellationRequested) seen.Add(Pictures(db));
            return seen;
        });

        await db.SwapIn(newFile, CancellationToken.None);
        await stop.CancelAsync();

        Assert.Subset(new HashSet<int> { 1, 2 }, await reading);
        Assert.Equal(1, Pictures(db));
        Assert.False(File.Exists(newFile));
    }

    [Fact]
    public void The_library_is_new_enough_for_our_sql()
    {
        var version = Version.Parse(Sqlite.Start().Split(' ')[1]);

        Assert.True(version >= new Version(3, 35));
    }

    private static int Pictures(Database db) => db.Read(connection => connection.Row("select count(*) from picture", row => row.GetInt32(0)));

    private static Task<int> Insert(Database db, string sha512) => db.Write((connection, transaction) =>
        transaction.Run("insert into picture (sha512, width, height, facts) values (@sha512, 1, 1, '{}')", ("@sha512", sha512)), CancellationToken.None);
}
