using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Korme.Bench.Delivery;

/// <summary>A server under test: its processes, and the base URI of the picture on it.</summary>
internal sealed class Server(string name, int port, string basePath, params Process[] processes) : IDisposable
{
    /// <summary>Linux counts processor time in hundredths of a second (sysconf(_SC_CLK_TCK), 100 everywhere).</summary>
    private const double TicksPerSecond = 100;

    public string Name => name;

    public int Port => port;

    public int[] Ids => [.. processes.SelectMany(process => ProcessTree.WithChildren(process.Id))];

    public string[] Paths(IEnumerable<string> below) => [.. below.Select(path => basePath + path)];

    /// <summary>Processor seconds, user and system, that all its processes have used so far.</summary>
    public double CpuSeconds => Ids.Sum(ProcessTree.CpuTicks) / TicksPerSecond;

    public static Process Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Waits until somebody listens.</summary>
    public static async Task Listening(int port, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync("127.0.0.1", port, cancel);
                return;
            }
            catch (SocketException) when (attempt < 300)
            {
                await Task.Delay(100, cancel);
            }
        }
    }

    public void Dispose()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }
    }

    /// <summary>The picture's base URI, a slash at its end.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{basePath}");
}
