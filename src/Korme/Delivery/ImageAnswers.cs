using System.Text;
using Korme.Catalogue;
using Korme.Delivery.Iiif;
using Korme.Derivatives;
using Korme.Imaging;
using Korme.Storage;
using Microsoft.Net.Http.Headers;

namespace Korme.Delivery;

/// <summary><c>/iiif/image/3/{id}/{region}/{size}/{rotation}/{quality}.{format}</c>: a stored size as it lies, or drawn from the pyramid.</summary>
/// <remarks>
/// Every answer says in <c>X-Korme-Path</c> how it came about: <c>size</c> (a file, no pixel touched) or <c>decode</c>.
/// Drawing waits behind the gate; when too many wait, <see cref="QueueFullException"/> becomes 503.
/// </remarks>
internal sealed class ImageAnswers(Database database, FreshDerivatives derivatives, RenderGate gate)
{
    /// <summary>Answers up to a megapixel are drawn into memory (at most 4 MB each), larger ones into a temporary file.</summary>
    private const long MaxPixelsInMemory = 1_048_576;

    public async Task<IResult> Answer(
        HttpContext http, string id, string region, string size, string rotation, string file, CancellationToken cancel)
    {
        if (!ImageRequest.TryParse(region, size, rotation, file, out var request, out var reason))
            return IiifAnswer.Refuse(http, StatusCodes.Status400BadRequest, reason);
        if (ShownPicture.Find(database, http, id, out var refusal) is not { } shown) return refusal!;
        var (work, facts) = shown;
        var stored = facts.Sizes.Select(each => new Extent(each.WidthPixels, each.HeightPixels)).ToArray();
        if (!ImagePlan.TryMake(request, new(facts.WidthPixels, facts.HeightPixels), stored, SizeLimits.Usual, out var plan, out reason))
            return IiifAnswer.Refuse(http, StatusCodes.Status400BadRequest, reason);

        var whole = plan.IsPlainJpeg ? facts.Sizes.FirstOrDefault(each => IsOf(each, plan.Scaled)) : null;
        var tag = IiifAnswer.Tag(Encoding.ASCII.GetBytes($"{facts.Sha512} {facts.Recipe} {plan.Canonical}"));
        WriteHeaders(http, work, plan, tag, whole is null ? "decode" : "size");
        if (IiifAnswer.IsKnown(http.Request, tag)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        if (whole is null && HttpMethods.IsHead(http.Request.Method)) return TypedResults.Empty;

        Stream? picture = whole is null
            ? await Draw(work, facts, plan, cancel)
            : await derivatives.OpenSize(work, facts.Sha512, whole.Box, cancel);
        return picture is null
            ? IiifAnswer.Refuse(http, StatusCodes.Status500InternalServerError, "the original of this picture can't be decoded any more")
            : TypedResults.Stream(picture, plan.Format.MediaType(), entityTag: tag, enableRangeProcessing: true);
    }

    /// <summary>More or fewer than four parts: after an id a mistake in the request, else an id with a slash in it, which is nobody's.</summary>
    public static IResult WrongNumberOfParts(HttpContext http, string id) => Guid.TryParseExact(id, "D", out _)
        ? IiifAnswer.Refuse(http, StatusCodes.Status400BadRequest,
            "after the id stands info.json or {region}/{size}/{rotation}/{quality}.{format}")
        : IiifAnswer.NotFound(http);

    private static bool IsOf(PictureSize size, Extent extent) => new Extent(size.WidthPixels, size.HeightPixels) == extent;

    private static void WriteHeaders(HttpContext http, Work work, ImagePlan plan, EntityTagHeaderValue tag, string path)
    {
        var canonical = IiifUrls.Of(http.Request).Image(work.Id) + "/" + plan.Canonical.Replace("^", "%5E", StringComparison.Ordinal);
        http.Response.ContentType = plan.Format.MediaType();
        http.Response.Headers.ETag = tag.ToString();
        http.Response.Headers.CacheControl = IiifAnswer.CachedForMinutes;
        http.Response.Headers.Link = $"<{canonical}>;rel=\"canonical\", {ImageInformation.ProfileLink}";
        http.Response.Headers["X-Korme-Path"] = path;
    }

    /// <summary>Draws from the pyramid; one that is damaged, or deleted at this very moment, is made again once.</summary>
    private async Task<Stream?> Draw(Work work, PictureFacts facts, ImagePlan plan, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await derivatives.Pyramid(work, facts.Sha512, cancel) is not { } pyramid) return null;
            try
            {
                return await gate.Run(token => Draw(pyramid, plan, token), cancel);
            }
            catch (Exception trouble) when (attempt == 1 && trouble is PictureRefusedException or FileNotFoundException or DirectoryNotFoundException)
            {
                derivatives.DiscardPyramid(work, facts.Sha512, trouble);
            }
        }
    }

    private static Stream Draw(string pyramid, ImagePlan plan, CancellationToken cancel)
    {
        Stream target = plan.Scaled.AreaPixels <= MaxPixelsInMemory ? new MemoryStream() : TemporaryFile();
        try
        {
            PyramidFile.Render(pyramid, InPixels(plan), target, cancel);
            target.Position = 0;
            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    private static FileStream TemporaryFile() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });

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
