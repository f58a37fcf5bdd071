using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Selection;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>What a selection is chosen from: the works of one import, or all of the home.</summary>
/// <param name="Import">Id and name; null: everything.</param>
/// <param name="Works">How many pictures there are to choose from.</param>
public sealed record SelectionSource(ImportOf? Import, int Works)
{
    /// <summary>Every import that brought pictures, the newest first; before them everything. Two queries.</summary>
    public static IReadOnlyList<SelectionSource> All(Database db) => db.Read(connection => (IReadOnlyList<SelectionSource>)
    [
        new(null, connection.Row($"select count(*) {Pictures}", row => row.GetInt32(0))),
        .. connection.Rows(
            $"""
            select json_extract(work.record, '$.import.id') as import, max(json_extract(work.record, '$.import.from')), count(*)
            {Pictures} and import is not null
            group by import
            order by import desc
            """,
            row => new SelectionSource(new(RecordId.Parse(row.GetString(0)), row.Text(1) ?? ""), row.GetInt32(2))),
    ]);

    /// <summary>What may be chosen: shown works whose picture was decoded and measured.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="import">Of this import; null: all.</param>
    internal static IReadOnlyList<Candidate> Candidates(Database db, ImportOf? import)
    {
        IReadOnlyList<Work> works = [.. FindWorks.Shown(db).Where(work => import is null || work.Import?.Id == import.Id)];
        var pictures = FindPictures.Of(db, works);
        return Exhibitions.Candidates.Of([.. works.Select(work => new HungWork(work, pictures.GetValueOrDefault(work.Id)))]);
    }

    private const string Pictures = """
        from work
        join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        join picture on picture.sha512 = media_file.sha512
        where work.withdrawn = 0
        """;
}
