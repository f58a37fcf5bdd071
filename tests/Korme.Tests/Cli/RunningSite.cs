using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Korme.Tests.Cli;

/// <summary><c>korme serve</c> on a free port, killed when disposed.</summary>
internal sealed partial class RunningSite : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> rest;

    private RunningSite(Process process, string url)
    {
        (this.process, rest) = (process, process.StandardError.ReadToEndAsync());
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(url) };
    }

    /// <summary>Follows no redirect.</summary>
    public HttpClient Client { get; }

    public static async Task<RunningSite> Serve(KormeProgram korme)
    {
        var process = korme.Start("serve", "--listen", "http://127.0.0.1:0", "--no-browser");
        while (await process.StandardError.ReadLineAsync() is { } line)
            if (Address().Match(line) is { Success: true } match) return new(process, match.Value);
        throw new InvalidOperationException("it didn't serve");
    }

    /// <summary>What an address answers, with the site's own address left out.</summary>
    public async Task<string> Text(string path)
    {
        using var answer = await Client.GetAsync(path);
        return $"{(int)answer.StatusCode} {(await answer.Content.ReadAsStringAsync()).Replace(Client.BaseAddress!.Authority, "host", StringComparison.Ordinal)}";
    }

    public async Task<int> Status(string path)
    {
        using var answer = await Client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await rest;
        process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
