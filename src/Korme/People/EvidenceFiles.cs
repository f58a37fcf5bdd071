using Korme.Archive;
using Korme.Catalogue;
using Korme.Import;
using Korme.Storage;

namespace Korme.People;

/// <summary>A photograph of a signed paper or a recording, on its way into the archive.</summary>
/// <param name="Name">As the telephone calls it.</param>
/// <param name="Kind">By its bytes.</param>
/// <param name="Copy">In <c>inbox/</c>, hashed.</param>
public sealed record NewEvidence(string Name, FileKind Kind, StagedFile Copy);

/// <summary>What shows that somebody agreed: files in the consent's own object in the archive, of no work, so that nothing can hang or publish them.</summary>
public static class EvidenceFiles
{
    /// <summary>Of one consent: two sides of a paper, and a second try of each, with recordings.</summary>
    public const int Most = 6;

    private const string What = "evidence";

    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>Whether files of this kind are taken: pictures, sounds and films, and nothing that could be a page.</summary>
    public static bool Takes(FileKind kind) => kind is { Reason: null, Group: FileGroup.Picture or FileGroup.Sound or FileGroup.Video };

    /// <summary>Pictures that every browser shows.</summary>
    public static bool IsShownByBrowsers(MediaFile file) => file.MediaType is "image/jpeg" or "image/png" or "image/webp";

    /// <summary>Adds them to a consent: in the archive, the journal and the index when it returns. The copies are used up.</summary>
    /// <returns>False when it had all of them already, or there is no such consent.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was added.</exception>
    public static async Task<bool> Keep(Database database, ArchiveStore archive, Changes changes, Guid consent, IReadOnlyList<NewEvidence> news, CancellationToken cancel)
    {
        await One.WaitAsync(cancel);
        try
        {
            // What is saved and not in the archive yet comes first, so that this version follows on it.
            await changes.Settle(cancel);
            if (FindConsents.ById(database, consent) is not { } before) return Drop(news);
            var files = before.Files.ToList();
            var copies = new Dictionary<string, StagedFile>(StringComparer.Ordinal);
            foreach (var (name, kind, copy) in news)
            {
                if (files.Count >= Most || files.Any(known => known.Sha512 == copy.Sha512))
                {
                    File.Delete(copy.StagePath);
                    continue;
                }
                var path = TakeShot.FreePath(name, [.. files.Select(known => known.Path)]);
                copies.Add(path, copy);
                files.Add(new() { Sha512 = copy.Sha512, Bytes = copy.Bytes, MediaType = kind.MediaType, Name = name, Path = path, Role = kind.Role!.Value });
            }
            if (copies.Count == 0) return false;
            var kept = await archive.Attach(before with { Files = files }, copies, What, cancel);
            // A yes or a no that came meanwhile stays; the files come to it.
            await changes.SaveAll(_ => [(FindConsents.ById(database, consent) ?? before) with { Files = files }], What, null, CancellationToken.None);
            kept.Indexed();
            return true;
        }
        finally
        {
            One.Release();
        }
    }

    private static bool Drop(IReadOnlyList<NewEvidence> news)
    {
        foreach (var each in news) File.Delete(each.Copy.StagePath);
        return false;
    }
}
