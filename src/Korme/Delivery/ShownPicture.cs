using Korme.Exhibitions;
using Korme.Storage;

namespace Korme.Delivery;

/// <summary>The public picture an id in a URL stands for, asked anew each time: a withdrawal holds from the next request on.</summary>
internal static class ShownPicture
{
    /// <summary>Finds it, or says why there is none: 410 for a withdrawn work, 404 for everything else that isn't public.</summary>
    public static PublicPicture? Find(Database database, HttpContext http, string id, out IResult? refusal)
    {
        var answer = Guid.TryParseExact(id, "D", out var work) ? FindPublicPicture.ById(database, work) : new PictureAnswer.NotPublic();
        refusal = answer switch
        {
            PictureAnswer.Found => null,
            PictureAnswer.Withdrawn => IiifAnswer.Withdrawn(http),
            _ => IiifAnswer.NotFound(http),
        };
        return (answer as PictureAnswer.Found)?.Picture;
    }
}
