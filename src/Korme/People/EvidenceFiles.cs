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

    /// <summary>Adds them to a consent: in the journal and the index when it returns, in the archive when it settles. The copies are used up.</summary>
    /// <returns>False when it had all of them already, or there is no such consent.</returns>
    /// <exception cref="ArchiveFullException">The disk is full; nothing was added.</exception>
    public static async Task<bool> Keep(Database database, Changes changes, Guid consent, IReadOnlyList<NewEvidence> news, CancellationToken cancel)
    {
        await One.WaitAsync(cancel);
        try
        {
            var files = FindConsents.ById(database, consent)?.Files.ToList();
            var added = new List<(MediaFile, StagedFile)>();
            foreach (var (name, kind, copy) in news)
            {
                if (files is null || files.Count >= Most || files.Any(known => known.Sha512 == copy.Sha512))
                {
                    File.Delete(copy.StagePath);
                    continue;
                }
                var path = TakeShot.FreePath(name, [.. files.Select(known => known.Path)]);
                files.Add(new() { Sha512 = copy.Sha512, Bytes = copy.Bytes, MediaType = kind.MediaType, Name = name, Path = path, Role = kind.Role!.Value });
                added.Add((files[^1], copy));
            }
            return added.Count > 0 && await changes.Attach(consent, added, What, cancel);
        }
        finally
        {
            One.Release();
        }
    }
}
