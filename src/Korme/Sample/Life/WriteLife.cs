using System.Collections.Concurrent;
using System.Text;
using Korme.Imaging;
using Korme.Sample.Drawing;

namespace Korme.Sample.Life;

/// <summary>Writes the body of work as a folder: a file for each work, and beside it a label in each language.</summary>
/// <remarks>The same seed gives the same bytes, with one version of libvips. A few pictures are in memory at a time, one for each core.</remarks>
internal static class WriteLife
{
    private const int Quality = 84;

    /// <summary>Names of people by their words; the labels have them.</summary>
    public static void Run(string folder, LifeText life, IReadOnlyList<LifeWork> works, float scale, IProgress<SampleProgress>? progress, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var people = life.People.ToDictionary(person => person.Id, person => person.Name, StringComparer.Ordinal);
        var places = life.Places.ToDictionary(place => place.Id, StringComparer.Ordinal);
        var left = new ConcurrentQueue<LifeWork>(works);
        var written = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, 4), CancellationToken = cancel };
        Parallel.For(0, options.MaxDegreeOfParallelism, options, (_, loop) =>
        {
            while (!loop.IsExceptional && left.TryDequeue(out var work))
            {
                cancel.ThrowIfCancellationRequested();
                var path = Path.Combine(folder, work.FileName);
                foreach (var language in (ReadOnlySpan<string>)["kk", "ru", "en"])
                    Put(Path.Combine(folder, $"{work.Id}.{language}.md"), Encoding.UTF8.GetBytes(LifeLabel.Of(work, people, places, language)));
                if (!File.Exists(path)) Put(path, work.Sound?.Invoke() ?? Jpeg(work.Paint!(scale)));
                progress?.Report(new(Interlocked.Increment(ref written), works.Count, work.FileName));
            }
        });
    }

    private static byte[] Jpeg(Bitmap bitmap)
    {
        using var stream = new MemoryStream();
        JpegFile.Write(stream, bitmap.Rgb, bitmap.WidthPixels, bitmap.HeightPixels, Quality);
        return stream.ToArray();
    }

    private static void Put(string path, byte[] content)
    {
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
