using System.ComponentModel;
using System.Diagnostics;

namespace Korme.Cli;

/// <summary>Opens the person's own browser.</summary>
internal static class Browser
{
    /// <summary>Opens the address, or says it where there is no browser to open (a server, a container).</summary>
    public static void Open(string url)
    {
        try
        {
            using var started = OperatingSystem.IsWindows() ? Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })
                : OperatingSystem.IsMacOS() ? Process.Start("open", url)
                : Process.Start(new ProcessStartInfo("xdg-open", url) { RedirectStandardError = true, RedirectStandardOutput = true });
        }
        catch (Exception trouble) when (trouble is Win32Exception or FileNotFoundException or InvalidOperationException)
        {
            Terminal.Say($"No browser could be opened from here; go to {url}");
        }
    }
}
