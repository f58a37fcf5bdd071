using Korme.Storage;

namespace Korme.Import;

/// <summary>
/// Captions and posters that come without their sound or film: whoever brings <c>song.kk.vtt</c> a day after <c>song.mp3</c>, from another
/// folder or a telephone, means that song. Joined when the archive has exactly one of this name; else said, with what to do.
/// </summary>
internal sealed class JoinAlone(Database database, ImportProgress progress)
{
    private const string PosterEnding = ".poster";

    private List<(Guid Work, string Name)>? played;

    /// <summary>Takes posters of what is in the archive out of the pictures that would become works.</summary>
    /// <returns>The grouping with its lone files moved to <see cref="Grouping.Alone"/>.</returns>
    public Grouping Part(Grouping found)
    {
        var posters = found.Shots.Where(shot => shot is { Picture: not null, Raws.Count: 0 } && shot.BaseName.EndsWith(PosterEnding, StringComparison.OrdinalIgnoreCase)
            && Find(shot.BaseName[..^PosterEnding.Length]).Count == 1).ToList();
        return posters.Count == 0 ? found : found with { Shots = [.. found.Shots.Except(posters)], Alone = [.. found.Alone, .. posters.Select(shot => shot.Picture!)] };
    }

    /// <summary>Joins each to its sound or film, or says why not. After the run's own works are in the catalogue.</summary>
    public async Task Run(IReadOnlyList<KnownFile> alone, TakeShot take, CancellationToken cancel)
    {
        played = null;
        foreach (var file in alone)
        {
            cancel.ThrowIfCancellationRequested();
            var stem = GroupShots.BaseOf(file.File.Name);
            var name = file.Kind.Group == FileGroup.Picture ? stem[..^PosterEnding.Length] : stem;
            var found = Find(name) is { Count: > 0 } whole ? whole : name.LastIndexOf('.') is var dot and > 0 ? Find(name[..dot]) : [];
            if (found is not [var one]) progress.Leave(new(file.File.RelativePath, found.Count == 0 ? None(name) : $"{found.Count} sounds or films are called like this. Put it into the folder of the one that is meant, and import that folder"));
            else await Join(take, file, one, cancel);
        }
    }

    private async Task Join(TakeShot take, KnownFile file, (Guid Work, string Name) one, CancellationToken cancel)
    {
        try
        {
            var isPoster = file.Kind.Group == FileGroup.Picture;
            progress.Join(file.File.RelativePath, one.Name, await take.Join(isPoster ? [] : [file], isPoster ? file : null, one.Work, cancel));
        }
        catch (ShotRefusedException refused)
        {
            progress.Leave(new(file.File.RelativePath, refused.Message));
        }
    }

    private static string None(string name) =>
        $"captions wait for their sound or film: none called “{(name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : name)}” has come yet. Bring them once more together with it, or after it, and they join it";

    /// <summary>The sounds and films of this name, with or without its ending.</summary>
    private List<(Guid Work, string Name)> Find(string name)
    {
        played ??= [.. database.Read(connection => connection.Rows(
            """
            select work_id, name
            from media_file
            where role in ('sound', 'video')
            """,
            row => (Guid.Parse(row.GetString(0)), row.GetString(1))))];
        return [.. played.Where(each => name.Equals(GroupShots.BaseOf(each.Name), StringComparison.OrdinalIgnoreCase) || name.Equals(DecodeText.ToFormC(each.Name), StringComparison.OrdinalIgnoreCase)).DistinctBy(each => each.Work)];
    }
}
