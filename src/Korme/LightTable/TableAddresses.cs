namespace Korme.LightTable;

/// <summary>The addresses of imports and their light tables; each names the language it is in.</summary>
public static class TableAddresses
{
    /// <summary>The list of imports.</summary>
    public static string Imports(string language) => $"/desk/imports?lang={language}";

    /// <summary>A light table.</summary>
    public static string Table(string language, LightScope scope) => $"{Path(scope)}?lang={language}";

    /// <summary>Something of a table: <c>table.json</c>, <c>steps</c>, <c>marks</c>.</summary>
    public static string Of(string language, LightScope scope, string what) => $"{Path(scope)}/{what}?lang={language}";

    internal static string Path(LightScope scope) => "/desk/imports/" + scope.Key;
}
