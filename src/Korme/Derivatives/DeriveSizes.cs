using Korme.Colours;
using Korme.Imaging;
using Korme.Selection;

namespace Korme.Derivatives;

/// <summary>All stored sizes, the measures and the mean colour of a picture from one decode.</summary>
internal static class DeriveSizes
{
    /// <summary>Little is seen of the loss, and the 2,048-px picture of a camera stays near 500 KB.</summary>
    private const int Quality = 84;

    /// <summary>The box whose pixels are measured, <see cref="MeasurePicture"/>.</summary>
    private const int MeasuredBox = 1024;

    /// <exception cref="PictureRefusedException">The picture can't be decoded.</exception>
    /// <exception cref="IOException">Reading or writing failed.</exception>
    internal static PictureFacts Run(DeriveRequest request, CancellationToken cancel)
    {
        var paths = request.Paths;
        Directory.CreateDirectory(Path.GetDirectoryName(paths.Facts(request.Sha512))!);
        var sizes = new List<PictureSize>();
        Measures? measures = null;
        var picture = DecodedPicture.Load(request.Original, DerivativePaths.Boxes[^1], request.Limits, cancel);
        try
        {
            foreach (var box in BoxesFor(picture).Reverse())
            {
                picture = Smaller(picture, box);
                PartFile.Write(paths.Size(request.Sha512, box), part => picture.WriteJpeg(part, Quality, cancel));
                sizes.Insert(0, new(box, picture.WidthPixels, picture.HeightPixels));
                if (box <= MeasuredBox) measures ??= MeasurePicture.From(picture.Pixels, picture.WidthPixels, picture.HeightPixels, QualityOf(request.Original));
            }
            var facts = new PictureFacts
            {
                Sha512 = request.Sha512,
                Recipe = DerivativePaths.Recipe,
                WidthPixels = picture.FullWidthPixels,
                HeightPixels = picture.FullHeightPixels,
                Sizes = sizes,
                Measures = measures!,
                Colour = MeanColour.Of(picture.Pixels),
                Palette = MakePalette.Of(picture.Pixels),
            };
            FactsFile.Write(paths, facts);
            return facts;
        }
        finally
        {
            picture.Dispose();
        }
    }

    private static int? QualityOf(string original)
    {
        using var file = File.OpenRead(original);
        return JpegQuality.Of(file);
    }

    /// <summary>The boxes up to the first that the original fits unscaled: no two sizes are equal.</summary>
    private static IReadOnlyList<int> BoxesFor(DecodedPicture picture)
    {
        var longest = Math.Max(picture.FullWidthPixels, picture.FullHeightPixels);
        var smaller = DerivativePaths.Boxes.Count(box => box < longest);
        return [.. DerivativePaths.Boxes.Take(Math.Min(smaller + 1, DerivativePaths.Boxes.Count))];
    }

    /// <summary>The next size down, made of the last; the last is let go.</summary>
    private static DecodedPicture Smaller(DecodedPicture picture, int box)
    {
        if (Math.Max(picture.WidthPixels, picture.HeightPixels) <= box) return picture;
        using (picture) return picture.FitWithin(box);
    }
}
