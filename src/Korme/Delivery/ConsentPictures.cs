using Korme.Catalogue;
using Korme.People;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary><c>/consent/{secret}/pictures/{work}</c>: what a person is asked about, to that person alone, whether it is public or not.</summary>
internal sealed class ConsentPictures(Database database, FreshDerivatives derivatives)
{
    private const int Box = 512;

    public void Map(IEndpointRouteBuilder app) => app.MapMethods("/consent/{secret}/pictures/{work:guid}", [HttpMethods.Get, HttpMethods.Head], Answer);

    private async Task<IResult> Answer(HttpContext http, string secret, Guid work, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        if (FindConsents.BySecret(database, secret) is not { } consent || (consent.Works.Count > 0 && !consent.Works.Contains(work))) return TypedResults.NotFound();
        if (FindWork.ById(database, work) is not { Picture: not null, IsWithdrawn: false } found || !found.Subjects.Contains(consent.Person)) return TypedResults.NotFound();
        if (FindPictures.Of(database, [found]).GetValueOrDefault(work) is not { } facts) return TypedResults.NotFound();
        if (facts.Sizes.LastOrDefault(size => size.Box <= Box) is not { } size) return TypedResults.NotFound();
        return await derivatives.OpenSize(found, facts.Sha512, size.Box, cancel) ?? (IResult)TypedResults.NotFound();
    }
}
