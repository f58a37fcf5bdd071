using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Import;

/// <summary>Adds captions and a poster to a sound or a video that is in the archive. May be asked from several threads; one after the other is done.</summary>
/// <remarks>One that has the name of an earlier one takes its place; the earlier one stays in the archive as a document.</remarks>
internal sealed class JoinPlayed(Database database, ArchiveStore archive, Changes changes)
{
    private static readonly SemaphoreSlim One = new(1, 1);

    /// <summary>Adds what the work hasn't got yet.</summary>
    /// <param name="id">The work.</param>
    /// <param name="news">The files with their staged copies, which are used up.</param>
    /// <param name="picture">What is known of the poster; null: there is none.</param>
    /// <param name="cancel">Until the archive has them; then it is finished.</param>
    /// <returns>True when there was something to add.</returns>
    public async Task<bool> Run(Guid id, IReadOnlyList<(KnownFile File, StagedFile Copy)> news, PictureFacts? picture, CancellationToken cancel)
    {
        await One.WaitAsync(cancel);
        try
        {
            // What is saved and not in the archive yet comes first, so that this version follows on it.
            await changes.Settle(cancel);
            var before = FindWork.ById(database, id)!;
            var files = before.Files.ToList();
            var copies = new Dictionary<string, StagedFile>(StringComparer.Ordinal);
            foreach (var (file, copy) in news.Where(each => before.Files.All(known => known.Sha512 != each.Copy.Sha512)))
            {
                var role = file.Kind.Role!.Value;
                for (var at = 0; at < files.Count; at++)
                    if (files[at].Role == role && (role == MediaRole.Picture || files[at].Name == file.File.Name)) files[at] = files[at] with { Role = MediaRole.Document };
                var path = TakeShot.FreePath(file.File.Name, [.. files.Select(known => known.Path)]);
                copies.Add(path, copy);
                files.Add(new() { Sha512 = copy.Sha512, Bytes = copy.Bytes, MediaType = file.Kind.MediaType, Name = file.File.Name, Path = path, Role = role });
            }
            if (copies.Count == 0) return false;
            var kept = await archive.Add(new(before with { Files = files }, copies), JoinDescriptions.Described, cancel);
            if (picture is not null) await RecordPicture.Run(database, [picture], CancellationToken.None);
            await Save(before with { Files = files }, Changes.TokenOf(before));
            kept.Indexed();
            return true;
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>The index follows. Whoever saved the work meanwhile keeps what was saved, and gets the files.</summary>
    private async Task Save(Work after, long token)
    {
        while (await changes.Save(after, JoinDescriptions.Described, token, CancellationToken.None) is Saved.Conflict { Current: Work { IsTombstone: false } now } conflict)
            (after, token) = (now with { Files = after.Files }, conflict.Token);
    }
}
