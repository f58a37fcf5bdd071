using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Korme.Bench.Delivery;

/// <summary>What came of a run of requests.</summary>
internal sealed record LoadResult
{
    public required int Requests { get; init; }
    public required TimeSpan Time { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Status → how often.</summary>
    public required IReadOnlyDictionary<int, int> Statuses { get; init; }

    /// <summary><c>X-Korme-Path</c> → how often.</summary>
    public required IReadOnlyDictionary<string, int> Paths { get; init; }

    /// <summary>Milliseconds, ascending.</summary>
    public required double[] Latencies { get; init; }

    public double PerSecond => Requests / Time.TotalSeconds;

    public double Percentile(double part) => Latencies.Length == 0 ? 0 : Latencies[Math.Min(Latencies.Length - 1, (int)(Latencies.Length * part))];

    public int Failed => Statuses.Where(each => each.Key != 200).Sum(each => each.Value);
}

/// <summary>Asks for paths over a few kept-open connections. Costs so little itself that the server is what is measured.</summary>
internal static class Load
{
    /// <param name="port">On this machine.</param>
    /// <param name="paths">Absolute; connection n begins n-th and all share one round.</param>
    /// <param name="connections">At once.</param>
    /// <param name="atLeast">How long; every path is asked once in any case, and the round is finished.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<LoadResult> Run(int port, string[] paths, int connections, TimeSpan atLeast, CancellationToken cancel)
    {
        var requests = paths.Select(path => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n")).ToArray();
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var seen = new Seen();
            using var connection = new Connection(port);
            while (true)
            {
                var at = Interlocked.Increment(ref next);
                if (at >= requests.Length && Stopwatch.GetElapsedTime(started) >= atLeast) return seen;
                var begun = Stopwatch.GetTimestamp();
                seen.Add(await connection.Ask(requests[at % requests.Length], cancel), Stopwatch.GetElapsedTime(begun));
            }
        }, cancel)));
        var time = Stopwatch.GetElapsedTime(started);
        return new()
        {
            Requests = all.Sum(each => each.Latencies.Count),
            Time = time,
            Bytes = all.Sum(each => each.Bytes),
            Statuses = Sum(all.SelectMany(each => each.Statuses)),
            Paths = Sum(all.SelectMany(each => each.Paths)),
            Latencies = [.. all.SelectMany(each => each.Latencies).Order()],
        };
    }

    private static Dictionary<T, int> Sum<T>(IEnumerable<KeyValuePair<T, int>> counts) where T : notnull =>
        counts.GroupBy(each => each.Key).ToDictionary(group => group.Key, group => group.Sum(each => each.Value));

    private sealed class Seen
    {
        public List<double> Latencies { get; } = [];
        public Dictionary<int, int> Statuses { get; } = [];
        public Dictionary<string, int> Paths { get; } = [];
        public long Bytes { get; private set; }

        public void Add((int Status, string Path, int Bytes) answer, TimeSpan time)
        {
            Latencies.Add(time.TotalMilliseconds);
            Statuses[answer.Status] = Statuses.GetValueOrDefault(answer.Status) + 1;
            if (answer.Path.Length > 0) Paths[answer.Path] = Paths.GetValueOrDefault(answer.Path) + 1;
            Bytes += answer.Bytes;
        }
    }

    /// <summary>HTTP/1.1 as far as the servers here speak it: a length, or chunks, or until the end of the connection.</summary>
    private sealed class Connection(int port) : IDisposable
    {
        private readonly byte[] buffer = new byte[1 << 20];
        private Socket? socket;
        private int start, end;

        public async Task<(int, string, int)> Ask(byte[] request, CancellationToken cancel)
        {
            if (socket is null)
            {
                socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync("127.0.0.1", port, cancel);
                (start, end) = (0, 0);
            }
            await socket.SendAsync(request, cancel);
            var head = await Head(cancel);
            var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
            var bytes = Header(head, "Content-Length") is { } length ? await Skip(int.Parse(length, System.Globalization.CultureInfo.InvariantCulture), cancel)
                : Header(head, "Transfer-Encoding") is not null ? await SkipChunks(cancel)
                : await SkipAll(cancel);
            if (Header(head, "Connection") == "close") Dispose();
            return (status, Header(head, "X-Korme-Path") ?? "", bytes);
        }

        public void Dispose()
        {
            socket?.Dispose();
            socket = null;
        }

        private async Task<string> Head(CancellationToken cancel)
        {
            int length;
            while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n\r\n"u8)) < 0) await More(cancel);
            var head = Encoding.Latin1.GetString(buffer, start, length + 2);
            start += length + 4;
            return head;
        }

        private static string? Header(string head, string name)
        {
            var at = head.IndexOf("\n" + name + ":", StringComparison.OrdinalIgnoreCase);
            if (at < 0) return null;
            at += name.Length + 2;
            return head[at..head.IndexOf('\r', at)].Trim();
        }

        private async Task<int> Skip(int bytes, CancellationToken cancel)
        {
            var left = bytes;
            while (true)
            {
                var here = Math.Min(left, end - start);
                start += here;
                left -= here;
                if (left == 0) return bytes;
                await More(cancel);
            }
        }

        private async Task<int> SkipChunks(CancellationToken cancel)
        {
            for (var sum = 0; ;)
            {
                int line;
                while ((line = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0) await More(cancel);
                if (!Utf8Parser.TryParse(buffer.AsSpan(start, line), out int length, out _, 'x')) throw new IOException("a chunk without a length");
                start += line + 2;
                await Skip(length + 2, cancel);
                if (length == 0) return sum;
                sum += length;
            }
        }

        private async Task<int> SkipAll(CancellationToken cancel)
        {
            var sum = end - start;
            for (int read; (read = await socket!.ReceiveAsync(buffer, cancel)) > 0;) sum += read;
            Dispose();
            return sum;
        }

        private async Task More(CancellationToken cancel)
        {
            if (start == end) (start, end) = (0, 0);
            else if (end == buffer.Length)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }
            var read = await socket!.ReceiveAsync(buffer.AsMemory(end), cancel);
            if (read == 0) throw new IOException("the server closed the connection inside an answer");
            end += read;
        }
    }
}
