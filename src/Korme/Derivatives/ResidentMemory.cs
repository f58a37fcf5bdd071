using System.Diagnostics;
using System.Globalization;

namespace Korme.Derivatives;

/// <summary>How much memory of a process lies in RAM.</summary>
internal static class ResidentMemory
{
    /// <summary>Bytes; 0 when the process has gone. On Linux one small read (proc(5), statm: the second number, in pages).</summary>
    internal static long BytesOf(Process process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                process.Refresh();
                return process.WorkingSet64;
            }
            var pages = File.ReadAllText($"/proc/{process.Id}/statm").Split(' ')[1];
            return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException or IndexOutOfRangeException)
        {
            return 0;
        }
    }
}
