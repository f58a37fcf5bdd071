using System.Text;

namespace Korme.Exchange.Csv;

/// <summary>Several values in one cell: <c>Айгүл Серік; Мұрат Қали</c>. A backslash before a separator makes it part of the value.</summary>
internal static class CellList
{
    private const char Escape = '\\';

    /// <summary>The cell of these values; empty for none.</summary>
    /// <param name="values">As they are; an empty one keeps its place.</param>
    /// <param name="separators">What <see cref="Read"/> takes for separators.</param>
    public static string Write(IReadOnlyList<string> values, string separators = ";|\n")
    {
        if (values is [""]) return Escape.ToString();
        var cell = new StringBuilder();
        for (var index = 0; index < values.Count; index++)
        {
            if (index > 0) cell.Append("; ");
            var value = values[index];
            for (var at = 0; at < value.Length; at++)
            {
                var isEdge = (at == 0 || at == value.Length - 1) && char.IsWhiteSpace(value[at]);
                if (value[at] == Escape || isEdge || separators.Contains(value[at])) cell.Append(Escape);
                cell.Append(value[at]);
            }
        }
        return cell.ToString();
    }

    /// <summary>The values of a cell; none when it is blank. The first of the separators that occurs is the one.</summary>
    /// <param name="cell">As it stands there.</param>
    /// <param name="separators">In the order in which they count: <c>;|</c> and the end of a line, for keywords a comma too.</param>
    public static List<string> Read(string cell, string separators = ";|\n")
    {
        if (string.IsNullOrWhiteSpace(cell)) return [];
        var separator = separators.FirstOrDefault(each => Occurs(cell, each, separators));
        var values = new List<string>();
        var value = new StringBuilder();
        var kept = 0; // up to here nothing is trimmed: it was escaped
        for (var at = 0; at < cell.Length; at++)
        {
            if (cell[at] == Escape && IsEscaped(cell, at + 1, separators))
            {
                if (++at < cell.Length) value.Append(cell[at]);
                kept = value.Length;
            }
            else if (cell[at] == separator && separator != default) Add();
            else if (value.Length > 0 || !char.IsWhiteSpace(cell[at])) value.Append(cell[at]);
        }
        Add();
        return values;

        void Add()
        {
            while (value.Length > kept && char.IsWhiteSpace(value[^1])) value.Length--;
            values.Add(value.ToString());
            value.Clear();
            kept = 0;
        }
    }

    /// <summary>A backslash before anything else is one: a path of Windows has them.</summary>
    private static bool IsEscaped(string cell, int at, string separators) => at == cell.Length || cell[at] == Escape || char.IsWhiteSpace(cell[at]) || separators.Contains(cell[at]);

    private static bool Occurs(string cell, char separator, string separators)
    {
        for (var at = 0; at < cell.Length; at++)
        {
            if (cell[at] == Escape && IsEscaped(cell, at + 1, separators)) at++;
            else if (cell[at] == separator) return true;
        }
        return false;
    }
}
