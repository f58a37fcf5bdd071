using System.Collections.Concurrent;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Imaging;
using Korme.Storage;

namespace Korme.Import;

/// <summary>A shot that is copied, decoded and described, ready to be recorded.</summary>
/// <param name="Beside">See <see cref="SeenFiles.Fingerprint"/>.</param>
/// <param name="Settled">Told when it is in the archive, for those that have the same bytes.</param>
internal sealed record Described(ShotProgress Shot, NewWork New, PictureFacts? Picture, string Beside, TaskCompletionSource<ShotOutcome> Settled);

/// <summary>Takes one shot of an import as far as it can be taken without the others.</summary>
internal sealed class TakeShot(
    Database database, ArchiveStore archive, Changes changes, DerivePool derive, TimeProvider clock,
    SeenFiles seen, IReadOnlyDictionary<string, FolderSettings> settings, ImportProgress progress)
{
    /// <summary>By hash of the main file: the first takes it, a second one of the same bytes waits for what becomes of the first.</summary>
    private readonly ConcurrentDictionary<string, TaskCompletionSource<ShotOutcome>> underWay = new(StringComparer.Ordinal);

    private readonly JoinPlayed joinPlayed = new(database, archive, changes);

    /// <summary>Takes the shot.</summary>
    /// <returns>What is to be recorded; null when the shot is done: known, or refused with its reason.</returns>
    /// <exception cref="IOException">The home can't be written; trouble with the source is the shot's own outcome.</exception>
    public async Task<Described?> Run(ShotProgress item, CancellationToken cancel)
    {
        var shot = item.Shot;
        var folder = ReadFolderSettings.For(shot.Folder, settings);
        var beside = SeenFiles.Fingerprint(shot, folder);
        var staged = new List<StagedFile>();
        TaskCompletionSource<ShotOutcome>? mine = null;
        try
        {
            if (seen.Find(shot, beside, out var isSame) is { } known)
                return Done(item, new ShotOutcome.Known(known, !isSame && await DescribeAnew(shot, folder, beside, known, cancel)));

            var main = await Stage(shot.Main, staged, cancel);
            if (FindFile.BySha512(database, [main.Sha512]).TryGetValue(main.Sha512, out var same)) return await Recognised(item, beside, same, cancel);
            RefuseErased(main);
            mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (underWay.GetOrAdd(main.Sha512, mine) is var first && first != mine)
            {
                mine = null;
                return await SameAs(item, beside, await first.Task.WaitAsync(cancel), cancel);
            }
            var described = await Describe(item, folder, beside, main, staged, mine, cancel);
            staged.Clear(); // they belong to the work now
            return described;
        }
        catch (ShotRefusedException refused)
        {
            var outcome = new ShotOutcome.Failed(shot.Main.File.RelativePath, refused.Message);
            mine?.TrySetResult(outcome);
            return Done(item, outcome);
        }
        catch (Exception trouble)
        {
            mine?.TrySetException(trouble);
            throw;
        }
        finally
        {
            foreach (var file in staged) File.Delete(file.StagePath);
        }
    }

    private async Task<Described> Describe(
        ShotProgress item, FolderSettings folder, string beside, StagedFile main, List<StagedFile> staged,
        TaskCompletionSource<ShotOutcome> settled, CancellationToken cancel)
    {
        var shot = item.Shot;
        var files = new List<MediaFile>();
        var copies = new Dictionary<string, StagedFile>(StringComparer.Ordinal);
        Add(shot.Main.File.Name, main, shot.Main.Kind.MediaType, shot.Main.Kind.Role!.Value);
        foreach (var other in shot.Files.Skip(1))
        {
            var copy = await Stage(other, staged, cancel);
            RefuseErased(copy);
            Add(other.File.Name, copy, other.Kind.MediaType, other.Kind.Role!.Value);
        }

        var picture = shot.Picture is null ? null : main;
        if (shot.Poster is not null) picture = staged[staged.IndexOf(main) + 1];
        if (shot.Main.Kind.Group == FileGroup.Raw && await StagePreview(shot.Main, main, staged, cancel) is { } preview)
        {
            Add(shot.BaseName + ".preview.jpg", preview, "image/jpeg", MediaRole.Picture);
            picture = preview;
        }
        var facts = picture is null ? null : shot.Poster is null ? await Decode(shot.Main, picture, cancel) : await DecodePoster(shot.Poster, picture, cancel);
        if (facts is null) files = [.. files.Select(file => file.Role == MediaRole.Picture ? file with { Role = MediaRole.Document } : file)];
        var work = await Work(shot, folder, main.StagePath, Guid.CreateVersion7(clock.GetUtcNow()), clock.GetUtcNow(), cancel);
        return new(item, new(work with { Files = files, Import = progress.Import }, copies), facts, beside, settled);

        void Add(string name, StagedFile copy, string mediaType, MediaRole role)
        {
            var path = FreePath(name, copies.Keys);
            copies.Add(path, copy);
            files.Add(new() { Sha512 = copy.Sha512, Bytes = copy.Bytes, MediaType = mediaType, Name = name, Path = path, Role = role });
        }
    }

    /// <summary>The facts of a picture; null for one that this machine can't show but that is whole (HEIC without a decoder): kept and named.</summary>
    private async Task<PictureFacts?> Decode(KnownFile main, StagedFile picture, CancellationToken cancel)
    {
        switch (await derive.Sizes(picture.StagePath, picture.Sha512, cancel))
        {
            case DeriveOutcome.Made made:
                return made.Facts;
            case DeriveOutcome.Refused { Reason: Refusal.NeedsOtherLibrary } refused:
                progress.Note(main.File.RelativePath, $"kept, but not shown: {refused.Detail}");
                return null;
            case DeriveOutcome.Refused refused:
                throw new ShotRefusedException(RefusalText.Of(refused));
            default:
                throw new InvalidOperationException("an outcome that nobody knows");
        }
    }

    /// <summary>A poster that can't be decoded costs the poster, not the video that it stands for.</summary>
    private async Task<PictureFacts?> DecodePoster(KnownFile poster, StagedFile copy, CancellationToken cancel)
    {
        try
        {
            return await Decode(poster, copy, cancel);
        }
        catch (ShotRefusedException refused)
        {
            progress.Note(poster.File.RelativePath, $"kept, but not shown: {refused.Message}");
            return null;
        }
    }

    /// <summary>What is said about a shot by itself, its sidecars, its labels and its folder.</summary>
    private async Task<Work> Work(Shot shot, FolderSettings folder, string mainPath, Guid id, DateTimeOffset imported, CancellationToken cancel)
    {
        var name = shot.Main.File.RelativePath;
        var sidecars = new List<byte[]>();
        foreach (var sidecar in shot.Sidecars) sidecars.Add(await Small(sidecar, SmallFile.MaxSidecarBytes, cancel));
        var metadata = ReadMetadata.From(mainPath, shot.Main.Kind.MediaType, sidecars, clock.GetUtcNow());
        foreach (var note in metadata.Notes) progress.Note(name, note);

        var labels = new List<Label>();
        foreach (var (file, language) in shot.Labels)
        {
            var label = ReadLabel.From(await Small(file, ReadLabel.MaxBytes, cancel), language, folder.Language);
            foreach (var note in label.Notes) progress.Note(file.File.RelativePath, note);
            labels.Add(label);
        }
        return DescribeShot.Run(shot, metadata, labels, folder, id, imported);
    }

    /// <summary>Reads label, sidecars and settings again for a work whose picture is known; true when they say something new. What was changed at the desk stays.</summary>
    private async Task<bool> DescribeAnew(Shot shot, FolderSettings folder, string beside, Guid id, CancellationToken cancel)
    {
        var hasJoined = await Join(shot, id, cancel);
        var before = FindWork.ById(database, id)!;
        var path = archive.PathOf(id, before.Files[0].Path);
        var says = await Work(shot, folder, path, id, before.Imported, cancel);
        var joined = JoinDescriptions.Run(await WorkHistory.Of(archive, changes, id, cancel), before, says);
        joined = await JoinSidecar(shot, before, joined, cancel);
        var isNew = await changes.Save(joined, JoinDescriptions.Described, Changes.TokenOf(before), cancel) is Saved.Kept;
        await seen.Remember(database, [(shot, beside, id)], cancel);
        return isNew || hasJoined;
    }

    /// <summary>Captions and a poster that weren't there yet when their sound or video was taken; true when there were such.</summary>
    private async Task<bool> Join(Shot shot, Guid id, CancellationToken cancel) => shot.IsPlayed && await Join(shot.Captions, shot.Poster, id, cancel);

    /// <summary>The same of files that came without it.</summary>
    internal async Task<bool> Join(IReadOnlyList<KnownFile> captions, KnownFile? poster, Guid id, CancellationToken cancel)
    {
        if (FindWork.ById(database, id) is not { IsTombstone: false } work) return false;
        var staged = new List<StagedFile>();
        try
        {
            var news = new List<(KnownFile File, StagedFile Copy)>();
            foreach (var file in (IEnumerable<KnownFile>)[.. captions, .. poster is null ? (KnownFile[])[] : [poster]])
            {
                var copy = await Stage(file, staged, cancel);
                RefuseErased(copy);
                if (work.Files.All(known => known.Sha512 != copy.Sha512)) news.Add((file, copy));
            }
            if (news.Count == 0) return false;
            PictureFacts? picture = null;
            if (news.FirstOrDefault(each => each.File == poster) is { File: not null } shown) picture = await DecodePoster(poster!, shown.Copy, cancel);
            return await joinPlayed.Run(id, [.. news.Where(each => each.File != poster || picture is not null)], picture, cancel);
        }
        finally
        {
            foreach (var file in staged) File.Delete(file.StagePath);
        }
    }

    /// <summary>Takes decisions that another program changed after Korme wrote them there: since then they are no longer the desk's alone.</summary>
    private async Task<Work> JoinSidecar(Shot shot, Work before, Work joined, CancellationToken cancel)
    {
        if (shot.Sidecars is not [{ File.DiskPath: { } path } leading, ..]) return joined;
        XmpDocument xmp;
        try
        {
            xmp = XmpDocument.Parse(await Small(leading, SmallFile.MaxSidecarBytes, cancel));
        }
        catch (InvalidDataException)
        {
            return joined; // its note was written when it was read
        }
        var (seen, agreed) = FindAgreed.Run(database, archive, before, path);
        var theirs = SidecarFacts.Of(xmp);
        if (agreed is not null)
        {
            var news = JoinFacts.Run(SidecarFacts.Of(before), theirs, agreed).ToTake;
            joined = TakeFacts.Run(joined, theirs, [.. news.Where(SidecarFacts.IsDecision)], agreed);
        }
        var ours = SidecarFacts.Of(joined);
        var left = JoinFacts.Run(ours, theirs, agreed);
        var now = new SeenSidecar(path, joined.Id, JoinFacts.Remembered(ours, theirs, agreed, [.. left.ToWrite, .. left.Conflicts.Select(conflict => conflict.Fact)]));
        if (!now.SaysTheSame(seen)) await SeenSidecars.Remember(database, [now], cancel);
        return joined;
    }

    private async Task<Described?> SameAs(ShotProgress item, string beside, ShotOutcome first, CancellationToken cancel) => first.WorkId is { } work
        ? await Recognised(item, beside, work, cancel)
        : Done(item, new ShotOutcome.Failed(item.Shot.Main.File.RelativePath, ((ShotOutcome.Failed)first).Reason));

    private async Task<Described?> Recognised(ShotProgress item, string beside, Guid work, CancellationToken cancel)
    {
        var hasJoined = await Join(item.Shot, work, cancel);
        await seen.Remember(database, [(item.Shot, beside, work)], cancel);
        return Done(item, new ShotOutcome.Known(work, hasJoined));
    }

    private Described? Done(ShotProgress item, ShotOutcome outcome)
    {
        progress.Finish(item, outcome);
        return null;
    }

    private async Task<StagedFile> Stage(KnownFile file, List<StagedFile> staged, CancellationToken cancel)
    {
        await using var source = new SourceStream(await Guarded(() => file.File.OpenAsync(cancel)));
        var copy = await archive.Stage(source, cancel);
        staged.Add(copy);
        return copy;
    }

    /// <summary>What was erased at somebody's wish doesn't come back with the next card.</summary>
    private void RefuseErased(StagedFile copy)
    {
        if (FindErased.BySha512(database, copy.Sha512) is { } erased)
            throw new ShotRefusedException(FormattableString.Invariant(
                $"erased on {erased.When:yyyy-MM-dd}, at the artist's or a person's wish; it is not taken again. Delete this copy too, if the wish was to have none."));
    }

    /// <summary>A copy of the JPEG inside a RAW file, turned as the camera was held; null when it has none.</summary>
    private async Task<StagedFile?> StagePreview(KnownFile raw, StagedFile copy, List<StagedFile> staged, CancellationToken cancel)
    {
        if (EmbeddedPreview.Extract(copy.StagePath, raw.Kind.MediaType) is not { } preview)
        {
            progress.Note(raw.File.RelativePath, "kept, but not shown: the RAW file has no JPEG inside");
            return null;
        }
        using var jpeg = new MemoryStream();
        await preview.CopyTo(copy.StagePath, jpeg, cancel);
        var orientation = ReadMetadata.From(copy.StagePath, raw.Kind.MediaType, [], clock.GetUtcNow()).Orientation ?? 1;
        using var turned = new MemoryStream(JpegOrientation.Insert(jpeg.ToArray(), orientation));
        var stagedPreview = await archive.Stage(turned, cancel);
        staged.Add(stagedPreview);
        return stagedPreview;
    }

    private static Task<byte[]> Small(KnownFile file, int maxBytes, CancellationToken cancel) => Guarded(() => SmallFile.Read(file.File, maxBytes, cancel));

    /// <summary>Trouble with the source belongs to the one shot.</summary>
    private static async Task<T> Guarded<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            throw ShotRefusedException.Unreadable(trouble);
        }
    }

    /// <summary>Where an original of this name lies in its work's object.</summary>
    internal static string FreePath(string name, ICollection<string> taken)
    {
        var safe = SafeName.From(name);
        for (var number = 1; ; number++)
        {
            var path = "original/" + (number == 1 ? safe : SafeName.From($"{Path.GetFileNameWithoutExtension(safe)}-{number}{Path.GetExtension(safe)}"));
            if (!taken.Contains(path, StringComparer.OrdinalIgnoreCase)) return path;
        }
    }
}
