using System.Text.Json;
using Korme.Storage;

namespace Korme.Import;

/// <summary>What a sidecar and its work said when they were last compared, by the sidecar's path. Kept in the catalogue; losing it only makes Korme ask.</summary>
internal static class SeenSidecars
{
    /// <summary>The memory of one sidecar; null: there is none, or it was another work's.</summary>
    public static SeenSidecar? Find(Database database, string path, Guid work) => database.Read(connection => connection.Row(
        """
        select ours, theirs
        from sidecar
        where path = @path and work_id = @work
        """,
        row => new SeenSidecar(path, work, new(Facts(row.GetString(0)), Facts(row.GetString(1)))),
        ("@path", path), ("@work", work.ToString())));

    /// <summary>Remembers some; one transaction.</summary>
    public static Task Remember(Database database, IReadOnlyCollection<SeenSidecar> seen, CancellationToken cancel) => database.Write((_, transaction) =>
    {
        transaction.RunEach(
            """
            insert into sidecar (path, work_id, ours, theirs)
            values (@path, @work, @ours, @theirs)
            on conflict (path) do update set work_id = excluded.work_id, ours = excluded.ours, theirs = excluded.theirs
            """,
            ["@path", "@work", "@ours", "@theirs"],
            seen,
            one => [one.Path, one.Work.ToString(), Json(one.Agreed.Ours), Json(one.Agreed.Theirs)]);
        return seen.Count;
    }, cancel);

    private static SortedDictionary<string, string> Facts(string json) => JsonSerializer.Deserialize<SortedDictionary<string, string>>(json) ?? [];

    private static string Json(IReadOnlyDictionary<string, string> facts) => JsonSerializer.Serialize(facts);
}

/// <summary>A sidecar as it was last read or written.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Work">Whose it is.</param>
/// <param name="Agreed">What both said.</param>
internal sealed record SeenSidecar(string Path, Guid Work, AgreedFacts Agreed)
{
    public bool SaysTheSame(SeenSidecar? other) => other is not null && Agreed.Ours.SequenceEqual(other.Agreed.Ours) && Agreed.Theirs.SequenceEqual(other.Agreed.Theirs);
}
