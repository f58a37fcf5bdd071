using System.Text.Json;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Selections;

namespace Korme.Archive;

/// <summary>Whether an object's record can be read and is of that object: its id, and its files as the object has them.</summary>
internal static class CheckRecord
{
    /// <summary>Larger ones are looked at by their digest alone.</summary>
    public const long MostBytes = 4_000_000;

    /// <summary>The files whose bytes <see cref="Run"/> wants, by content path; none for an object that Korme didn't write.</summary>
    public static IReadOnlySet<string> Wanted(Inventory inventory)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        if (inventory.Versions.GetValueOrDefault(inventory.Head) is not { } head || head.User?.Address != ArchiveStore.Agent) return wanted;
        foreach (var (digest, paths) in head.State)
            if (paths.Any(path => path == RecordFile.Name || path.StartsWith(RecordFile.StoriesFolder, StringComparison.Ordinal))
                && inventory.ContentPath(digest) is { } content) wanted.Add(content);
        return wanted;
    }

    /// <summary>What is wrong; null: nothing.</summary>
    public static VerifyProblem? Run(OcflObject source, string path)
    {
        try
        {
            if (FormatOf(source) is > RecordFile.Format and var format)
                return new("newer", "", path, $"is of record format {format}, this Korme knows {RecordFile.Format}", "A newer Korme reads it; nothing was changed.", true);
            return RecordFile.Read(source) switch
            {
                Work work => Compare(source, path, work.Id, work.Files) ?? StillThere(source, path, work),
                Exhibition exhibition => Compare(source, path, exhibition.Id, []),
                KeptSelection selection => Compare(source, path, selection.Id, []),
                Person person => Compare(source, path, person.Id, []),
                Consent consent => Compare(source, path, consent.Id, consent.Files),
                Place place => Compare(source, path, place.Id, []),
                ForgottenDecisions => Compare(source, path, ForgottenDecisions.TheOne, []),
                _ => null,
            };
        }
        catch (Exception trouble) when (trouble is IOException or JsonException or InvalidOperationException or FormatException)
        {
            return new("record", "", path, $"can't be read as a record: {trouble.Message}", "Its bytes are as they were kept: tell who made Korme.", true);
        }
    }

    private static VerifyProblem? Compare(OcflObject source, string path, Guid id, IReadOnlyList<MediaFile> files)
    {
        if (RecordId.From(id) != source.Inventory.Id)
            return new("record", "", path, $"is the record of {RecordId.From(id)} and lies in the object {source.Inventory.Id}", "Tell who made Korme.", true);
        var lost = files.FirstOrDefault(file => source.Inventory.DigestOf(file.Path) is not { } digest || !Inventory.SameDigest(digest, file.Sha512));
        return lost is null ? null : new("record", "", path, $"names the file {lost.Path}, which the object has not, or with other bytes", "Tell who made Korme.", true);
    }

    /// <summary>A record, a tombstone's most of all, names the bytes that were erased: none of them may be in the object.</summary>
    private static VerifyProblem? StillThere(OcflObject source, string path, Work work)
    {
        var left = work.ErasedFiles.FirstOrDefault(erased => source.Inventory.Manifest.Keys.Any(digest => Inventory.SameDigest(digest, erased)));
        return left is null ? null : new("record", "", path, $"says that {source.Inventory.ContentPath(left) ?? left} was erased, and the object has it", "Erase it again: korme erase.", true);
    }

    private static int? FormatOf(OcflObject source)
    {
        using var document = JsonDocument.Parse(source.Read(RecordFile.Name));
        return document.RootElement.TryGetProperty("format", out var format) && format.TryGetInt32(out var number) ? number : null;
    }
}
