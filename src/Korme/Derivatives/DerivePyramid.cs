using Korme.Imaging;

namespace Korme.Derivatives;

/// <summary>The pyramid of a picture, and its sizes when they are missing.</summary>
internal static class DerivePyramid
{
    /// <exception cref="PictureRefusedException">The picture can't be decoded.</exception>
    /// <exception cref="IOException">Reading or writing failed.</exception>
    internal static PictureFacts Run(DeriveRequest request, CancellationToken cancel)
    {
        var facts = FactsFile.Read(request.Paths, request.Sha512) ?? DeriveSizes.Run(request, cancel);
        PartFile.Write(request.Paths.Pyramid(request.Sha512), part =>
            PyramidFile.Write(request.Original, part, request.Limits, cancel));
        return facts;
    }
}
