namespace Korme.Sample.Drawing;

/// <summary>A finished picture.</summary>
/// <param name="WidthPixels">At least 1.</param>
/// <param name="HeightPixels">At least 1.</param>
/// <param name="Rgb">height × width × 3, sRGB, 8 bit, row by row from the top left.</param>
internal sealed record Bitmap(int WidthPixels, int HeightPixels, byte[] Rgb)
{
    public static Bitmap Empty(int widthPixels, int heightPixels) =>
        new(widthPixels, heightPixels, Memory.Pixels<byte>(widthPixels * heightPixels * 3));

    /// <summary>The picture lying on its side, as a camera held upright stores it: turned by 90° anticlockwise or
    /// clockwise.</summary>
    public Bitmap Turned(bool clockwise)
    {
        var turned = Empty(HeightPixels, WidthPixels);
        for (var y = 0; y < HeightPixels; y++)
            for (var x = 0; x < WidthPixels; x++)
            {
                var (column, row) = clockwise ? (HeightPixels - 1 - y, x) : (y, WidthPixels - 1 - x);
                Rgb.AsSpan((y * WidthPixels + x) * 3, 3).CopyTo(turned.Rgb.AsSpan((row * HeightPixels + column) * 3, 3));
            }
        return turned;
    }

    /// <summary>The mean of the pixels under each pixel of a smaller picture that fits into the box.</summary>
    public Bitmap Smaller(int maxWidth, int maxHeight)
    {
        var scale = Math.Min(maxWidth / (double)WidthPixels, maxHeight / (double)HeightPixels);
        var (width, height) = (Math.Max(1, (int)Math.Round(WidthPixels * scale)),
            Math.Max(1, (int)Math.Round(HeightPixels * scale)));
        var small = Empty(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (left, right) = (x * WidthPixels / width,
                    Math.Max(x * WidthPixels / width + 1, (x + 1) * WidthPixels / width));
                var (top, bottom) = (y * HeightPixels / height,
                    Math.Max(y * HeightPixels / height + 1, (y + 1) * HeightPixels / height));
                // A few samples are enough for a thumbnail of a huge picture.
                var (stepX, stepY) = (Math.Max(1, (right - left) / 8), Math.Max(1, (bottom - top) / 8));
                int red = 0, green = 0, blue = 0, count = 0;
                for (var row = top; row < bottom; row += stepY)
                    for (var column = left; column < right; column += stepX, count++)
                    {
                        var at = (row * WidthPixels + column) * 3;
                        (red, green, blue) = (red + Rgb[at], green + Rgb[at + 1], blue + Rgb[at + 2]);
                    }
                var to = (y * width + x) * 3;
                (small.Rgb[to], small.Rgb[to + 1], small.Rgb[to + 2]) = ((byte)(red / count), (byte)(green / count),
                    (byte)(blue / count));
            }
        return small;
    }
}
