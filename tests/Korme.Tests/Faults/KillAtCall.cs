using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Korme.Tests.Faults;

/// <summary>Runs a program and kills it, with all its processes, just before its N-th call that changes a file below a folder.</summary>
/// <remarks>
/// A debugger for system calls (ptrace(2)), because strace counts each thread for itself and a .NET program spreads its calls over
/// many. Every writing, syncing, renaming, making and removing call on a file of the folder counts, in all threads and child
/// processes, in the order in which they begin. The files stay as a SIGKILL leaves them: what was written but not synced is in the
/// page cache and seen by the next run, unlike after a power cut.
/// </remarks>
internal static class KillAtCall
{
    private const int Seize = 0x4206, Interrupt = 0x4207, Syscall = 24, SyscallInfo = 0x420e;
    private const int GoodSyscalls = 1, Forks = 2, Vforks = 4, Clones = 8, KillAtExit = 0x100000;
    private const int AnyThread = 0x40000000, ThisThreadsOnly = 0x20000000;
    private const int Trap = 5, SyscallBit = 0x80, Kill = 9, Entry = 1, InfoBytes = 88;

    /// <summary>Calls with a descriptor first, and calls with paths: which arguments. Linux on x64.</summary>
    private static readonly Dictionary<ulong, string> OnDescriptor = new()
    {
        [1] = "write", [18] = "pwrite64", [20] = "writev", [296] = "pwritev", [74] = "fsync", [75] = "fdatasync", [77] = "ftruncate",
        [306] = "syncfs", [326] = "copy_file_range", [40] = "sendfile",
    };

    private static readonly Dictionary<ulong, (string Name, int Path)> OnPath = new()
    {
        [82] = ("rename", 1), [264] = ("renameat", 3), [316] = ("renameat2", 3), [83] = ("mkdir", 0), [258] = ("mkdirat", 1),
        [84] = ("rmdir", 0), [87] = ("unlink", 0), [263] = ("unlinkat", 1), [86] = ("link", 1), [265] = ("linkat", 3),
    };

    /// <summary>How it went.</summary>
    /// <param name="Calls">Calls that counted until the end.</param>
    /// <param name="KilledBefore">The call it was killed before, with its file; null: it ended by itself.</param>
    /// <param name="ExitCode">Null when it was killed.</param>
    /// <param name="Output">Standard output and error until then.</param>
    public sealed record Outcome(int Calls, string? KilledBefore, int? ExitCode, string Output);

    // Lazy: it traces on a thread of its own, which would wait for the end of the static constructor.
    private static readonly Lazy<string?> LazyMissing = new(() =>
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64 ? "needs Linux on x64"
        : MayTrace() ? null : "needs the right to trace a process (ptrace)");

    /// <summary>Null where this works; else why not.</summary>
    public static string? Missing => LazyMissing.Value;

    /// <summary>Runs it.</summary>
    /// <param name="folder">Whose files count; absolute.</param>
    /// <param name="killBefore">Number of the call, from 1; 0: never, only count.</param>
    /// <param name="command">The program and its arguments.</param>
    public static Outcome Run(string folder, int killBefore, params string[] command)
    {
        var output = Path.GetTempFileName();
        // A grandchild, so that .NET's waiting for its children takes no stop away; it waits for a line until it is seized.
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh",
        [
            "-c", "exec 3<&0; o=$1; shift; sh -c 'read go; exec \"$@\" </dev/null 3<&-' sh \"$@\" <&3 >\"$o\" 2>&1 & echo $!; exec 3<&-; wait $!", "sh", output, .. command,
        ]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var main = int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        Outcome? outcome = null;
        Exception? trouble = null;
        // All requests about a process come from the thread that seized it; it waits for nothing else, not even for the shell.
        var tracer = new Thread(() =>
        {
            try { outcome = Trace(main, shell.StandardInput, folder, killBefore); }
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

    private static Outcome Trace(int main, StreamWriter input, string folder, int killBefore)
    {
        Check(ptrace(Seize, main, 0, GoodSyscalls | Forks | Vforks | Clones | KillAtExit), "seize");
        Check(ptrace(Interrupt, main, 0, 0), "interrupt");

        var calls = 0;
        string? killedBefore = null;
        int? exitCode = null;
        var isReleased = false;
        var threads = new HashSet<int> { main };
        while (waitpid(-1, out var status, AnyThread | ThisThreadsOnly) is var thread && thread > 0)
        {
            if ((status & 0xff) != 0x7f)
            {
                threads.Remove(thread);
                if (thread == main && (status & 0x7f) == 0) exitCode = status >> 8 & 0xff;
                continue;
            }
            threads.Add(thread);
            var signal = status >> 8 & 0xff;
            var isEvent = status >> 16 != 0;
            if (signal == (Trap | SyscallBit) && killedBefore is null && CountedCall(thread, folder) is { } call && ++calls == killBefore)
            {
                killedBefore = call;
                foreach (var each in threads) _ = kill(each, Kill);
                continue;
            }
            _ = ptrace(Syscall, thread, 0, isEvent || signal is Trap or (Trap | SyscallBit) ? 0 : signal);
            if (isReleased) continue;
            isReleased = true;
            input.WriteLine("go");
            input.Flush();
        }
        return new(calls, killedBefore, killedBefore is null ? exitCode : null, "");
    }

    /// <summary>The call that a thread is about to make, when it counts.</summary>
    private static string? CountedCall(int thread, string folder)
    {
        var info = new byte[InfoBytes];
        if (ptrace(SyscallInfo, thread, InfoBytes, info) <= 0 || info[0] != Entry) return null;
        var number = BitConverter.ToUInt64(info, 24);
        ulong Argument(int which) => BitConverter.ToUInt64(info, 32 + 8 * which);

        var (name, path) = OnDescriptor.TryGetValue(number, out var onDescriptor) ? (onDescriptor, FileOf(thread, (int)Argument(0)))
            : OnPath.TryGetValue(number, out var onPath) ? (onPath.Name, TextAt(thread, Argument(onPath.Path)))
            : ("", null);
        return path is not null && (path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal)) ? $"{name} {path[folder.Length..]}" : null;
    }

    private static string? FileOf(int thread, int descriptor)
    {
        try { return File.ResolveLinkTarget($"/proc/{thread}/fd/{descriptor}", returnFinalTarget: false)?.FullName; }
        catch (IOException) { return null; }
    }

    private static string TextAt(int thread, ulong address)
    {
        using var memory = new FileStream($"/proc/{thread}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
        var bytes = new byte[4096];
        // Up to the end of its page first: the next one may not be there.
        var length = RandomAccess.Read(memory.SafeFileHandle, bytes.AsSpan(0, 4096 - (int)(address & 4095)), (long)address);
        var end = bytes.AsSpan(0, length).IndexOf((byte)0);
        if (end < 0)
        {
            length += RandomAccess.Read(memory.SafeFileHandle, bytes.AsSpan(length), (long)address + length);
            end = bytes.AsSpan(0, length).IndexOf((byte)0);
        }
        return Encoding.UTF8.GetString(bytes, 0, Math.Max(0, end));
    }

    private static bool MayTrace()
    {
        try { return Run("/nowhere", 0, "/bin/true").ExitCode == 0; }
        catch (InvalidOperationException) { return false; }
    }

    private static void Check(long answer, string what)
    {
        if (answer < 0) throw new InvalidOperationException($"ptrace {what}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long ptrace(long request, int thread, nint address, nint data);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern long ptrace(long request, int thread, nint size, byte[] data);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int waitpid(int process, out int status, int options);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
