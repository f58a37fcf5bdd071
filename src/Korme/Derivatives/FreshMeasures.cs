using Korme.Colours;
using Korme.Imaging;
using Korme.Selection;

namespace Korme.Derivatives;

/// <summary>Measures a picture anew from its stored size, its palette too, after the way of measuring changed: a hundredth of decoding the original.</summary>
internal static class FreshMeasures
{
    private const int MeasuredBox = 1024;

    /// <returns>
    /// The facts with today's measures, kept beside the sizes too; or as they are, when they are today's already or the stored size
    /// is missing or damaged: then they are made again with it.
    /// </returns>
    /// <param name="original">Where the original lies: its header tells how it was compressed.</param>
    public static PictureFacts Of(DerivativePaths paths, PictureFacts facts, string original, CancellationToken cancel)
    {
        if (facts.IsMeasuredToday || facts.Sizes.LastOrDefault(size => size.Box <= MeasuredBox) is not { } stored) return facts;
        try
        {
            using var picture = DecodedPicture.Load(paths.Size(facts.Sha512, stored.Box), MeasuredBox, new PictureLimits(), cancel);
            using var file = File.OpenRead(original);
            using var small = picture.FitWithin(DerivativePaths.Boxes[0]);
            var fresh = facts with
            {
                Measures = MeasurePicture.From(picture.Pixels, picture.WidthPixels, picture.HeightPixels, JpegQuality.Of(file)),
                Palette = MakePalette.Of(small.Pixels),
            };
            FactsFile.Write(paths, fresh);
            return fresh;
        }
        catch (Exception trouble) when (trouble is PictureRefusedException or IOException or UnauthorizedAccessException)
        {
            return facts;
        }
    }
}
