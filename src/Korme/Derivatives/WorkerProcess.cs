using System.Diagnostics;
using System.Text.Json;
using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>One worker process: asked one thing at a time, watched while it works, killed when it takes too much.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KeptErrorLines = 5;

    /// <summary>A process in the middle of a slow write ends only after it.</summary>
    private static readonly TimeSpan SlowestEnd = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly Queue<string> lastErrors = [];

    private WorkerProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>False when it has ended or was killed: a new one must be started.</summary>
    internal bool IsAlive => !process.HasExited;

    /// <exception cref="System.ComponentModel.Win32Exception">The program can't be started.</exception>
    internal static WorkerProcess Start(ProcessStartInfo start) => new(Process.Start(start)!);

    /// <summary>Sends a request and waits for the answer, the end of the process or a broken limit.</summary>
    /// <exception cref="IOException">The worker could read or write a file no better than we could: disk full, file gone.</exception>
    /// <exception cref="OperationCanceledException">The pool closes; the process is killed.</exception>
    internal async Task<DeriveOutcome> Ask(DeriveRequest request, DeriveLimits limits, TimeProvider clock, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        try
        {
            await Send(request, cancel);
            var answer = process.StandardOutput.ReadLineAsync(cancel).AsTask();
            while (!answer.IsCompleted)
            {
                if (clock.GetElapsedTime(started) > limits.WallTime)
                    return Stop(Refusal.TimedOut, $"decoding it took longer than {limits.WallTime.TotalSeconds:0.#} s");
                if (ResidentMemory.BytesOf(process) > limits.MaxResidentBytes)
                    return Stop(Refusal.OutOfMemory, $"decoding it took more than {limits.MaxResidentBytes >> 20} MiB of memory");
                await Task.WhenAny(answer, Task.Delay(limits.LookEvery, clock, cancel));
                cancel.ThrowIfCancellationRequested();
            }
            return await answer is { } line ? Outcome(line) : Stop(Refusal.Crashed, await Ending(cancel));
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw;
        }
        catch (JsonException)
        {
            return Stop(Refusal.Crashed, "the worker answered something unreadable");
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    /// <summary>A worker that has just died can't be written to; reading then finds its end, and the reason.</summary>
    private async Task Send(DeriveRequest request, CancellationToken cancel)
    {
        try
        {
            var line = JsonSerializer.Serialize(request, DeriveJson.Default.DeriveRequest);
            await process.StandardInput.WriteLineAsync(line.AsMemory(), cancel);
            await process.StandardInput.FlushAsync(cancel);
        }
        catch (IOException)
        {
        }
    }

    private static DeriveOutcome Outcome(string line) => JsonSerializer.Deserialize(line, DeriveJson.Default.DeriveAnswer) switch
    {
        { Facts: { } facts } => new DeriveOutcome.Made(facts),
        { Reason: { } reason, Detail: var detail } => new DeriveOutcome.Refused(reason, detail ?? ""),
        { Detail: { } trouble } => throw new IOException(trouble),
        _ => throw new JsonException(),
    };

    private DeriveOutcome.Refused Stop(Refusal reason, string detail)
    {
        Kill();
        return new(reason, detail);
    }

    private async Task<string> Ending(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        lock (lastErrors)
        {
            var said = lastErrors.Count == 0 ? "" : ": " + string.Join(" / ", lastErrors);
            return $"the decoder broke down (exit code {process.ExitCode}){said}";
        }
    }

    /// <summary>Kills it with all it started, and sees it end: what it wrote may then be swept.</summary>
    private void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(SlowestEnd);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        lock (lastErrors)
        {
            lastErrors.Enqueue(line.Trim());
            if (lastErrors.Count > KeptErrorLines) lastErrors.Dequeue();
        }
    }
}
