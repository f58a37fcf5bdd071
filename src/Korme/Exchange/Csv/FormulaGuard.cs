namespace Korme.Exchange.Csv;

/// <summary>Keeps Excel, LibreOffice and Google Sheets from running a cell: what begins like a formula gets an apostrophe in front (OWASP, "CSV Injection").</summary>
/// <remarks>Nothing is lost: what begins with apostrophes and then like a formula gets one more, and reading takes one away.</remarks>
internal static class FormulaGuard
{
    public static string Escape(string cell) => IsDangerous(cell) ? "'" + cell : cell;

    public static string Unescape(string cell) => cell.Length > 1 && cell[0] == '\'' && IsDangerous(cell) ? cell[1..] : cell;

    private static bool IsDangerous(string cell)
    {
        var start = 0;
        while (start < cell.Length && cell[start] == '\'') start++;
        // The wide forms too: where Japanese or Chinese is written, Excel takes them for the narrow ones.
        return start < cell.Length && cell[start] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
    }
}
