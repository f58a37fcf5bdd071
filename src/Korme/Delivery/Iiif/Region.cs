using System.Diagnostics.CodeAnalysis;

namespace Korme.Delivery.Iiif;

/// <summary>Which part of the picture is wanted (IIIF Image API 3.0 §4.1).</summary>
public abstract record Region
{
    public sealed record Full : Region;

    /// <summary>The middle square, its side the shorter side of the picture.</summary>
    public sealed record Square : Region;

    public sealed record Pixels(int X, int Y, int Width, int Height) : Region;

    /// <summary>In percent of the full picture's width and height.</summary>
    public sealed record Percent(decimal X, decimal Y, decimal Width, decimal Height) : Region;

    /// <summary>Reads <c>full</c>, <c>square</c>, <c>x,y,w,h</c> or <c>pct:x,y,w,h</c>; never throws.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Region? region, [NotNullWhen(false)] out string? reason)
    {
        (region, reason) = text switch
        {
            "full" => (new Full(), null),
            "square" => (new Square(), null),
            _ when text.StartsWith("pct:", StringComparison.Ordinal) => ReadPercent(text.AsSpan(4)),
            _ => ReadPixels(text),
        };
        return region is not null;
    }

    /// <summary>The pixels meant in a picture of this size; what lies outside is cut off.</summary>
    /// <returns>False when nothing is left of the region.</returns>
    public bool TryPlace(Extent full, out Box box, [NotNullWhen(false)] out string? reason)
    {
        var (x, y, width, height) = this switch
        {
            Pixels pixels => (pixels.X, pixels.Y, pixels.Width, pixels.Height),
            Percent percent => InPixels(percent, full),
            Square => MiddleSquare(full),
            _ => (0, 0, full.WidthPixels, full.HeightPixels),
        };
        box = new(x, y, Math.Min(width, full.WidthPixels - x), Math.Min(height, full.HeightPixels - y));
        reason = x >= full.WidthPixels || y >= full.HeightPixels ? "the region lies outside the picture"
            : box.WidthPixels < 1 || box.HeightPixels < 1 ? "the region is smaller than one pixel"
            : null;
        return reason is null;
    }

    private static (Region?, string?) ReadPixels(string text)
    {
        Span<Range> parts = stackalloc Range[5];
        var span = text.AsSpan();
        if (span.Split(parts, ',') != 4
            || !Numbers.TryWhole(span[parts[0]], out var x) || !Numbers.TryWhole(span[parts[1]], out var y)
            || !Numbers.TryWhole(span[parts[2]], out var width) || !Numbers.TryWhole(span[parts[3]], out var height))
            return (null, "the region must be full, square, x,y,w,h or pct:x,y,w,h with whole pixels of at most nine digits");
        return width == 0 || height == 0
            ? (null, "the region has no width or no height")
            : (new Pixels(x, y, width, height), null);
    }

    private static (Region?, string?) ReadPercent(ReadOnlySpan<char> span)
    {
        Span<Range> parts = stackalloc Range[5];
        if (span.Split(parts, ',') != 4
            || !Numbers.TryDecimal(span[parts[0]], out var x) || !Numbers.TryDecimal(span[parts[1]], out var y)
            || !Numbers.TryDecimal(span[parts[2]], out var width) || !Numbers.TryDecimal(span[parts[3]], out var height))
            return (null, "a region in percent must be pct:x,y,w,h with four plain numbers such as 12 or 12.5");
        if (width == 0 || height == 0) return (null, "the region has no width or no height");
        return x >= 100 || y >= 100
            ? (null, "the region lies outside the picture")
            : (new Percent(x, y, Math.Min(width, 100), Math.Min(height, 100)), null);
    }

    private static (int, int, int, int) InPixels(Percent percent, Extent full) => (
        Numbers.Round(percent.X * full.WidthPixels / 100),
        Numbers.Round(percent.Y * full.HeightPixels / 100),
        Numbers.Round(percent.Width * full.WidthPixels / 100),
        Numbers.Round(percent.Height * full.HeightPixels / 100));

    private static (int, int, int, int) MiddleSquare(Extent full)
    {
        var side = Math.Min(full.WidthPixels, full.HeightPixels);
        return ((full.WidthPixels - side) / 2, (full.HeightPixels - side) / 2, side, side);
    }
}
