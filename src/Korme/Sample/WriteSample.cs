using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Korme.Sample;

/// <summary>How far the sample day is: so many of so many files, the last one's name.</summary>
public sealed record SampleProgress(int Written, int Total, string Name);

/// <summary>Writes the sample day: a folder as an artist brings it home from a day in Almaty, made by our own code
/// alone.</summary>
/// <remarks>The same seed gives the same pixels, and with one version of libvips the same bytes. The order of threads has no part
/// in it.</remarks>
public static class WriteSample
{
    private const string Resources = "Korme.Sample.Day/";

    /// <summary>Writes pictures, labels, tunes and <c>korme.yaml</c>. Files of the same names are replaced, others left
    /// alone.</summary>
    /// <param name="folder">Made when it isn't there.</param>
    /// <param name="seed">Any number; another number is another hand at the same day.</param>
    /// <param name="progress">Told after every file, from several threads.</param>
    /// <param name="cancel">Stops between two pictures; what is written stays, whole.</param>
    /// <returns>The names of the files in the folder, in order.</returns>
    /// <exception cref="IOException">The folder can't be made or written to, or the disk is full.</exception>
    public static IReadOnlyList<string> Run(string folder, int seed, IProgress<SampleProgress>? progress,
        CancellationToken cancel) =>
        Run(folder, SampleDay.Scenes, new Easel(seed), progress, cancel);

    internal static IReadOnlyList<string> Run(string folder, IReadOnlyList<Scene> scenes, Easel easel,
        IProgress<SampleProgress>? progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var texts = Texts();
        var total = texts.Count + scenes.Sum(scene => scene.Shots.Count);
        var written = 0;
        foreach (var (name, content) in texts) Store(name, content);

        var jobs = new ConcurrentQueue<Action>();
        foreach (var scene in scenes.OrderByDescending(scene => scene.TakesAllCores)) Enqueue(jobs, scene, easel, Store, cancel);
        Finish(jobs, cancel);
        return [.. texts.Select(text => text.Name).Concat(scenes.SelectMany(scene => scene.Shots).Select(FileName))
            .Order(StringComparer.Ordinal)];

        void Store(string name, byte[] content)
        {
            cancel.ThrowIfCancellationRequested();
            Put(folder, name, content);
            progress?.Report(new(Interlocked.Increment(ref written), total, name));
        }
    }

    /// <summary>Labels, tunes and settings, as they lie beside this file in <c>Day/</c>.</summary>
    internal static IReadOnlyList<(string Name, byte[] Content)> Texts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Resources, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            return (name[Resources.Length..], content);
        })];
    }

    /// <summary>
    /// A scene is one thread's job from the first stroke to the file. One that takes all cores is painted at once, and only its
    /// encoding is left as a job: it lives in the queue alone, which lets go of it when it is taken.
    /// </summary>
    private static void Enqueue(ConcurrentQueue<Action> jobs, Scene scene, Easel easel, Action<string, byte[]> store,
        CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (scene.TakesAllCores)
        {
            foreach (var (shot, bitmap) in scene.Shots.Zip(scene.Paint(easel)))
                jobs.Enqueue(() => store(FileName(shot), Photograph.Encode(shot, bitmap)));
            return;
        }
        jobs.Enqueue(() =>
        {
            foreach (var (shot, bitmap) in scene.Shots.Zip(scene.Paint(easel)))
                store(FileName(shot), Photograph.Encode(shot, bitmap));
        });
    }

    private static void Finish(ConcurrentQueue<Action> jobs, CancellationToken cancel)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, 4),
            CancellationToken = cancel
        };
        try
        {
            Parallel.For(0, options.MaxDegreeOfParallelism, options, (_, loop) =>
            {
                while (!loop.IsExceptional && jobs.TryDequeue(out var job)) job();
            });
        }
        catch (AggregateException several)
        {
            // A full disk is told by every thread; once is enough.
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    private static string FileName(Shot shot) => shot.Name + ".jpg";

    private static void Put(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        var part = path + ".part";
        try
        {
            File.WriteAllBytes(part, content);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
