namespace Korme.Imaging.Native;

/// <summary>Resampling to exact sizes.</summary>
internal static class Scaling
{
    /// <summary>Scaled with Lanczos-3 to exactly this size; the same image when it has it.</summary>
    internal static ImageHandle To(ImageHandle image, int width, int height) =>
        image.Width == width && image.Height == height
            ? Bare(image)
            : Operation.Image("resize", ("in", image),
                ("scale", (double)width / image.Width), ("vscale", (double)height / image.Height));

    /// <summary>Scaled with Lanczos-3 by exactly these factors, then a window of this size cut out of it.</summary>
    /// <remarks>The scaled picture may be a pixel shorter than the window where both were rounded: then it is scaled to fit.</remarks>
    internal static ImageHandle Window(ImageHandle image, double across, double down, int left, int top, int width, int height)
    {
        if (across == 1 && down == 1 && image.Width == width && image.Height == height) return Bare(image);
        using var scaled = Operation.Image("resize", ("in", image), ("scale", across), ("vscale", down));
        if (scaled.Width < width || scaled.Height < height) return To(image, width, height);
        return Operation.Image("extract_area", ("input", scaled),
            ("left", Math.Min(left, scaled.Width - width)), ("top", Math.Min(top, scaled.Height - height)),
            ("width", width), ("height", height));
    }

    /// <summary>Another reference to the same pixels.</summary>
    internal static ImageHandle Bare(ImageHandle image) => Operation.Image("copy", ("in", image));
}
