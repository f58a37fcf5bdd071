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

    /// <summary>Another reference to the same pixels.</summary>
    internal static ImageHandle Bare(ImageHandle image) => Operation.Image("copy", ("in", image));
}
