using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Korme.Catalogue;
using Korme.Storage;

namespace Korme.Search;

/// <summary>A value to choose by, before it has its name.</summary>
/// <param name="Key">For the address.</param>
/// <param name="Label">Null: a record or the interface says it.</param>
/// <param name="Works">How many works of those asked for have it; null: not counted.</param>
internal sealed record ListedValue(string Key, LanguageText? Label, int? Works);

/// <summary>Names of makers and places as visitors may know them, and the commonest values: the same for every list until the catalogue changes.</summary>
/// <remarks>May be used from several threads. Nothing outlives a change of the catalogue, or the day.</remarks>
internal sealed class ListNames
{
    /// <summary>More names aren't remembered: a rare one is read again.</summary>
    private const int Most = 10_000;

    private static readonly ConditionalWeakTable<Database, StrongBox<ListNames?>> Known = [];

    private readonly ConcurrentDictionary<string, LanguageText> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<ListedValue>> commonest = new(StringComparer.Ordinal);
    private readonly long commits;

    private ListNames(long commits) => this.commits = commits;

    /// <summary>Those of the catalogue as it is now; asked before anything is read, so that a change meanwhile makes them old at once.</summary>
    public static ListNames Of(Database db)
    {
        var now = db.Commits;
        var box = Known.GetOrCreateValue(db);
        return Volatile.Read(ref box.Value) is { } known && known.commits == now ? known : box.Value = new(now);
    }

    public bool Has(string key) => names.ContainsKey(key);

    public LanguageText Find(string key) => names.GetValueOrDefault(key, LanguageText.None);

    public void Add(string key, LanguageText name)
    {
        if (names.Count >= Most) names.Clear();
        names[key] = name;
    }

    public IReadOnlyList<ListedValue> Commonest(string list, Func<IReadOnlyList<ListedValue>> read) => commonest.GetOrAdd(list, _ => read());
}
