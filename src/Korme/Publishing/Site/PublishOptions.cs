namespace Korme.Publishing.Site;

/// <summary>What a copy is to be.</summary>
/// <param name="Root">Where it will be on the web, <c>https://host/path</c>, without a slash at the end; null: not said.</param>
/// <param name="WithTiles">Deep zoom: hundreds of small files a picture.</param>
/// <param name="IsDraft">The exhibition isn't open: search engines are asked to stay away.</param>
public sealed record PublishOptions(string? Root = null, bool WithTiles = true, bool IsDraft = false)
{
    /// <summary>True for what <see cref="Root"/> can be, with a slash at the end or without.</summary>
    public static bool IsAddress(string given) =>
        Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query == "" && url.Fragment == "" && url.UserInfo == ""
        && given.All(sign => sign is > ' ' and <= '~' and not ('"' or '<' or '>' or '\\' or '&' or '\''));
}

/// <summary>What became of a run.</summary>
/// <param name="Works">That the copy shows.</param>
/// <param name="Counts">Files.</param>
/// <param name="Troubles">Pictures that couldn't be made for it, each in a sentence.</param>
public sealed record PublishOutcome(int Works, PublishCounts Counts, IReadOnlyList<string> Troubles);
