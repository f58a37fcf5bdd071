using Korme.Catalogue;
using Korme.Selections;
using Korme.Storage;

namespace Korme.LightTable;

/// <summary>The sheets that were looked at last, each good until the catalogue changes. May be used from several threads.</summary>
public sealed class LightTables(Database database)
{
    /// <summary>About a kilobyte a frame.</summary>
    private const int MostRemembered = 4;

    private readonly Lock gate = new();
    private readonly List<(LightScope Scope, Sheet Sheet)> remembered = [];

    /// <summary>How often a sheet was read from the catalogue, looked through for moments, and how many bursts were ranked.</summary>
    public (int Read, int Grouped, int BurstsRanked) Work { get; private set; }

    /// <summary>What lies on a table now.</summary>
    public Sheet Of(LightScope scope)
    {
        lock (gate)
        {
            // Asked before the query: a change during the query makes what is remembered old at once.
            var commits = database.Commits;
            var before = Remembered(scope);
            if (before?.Commits == commits) return before;
            var (frames, others) = ReadFrames.Run(database, scope);
            Work = Work with { Read = Work.Read + 1 };
            return Remember(scope, Sheet.Make(before, frames, others, commits, LearnTaste.Weights(database)));
        }
    }

    /// <summary>Takes over what a change has just done, so that nothing has to be read again.</summary>
    /// <param name="scope">The table it was done on.</param>
    /// <param name="changed">What changed.</param>
    /// <param name="commits">The state of the catalogue before the change: another one since the sheet was made, and the sheet is read anew when it is asked for.</param>
    internal void Take(LightScope scope, IReadOnlyList<ChangedWork> changed, long commits)
    {
        lock (gate)
        {
            if (Remembered(scope) is not { } before || before.Commits != commits) return;
            var frames = changed.Where(each => before.Find(each.After.Id) is not null)
                .ToDictionary(each => each.After.Id, each => ReadFrames.Of(each.After, before.Find(each.After.Id)!.Frame));
            Remember(scope, before.With(frames, commits + 1));
        }
    }

    private Sheet? Remembered(LightScope scope) => remembered.Find(each => each.Scope == scope).Sheet;

    private Sheet Remember(LightScope scope, Sheet sheet)
    {
        Work = (Work.Read, Work.Grouped + (sheet.WasGrouped ? 1 : 0), Work.BurstsRanked + sheet.BurstsRanked);
        remembered.RemoveAll(each => each.Scope == scope);
        remembered.Add((scope, sheet));
        if (remembered.Count > MostRemembered) remembered.RemoveAt(0);
        return sheet;
    }
}
