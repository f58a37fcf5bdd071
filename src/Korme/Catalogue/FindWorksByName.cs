using Korme.Archive;
using Korme.Storage;

namespace Korme.Catalogue;

/// <summary>Finds works by what a person calls them: id, beginning of an id, a file's name, or a title.</summary>
public static class FindWorksByName
{
    /// <summary>As many as a person would look through.</summary>
    public const int Most = 20;

    private const int FewestDigits = 4;

    /// <summary>The works, oldest first, withdrawn and binned ones too.</summary>
    /// <param name="db">The catalogue.</param>
    /// <param name="name">A UUID or at least four digits of its beginning; else exactly a file's name or a title in any language.</param>
    public static IReadOnlyList<Work> Run(Database db, string name)
    {
        var isId = name.Length >= FewestDigits && name.All(letter => char.IsAsciiHexDigit(letter) || letter == '-');
        var found = isId ? Rows(db, "work.id >= @name and work.id < @name || 'g'", name.ToLowerInvariant()) : [];
        if (found.Count > 0) return found;
        return Rows(db,
            $"""
            exists (select 1 from media_file where media_file.work_id = work.id and media_file.name = @name)
              or {Dialect.HasLine("work.title", "name")}
            """, name.Trim());
    }

    private static List<Work> Rows(Database db, string condition, string name) => db.Read(connection => connection.Rows(
        $"""
        select record
        from work
        where {condition}
        order by imported, id
        limit @most
        """,
        row => RecordJson.ToWork(row.GetString(0)),
        ("@name", name), ("@most", Most)));
}
