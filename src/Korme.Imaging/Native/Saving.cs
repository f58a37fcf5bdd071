namespace Korme.Imaging.Native;

/// <summary>Encodes an image to a stream. Nothing of the original's metadata gets through.</summary>
internal static class Saving
{
    /// <summary>"No metadata" is a flag since libvips 8.15, a boolean before.</summary>
    private static readonly Lazy<(string Name, object Value)> NoMetadata = new(() =>
        LibVips.vips_version(0) > 8 || LibVips.vips_version(1) >= 15 ? ("keep", 0) : ("strip", true));

    internal static void Jpeg(ImageHandle image, Stream target, int quality, CancellationToken cancel) =>
        To("jpegsave_target", image, target, cancel, ("Q", quality));

    /// <summary>Runs a saver; the image is evaluated here, and stops when <paramref name="cancel"/> says so.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">What the stream threw.</exception>
    /// <exception cref="VipsException">Decoding or encoding failed.</exception>
    internal static void To(
        string saver, ImageHandle image, Stream target, CancellationToken cancel, params ReadOnlySpan<(string Name, object Value)> options)
    {
        using var stream = new StreamTarget(target, cancel);
        using var stop = cancel.Register(image.Kill);
        try
        {
            Operation.Run(saver, [("in", image), ("target", stream), NoMetadata.Value, .. options]);
        }
        catch (VipsException)
        {
            cancel.ThrowIfCancellationRequested();
            stream.ThrowFailure();
            throw;
        }
        finally
        {
            LibVips.vips_thread_shutdown();
        }
    }
}
