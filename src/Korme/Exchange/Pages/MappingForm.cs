using System.Globalization;
using Korme.Catalogue;

namespace Korme.Exchange.Pages;

/// <summary>A mapping as a form has it: <c>c0</c> what the first column says, <c>l0</c> in which language; and how works are found.</summary>
internal static class MappingForm
{
    /// <summary>What a column says and in which language.</summary>
    public static string Column(int index) => string.Create(CultureInfo.InvariantCulture, $"c{index}");

    /// <summary>The language of a column.</summary>
    public static string Language(int index) => string.Create(CultureInfo.InvariantCulture, $"l{index}");

    /// <summary>What was sent; what it doesn't say stays.</summary>
    public static Mapping Read(IFormCollection form, Mapping now) => now with
    {
        Columns = [.. now.Columns.Select((target, index) => form.TryGetValue(Column(index), out var said) ? TargetOf(said.ToString(), form[Language(index)].ToString()) : target)],
        Match = Enum.TryParse<MatchBy>(form["match"], ignoreCase: true, out var match) && Enum.IsDefined(match) ? match : now.Match,
        MakesNew = form.ContainsKey("unmatched") ? form["unmatched"] == "make" : now.MakesNew,
        EmptyClears = form.ContainsKey("empty") ? form["empty"] == "clear" : now.EmptyClears,
        BadCellSkipsRow = form.ContainsKey("bad") ? form["bad"] == "row" : now.BadCellSkipsRow,
        Kind = Enum.TryParse<WorkKind>(form["kind"], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : now.Kind,
    };

    private static Target? TargetOf(string said, string language) =>
        Target.Parse(said) is { } target ? Fields.PerLanguage.Contains(target.Field) ? target with { Language = language.Length is >= 2 and <= 35 ? language : LanguageText.Undetermined } : target : null;
}
