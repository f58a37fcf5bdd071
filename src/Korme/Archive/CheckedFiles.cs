using System.Globalization;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>Which files were whole when, in the catalogue: what lets a verification go on where it stopped.</summary>
/// <remarks>
/// May be used from several threads. Rows are written together, at most every two seconds: a kill costs the reading of two seconds.
/// Keys of <c>health</c>: <c>verify.started</c> (a run that isn't finished began then), <c>verify.finished</c> (the last one that came
/// to its end), <c>verified</c> (every file was read since then), <c>verify.deep</c> (the last such one with
/// fixity), <c>verify.objects</c>, <c>verify.files</c>, <c>verify.bytes</c>,
/// <c>problems</c> (errors that it left). Times are ISO 8601, UTC.
/// </remarks>
public sealed class CheckedFiles
{
    private const int PathsAtATime = 10_000;
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Database db;
    private readonly TimeProvider clock;
    private readonly Lock adding = new();
    private readonly DateTimeOffset since;
    private List<(string Path, long Bytes, DateTime Modified)> fresh = [];
    private long lastWrite;

    private CheckedFiles(Database db, TimeProvider clock, DateTimeOffset since, DateTimeOffset started)
    {
        (this.db, this.clock, this.since, Started) = (db, clock, since, started);
        lastWrite = clock.GetTimestamp();
    }

    /// <summary>When this run began, or the one it goes on with.</summary>
    public DateTimeOffset Started { get; }

    /// <summary>Begins a run, or goes on with one that was interrupted.</summary>
    public static async Task<CheckedFiles> Begin(Database db, VerifyOptions options, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var under = options.IsAll ? null : Health(db, "verify.started");
        // What was begun without fixity can't be finished with it.
        if (under is not null && options.IsDeep != (Health(db, "verify.started.deep") == "1")) under = null;
        var started = under is null ? now : Parse(under);
        await db.Write((_, transaction) =>
        {
            Set(transaction, "verify.started", Text(started));
            Set(transaction, "verify.started.deep", options.IsDeep ? "1" : "0");
            return true;
        }, cancel);
        var since = options.OlderThan is { } age && !options.IsAll && now - age < started ? now - age : started;
        return new(db, clock, since, started);
    }

    /// <summary>A value that verification or a backup left; null: never.</summary>
    public static string? Health(Database db, string key) =>
        db.Read(connection => connection.Row("select value from health where key = @key", row => row.GetString(0), ("@key", key)));

    /// <summary>The files below a folder that need no reading now.</summary>
    /// <param name="folder">Below the archive, with <c>/</c>.</param>
    public Dictionary<string, (long Bytes, string Modified)> WholeBelow(string folder) => db.Read(connection => connection.Rows(
        "select path, bytes, modified from checked_file where path >= @from and path < @to and checked >= @since",
        row => (row.GetString(0), row.GetInt64(1), row.GetString(2)),
        ("@from", folder + "/"), ("@to", folder + "0"), ("@since", Text(since)))) // '0' follows '/'
        .ToDictionary(row => row.Item1, row => (row.Item2, row.Item3), StringComparer.Ordinal);

    /// <summary>True when a file is the one that was whole.</summary>
    public static bool IsSame((long Bytes, string Modified) then, long bytes, DateTime modified) => then == (bytes, Text(modified));

    /// <summary>Notes a file that is whole; kept when <see cref="Flush"/> runs, or after two seconds with <see cref="FlushWhenDue"/>.</summary>
    public void Add(string path, long bytes, DateTime modified)
    {
        lock (adding) fresh.Add((path, bytes, modified));
    }

    public Task FlushWhenDue(CancellationToken cancel)
    {
        lock (adding)
        {
            if (fresh.Count == 0 || clock.GetElapsedTime(lastWrite) < Rest) return Task.CompletedTask;
            lastWrite = clock.GetTimestamp();
        }
        return Flush(cancel);
    }

    /// <summary>Writes down what was noted.</summary>
    public async Task Flush(CancellationToken cancel)
    {
        List<(string Path, long Bytes, DateTime Modified)> rows;
        lock (adding) (rows, fresh) = (fresh, []);
        if (rows.Count == 0) return;
        var now = Text(clock.GetUtcNow());
        await db.Write((_, transaction) =>
        {
            transaction.RunEach(
                """
                insert into checked_file (path, bytes, modified, checked) values (@path, @bytes, @modified, @checked)
                on conflict (path) do update set bytes = excluded.bytes, modified = excluded.modified, checked = excluded.checked
                """,
                ["@path", "@bytes", "@modified", "@checked"], rows, row => [row.Path, row.Bytes, Text(row.Modified), now]);
            return rows.Count;
        }, cancel);
    }

    /// <summary>The run came to its end: files that are gone are forgotten, and the sums are kept.</summary>
    public async Task Finish(string archive, VerifyOptions options, int objects, int files, long bytes, int errors, CancellationToken cancel)
    {
        await Flush(cancel);
        var known = db.Read(connection => connection.Row("select count(*) from checked_file", row => row.GetInt64(0)));
        // More rows than files: some are of files that are gone.
        if (known > files) await Forget(archive, cancel);
        await db.Write((_, transaction) =>
        {
            transaction.Run("delete from health where key in ('verify.started', 'verify.started.deep')");
            Set(transaction, "verify.finished", Text(clock.GetUtcNow()));
            Set(transaction, "verified", Text(since));
            if (options.IsDeep) Set(transaction, "verify.deep", Text(since));
            Set(transaction, "verify.objects", objects.ToString(CultureInfo.InvariantCulture));
            Set(transaction, "verify.files", files.ToString(CultureInfo.InvariantCulture));
            Set(transaction, "verify.bytes", bytes.ToString(CultureInfo.InvariantCulture));
            Set(transaction, "problems", errors.ToString(CultureInfo.InvariantCulture));
            return true;
        }, cancel);
    }

    private async Task Forget(string archive, CancellationToken cancel)
    {
        for (var last = ""; last is not null;)
        {
            var paths = db.Read(connection => connection.Rows(
                $"select path from checked_file where path > @last order by path limit {PathsAtATime}", row => row.GetString(0), ("@last", last)));
            var gone = paths.Where(path => !File.Exists(Path.Combine(archive, path))).ToList();
            if (gone.Count > 0)
                await db.Write((_, transaction) =>
                {
                    transaction.RunEach("delete from checked_file where path = @path", ["@path"], gone, path => [path]);
                    return gone.Count;
                }, cancel);
            last = paths.LastOrDefault();
        }
    }

    private static void Set(System.Data.Common.DbTransaction transaction, string key, string value) => transaction.Run(
        "insert into health (key, value) values (@key, @value) on conflict (key) do update set value = excluded.value", ("@key", key), ("@value", value));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    private static string Text(DateTime utc) => utc.ToString(Time, CultureInfo.InvariantCulture);

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
