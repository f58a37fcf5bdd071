using System.Runtime.ExceptionServices;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Archive;

/// <summary>What the archive has, read as it goes; readers need no turn.</summary>
public sealed partial class ArchiveStore
{
    private const int ReadAhead = 256;

    /// <summary>Whether the archive has an object with this id; what is saved and not settled yet isn't there.</summary>
    public bool Has(Guid id) => root.Has(RecordId.From(id));

    /// <summary>How many versions the archive has of a work: an erasure takes all of them.</summary>
    /// <exception cref="ArchiveDamagedException">No such work.</exception>
    public int VersionsOf(Guid work) => Open(RecordId.From(work)).Inventory.HeadNumber;

    /// <summary>Every work in the archive, read as it goes.</summary>
    /// <param name="damaged">Told of objects that can't be read, which are left out; null: the first one throws.</param>
    public IEnumerable<Work> Works(Action<DamagedObject>? damaged = null) => Records(damaged).OfType<Work>();

    /// <summary>Every exhibition in the archive, read as it goes.</summary>
    /// <param name="damaged">Told of objects that can't be read, which are left out; null: the first one throws.</param>
    public IEnumerable<Exhibition> Exhibitions(Action<DamagedObject>? damaged = null) => Records(damaged).OfType<Exhibition>();

    /// <summary>Every <see cref="Work"/>, <see cref="Exhibition"/> and other record, in one pass over the folders, read by all cores a few hundred ahead.</summary>
    /// <param name="damaged">Told of objects that can't be read, which are left out; null: the first one throws.</param>
    /// <param name="pace">Told how far it is, in folders of the root, over which objects lie evenly.</param>
    public IEnumerable<IRecorded> Records(Action<DamagedObject>? damaged = null, Pace? pace = null)
    {
        var branches = root.Branches().ToList();
        pace?.Begin(branches.Count);
        foreach (var some in branches.Chunk(16))
        {
            foreach (var folders in some.SelectMany(OcflRoot.ObjectsUnder).Chunk(ReadAhead))
            {
                var read = folders.AsParallel().AsOrdered().Select(ReadRecord).ToArray();
                foreach (var (folder, record, trouble) in read)
                {
                    if (trouble is not null && damaged is null) ExceptionDispatchInfo.Throw(trouble);
                    if (trouble is not null) damaged!(new(folder, trouble.Message));
                    else if (record is not null) yield return record;
                }
            }
            pace?.Add(some.Length);
        }
    }

    private static (string Folder, IRecorded? Record, IOException? Trouble) ReadRecord(string folder)
    {
        try
        {
            return (folder, RecordFile.Read(OcflObject.Open(folder)), null);
        }
        catch (IOException trouble)
        {
            return (folder, null, trouble);
        }
    }

    /// <summary>Every version of a work, an exhibition or another record, oldest first.</summary>
    /// <exception cref="ArchiveDamagedException">It isn't in the archive, or a record of it can't be read.</exception>
    public IReadOnlyList<ArchivedVersion> Versions(Guid id)
    {
        var current = Open(RecordId.From(id), checkDigest: false);
        return [.. Enumerable.Range(1, current.Inventory.HeadNumber).Select(number =>
        {
            var at = current.At(number);
            var version = at.Inventory.HeadVersion;
            var created = DateTimeOffset.TryParse(version.Created, System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : default;
            return new ArchivedVersion(number, created, version.Message ?? "", RecordFile.Read(at));
        })];
    }

    /// <summary>The absolute path of a work's file.</summary>
    /// <param name="work">The work.</param>
    /// <param name="logicalPath">As in <see cref="MediaFile.Path"/>.</param>
    /// <exception cref="ArchiveDamagedException">No such work or file.</exception>
    public string PathOf(Guid work, string logicalPath) =>
        // Without the sidecar: while a version is being added it and the inventory differ for a moment.
        Open(RecordId.From(work), checkDigest: false).PathOf(logicalPath)
        ?? throw new ArchiveDamagedException($"{RecordId.From(work)} has no file {logicalPath} in the archive.");
}
