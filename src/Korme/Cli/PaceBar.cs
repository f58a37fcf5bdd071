using Korme.Storage;

namespace Korme.Cli;

/// <summary>
/// A line on standard error that says how far something is and how long it will take: drawn over itself on a terminal, and as a plain
/// line every tenth part where the output is a file.
/// </summary>
/// <param name="pace">What is shown.</param>
/// <param name="words">The line for a count, the whole and a rate a second.</param>
public sealed class PaceBar(Pace pace, Func<long, long, double, string> words)
{
    private const int Cells = 28;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);
    private long tenthsSaid;

    /// <summary>Runs something long with its line shown until it ends, however that is.</summary>
    public async Task<T> Around<T>(TimeProvider clock, Func<Task<T>> run)
    {
        using var drawing = new CancellationTokenSource();
        var drawn = Draw(clock, drawing.Token);
        try
        {
            return await run();
        }
        finally
        {
            await drawing.CancelAsync();
            await drawn;
        }
    }

    private async Task Draw(TimeProvider clock, CancellationToken cancel)
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
        var (done, total) = (pace.Done, pace.Total);
        if (total == 0) return;
        var line = words(done, total, pace.PerSecond) + (pace.Left is { } left ? $", about {Terminal.Duration(left)} left" : "");
        if (Console.IsErrorRedirected)
        {
            var tenths = done * 10 / total;
            if (tenths <= tenthsSaid) return;
            tenthsSaid = tenths;
            Console.Error.WriteLine(line);
            return;
        }
        var filled = (int)Math.Min(Cells, done * Cells / total);
        Console.Error.Write($"\r\u001b[K  {new string('━', filled)}{new string('─', Cells - filled)}  {line}");
        if (isLast) Console.Error.WriteLine();
    }
}
