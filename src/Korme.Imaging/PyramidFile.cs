using Korme.Imaging.Native;

namespace Korme.Imaging;

/// <summary>
/// Pyramidal tiled TIFF: JPEG inside, 512-px tiles (smaller for a picture below 512 px), YCbCr of sRGB, upright, no metadata;
/// behind it, in the same file, the tiles of the right and lower edge cut to their size (<see cref="EdgeTiles"/>).
/// </summary>
/// <remarks>
/// Q 87: from 90 on libvips stores RGB inside the JPEG, which costs a third more and which viewers of spliced tiles misread.
/// <see cref="Render"/> is for pyramids made here, and may be called from several threads at once.
/// </remarks>
public static class PyramidFile
{
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
        var grid = new PyramidGrid(opened.Header.SeenWidthPixels, opened.Header.SeenHeightPixels);
        opened.Guarded(() =>
        {
            using var coloured = Colours.ToSrgb(opened.Image);
            using var upright = isUpright ? Scaling.Bare(coloured) : Operation.Image("autorot", ("in", coloured));
            using var padded = Operation.Image("embed", ("in", upright), ("x", 0), ("y", 0),
                ("width", grid.PaddedWidthPixels), ("height", grid.PaddedHeightPixels), ("extend", "copy"));
            Saving.To("tiffsave_target", padded, target, cancel,
                ("compression", "jpeg"), ("Q", TileQuality), ("tile", true), ("pyramid", true),
                ("tile_width", grid.StoredTileWidth), ("tile_height", grid.StoredTileHeight));
        });
        target.Flush();
        EdgeTiles.Append(target, grid, TileQuality, cancel);
    }

    /// <summary>Draws a part of the picture from the smallest level that is large enough, and encodes it.</summary>
    /// <param name="path">A pyramid made by <see cref="Write"/>.</param>
    /// <param name="grid">Its levels, as <see cref="OpenPyramid"/> read them.</param>
    /// <param name="request">What to draw.</param>
    /// <param name="target">Written synchronously; stays open.</param>
    /// <param name="cancel">Stops between two strips of pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part isn't inside the picture, or a side is below 1.</exception>
    /// <exception cref="PictureRefusedException">The pyramid is damaged.</exception>
    public static void Render(string path, PyramidGrid grid, RegionRequest request, Stream target, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.X, nameof(request));
        ArgumentOutOfRangeException.ThrowIfNegative(request.Y, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(request.Width, request.Height), 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(request.OutWidthPixels, request.OutHeightPixels), 1, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)request.X + request.Width, grid.WidthPixels, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)request.Y + request.Height, grid.HeightPixels, nameof(request));

        using var stream = PictureFile.OpenStream(path);
        var level = grid.Levels.Last(each => each.Page == 0 || IsEnough(each, request));
        using var opened = OpenedPicture.OpenPage(stream, level.Page, cancel);
        opened.Guarded(() =>
        {
            using var scaled = Scaled(opened.Image, level, request);
            using var drawn = RegionDrawing.Draw(scaled, request);
            RegionDrawing.Save(drawn, request.Format, target, cancel);
        });
    }

    /// <summary>True when the part has as many pixels at this level as are asked for; a side left over at the edge counts up, as tiles do.</summary>
    private static bool IsEnough(PyramidLevel level, RegionRequest request) =>
        Shrunk(request.Width, level) >= request.OutWidthPixels && Shrunk(request.Height, level) >= request.OutHeightPixels;

    /// <summary>The part from the level's own pixels, at the size asked for.</summary>
    private static ImageHandle Scaled(ImageHandle image, PyramidLevel level, RegionRequest request)
    {
        var across = Along(request.X, request.Width, request.OutWidthPixels, level.WidthPixels, level);
        var down = Along(request.Y, request.Height, request.OutHeightPixels, level.HeightPixels, level);
        using var part = Operation.Image("extract_area", ("input", image),
            ("left", across.Start), ("top", down.Start), ("width", across.Length), ("height", down.Length));
        return Scaling.Window(part, across.Scale, down.Scale, across.Skip, down.Skip, request.OutWidthPixels, request.OutHeightPixels);
    }

    /// <summary>
    /// The pixels of a level that one side of the part touches, the scale that takes the part's true length there to the length
    /// asked for, and what is skipped of the scaled pixels before the part begins.
    /// </summary>
    private static (int Start, int Length, double Scale, int Skip) Along(int at, int length, int asked, int side, PyramidLevel level)
    {
        var start = at >> level.Page;
        var rest = at - ((long)start << level.Page);
        // A tile, or the like: its pixels as they are stored, the left-over one at the edge counted whole.
        if (rest == 0 && asked == Shrunk(length, level)) return (start, asked, 1, 0);
        var scale = (double)asked * (1L << level.Page) / length;
        var touched = Math.Min((int)((rest + length + (1L << level.Page) - 1) >> level.Page), side - start);
        return (start, touched, scale, (int)Math.Round((double)rest / (1L << level.Page) * scale));
    }

    private static int Shrunk(int side, PyramidLevel level) => (int)((side + (1L << level.Page) - 1) >> level.Page);
}
