using System.Net.WebSockets;
using System.Text.Json;

namespace Korme.Publishing.Print;

/// <summary>A conversation with a browser over the Chrome DevTools Protocol 1.3: a command, its answer; events are kept until somebody waits for them.</summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class DevTools : IAsyncDisposable
{
    private const int LargestMessageBytes = 64 << 20;

    private readonly ClientWebSocket socket = new();
    private readonly HashSet<string> happened = [];
    private int last;

    private DevTools() { }

    /// <summary>The page that commands are for; null: the browser itself.</summary>
    public string? Session { get; set; }

    public static async Task<DevTools> Connect(Uri address, CancellationToken cancel)
    {
        var tools = new DevTools();
        tools.socket.Options.Proxy = null;
        await tools.socket.ConnectAsync(address, cancel);
        return tools;
    }

    /// <summary>A command for the page.</summary>
    public Task<JsonElement> Send(string method, object parameters, CancellationToken cancel) => Send(method, parameters, Session, cancel);

    /// <summary>Sends a command and waits for its result.</summary>
    /// <exception cref="PrintTroubleException">The browser said no.</exception>
    public async Task<JsonElement> Send(string method, object parameters, string? session, CancellationToken cancel)
    {
        var id = ++last;
        object message = session is null ? new { id, method, @params = parameters } : new { id, method, @params = parameters, sessionId = session };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancel);
        while (true)
        {
            var answer = await Receive(cancel);
            if (!answer.TryGetProperty("id", out var of) || of.GetInt32() != id) continue;
            if (answer.TryGetProperty("error", out var error)) throw new PrintTroubleException($"The browser refused {method}: {error.GetProperty("message").GetString()}.");
            return answer.GetProperty("result");
        }
    }

    /// <summary>Waits until the browser tells of an event, or finds that it has.</summary>
    public async Task WaitFor(string name, CancellationToken cancel)
    {
        while (!happened.Remove(name)) await Receive(cancel);
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> Receive(CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(), cancel);
            if (part.MessageType == WebSocketMessageType.Close) throw new IOException("the browser closed the connection.");
            bytes.Write(buffer, 0, part.Count);
            if (bytes.Length > LargestMessageBytes) throw new IOException("the browser's answer is too long.");
        }
        while (!part.EndOfMessage);
        var message = JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)).RootElement.Clone();
        if (message.TryGetProperty("method", out var name)) happened.Add(name.GetString()!);
        return message;
    }
}
