using System.Globalization;
using Korme.Catalogue;
using Korme.Selections;
using Korme.Storage;

namespace Korme.Cli;

/// <summary><c>korme select --selection NAME</c>: a selection that is kept, said and copied.</summary>
internal static class KeptSelectionReport
{
    /// <summary>Says it, and copies its originals when a folder is given.</summary>
    /// <exception cref="Problem">No selection, or several, are called so.</exception>
    public static async Task Run(Studio studio, string name, string? copyTo, string language, bool json, CancellationToken cancel)
    {
        var selection = Find(studio.Database, name);
        var exported = ExportSelection.Of(studio.Database, selection);
        foreach (var (work, number) in exported.Selection.Select((work, index) => (work, index + 1)))
            Terminal.Say($"{number,4}  {(work.File is { } file ? Terminal.Show(file) : "(erased)")}  {work.Reasons.GetValueOrDefault(language)}{(work.Locked ? "  locked" : "")}");
        Terminal.Say($"“{NameOf(selection)}”, {Terminal.Count(exported.Selection.Count, "work")}, {selection.Created.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}: http://127.0.0.1:…/desk/selections/{selection.Id} while 'korme serve' runs.");
        if (copyTo is not null)
        {
            var copied = await CopySelection.Run(studio.Database, studio.Archive, selection, copyTo, cancel);
            Terminal.Say($"{Terminal.Count(copied.Copied, "file")} copied into {Terminal.Show(copyTo)}"
                + (copied.There > 0 ? $", {copied.There} there already" : "") + (copied.Missing > 0 ? $"; {Terminal.Count(copied.Missing, "work")} erased or withdrawn" : "") + ".");
        }
        if (json) Console.Out.WriteLine(ExportSelection.Line(exported));
    }

    /// <summary>Its name on one line.</summary>
    public static string NameOf(KeptSelection selection) => Terminal.Show(selection.Name.For("en")?.Text ?? selection.Id.ToString());

    private static KeptSelection Find(Database database, string name)
    {
        var found = FindSelections.ByName(database, name);
        if (found.Count == 1) return found[0];
        var others = found.Count > 1 ? found : FindSelections.All(database);
        var listed = string.Join("\n", others.Take(FindWorksByName.Most).Select(each => $"  {each.Id}  {NameOf(each)}"));
        throw new Problem(found.Count > 1 ? $"several selections are called '{Terminal.Show(name)}'. Give an id:\n{listed}"
            : others.Count == 0 ? "there is no selection in this home yet. 'korme select --best 24 --keep NAME' keeps one."
            : $"no selection is called '{Terminal.Show(name)}'. There are:\n{listed}");
    }
}
