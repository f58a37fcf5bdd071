using Korme.Archive;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Selections;

/// <summary>Finds selections: one query each.</summary>
public static class FindSelections
{
    /// <summary>The selection; null when there is none with this id.</summary>
    public static KeptSelection? ById(Database db, Guid id) => db.Read(connection => connection.Row(
        """
        select record
        from selection
        where id = @id
        """,
        row => RecordJson.ToSelection(row.GetString(0)),
        ("@id", CatalogueText.Of(id))));

    /// <summary>Those that aren't in the bin, the newest first.</summary>
    public static IReadOnlyList<KeptSelection> All(Database db) => [.. Any(db).Where(selection => selection.Binned is null)];

    /// <summary>All of them, the newest first; also those in the bin.</summary>
    public static IReadOnlyList<KeptSelection> Any(Database db) => db.Read(connection => connection.Rows(
        """
        select record
        from selection
        order by created desc, id desc
        """,
        row => RecordJson.ToSelection(row.GetString(0))));

    /// <summary>Those that a person means by an id, by at least four digits of its beginning, or by a name in any language; the newest first.</summary>
    public static IReadOnlyList<KeptSelection> ByName(Database db, string name)
    {
        name = name.Trim();
        var all = All(db);
        var named = all.Where(selection => selection.Name.Any(each => each.Value.Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        if (named.Count > 0) return named;
        return name.Length < 4 ? [] : [.. all.Where(selection => selection.Id.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase))];
    }
}
