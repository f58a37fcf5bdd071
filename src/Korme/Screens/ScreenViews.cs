using System.Collections.Concurrent;
using Korme.Exhibitions;
using Korme.People;
using Korme.Storage;

namespace Korme.Screens;

/// <summary>Exhibitions as screens ask for them, remembered until the catalogue changes in any way: a screen asks for each picture by itself.</summary>
/// <remarks>A withdrawal holds from the next request on, see <see cref="Database.Commits"/>. Safe from many threads.</remarks>
public sealed class ScreenViews(Database database)
{
    private volatile Memory memory = new(-1);

    /// <summary>The number of the catalogue's last change: what was read at another may be out of date.</summary>
    public long Commits => database.Commits;

    /// <summary>The exhibition, a draft too, with what is shown of it; null when there is none.</summary>
    public ExhibitionView? Find(string slug)
    {
        var commits = database.Commits; // before the query: a change during it makes what is remembered old at once
        var current = memory;
        if (current.Commits != commits) memory = current = new(commits);
        if (current.Views.TryGetValue(slug, out var known)) return known;
        if (FindExhibition.BySlug(database, slug, Uses.Show) is not { } found) return null; // not remembered: anybody can invent names
        return current.Views[slug] = found;
    }

    /// <summary>A work that hangs there and may be seen.</summary>
    public HungWork? Find(string slug, Guid work) => Find(slug)?.Works.FirstOrDefault(hung => hung.Work.Id == work);

    private sealed record Memory(long Commits)
    {
        public ConcurrentDictionary<string, ExhibitionView> Views { get; } = new(StringComparer.Ordinal);
    }
}
