namespace Korme.Storage;

/// <summary>The few places where SQLite's SQL is not PostgreSQL's.</summary>
public static class Dialect
{
    /// <summary>A subquery of the texts in a JSON array parameter: <c>where id in {Dialect.ListIn("ids")}</c>. Any length, one statement.</summary>
    public static string ListIn(string parameter) => $"(select value from json_each(@{parameter}))";

    /// <summary>True for a text of several lines, one of which is exactly the parameter's.</summary>
    public static string HasLine(string column, string parameter) => $"instr(char(10) || {column} || char(10), char(10) || @{parameter} || char(10)) > 0";
}
