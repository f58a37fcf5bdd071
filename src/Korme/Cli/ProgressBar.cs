using Korme.Import;

namespace Korme.Cli;

/// <summary>
/// A line on standard error that says how far something is, at what rate and how long it will take: drawn over itself on a
/// terminal, and as a plain line every tenth part where the output is a file.
/// </summary>
/// <param name="far">How much is done, and how much there is; nothing is drawn while there is nothing.</param>
/// <param name="line">The words beside the bar.</param>
public sealed class ProgressBar(Func<(long Done, long Total)> far, Func<string> line)
{
    private const int Cells = 28;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    private long tenthsSaid;

    /// <summary>Of an import.</summary>
    public ProgressBar(ImportProgress progress) : this(() => (progress.Done, progress.Shots.Count), () => Line(progress))
    {
    }

    /// <summary>Draws until cancelled, then draws a last time and ends the line.</summary>
    public async Task Draw(TimeProvider clock, CancellationToken cancel)
    {
        using var beat = new PeriodicTimer(Beat, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(cancel)) Show(isLast: false);
        }
        catch (OperationCanceledException)
        {
            Show(isLast: true);
        }
    }

    private void Show(bool isLast)
    {
        var (done, total) = far();
        if (total == 0) return;
        if (Console.IsErrorRedirected)
        {
            var tenths = done * 10 / total;
            if (tenths <= tenthsSaid) return;
            tenthsSaid = tenths;
            Console.Error.WriteLine(line());
            return;
        }
        var filled = (int)(done * Cells / total);
        Console.Error.Write($"\r\u001b[K  {new string('━', filled)}{new string('─', Cells - filled)}  {line()}");
        if (isLast) Console.Error.WriteLine();
    }

    private static string Line(ImportProgress progress)
    {
        var line = FormattableString.Invariant($"{progress.Done:#,0} of {progress.Shots.Count:#,0}, {progress.ShotsPerSecond:0.0} a second");
        return progress.Left is { } left && progress.Done < progress.Shots.Count ? $"{line}, about {Terminal.Duration(left)} left" : line;
    }
}
