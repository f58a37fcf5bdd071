namespace Korme.Imaging;

/// <summary>Which libvips decodes. Each reads something the other can't: npm's the newest codecs, Debian's HEIC.</summary>
public enum VipsLibrary
{
    /// <summary>npm's <c>@img/sharp-libvips-*</c>: one file that the build copies to <c>native/</c>.</summary>
    Bundled,

    /// <summary>The machine's own: Debian's <c>libvips42</c>, Homebrew's <c>vips</c>.</summary>
    System,
}

/// <summary>A libvips on this machine.</summary>
/// <param name="Library">Which of the two it is.</param>
/// <param name="Path">The file it was or would be loaded from.</param>
/// <param name="Version">"8.18.7"; null when it isn't loaded and the file's name doesn't say.</param>
/// <param name="Formats">What it decodes, of jpeg, png, webp, gif, tiff, avif, heic; empty when it isn't loaded.</param>
public sealed record VipsInfo(VipsLibrary Library, string Path, string? Version, IReadOnlyList<string> Formats);
