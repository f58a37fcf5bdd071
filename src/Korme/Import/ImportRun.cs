using System.Threading.Channels;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;

namespace Korme.Import;

/// <summary>
/// One bringing-in of a folder, a file or a ZIP. Each shot is copied while it is hashed, read back and compared, decoded and
/// measured, described, and recorded; a shot that fails is named and the rest goes on (docs/adr/0002).
/// </summary>
/// <remarks>The source is only read. What an earlier run took is recognised: by name, length and time without reading it, else by its hash.</remarks>
public sealed class ImportRun(Database database, ArchiveStore archive, Changes changes, DerivePool derive, TimeProvider clock)
{
    /// <summary>Works recorded together, so that they share their fsyncs and their transaction.</summary>
    private const int BatchSize = 24;

    /// <summary>More than there are decoders: while some shots are decoded, others are copied and hashed.</summary>
    private static readonly int ShotsAtOnce = Environment.ProcessorCount + 2;

    /// <summary>Imports everything in <paramref name="source"/>; what became of each file is in <paramref name="progress"/>.</summary>
    /// <exception cref="OperationCanceledException">Stopped; whatever counts as done is in the archive.</exception>
    /// <exception cref="IOException">The home's disk is full or failing: nothing more can be taken.</exception>
    /// <exception cref="InvalidDataException">The source is a ZIP that can't be read.</exception>
    public async Task Run(string source, ImportProgress progress, CancellationToken cancel)
    {
        using var scan = ScanSource.Run(source, cancel);
        if (progress.Import is null) progress.Belong(await BeginImport.Run(database, source, clock, cancel));
        var alone = new JoinAlone(database, progress);
        var found = alone.Part(LookThrough(scan, progress));
        var settings = await ReadSettings(found, progress, cancel);
        progress.Begin(found.Shots);
        var seen = SeenFiles.Under(database, source);
        var take = new TakeShot(database, archive, changes, derive, clock, seen, settings, progress);

        // What fails for the home (its disk is full) ends the run; what fails for a file is that file's outcome.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var described = Channel.CreateBounded<Described>(BatchSize);
        var keeping = KeepAll(described.Reader, seen, progress, ended);
        try
        {
            await Parallel.ForEachAsync(progress.Shots, new ParallelOptions { MaxDegreeOfParallelism = ShotsAtOnce, CancellationToken = ended.Token },
                async (shot, token) =>
                {
                    if (await take.Run(shot, token) is { } work) await described.Writer.WriteAsync(work, token);
                });
        }
        finally
        {
            described.Writer.Complete();
            await keeping;
        }
        await alone.Run(found.Alone, take, cancel);
        await BeginImport.End(database, progress.Import!, clock, CancellationToken.None);
        progress.Complete();
    }

    private static Grouping LookThrough(ScanSource scan, ImportProgress progress)
    {
        var known = new List<KnownFile>();
        foreach (var item in scan)
        {
            if (item is Skipped unusable) progress.Leave(unusable);
            if (item is not FoundFile file) continue;
            var (identified, skipped) = IdentifyFile.Run(file);
            if (identified is not null) known.Add(identified);
            else progress.Leave(skipped!);
        }
        var grouping = GroupShots.Run(known);
        foreach (var alone in grouping.Skipped) progress.Leave(alone);
        return grouping;
    }

    private static async Task<IReadOnlyDictionary<string, FolderSettings>> ReadSettings(Grouping found, ImportProgress progress, CancellationToken cancel)
    {
        var settings = new Dictionary<string, FolderSettings>(StringComparer.Ordinal);
        foreach (var (folder, file) in found.Settings)
        {
            settings[folder] = ReadFolderSettings.From(await SmallFile.Read(file.File, ReadFolderSettings.MaxBytes, cancel));
            foreach (var note in settings[folder].Notes) progress.Note(file.File.RelativePath, note);
        }
        return settings;
    }

    /// <summary>Takes described works into the archive, then into the catalogue, as many at once as are ready.</summary>
    private async Task KeepAll(ChannelReader<Described> described, SeenFiles seen, ImportProgress progress, CancellationTokenSource ended)
    {
        try
        {
            // What is described already is kept even when the run is stopped: it costs little and saves doing it again.
            while (await described.WaitToReadAsync(CancellationToken.None))
            {
                var batch = new List<Described>(BatchSize);
                while (batch.Count < BatchSize && described.TryRead(out var work)) batch.Add(work);
                await Keep(batch, seen, progress);
            }
        }
        catch
        {
            await ended.CancelAsync();
            throw;
        }
    }

    private async Task Keep(List<Described> batch, SeenFiles seen, ImportProgress progress)
    {
        var works = batch.Select(each => each.New.Work).ToList();
        var kept = await archive.Keep([.. batch.Select(each => each.New)], CancellationToken.None);
        await RecordWorks.Run(database, works, CancellationToken.None);
        await RecordPicture.Run(database, [.. batch.Select(each => each.Picture).OfType<PictureFacts>()], CancellationToken.None);
        kept.Indexed();
        await seen.Remember(database, [.. batch.Select(each => (each.Shot.Shot, each.Beside, each.New.Work.Id))], CancellationToken.None);
        foreach (var each in batch)
        {
            var outcome = new ShotOutcome.Taken(each.New.Work.Id, each.Picture);
            each.Settled.TrySetResult(outcome);
            progress.Finish(each.Shot, outcome);
        }
    }
}
