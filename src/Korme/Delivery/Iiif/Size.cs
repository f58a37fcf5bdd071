using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>How large the region is wanted (IIIF Image API 3.0 §4.2).</summary>
/// <remarks><paramref name="MayUpscale"/> is true after a <c>^</c>: more pixels than the region has are allowed.</remarks>
public abstract record Size(bool MayUpscale)
{
    /// <summary>As large as it is, or with <c>^</c> as large as the limits allow.</summary>
    public sealed record Max(bool MayUpscale) : Size(MayUpscale);

    /// <summary><c>w,</c></summary>
    public sealed record ByWidth(bool MayUpscale, int Width) : Size(MayUpscale);

    /// <summary><c>,h</c></summary>
    public sealed record ByHeight(bool MayUpscale, int Height) : Size(MayUpscale);

    /// <summary><c>w,h</c>: exactly so, proportions or not.</summary>
    public sealed record Exactly(bool MayUpscale, int Width, int Height) : Size(MayUpscale);

    /// <summary><c>!w,h</c>: as large as fits.</summary>
    public sealed record Within(bool MayUpscale, int Width, int Height) : Size(MayUpscale);

    /// <summary><c>pct:n</c></summary>
    public sealed record Percent(bool MayUpscale, decimal Value) : Size(MayUpscale);

    /// <summary>
    /// True when a stored picture is what this size means: exactly, or within a pixel on a side left to us, since who stored it
    /// rounded another way.
    /// </summary>
    /// <param name="stored">The stored picture's pixels.</param>
    /// <param name="ours">The pixels we would make.</param>
    internal bool Means(Extent stored, Extent ours) => stored == ours || this switch
    {
        ByWidth => stored.WidthPixels == ours.WidthPixels && IsNear(stored.HeightPixels, ours.HeightPixels),
        ByHeight => stored.HeightPixels == ours.HeightPixels && IsNear(stored.WidthPixels, ours.WidthPixels),
        Within within => stored.WidthPixels <= within.Width && stored.HeightPixels <= within.Height
            && (stored.WidthPixels == ours.WidthPixels && IsNear(stored.HeightPixels, ours.HeightPixels)
                || stored.HeightPixels == ours.HeightPixels && IsNear(stored.WidthPixels, ours.WidthPixels)),
        // All of it is all of it, even where a stored size is a pixel smaller.
        Percent { Value: < 100 } => IsNear(stored.WidthPixels, ours.WidthPixels) && IsNear(stored.HeightPixels, ours.HeightPixels),
        _ => false,
    };

    private static bool IsNear(int one, int other) => Math.Abs(one - other) <= 1;

    private const string Forms = "the size must be max, w, or ,h or w,h or !w,h or pct:n, each with ^ before it to allow upscaling";
    private const string Forms2 = "the size must be full, max, w, or ,h or w,h or !w,h or pct:n";

    /// <summary>Reads every form of the specification; never throws.</summary>
    public static bool TryParse(string text, ImageApi api, [NotNullWhen(true)] out Size? size, [NotNullWhen(false)] out string? reason) =>
        api == ImageApi.Version2 ? TryParse2(text, out size, out reason) : TryParse3(text, out size, out reason);

    /// <summary>
    /// Image API 2.1 §4.2: <c>full</c> is the region as it is, above the limits refused; given sizes may be above it
    /// (<c>sizeAboveFull</c>); <c>!w,h</c> fits and leaves the scaling to us: never up.
    /// </summary>
    private static bool TryParse2(string text, [NotNullWhen(true)] out Size? size, [NotNullWhen(false)] out string? reason)
    {
        (size, reason) = text switch
        {
            "full" => (new Percent(false, 100), null),
            "max" => (new Max(false), null),
            _ when text.StartsWith('^') => (null, Forms2),
            _ => Read(text, upscale: !text.StartsWith('!')),
        };
        if (reason == Forms) reason = Forms2;
        return size is not null;
    }

    private static bool TryParse3(string text, [NotNullWhen(true)] out Size? size, [NotNullWhen(false)] out string? reason)
    {
        var upscale = text.StartsWith('^');
        (size, reason) = Read(upscale ? text.AsSpan(1) : text, upscale);
        return size is not null;
    }

    private static (Size?, string?) Read(ReadOnlySpan<char> text, bool upscale)
    {
        if (text is "max") return (new Max(upscale), null);
        if (text.StartsWith("pct:")) return ReadPercent(text[4..], upscale);
        var within = text.StartsWith('!');
        if (within) text = text[1..];

        var comma = text.IndexOf(',');
        if (comma < 0) return (null, Forms);
        var (hasWidth, hasHeight) = (comma > 0, comma < text.Length - 1);
        var (width, height) = (0, 0);
        if (hasWidth && !Numbers.TryWhole(text[..comma], out width)) return (null, Forms);
        if (hasHeight && !Numbers.TryWhole(text[(comma + 1)..], out height)) return (null, Forms);
        if (hasWidth && width == 0 || hasHeight && height == 0) return (null, "the size has no width or no height");

        return (within, hasWidth, hasHeight) switch
        {
            (true, true, true) => (new Within(upscale, width, height), null),
            (false, true, true) => (new Exactly(upscale, width, height), null),
            (false, true, false) => (new ByWidth(upscale, width), null),
            (false, false, true) => (new ByHeight(upscale, height), null),
            _ => (null, Forms),
        };
    }

    private static (Size?, string?) ReadPercent(ReadOnlySpan<char> text, bool upscale)
    {
        if (!Numbers.TryDecimal(text, out var value)) return (null, "a size in percent must be pct: and a plain number such as 50 or 12.5");
        if (value == 0) return (null, "the size has no width or no height");
        return value > 100 && !upscale
            ? (null, "a size above 100 percent needs ^ before it")
            : (new Percent(upscale, value), null);
    }
}
