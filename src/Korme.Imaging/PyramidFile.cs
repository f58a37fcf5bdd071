using Korme.Imaging.Native;

namespace Korme.Imaging;

/// <summary>Pyramidal tiled TIFF: JPEG inside, 512-px tiles (smaller for a picture below 512 px), YCbCr of sRGB, upright, no metadata.</summary>
/// <remarks>
/// Q 87: from 90 on libvips stores RGB inside the JPEG, which costs a third more and which viewers of spliced tiles misread.
/// <see cref="Read"/> and <see cref="Render"/> are for pyramids made here, and may be called from several threads at once.
/// </remarks>
public static class PyramidFile
{
    public const int TilePixels = 512;
    public const int TileQuality = 87;

    /// <summary>Makes a pyramid of a picture from outside.</summary>
    /// <exception cref="PictureRefusedException">Not decodable, damaged, or above a limit.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the target is incomplete.</exception>
    public static void Write(string sourcePath, string targetPath, PictureLimits limits, CancellationToken cancel)
    {
        using var source = PictureFile.OpenStream(sourcePath);
        using var opened = OpenedPicture.Open(source, limits, cancel);
        var isUpright = opened.Header.Orientation == 1;
        opened.Reopen(shrink: 1, inAnyOrder: !isUpright);
        using var target = new FileStream(targetPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        opened.Guarded(() =>
        {
            using var coloured = Colours.ToSrgb(opened.Image);
            using var upright = isUpright ? Scaling.Bare(coloured) : Operation.Image("autorot", ("in", coloured));
            Saving.To("tiffsave_target", upright, target, cancel,
                ("compression", "jpeg"), ("Q", TileQuality), ("tile", true), ("pyramid", true),
                ("tile_width", TileSide(upright.Width)), ("tile_height", TileSide(upright.Height)));
        });
    }

    /// <summary>
    /// 512, or for a smaller picture its side, rounded up to the 16 that TIFF 6.0 §15 asks for: libvips 8.18 reads no file
    /// whose tile is many times larger than its picture.
    /// </summary>
    private static int TileSide(int side) => Math.Min(TilePixels, (side + 15) / 16 * 16);

    /// <summary>The levels of a pyramid.</summary>
    /// <exception cref="PictureRefusedException">The file is no pyramid, or damaged.</exception>
    public static PyramidInfo Read(string path)
    {
        using var stream = PictureFile.OpenStream(path);
        return ReadLevels(stream);
    }

    /// <summary>Draws a part of the picture from the smallest level that is large enough, and encodes it.</summary>
    /// <param name="path">A pyramid made by <see cref="Write"/>.</param>
    /// <param name="request">What to draw.</param>
    /// <param name="target">Written synchronously; stays open.</param>
    /// <param name="cancel">Stops between two strips of pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part isn't inside the picture, or a side is below 1.</exception>
    /// <exception cref="PictureRefusedException">The pyramid is damaged.</exception>
    public static void Render(string path, RegionRequest request, Stream target, CancellationToken cancel)
    {
        using var stream = PictureFile.OpenStream(path);
        var pyramid = ReadLevels(stream);
        var full = pyramid.Levels[0];
        ArgumentOutOfRangeException.ThrowIfNegative(request.X, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.Y, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(request.Width, request.Height), 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(request.OutWidthPixels, request.OutHeightPixels), 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)request.X + request.Width, full.WidthPixels, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)request.Y + request.Height, full.HeightPixels, nameof(request));

        var level = pyramid.Levels.Last(each => each == full || IsEnough(each, full, request));
        using var opened = OpenedPicture.OpenPage(stream, level.Page, cancel);
        opened.Guarded(() =>
        {
            using var part = Crop(opened.Image, level, full, request);
            using var drawn = RegionDrawing.Draw(part, request);
            RegionDrawing.Save(drawn, request.Format, target, cancel);
        });
    }

    /// <summary>libvips halves each level and rounds down, as <c>tiffsave</c> has always done; the page count says how often.</summary>
    private static PyramidInfo ReadLevels(Stream stream)
    {
        using var opened = OpenedPicture.OpenPage(stream, page: 0, CancellationToken.None);
        var (width, height) = (opened.Header.WidthPixels, opened.Header.HeightPixels);
        return new([.. Enumerable.Range(0, opened.Header.Frames)
            .Select(page => new PyramidLevel(page, Math.Max(1, width >> page), Math.Max(1, height >> page)))]);
    }

    private static bool IsEnough(PyramidLevel level, PyramidLevel full, RegionRequest request) =>
        (long)request.Width * level.WidthPixels >= (long)request.OutWidthPixels * full.WidthPixels
        && (long)request.Height * level.HeightPixels >= (long)request.OutHeightPixels * full.HeightPixels;

    /// <summary>The part in the level's own pixels, each edge rounded.</summary>
    private static ImageHandle Crop(ImageHandle image, PyramidLevel level, PyramidLevel full, RegionRequest request)
    {
        var (left, width) = Span(request.X, request.Width, level.WidthPixels, full.WidthPixels);
        var (top, height) = Span(request.Y, request.Height, level.HeightPixels, full.HeightPixels);
        return Operation.Image("extract_area", ("input", image),
            ("left", left), ("top", top), ("width", width), ("height", height));
    }

    private static (int Start, int Length) Span(int start, int length, int levelSide, int fullSide)
    {
        var first = Math.Min((int)Math.Round((double)start * levelSide / fullSide), levelSide - 1);
        var end = Math.Min((int)Math.Round((double)(start + length) * levelSide / fullSide), levelSide);
        return (first, Math.Max(1, end - first));
    }
}
