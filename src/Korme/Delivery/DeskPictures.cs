using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Storage;
using Korme.Web;

namespace Korme.Delivery;

/// <summary><c>/desk/pictures/{work}/{box}</c>: stored sizes of works that hang nowhere yet, for the artist at this machine only.</summary>
internal static class DeskPictures
{
    public static void Map(IEndpointRouteBuilder app, Database database, FreshDerivatives derivatives) =>
        app.MapMethods("/desk/pictures/{id:guid}/{box:int}", [HttpMethods.Get, HttpMethods.Head],
            async Task<IResult> (HttpContext http, Guid id, int box, CancellationToken cancel) =>
            {
                if (!ThisMachine.Is(http)) return TypedResults.NotFound();
                if (FindWork.ById(database, id) is not { Picture: not null } work) return TypedResults.NotFound();
                if (work.IsWithdrawn) return TypedResults.StatusCode(StatusCodes.Status410Gone);
                if (FindPictures.Of(database, [work]).GetValueOrDefault(id) is not { } facts) return TypedResults.NotFound();
                if (Fitting(facts, box) is not { } size) return TypedResults.NotFound();

                http.Response.Headers.CacheControl = "private, no-cache";
                http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
                var tag = IiifAnswer.Tag([.. Convert.FromHexString(facts.Sha512), .. BitConverter.GetBytes(size.Box)]);
                http.Response.Headers.ETag = tag.ToString();
                if (IiifAnswer.IsKnown(http.Request, tag)) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
                return await derivatives.OpenSize(work, facts.Sha512, size.Box, cancel) is { } picture ? picture : TypedResults.NotFound();
            });

    /// <summary>The stored size of this box, or the largest there is of a picture smaller than that.</summary>
    private static PictureSize? Fitting(PictureFacts facts, int box) =>
        DerivativePaths.Boxes.Contains(box) ? facts.Sizes.LastOrDefault(size => size.Box <= box) : null;
}
