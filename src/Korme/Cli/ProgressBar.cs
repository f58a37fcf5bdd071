using Korme.Import;

namespace Korme.Cli;

/// <summary>
/// A line on standard error that says how far an import is, at what rate and how long it will take: drawn over itself on a
/// terminal, and as a plain line every tenth part where the output is a file.
/// </summary>
public sealed class ProgressBar(ImportProgress progress)
{
    private const int Cells = 28;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    private int tenthsSaid;

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
        var total = progress.Shots.Count;
        if (total == 0) return;
        if (Console.IsErrorRedirected)
        {
            var tenths = progress.Done * 10 / total;
            if (tenths <= tenthsSaid) return;
            tenthsSaid = tenths;
            Console.Error.WriteLine(Line());
            return;
        }
        var filled = (int)((long)progress.Done * Cells / total);
        Console.Error.Write($"\r\u001b[K  {new string('━', filled)}{new string('─', Cells - filled)}  {Line()}");
        if (isLast) Console.Error.WriteLine();
    }

    private string Line()
    {
        var line = FormattableString.Invariant($"{progress.Done:#,0} of {progress.Shots.Count:#,0}, {progress.ShotsPerSecond:0.0} a second");
        return progress.Left is { } left && progress.Done < progress.Shots.Count ? $"{line}, about {Terminal.Duration(left)} left" : line;
    }
}
