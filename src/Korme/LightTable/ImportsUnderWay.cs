using System.Collections.Concurrent;
using Korme.Catalogue;
using Korme.Import;

namespace Korme.LightTable;

/// <summary>Imports that this process runs, so that their tables show what is still arriving. Lives in memory; may be used from several threads.</summary>
public sealed class ImportsUnderWay
{
    private readonly ConcurrentDictionary<Guid, ImportProgress> progress = new();
    private readonly ConcurrentDictionary<Guid, LightScope> elsewhere = new();

    /// <summary>An import begins.</summary>
    public void Begin(ImportOf import, ImportProgress with) => progress[import.Id] = with;

    /// <summary>It is over.</summary>
    /// <param name="import">Which.</param>
    /// <param name="table">Where its photographs lie, when it took nothing new; null: on its own table.</param>
    public void End(ImportOf import, LightScope? table)
    {
        if (table is { } other && other.Import != import.Id) elsewhere[import.Id] = other;
        progress.TryRemove(import.Id, out _);
    }

    /// <summary>How far an import is; null when it isn't under way.</summary>
    public ImportProgress? Of(LightScope scope) => scope.Import is { } id ? progress.GetValueOrDefault(id) : null;

    /// <summary>Where the photographs of an import lie that took nothing new; null: it isn't one.</summary>
    public LightScope? Elsewhere(LightScope scope) => scope.Import is { } id && elsewhere.TryGetValue(id, out var table) ? table : null;
}
