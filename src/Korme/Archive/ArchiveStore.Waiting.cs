using Korme.Archive.Journal;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.People;

namespace Korme.Archive;

/// <summary>Files of consents, which lie beside the journal until the version that has their record is settled.</summary>
public sealed partial class ArchiveStore
{
    /// <summary>The absolute path of a consent's file: in its object, or while it isn't settled in the journal.</summary>
    /// <exception cref="ArchiveDamagedException">It is in neither.</exception>
    public string PathOf(Consent consent, MediaFile file)
    {
        var id = RecordId.From(consent.Id);
        return (root.Has(id) ? Open(id, checkDigest: false).PathOf(file.Path) : null) ?? waiting.Find(consent.Id, file.Sha512)
            ?? throw new ArchiveDamagedException($"{id} has no file {file.Path}, neither in the archive nor in the journal. 'korme verify' says more.");
    }

    /// <summary>The files of a consent that waited in the journal. One whose bytes are nowhere stops no yes and no no: 'korme verify' names it.</summary>
    private static IEnumerable<NewFile> Arrived(IRecorded record, IReadOnlyCollection<string> there, Dictionary<string, StagedFile> copies)
    {
        if (record is not Consent consent) return [];
        var added = consent.Files.Where(file => !there.Contains(file.Path, StringComparer.OrdinalIgnoreCase) && copies.ContainsKey(WaitingKey(consent.Id, file))).ToList();
        return OriginalsOf(consent.Id, added, added.ToDictionary(file => file.Path, file => copies[WaitingKey(consent.Id, file)], StringComparer.Ordinal));
    }

    /// <summary>Copies what waits in the journal for a consent, compared with its digest; what waits stays until the version is settled.</summary>
    private async Task CopyWaiting(Consent consent, Dictionary<string, StagedFile> copies, CancellationToken cancel)
    {
        foreach (var file in consent.Files)
        {
            if (waiting.Find(consent.Id, file.Sha512) is not { } path) continue;
            await using var source = File.OpenRead(path);
            var copy = await Stage(source, cancel);
            if (copy.Sha512 == file.Sha512 && copies.TryAdd(WaitingKey(consent.Id, file), copy)) continue;
            File.Delete(copy.StagePath);
            if (copy.Sha512 != file.Sha512) RepairJournal.SetAside(path);
        }
    }

    private static string WaitingKey(Guid id, MediaFile file) => $"{id:N}-{file.Sha512}";

    /// <summary>What waited in the journal for these consents and lies in their objects now needs to wait no more.</summary>
    internal void DropWaiting(IEnumerable<Consent> settled)
    {
        foreach (var consent in settled.Where(consent => consent.Files.Any(file => waiting.Find(consent.Id, file.Sha512) is not null)))
        {
            var inventory = Open(RecordId.From(consent.Id)).Inventory;
            foreach (var file in consent.Files.Where(file => inventory.DigestOf(file.Path) is { } digest && Inventory.SameDigest(digest, file.Sha512))) waiting.Drop(consent.Id, file.Sha512);
        }
    }
}
