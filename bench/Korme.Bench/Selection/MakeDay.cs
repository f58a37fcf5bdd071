using System.Security.Cryptography;
using System.Text;

namespace Korme.Bench.Selection;

/// <summary>Makes the JPEG files of a planned day, with the truth beside them.</summary>
internal static class MakeDay
{
    /// <summary>Large enough that the 1,024-px picture is a reduction, as of a camera's file.</summary>
    private const int Box = 2048;

    /// <summary>Makes it, or finds it made; the folder's name carries all that it was made of.</summary>
    public static async Task<(string Folder, Truth Truth)> Run(string work, IReadOnlyList<string> photographs, int seed, int ranked)
    {
        var made = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', photographs))))[..8];
        var folder = Path.Combine(work, FormattableString.Invariant($"day-{made}-{seed}-{ranked}"));
        var truthFile = Path.Combine(folder, "truth.json");
        if (Truth.Read(truthFile) is { } known) return (folder, known);

        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "photographs"));
        var groups = Named(new PlanDay(photographs, seed).Run(ranked));
        await Parallel.ForEachAsync(groups, (group, _) =>
        {
            Render(folder, group, seed);
            return ValueTask.CompletedTask;
        });
        var truth = new Truth(seed, [.. groups.Select(group => new TrueGroup(
            group.Group.Kind, Path.GetFileName(group.Group.Photograph), [.. group.Group.Frames.Zip(group.Names, (frame, name) => new TrueFrame(name, frame.Damage))]))]);
        truth.Write(truthFile);
        return (folder, truth);
    }

    /// <summary>Files are numbered as a camera does it, in the order of time; those without a time follow one another.</summary>
    private static List<(PlannedGroup Group, string[] Names)> Named(IReadOnlyList<PlannedGroup> groups)
    {
        var named = groups.Select(group => (group, new string[group.Frames.Count])).ToList();
        var frames = named.SelectMany(group => group.group.Frames.Select((frame, index) => (group.Item2, frame, index)))
            .OrderBy(frame => frame.frame.Stamp?.Time ?? DateTime.MaxValue).ToList();
        for (var number = 0; number < frames.Count; number++)
            frames[number].Item1[frames[number].index] = $"{frames[number].frame.Stamp?.Model}SC_{number:0000}.jpg";
        return named;
    }

    private static void Render(string folder, (PlannedGroup Group, string[] Names) group, int day)
    {
        var photograph = Raster.Load(group.Group.Photograph, Box);
        for (var i = 0; i < group.Names.Length; i++)
        {
            var (window, damage, stamp) = group.Group.Frames[i];
            var seed = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{day} {group.Names[i]}")));
            var picture = damage.Apply(photograph.Window(window.Left, window.Top, window.Width, window.Height), seed);
            CameraFile.Write(Path.Combine(folder, "photographs", group.Names[i]), picture, damage.Quality, stamp);
        }
    }
}
