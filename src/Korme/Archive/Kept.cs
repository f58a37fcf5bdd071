using Korme.Catalogue;
using Korme.Exhibitions;

namespace Korme.Archive;

/// <summary>What the archive holds for certain. Until <see cref="Indexed"/> is called it is also noted that the index may not know it.</summary>
public sealed class Kept
{
    private readonly IReadOnlyList<string> notes;

    internal Kept(IReadOnlyList<string> notes) => this.notes = notes;

    /// <summary>The index has it on the disk too: the next start needs not look for it. Never calling it costs that look, nothing else.</summary>
    public void Indexed() => Delete(notes);

    internal static void Delete(IReadOnlyList<string> notes)
    {
        foreach (var folder in notes)
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}

/// <summary>What an interruption left between archive and index; see <see cref="ArchiveStore.Recover"/>.</summary>
public sealed class Recovered
{
    private readonly IReadOnlyList<string> notes;

    internal Recovered(IReadOnlyList<IRecorded> records, IReadOnlyList<DamagedObject> damaged, IReadOnlyList<string> notes)
    {
        Works = [.. records.OfType<Work>()];
        Exhibitions = [.. records.OfType<Exhibition>()];
        (Records, Damaged, this.notes) = (records, damaged, notes);
    }

    /// <summary>Works, exhibitions and whatever else has a record.</summary>
    public IReadOnlyList<IRecorded> Records { get; }

    public IReadOnlyList<Work> Works { get; }
    public IReadOnlyList<Exhibition> Exhibitions { get; }

    /// <summary>Erasures that were decided on and whose traces outside the archive may be left: hand them to <see cref="EraseWork.Finish"/>.</summary>
    public IReadOnlyList<Erasure> Erasures { get; internal init; } = [];

    /// <summary>Objects that were under way and can't be read.</summary>
    public IReadOnlyList<DamagedObject> Damaged { get; }

    /// <summary>The index has them on the disk now.</summary>
    public void Indexed() => Kept.Delete(notes);
}
