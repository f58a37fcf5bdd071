using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Korme.Storage;

namespace Korme.Import;

/// <summary>
/// What earlier imports saw in a source: a file of the same path, length and time is the same file, as rsync has it by default,
/// and isn't read again. Kept in the catalogue for speed alone: without it every file is hashed and recognised by its hash.
/// </summary>
public sealed class SeenFiles
{
    private readonly Dictionary<string, Row> rows;
    private readonly string root;

    private SeenFiles(string root, Dictionary<string, Row> rows) => (this.root, this.rows) = (root, rows);

    /// <summary>Everything seen at or below a source, in one query.</summary>
    /// <param name="database">The catalogue.</param>
    /// <param name="source">The folder, file or ZIP, as given.</param>
    public static SeenFiles Under(Database database, string source)
    {
        var root = Path.GetFullPath(source);
        var rows = database.Read(connection => connection.Rows(
            """
            select path, bytes, modified, beside, work_id
            from seen_file
            where (path = @root or substr(path, 1, @length + 1) in (@below, @entry))
              and exists (select 1 from work where work.id = work_id)
            """,
            row => new Row(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            ("@root", root), ("@length", root.Length), ("@below", root + Path.DirectorySeparatorChar), ("@entry", root + "!")));
        return new(root, rows.ToDictionary(row => row.Path, StringComparer.Ordinal));
    }

    /// <summary>The works that came from this source.</summary>
    public IReadOnlySet<Guid> Works => rows.Values.Select(row => Guid.Parse(row.WorkId)).ToHashSet();

    /// <summary>The work a shot became earlier, when its main file is unchanged.</summary>
    /// <param name="shot">The shot.</param>
    /// <param name="beside"><see cref="Fingerprint"/> of what describes it.</param>
    /// <param name="isDescribedTheSame">False when a label, sidecar or the settings changed since.</param>
    public Guid? Find(Shot shot, string beside, out bool isDescribedTheSame)
    {
        isDescribedTheSame = true;
        var file = shot.Main.File;
        if (!rows.TryGetValue(PathOf(file), out var row) || row.Bytes != file.Bytes || row.Modified != Stamp(file)) return null;
        isDescribedTheSame = row.Beside == beside;
        return Guid.Parse(row.WorkId);
    }

    /// <summary>Remembers what became of some shots; one transaction.</summary>
    public async Task Remember(Database database, IReadOnlyCollection<(Shot Shot, string Beside, Guid Work)> taken, CancellationToken cancel)
    {
        await database.Write((_, transaction) =>
        {
            transaction.RunEach(
                """
                insert into seen_file (path, bytes, modified, beside, work_id)
                values (@path, @bytes, @modified, @beside, @work)
                on conflict (path) do update set bytes = excluded.bytes, modified = excluded.modified, beside = excluded.beside, work_id = excluded.work_id
                """,
                ["@path", "@bytes", "@modified", "@beside", "@work"],
                taken,
                one => [PathOf(one.Shot.Main.File), one.Shot.Main.File.Bytes, Stamp(one.Shot.Main.File), one.Beside, one.Work.ToString()]);
            return taken.Count;
        }, cancel);
    }

    /// <summary>What describes a shot besides itself, as one short digest: its folder's settings, and names, lengths and times of the files beside it.</summary>
    public static string Fingerprint(Shot shot, FolderSettings settings)
    {
        var text = new StringBuilder(JsonSerializer.Serialize(settings));
        foreach (var file in (IEnumerable<KnownFile>)[.. shot.Raws, .. shot.Sidecars, .. shot.Labels.Select(label => label.File), .. shot.Captions, .. shot.Poster is { } poster ? (KnownFile[])[poster] : []])
            text.Append(file.File.RelativePath).Append('\0').Append(file.File.Bytes).Append('\0').Append(Stamp(file.File)).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
    }

    private string PathOf(FoundFile file) => file.DiskPath is { } path ? Path.GetFullPath(path) : $"{root}!{file.RelativePath}";

    internal static string Stamp(FoundFile file) => file.ModifiedUtc.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Row(string Path, long Bytes, string Modified, string Beside, string WorkId);
}
