using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Korme.Tests.Faults;

/// <summary>Runs a program and, at its N-th call that changes a file below a folder, kills it with all its processes or lets calls fail.</summary>
/// <remarks>
/// A debugger for system calls (ptrace(2)), because strace counts each thread for itself and a .NET program spreads its calls over
/// many. Every <see cref="CountedCall"/> on a file of the folder counts, in all threads and child processes, in the order in which
/// they begin. The files stay as a SIGKILL leaves them: what was written but not synced is in the page cache and seen by the next
/// run, unlike after a power cut.
/// </remarks>
internal static class FaultAtCall
{
    /// <summary>How it went.</summary>
    /// <param name="Calls">Calls that counted until the end.</param>
    /// <param name="Hit">The call at which the fault began, with its file; null: it ended before.</param>
    /// <param name="ExitCode">Null when it was killed.</param>
    /// <param name="Output">Standard output and error until then.</param>
    public sealed record Outcome(int Calls, string? Hit, int? ExitCode, string Output);

    // Lazy: it traces on a thread of its own, which would wait for the end of the static constructor.
    private static readonly Lazy<string?> LazyMissing = new(() =>
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 ? "needs Linux on x64"
        : MayTrace() ? null : "needs the right to trace a process (ptrace)");

    /// <summary>Null where this works; else why not.</summary>
    public static string? Missing => LazyMissing.Value;

    /// <summary>Runs it.</summary>
    /// <param name="folder">Whose files count; absolute.</param>
    /// <param name="at">Number of the call, from 1; 0: never, only count.</param>
    /// <param name="fault">What happens there.</param>
    /// <param name="command">The program and its arguments.</param>
    public static Outcome Run(string folder, int at, Fault fault, params string[] command)
    {
        var output = Path.GetTempFileName();
        // A grandchild, so that .NET's waiting for its children takes no stop away; it waits for a line until it is seized.
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh",
        [
            "-c", "exec 3<&0; o=$1; shift; sh -c 'read go; exec \"$@\" </dev/null 3<&-' sh \"$@\" <&3 >\"$o\" 2>&1 & echo $!; exec 3<&-; wait $!", "sh", output, .. command,
        ])
        { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var main = int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        Outcome? outcome = null;
        Exception? trouble = null;
        // All requests about a process come from the thread that seized it; it waits for nothing else, not even for the shell.
        var tracer = new Thread(() =>
        {
            try { outcome = Trace(main, shell.StandardInput, folder, at, fault); }
            catch (Exception failed) { trouble = failed; }
        });
        tracer.Start();
        tracer.Join();
        shell.StandardInput.Close();
        shell.WaitForExit();
        var said = File.ReadAllText(output);
        File.Delete(output);
        return outcome is null ? throw new InvalidOperationException($"{command[0]} could not be traced.", trouble) : outcome with { Output = said };
    }

    private static Outcome Trace(int main, StreamWriter input, string folder, int at, Fault fault)
    {
        Ptrace.Seize(main);
        var calls = 0;
        string? hit = null;
        int? exitCode = null;
        var isReleased = false;
        var (threads, refused) = (new HashSet<int> { main }, new HashSet<int>());
        while (Ptrace.Wait() is { } stop)
        {
            if (stop.HasEnded)
            {
                threads.Remove(stop.Thread);
                refused.Remove(stop.Thread);
                if (stop.Thread == main) exitCode = stop.ExitCode;
                continue;
            }
            threads.Add(stop.Thread);
            if (stop.IsAtCall && refused.Remove(stop.Thread)) Ptrace.Answer(stop.Thread, fault.Error);
            else if (stop.IsAtCall && !(hit is not null && fault == Fault.Kill) && CountedCall.Of(stop.Thread, folder) is { } call && IsHit(++calls, call))
            {
                hit ??= call;
                if (fault == Fault.Kill)
                {
                    foreach (var each in threads) Ptrace.Kill(each);
                    continue;
                }
                Ptrace.Skip(stop.Thread);
                refused.Add(stop.Thread);
            }
            Ptrace.GoOn(stop);
            if (isReleased) continue;
            isReleased = true;
            input.WriteLine("go");
            input.Flush();
        }
        return new(calls, hit, hit is not null && fault == Fault.Kill ? null : exitCode, "");

        bool IsHit(int number, string call) => at > 0 && (number == at || fault.Stays && number > at) && fault.Hits(call);
    }

    private static bool MayTrace()
    {
        try { return Run("/nowhere", 0, Fault.Kill, "/bin/true").ExitCode == 0; }
        catch (InvalidOperationException) { return false; }
    }
}
