using System.Diagnostics;
using Korme.Catalogue;
using Korme.Imaging;
using Korme.Selection;

namespace Korme.Bench.Selection;

/// <summary>What measuring costs beside decoding, and how long it takes to group days of any size.</summary>
internal static class SpeedOfSelection
{
    /// <param name="photographs">Files of real photographs.</param>
    public static void Say(IReadOnlyList<string> photographs)
    {
        var measured = Measure(photographs);
        foreach (var count in new[] { 1_000, 10_000, 30_000, 100_000 }) Group($"{count:#,0} photographs", Day(measured, count));
        Group("10,000 identical", [.. Day(measured, 1).SelectMany(frame => Enumerable.Range(0, 10_000).Select(i => frame with { Work = new(i, 0, 0, new byte[8]), Taken = null }))]);
        Group("10,000 in one second", [.. Day(measured, 10_000).Select(frame => frame with { Taken = new(new DateTime(2026, 11, 20)) })]);
    }

    private static List<Measures> Measure(IReadOnlyList<string> photographs)
    {
        var measured = new List<Measures>();
        TimeSpan decoding = default, measuring = default;
        foreach (var file in photographs.Take(3).Concat(photographs))
        {
            // The first three once more: what was compiled on the way doesn't count.
            if (measured.Count == 3) (decoding, measuring) = (default, default);
            var started = Stopwatch.GetTimestamp();
            using var large = DecodedPicture.Load(file, 2048, new PictureLimits(), CancellationToken.None);
            using var picture = large.FitWithin(1024);
            var decoded = Stopwatch.GetTimestamp();
            using var stream = File.OpenRead(file);
            measured.Add(MeasurePicture.From(picture.Pixels, picture.WidthPixels, picture.HeightPixels, JpegQuality.Of(stream)));
            decoding += Stopwatch.GetElapsedTime(started, decoded);
            measuring += Stopwatch.GetElapsedTime(decoded);
        }
        Console.WriteLine($"measuring {measuring.TotalMilliseconds / photographs.Count:0.0} ms a photograph, {measuring / decoding:0.0%} on top of decoding it to 2,048 and 1,024 px ({decoding.TotalMilliseconds / photographs.Count:0} ms)");
        return measured;
    }

    /// <summary>Groups of one to five, a second apart, of scenes that follow one another: half of all comparisons find nothing alike.</summary>
    private static List<Candidate> Day(List<Measures> measured, int count)
    {
        var random = new Random(count);
        var day = new List<Candidate>(count);
        var time = new DateTime(2026, 11, 20);
        while (day.Count < count)
        {
            var scene = measured[random.Next(measured.Count)];
            time = time.AddSeconds(random.Next(1, 8));
            for (var frames = random.Next(1, 6); frames > 0 && day.Count < count; frames--)
                day.Add(new(new(day.Count, 0, 0, new byte[8]), $"DSC_{day.Count:000000}.jpg", new CaptureTime(time = time.AddSeconds(0.5)), "A", null, scene, 6000, 4000));
        }
        return day;
    }

    private static void Group(string name, List<Candidate> day)
    {
        var started = Stopwatch.GetTimestamp();
        var bursts = FindBursts.Run(day);
        var grouped = Stopwatch.GetElapsedTime(started);
        foreach (var burst in bursts) RankBurst.Run(burst);
        Console.WriteLine($"  {name,-22}grouped in {grouped.TotalSeconds,6:0.00} s = {grouped.TotalMicroseconds / day.Count,5:0} µs each; ranked with reasons in {(Stopwatch.GetElapsedTime(started) - grouped).TotalSeconds:0.00} s; {bursts.Count:#,0} moments");
    }
}
