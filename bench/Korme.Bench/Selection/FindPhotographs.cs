using Korme.Imaging;

namespace Korme.Bench.Selection;

/// <summary>The photographs that a day can be made of: JPEG of 700 pixels or more, one of each folder of a series.</summary>
internal static class FindPhotographs
{
    /// <summary>In an order that doesn't depend on the disk.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        var files = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".jpg" or ".jpeg").Order(StringComparer.Ordinal);

        // A name but for its last number: frames of one scene, as a series has them.
        return [.. files.GroupBy(file => Path.GetFileNameWithoutExtension(file).TrimEnd("0123456789".ToCharArray()) is [.., '_' or '-'] series
            ? Path.GetDirectoryName(file) + series : file).Select(series => series.First()).Where(IsLarge)];
    }

    private static bool IsLarge(string file)
    {
        try
        {
            using var picture = DecodedPicture.Load(file, 256, new PictureLimits(), CancellationToken.None);
            return Math.Max(picture.FullWidthPixels, picture.FullHeightPixels) >= 700;
        }
        catch (PictureRefusedException)
        {
            return false;
        }
    }
}
