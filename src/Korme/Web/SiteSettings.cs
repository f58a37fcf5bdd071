using Korme.Square;

namespace Korme.Web;

/// <summary>Where the site listens and where its built assets lie.</summary>
public sealed record SiteSettings
{
    /// <summary>When nothing else is asked for. 8470 is assigned to nobody we know of.</summary>
    public const string DefaultListen = "http://127.0.0.1:8470";

    /// <summary>URLs with scheme, host and port; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Listen { get; init; } = [DefaultListen];

    /// <summary>Where visitors find the site, for what is printed: scheme, host and port; null: not said.</summary>
    public string? Address { get; init; }

    /// <summary>The folder that the build filled with styles, modules and fonts.</summary>
    public string AssetsFolder { get; init; } = Assets.Folder;

    /// <summary>How much of the public pages may be remembered as they were sent, in bytes; 0: nothing.</summary>
    public long MostBytesOfPages { get; init; } = 16 << 20;

    /// <summary>What is logged to standard error: by default only what went wrong.</summary>
    public LogLevel Log { get; init; } = LogLevel.Warning;

    /// <summary>The local network whose telephones may look; null: none may.</summary>
    public SquareSettings? Square { get; init; }

    /// <summary>Where telephones in the local network reach the site, <c>http://192.168.43.1:8470</c>; null: they don't.</summary>
    public string? NetworkUrl => Square?.Url;

    /// <summary>True when nobody but this machine can reach the site.</summary>
    public bool IsLocalOnly => Listen.All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
