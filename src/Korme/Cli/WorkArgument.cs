using System.CommandLine;
using System.Globalization;
using Korme.Catalogue;

namespace Korme.Cli;

/// <summary>WORK on the command line: an id, its beginning, a file's name, or a title.</summary>
internal static class WorkArgument
{
    public static Argument<string> One() => new("WORK") { Description = Description };

    public static Argument<string[]> Several() => new("WORK") { Description = Description, Arity = ArgumentArity.ZeroOrMore };

    private const string Description = "Its id or the first digits of it, a file's name, or its title";

    /// <summary>The one work that is meant.</summary>
    /// <exception cref="Problem">None, one that was erased, or several: these are listed.</exception>
    public static Work Find(Studio studio, string name)
    {
        var found = FindWorksByName.Run(studio.Database, name);
        if (found is [{ IsTombstone: true } gone]) throw new Problem($"Work {gone.Id} was erased already, on {gone.Erased:yyyy-MM-dd}. Nothing of it is left.");
        if (found is [var only]) return only;
        if (found.Count == 0)
            throw new Problem($"{Terminal.Show(name)}: no work has this id, file name or title. A title or file name has to be given whole; 'korme serve' and /desk list the works.");
        throw new Problem($"{Terminal.Show(name)}: {(found.Count < FindWorksByName.Most ? found.Count : $"{found.Count} or more")} works are called so. Give the id of the one:\n"
            + string.Join('\n', found.Select(work => "  " + NameOf(work))));
    }

    /// <summary>A work as one line: id, title, file.</summary>
    public static string NameOf(Work work)
    {
        var file = work.Files.Count > 0 ? work.Files[0].Name : "";
        var title = work.Title.ToString();
        return Terminal.Show($"{work.Id:D}  {title}{(title.Length > 0 && file.Length > 0 ? ", " : "")}{file}");
    }

    /// <summary>A moment in the zone of this machine: <c>2026-11-21 18:04</c>.</summary>
    public static string Time(DateTimeOffset at, TimeProvider clock) =>
        TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
