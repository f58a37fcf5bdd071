using Korme.Catalogue;

namespace Korme.LightTable;

/// <summary>What lies on a light table: the works of one import, or every work of the home.</summary>
/// <param name="Import">The import's id; null: every work.</param>
public readonly record struct LightScope(Guid? Import)
{
    /// <summary>How addresses and tables name <see cref="Everything"/>.</summary>
    public const string All = "all";

    /// <summary>Every work of the home.</summary>
    public static readonly LightScope Everything = new(null);

    /// <summary>As in addresses and in the table <c>light_step</c>.</summary>
    public string Key => Import is { } id ? CatalogueText.Of(id) : All;

    /// <summary>The scope that a part of an address names; null: none.</summary>
    public static LightScope? Parse(string text) =>
        text == All ? Everything : Guid.TryParseExact(text, "D", out var id) ? new LightScope(id) : null;
}
