using System.Text;

namespace Korme.Tests.Faults;

/// <summary>Calls that change files: writing, syncing, renaming, making and removing. Linux on x64.</summary>
internal static class CountedCall
{
    // Calls with a descriptor first, and calls with paths: which argument is the path.
    private static readonly Dictionary<ulong, string> OnDescriptor = new()
    {
        [1] = "write",
        [18] = "pwrite64",
        [20] = "writev",
        [296] = "pwritev",
        [74] = "fsync",
        [75] = "fdatasync",
        [77] = "ftruncate",
        [306] = "syncfs",
        [326] = "copy_file_range",
        [40] = "sendfile",
    };

    private static readonly Dictionary<ulong, (string Name, int Path)> OnPath = new()
    {
        [82] = ("rename", 1),
        [264] = ("renameat", 3),
        [316] = ("renameat2", 3),
        [83] = ("mkdir", 0),
        [258] = ("mkdirat", 1),
        [84] = ("rmdir", 0),
        [87] = ("unlink", 0),
        [263] = ("unlinkat", 1),
        [86] = ("link", 1),
        [265] = ("linkat", 3),
    };

    /// <summary>The call that a thread is about to make, with its file; null when it doesn't count.</summary>
    /// <param name="thread">Stopped at a call.</param>
    /// <param name="folder">Whose files count; absolute.</param>
    public static string? Of(int thread, string folder)
    {
        if (Ptrace.CallOf(thread) is not var (number, arguments)) return null;
        var (name, path) = OnDescriptor.TryGetValue(number, out var onDescriptor) ? (onDescriptor, FileOf(thread, (int)arguments[0]))
            : OnPath.TryGetValue(number, out var onPath) ? (onPath.Name, TextAt(thread, arguments[onPath.Path]))
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
}
