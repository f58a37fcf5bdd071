using Korme.Imaging.Native;

namespace Korme.Imaging;

/// <summary>A picture in memory: upright, three bands of 8-bit sRGB, no larger than was asked for.</summary>
/// <remarks>One decode serves all sizes: load at the largest, then <see cref="FitWithin"/> from size to size.</remarks>
public sealed class DecodedPicture : IDisposable
{
    private readonly ImageHandle image;

    private DecodedPicture(ImageHandle image, int fullWidthPixels, int fullHeightPixels)
    {
        this.image = image;
        FullWidthPixels = fullWidthPixels;
        FullHeightPixels = fullHeightPixels;
    }

    /// <summary>The original's width as seen, after orientation.</summary>
    public int FullWidthPixels { get; }

    /// <summary>The original's height as seen, after orientation.</summary>
    public int FullHeightPixels { get; }

    public int WidthPixels => image.Width;

    public int HeightPixels => image.Height;

    /// <summary>Decodes a file so that it fits a square of <paramref name="box"/> pixels; never enlarges.</summary>
    /// <exception cref="PictureRefusedException">Not decodable, damaged, or above a limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled on the way.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public static DecodedPicture Load(string path, int box, PictureLimits limits, CancellationToken cancel)
    {
        using var stream = PictureFile.OpenStream(path);
        return Load(stream, box, limits, cancel);
    }

    /// <summary>Decodes from a stream that can seek; see <see cref="Load(string,int,PictureLimits,CancellationToken)"/>.</summary>
    public static DecodedPicture Load(Stream stream, int box, PictureLimits limits, CancellationToken cancel)
    {
        using var opened = OpenedPicture.Open(stream, limits, cancel);
        var header = opened.Header;
        var (width, height) = Fit(header.WidthPixels, header.HeightPixels, box);
        opened.Reopen(opened.ShrinkFor(box), inAnyOrder: false);
        ImageHandle? upright = null;
        opened.Guarded(() => upright = Decode(opened, width, height, cancel));
        return new(upright!, header.SeenWidthPixels, header.SeenHeightPixels);
    }

    /// <summary>A smaller copy that fits a square of <paramref name="box"/> pixels; its sides follow from the original's.</summary>
    public DecodedPicture FitWithin(int box)
    {
        var (width, height) = Fit(FullWidthPixels, FullHeightPixels, box);
        using var smaller = Scaling.To(image, Math.Min(width, WidthPixels), Math.Min(height, HeightPixels));
        return new(smaller.InMemory(), FullWidthPixels, FullHeightPixels);
    }

    /// <summary>Writes a JPEG without any metadata.</summary>
    /// <exception cref="IOException">The file could not be written.</exception>
    public void WriteJpeg(string path, int quality, CancellationToken cancel)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        Saving.Jpeg(image, file, quality, cancel);
    }

    /// <summary>height × width × 3, RGB, 8 bit, row by row; valid until the picture is disposed.</summary>
    public ReadOnlySpan<byte> Pixels => image.Pixels(WidthPixels * HeightPixels * 3);

    /// <summary>The sides of a picture scaled to fit a square, rounded, at least 1; never enlarged.</summary>
    public static (int Width, int Height) Fit(int widthPixels, int heightPixels, int box)
    {
        var longest = Math.Max(widthPixels, heightPixels);
        if (longest <= box) return (widthPixels, heightPixels);
        return (Side(widthPixels), Side(heightPixels));

        int Side(int full) => Math.Max(1, (int)Math.Round((double)full * box / longest, MidpointRounding.AwayFromZero));
    }

    public void Dispose() => image.Dispose();

    /// <summary>
    /// Scaled before it is turned, so that the file is read once, top to bottom; transparency is laid on white before it is
    /// scaled, or its hidden colours would bleed; else the colours are converted last, on the fewest pixels.
    /// </summary>
    private static ImageHandle Decode(OpenedPicture opened, int width, int height, CancellationToken cancel)
    {
        using var source = opened.Image.HasAlpha ? Colours.ToSrgb(opened.Image) : Operation.Image("copy", ("in", opened.Image));
        using var scaled = Scaling.To(source, width, height);
        using var coloured = Colours.ToSrgb(scaled);
        using var stop = cancel.Register(coloured.Kill);
        using var memory = coloured.InMemory();
        if (opened.Header.Orientation == 1) return Scaling.Bare(memory);
        using var upright = Operation.Image("autorot", ("in", memory));
        return upright.InMemory();
    }
}
