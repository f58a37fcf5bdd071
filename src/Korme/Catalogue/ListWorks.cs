using System.Data.Common;
using Korme.Archive;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Works for the desk: one query each.</summary>
public static class ListWorks
{
    /// <summary>What came last, newest first; neither withdrawn nor in the bin.</summary>
    public static IReadOnlyList<HungWork> Recent(Database db, int most) => Rows(db, "work.withdrawn = 0", "work.imported desc, work.id desc", most);

    /// <summary>What is in the bin, last thrown first.</summary>
    public static IReadOnlyList<HungWork> InBin(Database db, int most = 500) => Rows(db, "work.binned is not null", "work.binned desc, work.id desc", most);

    /// <summary>How many there are; neither withdrawn nor in the bin.</summary>
    public static int Count(Database db) => db.Read(connection => connection.Row("select count(*) from work where withdrawn = 0", row => row.GetInt32(0)));

    private static List<HungWork> Rows(Database db, string condition, string order, int most) => db.Read(connection => connection.Rows(
        $"""
        select work.record, picture.facts
        from work
        left join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        left join picture on picture.sha512 = media_file.sha512
        where {condition}
        order by {order}
        limit @most
        """,
        Row,
        ("@most", most)));

    private static HungWork Row(DbDataReader row) => new(RecordJson.ToWork(row.GetString(0)), row.Text(1) is { } facts ? FactsJson.Read(facts) : null);
}
