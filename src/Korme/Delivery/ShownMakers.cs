using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary>A work as a list shows it.</summary>
internal sealed record ListedWork(Guid Id, LanguageText Title, PictureSize Thumbnail);

/// <summary>A maker with the public works of theirs.</summary>
/// <param name="Key">The maker's name in URLs.</param>
internal sealed record ShownMaker(string Key, LanguageText Name, IReadOnlyList<ListedWork> Works);

/// <summary>Who made what is public. Makers have no ids yet: two are one when they share a name in any language.</summary>
/// <remarks>Computed once for each state of the catalogue. Safe from many threads.</remarks>
internal sealed class ShownMakers(Database database)
{
    private volatile Snapshot? snapshot;

    /// <summary>All of them, in the order of their first work.</summary>
    public IReadOnlyList<ShownMaker> All => Current().Makers;

    /// <summary>The maker of a key; null: nobody's.</summary>
    public ShownMaker? Find(string key) => Current().Makers.FirstOrDefault(maker => maker.Key == key);

    /// <summary>The maker who has this name.</summary>
    public ShownMaker? Of(Maker maker) => maker.Name.Select(name => Current().ByName.GetValueOrDefault(name.Value)).OfType<ShownMaker>().FirstOrDefault();

    private Snapshot Current()
    {
        // Asked before the query: a change during the query makes what is remembered old at once.
        var commits = database.Commits;
        return snapshot is { } known && known.Commits == commits ? known : snapshot = Make(commits);
    }

    private Snapshot Make(long commits)
    {
        var groups = new List<Group>();
        var byName = new Dictionary<string, Group>(StringComparer.OrdinalIgnoreCase);
        var works = ListPublicWorks.Run(database, picture => (
            Listed: new ListedWork(picture.Work.Id, picture.Work.Title, CanvasJson.Thumbnail(picture.Facts)), picture.Work.Makers));
        foreach (var (work, makers) in works)
            foreach (var name in makers.Select(maker => maker.Name).Where(name => !name.IsEmpty))
            {
                var group = Joined(groups, byName, name);
                group.Name = group.Name.Or(name);
                foreach (var (_, text) in name) byName[text] = group;
                group.Works.Add(work);
            }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        var shown = groups.ToDictionary(group => group, group =>
        {
            var key = Slug.Unique(Slug.From(group.Name.For("kk")!.Value.Text), keys.Contains);
            keys.Add(key);
            return new ShownMaker(key, group.Name, [.. group.Works.OrderBy(work => work.Id)]);
        });
        return new(commits, [.. groups.Select(group => shown[group])],
            byName.ToDictionary(pair => pair.Key, pair => shown[pair.Value], StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The group that has one of the names; several become one.</summary>
    private static Group Joined(List<Group> groups, Dictionary<string, Group> byName, LanguageText name)
    {
        var found = name.Select(each => byName.GetValueOrDefault(each.Value)).OfType<Group>().Distinct().ToList();
        if (found.Count == 0)
        {
            groups.Add(new());
            return groups[^1];
        }
        foreach (var other in found.Skip(1))
        {
            found[0].Name = found[0].Name.Or(other.Name);
            found[0].Works.UnionWith(other.Works);
            groups.Remove(other);
            foreach (var (text, group) in byName.ToList())
                if (group == other) byName[text] = found[0];
        }
        return found[0];
    }

    private sealed class Group
    {
        public LanguageText Name { get; set; } = LanguageText.None;

        public HashSet<ListedWork> Works { get; } = [];
    }

    private sealed record Snapshot(long Commits, IReadOnlyList<ShownMaker> Makers, IReadOnlyDictionary<string, ShownMaker> ByName);
}
