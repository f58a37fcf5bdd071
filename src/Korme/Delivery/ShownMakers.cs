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

/// <summary>Who made what is public. Who has a record is one by it; of the others two are one when they share a name in any language.</summary>
/// <remarks>Computed once for each state of the catalogue. Safe from many threads.</remarks>
internal sealed class ShownMakers(Database database)
{
    private volatile Snapshot? snapshot;

    /// <summary>All of them, in the order of their first work.</summary>
    public IReadOnlyList<ShownMaker> All => Current().Makers;

    /// <summary>The maker of a key; null: nobody's.</summary>
    public ShownMaker? Find(string key) => Current().Makers.FirstOrDefault(maker => maker.Key == key);

    /// <summary>The maker who has this name.</summary>
    public ShownMaker? Of(Maker maker) => maker.Person is { } person && Current().ByPerson.TryGetValue(person, out var shown) ? shown : maker.Name.Select(name => Current().ByName.GetValueOrDefault(name.Value)).OfType<ShownMaker>().FirstOrDefault();

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
        var byPerson = new Dictionary<Guid, Group>();
        var works = ListPublicWorks.Run(database, picture => (
            Listed: new ListedWork(picture.Work.Id, picture.Work.Title, CanvasJson.Thumbnail(picture.Facts)), picture.Work.Makers));
        foreach (var (work, makers) in works)
            foreach (var (name, _, person) in makers.Where(maker => !maker.Name.IsEmpty))
            {
                var group = person is { } id ? OfPerson(groups, byName, byPerson, id, name) : Joined(groups, byName, name);
                group.Name = group.Name.Or(name);
                foreach (var (_, text) in name)
                    if (person is null || !byName.TryGetValue(text, out var first) || !first.HasRecord) byName[text] = group;
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
            byName.ToDictionary(pair => pair.Key, pair => shown[pair.Value], StringComparer.OrdinalIgnoreCase), byPerson.ToDictionary(pair => pair.Key, pair => shown[pair.Value]));
    }

    /// <summary>The group of somebody who has a record: homonyms stay apart, and takes over the works that had the name alone.</summary>
    private static Group OfPerson(List<Group> groups, Dictionary<string, Group> byName, Dictionary<Guid, Group> byPerson, Guid id, LanguageText name)
    {
        if (byPerson.TryGetValue(id, out var known)) return known;
        var group = name.Select(each => byName.GetValueOrDefault(each.Value)).FirstOrDefault(each => each is { HasRecord: false });
        if (group is null) groups.Add(group = new());
        group.HasRecord = true;
        return byPerson[id] = group;
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
        var one = found.FirstOrDefault(each => each.HasRecord) ?? found[0];
        foreach (var other in found.Where(each => each != one && !each.HasRecord))
        {
            one.Name = one.Name.Or(other.Name);
            one.Works.UnionWith(other.Works);
            groups.Remove(other);
            foreach (var (text, group) in byName.ToList())
                if (group == other) byName[text] = one;
        }
        return one;
    }

    private sealed class Group
    {
        public LanguageText Name { get; set; } = LanguageText.None;

        /// <summary>It is of one person alone.</summary>
        public bool HasRecord { get; set; }

        public HashSet<ListedWork> Works { get; } = [];
    }

    private sealed record Snapshot(long Commits, IReadOnlyList<ShownMaker> Makers, IReadOnlyDictionary<string, ShownMaker> ByName, IReadOnlyDictionary<Guid, ShownMaker> ByPerson);
}
