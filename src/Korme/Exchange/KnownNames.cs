using System.Security.Cryptography;
using System.Text;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>Which work has a number or a file of a name: read once for an import, 48 bytes of memory for each (48 MB for a million works).</summary>
internal sealed class KnownNames
{
    private const int AtOnce = 5_000;

    private readonly Dictionary<UInt128, Guid> works = [];

    /// <summary>Reads them; nothing when works are found by id, or by nothing.</summary>
    public static KnownNames Read(Database database, MatchBy match, CancellationToken cancel)
    {
        var known = new KnownNames();
        var sql = match switch
        {
            MatchBy.Identifier => """
                select id, json_extract(record, '$.identifier')
                from work
                where id > @last and binned is null
                order by id
                limit @most
                """,
            MatchBy.File => """
                select work.id, media_file.name
                from (select id from work where id > @last and binned is null order by id limit @most) as work
                left join media_file on media_file.work_id = work.id
                order by work.id
                """,
            _ => null,
        };
        for (var last = ""; sql is not null;)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = database.Read(connection => connection.Rows(sql, row => (Id: row.GetString(0), Name: row.Text(1)), ("@last", last), ("@most", AtOnce)));
            if (rows.Count == 0) break;
            foreach (var (id, name) in rows)
                if (name is not null) known.Add(name, Guid.Parse(id));
            last = rows[^1].Id;
        }
        return known;
    }

    /// <summary>The work; <see cref="Guid.Empty"/> when several have that name; null when none has.</summary>
    public Guid? Find(string name) => works.TryGetValue(KeyOf(name), out var work) ? work : null;

    /// <summary>A further one.</summary>
    public void Add(string name, Guid work)
    {
        var key = KeyOf(name);
        works[key] = works.TryGetValue(key, out var other) && other != work ? Guid.Empty : work;
    }

    // Spaces and capitals differ between a card and a spreadsheet without meaning anything.
    private static UInt128 KeyOf(string name)
    {
        var plain = string.Join(' ', name.Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
    }
}
