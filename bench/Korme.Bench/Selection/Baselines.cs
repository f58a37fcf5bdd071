using System.Diagnostics;
using Korme.Imaging;

namespace Korme.Bench.Selection;

/// <summary>What a simple program would do with the same files.</summary>
internal static class Baselines
{
    /// <summary>Variance of the Laplacian of the luma at 1,024 px (Pech-Pacheco et al. 2000): the usual measure of focus.</summary>
    public static Dictionary<string, double> LaplacianVariance(IReadOnlyList<string> files)
    {
        var found = new double[files.Count];
        Parallel.For(0, files.Count, i => found[i] = LaplacianVariance(files[i]));
        return files.Select((file, i) => (file, i)).ToDictionary(pair => Path.GetFileName(pair.file), pair => found[pair.i]);
    }

    /// <summary>Debian's findimagedupes with its own threshold: file → number of its group; null where it isn't installed.</summary>
    public static Dictionary<string, int>? FindImageDupes(string folder)
    {
        if (!File.Exists("/usr/bin/findimagedupes")) return null;
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToArray();
        using var process = Process.Start(new ProcessStartInfo("findimagedupes", ["--", .. files]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var groups = files.Select((file, number) => (Path.GetFileName(file), number)).ToDictionary();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var names = line.Split(" /").Select(path => Path.GetFileName(path)).ToList();
            foreach (var name in names) groups[name] = groups[names[0]];
        }
        process.WaitForExit();
        return groups;
    }

    private static double LaplacianVariance(string file)
    {
        using var large = DecodedPicture.Load(file, 2048, new PictureLimits(), CancellationToken.None);
        using var picture = large.FitWithin(1024);
        int width = picture.WidthPixels, height = picture.HeightPixels;
        var pixels = picture.Pixels;
        var luma = new double[width * height];
        for (var i = 0; i < luma.Length; i++) luma[i] = 0.2126 * pixels[3 * i] + 0.7152 * pixels[3 * i + 1] + 0.0722 * pixels[3 * i + 2];
        double sum = 0, squares = 0;
        for (var y = 1; y < height - 1; y++)
            for (var x = 1; x < width - 1; x++)
            {
                var at = y * width + x;
                var second = luma[at - 1] + luma[at + 1] + luma[at - width] + luma[at + width] - 4 * luma[at];
                sum += second;
                squares += second * second;
            }
        double count = (width - 2) * (height - 2);
        return squares / count - sum / count * (sum / count);
    }
}
