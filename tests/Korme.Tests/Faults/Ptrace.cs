using System.Runtime.InteropServices;

namespace Korme.Tests.Faults;

/// <summary>The debugger's calls, ptrace(2) and waitpid(2), as far as they are needed here. Linux on x64; all from the thread that seized.</summary>
internal static class Ptrace
{
    private const int SeizeRequest = 0x4206, InterruptRequest = 0x4207, SyscallRequest = 24, SyscallInfo = 0x420e, PokeUser = 6;
    private const int GoodSyscalls = 1, Forks = 2, Vforks = 4, Clones = 8, KillAtExit = 0x100000;
    private const int AnyThread = 0x40000000, ThisThreadsOnly = 0x20000000;
    private const int Trap = 5, SyscallBit = 0x80, KillSignal = 9, Entry = 1, InfoBytes = 88;

    // Offsets in struct user_regs_struct (sys/user.h).
    private const int Rax = 10 * 8, OrigRax = 15 * 8;

    /// <summary>Why a thread stopped, or that it ended.</summary>
    /// <param name="Thread">Which.</param>
    /// <param name="HasEnded">It is no more.</param>
    /// <param name="ExitCode">Null when a signal ended it.</param>
    /// <param name="IsAtCall">It begins or ends a call.</param>
    /// <param name="Signal">To be handed to it when it goes on.</param>
    public readonly record struct Stop(int Thread, bool HasEnded, int? ExitCode, bool IsAtCall, int Signal);

    /// <summary>Begins to trace a process and all that it will start, and stops it.</summary>
    public static void Seize(int process)
    {
        Check(ptrace(SeizeRequest, process, 0, GoodSyscalls | Forks | Vforks | Clones | KillAtExit), "seize");
        Check(ptrace(InterruptRequest, process, 0, 0), "interrupt");
    }

    /// <summary>Waits for the next stop; null when nothing traced is left.</summary>
    public static Stop? Wait()
    {
        var thread = waitpid(-1, out var status, AnyThread | ThisThreadsOnly);
        if (thread <= 0) return null;
        if ((status & 0xff) != 0x7f) return new(thread, true, (status & 0x7f) == 0 ? status >> 8 & 0xff : null, false, 0);
        var signal = status >> 8 & 0xff;
        var isEvent = status >> 16 != 0;
        return new(thread, false, null, signal == (Trap | SyscallBit), isEvent || signal is Trap or (Trap | SyscallBit) ? 0 : signal);
    }

    /// <summary>Lets a thread go on to its next call.</summary>
    public static void GoOn(Stop stop) => _ = ptrace(SyscallRequest, stop.Thread, 0, stop.Signal);

    public static void Kill(int thread) => _ = kill(thread, KillSignal);

    /// <summary>The call that a thread begins; null when it ends one.</summary>
    public static (ulong Number, ulong[] Arguments)? CallOf(int thread)
    {
        var info = new byte[InfoBytes];
        if (ptrace(SyscallInfo, thread, InfoBytes, info) <= 0 || info[0] != Entry) return null;
        return (BitConverter.ToUInt64(info, 24), [.. Enumerable.Range(0, 6).Select(which => BitConverter.ToUInt64(info, 32 + 8 * which))]);
    }

    /// <summary>The call that a thread begins isn't made.</summary>
    public static void Skip(int thread) => Check(ptrace(PokeUser, thread, OrigRax, -1), "skip");

    /// <summary>The call that a thread ends answers with an errno.</summary>
    public static void Answer(int thread, int error) => Check(ptrace(PokeUser, thread, Rax, -error), "answer");

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
