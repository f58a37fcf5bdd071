using System.Data.Common;
using System.Text;
using Korme.Archive;
using Korme.Catalogue;
using Korme.People;
using Korme.Places;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>The formats that the catalogue is written in.</summary>
public enum ExportFormat { Csv, LinkedArt, DublinCore }

/// <summary>What goes into the file, and how.</summary>
/// <param name="Format">The format.</param>
/// <param name="IsPublic">Only what visitors may know; false: everything.</param>
/// <param name="Delimiter">Of a CSV.</param>
/// <param name="Address">Where visitors find the site, for addresses of works; null: works are known by their ids.</param>
/// <param name="Rows">What a row is; people and places go out as a CSV with everything.</param>
public sealed record ExportOptions(ExportFormat Format, bool IsPublic = false, char Delimiter = ',', string? Address = null, RowsOf Rows = RowsOf.Works);

/// <summary>Writes the whole catalogue into one file, some hundred works at a time, as it is at one moment. What was erased is in none.</summary>
public static class ExportCatalogue
{
    private const int AtOnce = 500;

    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes it, on a thread of its own.</summary>
    /// <param name="database">The catalogue.</param>
    /// <param name="path">The file; there or not. It takes its name only when it is whole.</param>
    /// <param name="options">What and how.</param>
    /// <param name="pace">Told how far it is, in works.</param>
    /// <param name="cancel">Stops; nothing is left.</param>
    /// <returns>How many rows are in it.</returns>
    /// <exception cref="IOException">It can't be written.</exception>
    public static Task<int> Run(Database database, string path, ExportOptions options, Pace pace, CancellationToken cancel) => Task.Run(() =>
    {
        var part = path + ".part";
        try
        {
            int count;
            using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                count = database.Read(connection => AtOneMoment(connection, () => Write(connection, database.Today, file, options, pace, cancel)));
                file.Flush();
                Durable.Sync(file.SafeFileHandle);
            }
            File.Move(part, path, overwrite: true);
            return count;
        }
        finally
        {
            File.Delete(part);
        }
    }, cancel);

    // Readers can't write, so a plain transaction holds nobody up; it sees one state however long the file takes.
    private static T AtOneMoment<T>(DbConnection connection, Func<T> read)
    {
        Run(connection, "begin");
        try
        {
            return read();
        }
        finally
        {
            Run(connection, "commit");
        }
    }

    private static int Write(DbConnection connection, string today, Stream file, ExportOptions options, Pace pace, CancellationToken cancel)
    {
        if (options.Rows != RowsOf.Works)
        {
            using var records = new StreamWriter(file, WithoutMark, 1 << 16, leaveOpen: true);
            return WriteRecords.Run(records, connection, options);
        }
        var chosen = options.IsPublic ? $"{MayUse.Web} and {Hangs}" : "true";
        pace.Begin(connection.Row($"select count(*) from work where {chosen}", row => row.GetInt32(0), (MayUse.Today, today)));
        var works = Works(connection, chosen, today, options, pace, cancel);
        using var text = new StreamWriter(file, WithoutMark, 1 << 16, leaveOpen: true);
        return options.Format switch
        {
            ExportFormat.Csv => WriteCsv.Run(text, works, WriteCsv.ColumnsOf(connection, chosen, today, options.IsPublic), options.Delimiter),
            ExportFormat.LinkedArt => WriteLinkedArt.Run(text, works, options),
            _ => WriteDublinCore.Run(text, works, options),
        };
    }

    private const string Hangs = """
        exists (
          select 1
          from hanging
          join exhibition on exhibition.id = hanging.exhibition_id
          where hanging.work_id = work.id and exhibition.status in ('open', 'closed')
        )
        """;

    private static IEnumerable<Work> Works(DbConnection connection, string chosen, string today, ExportOptions options, Pace pace, CancellationToken cancel)
    {
        var isPublic = options.IsPublic ? PublicIds(connection, chosen, today).Contains : (Func<Guid, bool>)(_ => true);
        for (var last = ""; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = connection.Rows(
                $"""
                select work.id, {ShownWork.Columns}
                from work
                where work.id > @last and {chosen}
                order by work.id
                limit @most
                """,
                row => (Id: row.GetString(0), Work: options.IsPublic ? PublicWork.Of(ShownWork.Read(row, 1), isPublic) : RecordJson.ToWork(row.GetString(1))),
                ("@last", last), ("@most", AtOnce), (MayUse.Today, today));
            if (rows.Count == 0) yield break;
            foreach (var (_, work) in rows)
                if (!work.IsTombstone) yield return work;
            pace.Add(rows.Count);
            last = rows[^1].Id;
        }
    }

    private static HashSet<Guid> PublicIds(DbConnection connection, string chosen, string today) =>
        [.. connection.Rows($"select id from work where {chosen}", row => Guid.Parse(row.GetString(0)), (MayUse.Today, today))];

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
