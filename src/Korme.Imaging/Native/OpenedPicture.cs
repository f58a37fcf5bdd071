namespace Korme.Imaging.Native;

/// <summary>A picture whose header is read and within the limits; its pixels are decoded when something asks for them.</summary>
internal sealed class OpenedPicture : IDisposable
{
    private readonly Stream stream;
    private readonly Loader loader;
    private readonly CancellationToken cancel;
    private StreamSource source;

    private OpenedPicture(Stream stream, Loader loader, CancellationToken cancel)
    {
        this.stream = stream;
        this.loader = loader;
        this.cancel = cancel;
        source = new StreamSource(stream, cancel);
        Image = null!;
        Header = null!;
    }

    internal PictureHeader Header { get; private set; }

    /// <summary>The pixels to come, as stored: read top to bottom, once.</summary>
    internal ImageHandle Image { get; private set; }

    /// <summary>Looks at the first bytes, reads the header and checks it.</summary>
    /// <remarks>The stream is read from its start, must be able to seek, and must live as long as the picture.</remarks>
    /// <exception cref="PictureRefusedException">Not decodable, or above a limit.</exception>
    internal static OpenedPicture Open(Stream stream, PictureLimits limits, CancellationToken cancel) =>
        Open(stream, limits, picture => picture.Load("sequential"), cancel);

    /// <summary>One page of a TIFF we made, for reading in any order.</summary>
    internal static OpenedPicture OpenPage(Stream stream, int page, CancellationToken cancel) =>
        Open(stream, NoLimits, picture => picture.loader == Loaders.Tiff
            ? picture.Load("random", ("page", page))
            : throw new PictureRefusedException(Refusal.NotSupported, "it is not a pyramid"), cancel);

    private static readonly PictureLimits NoLimits = new() { MaxBytes = long.MaxValue, MaxPixels = long.MaxValue, MaxSide = int.MaxValue };

    private static OpenedPicture Open(
        Stream stream, PictureLimits limits, Func<OpenedPicture, ImageHandle> load, CancellationToken cancel)
    {
        if (stream.Length == 0) throw new PictureRefusedException(Refusal.Empty, "the file has no bytes");
        if (stream.Length > limits.MaxBytes)
            throw new PictureRefusedException(Refusal.TooLarge, $"{stream.Length} bytes; {limits.MaxBytes} are allowed");
        var head = new byte[Loaders.HeadBytes];
        stream.Position = 0;
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var loader = Loaders.For(head.AsSpan(0, length));
        stream.Position = 0;
        Vips.Start();
        var picture = new OpenedPicture(stream, loader, cancel);
        try
        {
            picture.Guarded(() => picture.Image = load(picture));
            picture.Header = picture.ReadHeader();
            limits.Check(picture.Header);
            return picture;
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }

    /// <summary>Opens the same file again: shrunk while decoding (JPEG only), or for reading in any order.</summary>
    internal void Reopen(int shrink, bool inAnyOrder)
    {
        if (shrink == 1 && !inAnyOrder) return;
        Image.Dispose();
        source.Dispose();
        stream.Position = 0;
        source = new StreamSource(stream, cancel);
        Guarded(() => Image = shrink == 1
            ? Load(inAnyOrder ? "random" : "sequential")
            : Load(inAnyOrder ? "random" : "sequential", ("shrink", shrink)));
    }

    /// <summary>The largest of libjpeg's free reductions that leaves the longer side at or above <paramref name="box"/>.</summary>
    internal int ShrinkFor(int box)
    {
        if (loader != Loaders.Jpeg) return 1;
        var side = Math.Max(Header.WidthPixels, Header.HeightPixels);
        foreach (var shrink in (ReadOnlySpan<int>)[8, 4, 2])
            if (side / shrink >= box) return shrink;
        return 1;
    }

    /// <summary>Runs what decodes, and tells refusals from broken streams and cancellation.</summary>
    internal void Guarded(Action decode)
    {
        try
        {
            decode();
        }
        catch (VipsException problem)
        {
            cancel.ThrowIfCancellationRequested();
            source.ThrowFailure();
            throw new PictureRefusedException(ReasonOf(problem.Message), problem.Message, problem);
        }
    }

    public void Dispose()
    {
        Image?.Dispose();
        source.Dispose();
    }

    private ImageHandle Load(string access, params ReadOnlySpan<(string Name, object Value)> more) =>
        Operation.Image(loader.Operation, [("source", source), ("access", access), ("fail_on", "truncated"), .. more]);

    private PictureHeader ReadHeader() => new(
        loader.Name, loader.MediaType, Image.Width, Image.Height,
        Math.Max(1, Image.Number("n-pages", 1)), Image.Number("orientation", 1) is >= 1 and <= 8 and var said ? said : 1);

    private Refusal ReasonOf(string message)
    {
        if (message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)) return Refusal.OutOfMemory;
        var noDecoder = message.Contains("compression format", StringComparison.OrdinalIgnoreCase)
            || message.Contains("Unsupported", StringComparison.OrdinalIgnoreCase)
            || message.Contains("codec", StringComparison.OrdinalIgnoreCase);
        return loader == Loaders.Heic && noDecoder ? Refusal.NeedsOtherLibrary : Refusal.Damaged;
    }
}
