namespace Korme.Derivatives;

/// <summary>Where a picture's derivatives lie: <c>derivatives/ab/cd/{sha512}.{recipe}.…</c>. Names carry source and recipe.</summary>
/// <param name="root">The folder <c>derivatives/</c> of the home.</param>
public sealed class DerivativePaths(string root)
{
    /// <summary>Version of the way sizes and facts are made; a change of it makes them all again.</summary>
    public const string Recipe = "r1";

    /// <summary>Version of the way pyramids are made.</summary>
    public const string PyramidRecipe = "p2";

    /// <summary>The longest sides, in pixels, of the stored sizes.</summary>
    public static readonly IReadOnlyList<int> Boxes = [256, 512, 1024, 2048];

    /// <summary>The folder that holds all derivatives.</summary>
    public string Root => root;

    /// <summary>One stored JPEG: sRGB, no metadata.</summary>
    public string Size(string sha512, int box) => Stem(sha512) + $".{box}.jpg";

    /// <summary><see cref="PictureFacts"/> as JSON. Written last: when it is there, all sizes are.</summary>
    public string Facts(string sha512) => Stem(sha512) + ".json";

    /// <summary>Pyramidal tiled JPEG TIFF with its edge tiles behind it, 512-px tiles, sRGB: for zooming.</summary>
    public string Pyramid(string sha512) => Stem(sha512, PyramidRecipe) + ".tif";

    /// <summary>Removes everything ever made from a picture, whatever recipe made it.</summary>
    public void Delete(string sha512)
    {
        var folder = Path.GetDirectoryName(Stem(sha512))!;
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, sha512 + ".*")) File.Delete(file);
    }

    private string Stem(string sha512, string recipe = Recipe) => Path.Combine(root, sha512[..2], sha512[2..4], sha512 + "." + recipe);
}
