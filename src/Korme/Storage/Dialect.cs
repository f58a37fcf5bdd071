namespace Korme.Storage;

/// <summary>The few places where SQLite's SQL is not PostgreSQL's.</summary>
public static class Dialect
{
    /// <summary>A subquery of the texts in a JSON array parameter: <c>where id in {Dialect.ListIn("ids")}</c>. Any length, one statement.</summary>
    public static string ListIn(string parameter) => $"(select value from json_each(@{parameter}))";
}
