using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Imaging;
using Korme.Storage;
using Korme.Web;

namespace Korme.Delivery;

/// <summary>
/// <c>/desk/pictures/{work}/{box}</c>: stored sizes (256, 512, 1024, 2048 px) of works that hang nowhere yet, and
/// <c>/desk/pictures/{work}/full</c>: every pixel, for 1:1. For the artist at this machine only.
/// </summary>
/// <remarks>The bytes of a work never change, so a browser may keep what it has; withdrawn, binned for good or erased, nothing is sent again.</remarks>
internal sealed class DeskPictures(Database database, ArchiveStore archive, FreshDerivatives derivatives, RenderGate gate)
{
    private const string KeptForADay = "private, max-age=86400, immutable";

    /// <summary>What browsers show by themselves: sent as the camera wrote it, turned by its own EXIF orientation.</summary>
    private static readonly string[] ShownByBrowsers = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/desk/pictures/{id:guid}/{box:int}", [HttpMethods.Get, HttpMethods.Head], Size);
        app.MapMethods("/desk/pictures/{id:guid}/full", [HttpMethods.Get, HttpMethods.Head], Full);
    }

    private Task<IResult> Size(HttpContext http, Guid id, int box, CancellationToken cancel) => Answer(http, id, async (work, facts) =>
        Fitting(facts, box) is { } size && await derivatives.OpenSize(work, facts.Sha512, size.Box, cancel) is { } picture ? picture : null, box);

    private Task<IResult> Full(HttpContext http, Guid id, CancellationToken cancel) => Answer(http, id, async (work, facts) =>
    {
        if (ShownByBrowsers.Contains(work.Picture!.MediaType))
            return TypedResults.PhysicalFile(archive.PathOf(id, work.Picture.Path), work.Picture.MediaType, enableRangeProcessing: true);
        if (HttpMethods.IsHead(http.Request.Method)) return TypedResults.Bytes([], "image/jpeg");
        var drawn = await derivatives.FromPyramid(work, facts.Sha512,
            async (pyramid, path) => await gate.Run(token => Draw(path, pyramid.Grid, token), cancel), cancel);
        return drawn is null ? null : TypedResults.Stream(drawn, "image/jpeg");
    }, box: 0);

    private async Task<IResult> Answer(HttpContext http, Guid id, Func<Work, PictureFacts, Task<IResult?>> picture, int box)
    {
        if (!ThisMachine.Is(http)) return TypedResults.NotFound();
        if (FindWork.ById(database, id) is not { Picture: not null } work) return TypedResults.NotFound();
        if (work.IsWithdrawn) return TypedResults.StatusCode(StatusCodes.Status410Gone);
        if (FindPictures.Of(database, [work]).GetValueOrDefault(id) is not { } facts) return TypedResults.NotFound();

        var headers = http.Response.Headers;
        var tag = IiifAnswer.Tag([.. Convert.FromHexString(facts.Sha512), .. BitConverter.GetBytes(Fitting(facts, box)?.Box ?? 0)]);
        (headers.ETag, headers.CacheControl, headers["Cross-Origin-Resource-Policy"]) = (tag.ToString(), KeptForADay, "same-origin");
        if (IiifAnswer.IsKnown(http.Request, tag)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        try
        {
            if (await picture(work, facts) is { } found) return found;
        }
        catch (QueueFullException)
        {
            headers.RetryAfter = "2";
            return IiifAnswer.Refuse(http, StatusCodes.Status503ServiceUnavailable, "too many pictures are being made right now; try again in two seconds");
        }
        return IiifAnswer.Refuse(http, StatusCodes.Status404NotFound, "this work has no such picture");
    }

    /// <summary>The stored size of this box, or the largest there is of a picture smaller than that.</summary>
    private static PictureSize? Fitting(PictureFacts facts, int box) =>
        DerivativePaths.Boxes.Contains(box) ? facts.Sizes.LastOrDefault(size => size.Box <= box) : null;

    private static FileStream Draw(string pyramid, PyramidGrid grid, CancellationToken cancel)
    {
        var target = TemporaryPicture.Create();
        try
        {
            var (width, height) = (grid.WidthPixels, grid.HeightPixels);
            PyramidFile.Render(pyramid, grid, new() { X = 0, Y = 0, Width = width, Height = height, OutWidthPixels = width, OutHeightPixels = height }, target, cancel);
            target.Position = 0;
            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }
}
