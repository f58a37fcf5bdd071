using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Selection;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>What a selection is chosen from: the works of one import, or all of the home.</summary>
/// <param name="Import">Id and name; null: everything.</param>
/// <param name="Works">How many pictures there are to choose from.</param>
public sealed record SelectionSource(ImportOf? Import, int Works)
{
    /// <summary>Everything; then every import that brought pictures, the newest first. Two queries.</summary>
    public static IReadOnlyList<SelectionSource> All(Database db) => db.Read(connection => (IReadOnlyList<SelectionSource>)
    [
        new(null, connection.Row($"select count(*) {Pictures}", row => row.GetInt32(0))),
        .. connection.Rows(
            $"""
            select import.id, import.name, count(*)
            {Pictures} and import.id is not null
            group by import.id
            order by import.id desc
            """,
            row => new SelectionSource(new(Guid.Parse(row.GetString(0)), row.GetString(1)), row.GetInt32(2))),
    ]);

    /// <summary>What may be chosen: shown works whose picture was decoded and measured. One query.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="import">Of this import; null: all.</param>
    internal static IReadOnlyList<Candidate> Candidates(Database db, ImportOf? import) => Exhibitions.Candidates.Of(db.Read(connection => connection.Rows(
        $"""
        select work.record, picture.facts
        {Pictures} and (@import is null or work.import = @import)
        """,
        row => new HungWork(RecordJson.ToWork(row.GetString(0)), FactsJson.Read(row.GetString(1))),
        ("@import", import is null ? null : CatalogueText.Of(import.Id)))));

    private const string Pictures = """
        from work
        join media_file on media_file.work_id = work.id and media_file.role = 'picture'
        join picture on picture.sha512 = media_file.sha512
        left join import on import.id = work.import
        where work.withdrawn = 0
        """;
}
