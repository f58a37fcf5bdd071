using System.Text;
using Korme.Catalogue;
using Korme.Delivery.Iiif;
using Korme.Derivatives;
using Korme.Imaging;
using Microsoft.Net.Http.Headers;

namespace Korme.Delivery;

/// <summary>
/// <c>/iiif/image/3/{id}/{region}/{size}/{rotation}/{quality}.{format}</c>: a stored size or tile as it lies, else drawn from the pyramid.
/// </summary>
/// <remarks>
/// Every answer says in <c>X-Korme-Path</c> how it came about: <c>size</c> and <c>tile</c> (read, no pixel touched) or <c>decode</c>.
/// Drawing waits behind the gate; when too many wait, <see cref="QueueFullException"/> becomes 503.
/// </remarks>
internal sealed class ImageAnswers(ImageApi api, ShownPictures pictures, FreshDerivatives derivatives, RenderGate gate)
{
    /// <summary>Answers up to a megapixel are drawn into memory (at most 4 MB each), larger ones into a temporary file.</summary>
    private const long MaxPixelsInMemory = 1_048_576;

    public async Task<IResult> Answer(
        HttpContext http, string id, string region, string size, string rotation, string file, CancellationToken cancel)
    {
        if (!ImageRequest.TryParse(region, size, rotation, file, api, out var request, out var reason))
        {
            var isNotMade = reason == QualityAndFormat.NotMade;
            return IiifAnswer.Refuse(http, isNotMade ? StatusCodes.Status501NotImplemented : StatusCodes.Status400BadRequest, reason);
        }
        if (pictures.Find(http, id, out var refusal) is not { } shown) return refusal!;
        if (!ImagePlan.TryMake(request, shown.Full, shown.Stored, SizeLimits.Usual, api, out var plan, out reason))
            return IiifAnswer.Refuse(http, StatusCodes.Status400BadRequest, reason);

        var facts = shown.Facts;
        var whole = plan.IsPlainJpeg ? facts.Sizes.FirstOrDefault(each => IsOf(each, plan.Scaled)) : null;
        var tag = IiifAnswer.Tag(Encoding.ASCII.GetBytes($"{facts.Sha512} {facts.Recipe} {DerivativePaths.PyramidRecipe} {plan.Canonical}"));
        WriteHeaders(http, shown.Work, plan, tag, whole is not null ? "size" : plan.Tile is not null ? "tile" : "decode");
        if (IiifAnswer.IsKnown(http.Request, tag)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        IResult? picture = whole is not null ? await derivatives.OpenSize(shown.Work, facts.Sha512, whole.Box, cancel)
            : plan.Tile is { } tile ? await Tile(shown.Work, facts, tile, cancel)
            : HttpMethods.IsHead(http.Request.Method) ? TypedResults.Empty
            : await Draw(shown.Work, facts, plan, tag, cancel);
        return picture
            ?? IiifAnswer.Refuse(http, StatusCodes.Status500InternalServerError, "the original of this picture can't be decoded any more");
    }

    /// <summary>More or fewer than four parts: after an id a mistake in the request, else an id with a slash in it, which is nobody's.</summary>
    public static IResult WrongNumberOfParts(HttpContext http, string id) => Guid.TryParseExact(id, "D", out _)
        ? IiifAnswer.Refuse(http, StatusCodes.Status400BadRequest,
            "after the id stands info.json or {region}/{size}/{rotation}/{quality}.{format}")
        : IiifAnswer.NotFound(http);

    private static bool IsOf(PictureSize size, Extent extent) => new Extent(size.WidthPixels, size.HeightPixels) == extent;

    private void WriteHeaders(HttpContext http, Work work, ImagePlan plan, EntityTagHeaderValue tag, string path)
    {
        var canonical = IiifUrls.Of(http.Request).Image(work.Id, api) + "/" + plan.Canonical.Replace("^", "%5E", StringComparison.Ordinal);
        http.Response.ContentType = plan.Format.MediaType();
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = IiifAnswer.CachedForMinutes;
        http.Response.Headers.Link = $"<{canonical}>;rel=\"canonical\", {api.ProfileLink()}";
        http.Response.Headers["X-Korme-Path"] = path;
    }

    private ValueTask<StoredPicture?> Tile(Work work, PictureFacts facts, Tile tile, CancellationToken cancel) =>
        derivatives.FromPyramid(work, facts.Sha512, (pyramid, _) => ValueTask.FromResult(StoredPicture.Tile(pyramid, tile)), cancel);

    private async Task<IResult?> Draw(Work work, PictureFacts facts, ImagePlan plan, EntityTagHeaderValue tag, CancellationToken cancel)
    {
        var picture = await derivatives.FromPyramid(work, facts.Sha512,
            async (pyramid, path) => await gate.Run(token => Draw(path, pyramid.Grid, plan, token), cancel), cancel);
        return picture is null ? null : TypedResults.Stream(picture, plan.Format.MediaType(), entityTag: tag, enableRangeProcessing: true);
    }

    private static Stream Draw(string pyramid, PyramidGrid grid, ImagePlan plan, CancellationToken cancel)
    {
        Stream target = plan.Scaled.AreaPixels <= MaxPixelsInMemory ? new MemoryStream() : TemporaryPicture.Create();
        try
        {
            PyramidFile.Render(pyramid, grid, InPixels(plan), target, cancel);
            target.Position = 0;
            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    private static RegionRequest InPixels(ImagePlan plan) => new()
    {
        X = plan.Region.X,
        Y = plan.Region.Y,
        Width = plan.Region.WidthPixels,
        Height = plan.Region.HeightPixels,
        OutWidthPixels = plan.Scaled.WidthPixels,
        OutHeightPixels = plan.Scaled.HeightPixels,
        DegreesClockwise = (double)plan.Rotation.DegreesClockwise,
        Mirror = plan.Rotation.Mirror,
        Quality = plan.Quality switch
        {
            Quality.Gray => PictureQuality.Gray,
            Quality.Bitonal => PictureQuality.Bitonal,
            _ => PictureQuality.Color,
        },
        Format = plan.Format switch
        {
            Format.Png => PictureFormat.Png,
            Format.Webp => PictureFormat.Webp,
            Format.Gif => PictureFormat.Gif,
            Format.Tif => PictureFormat.Tiff,
            _ => PictureFormat.Jpeg,
        },
    };
}
