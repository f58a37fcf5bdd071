using System.Collections.Concurrent;
using Korme.Delivery.Iiif;
using Korme.Exhibitions;
using Korme.Storage;
using Korme.Web;

namespace Korme.Delivery;

/// <summary>The public pictures that ids in URLs stand for. A withdrawal holds from the next request on.</summary>
/// <remarks>
/// An answer of the catalogue is remembered until the catalogue changes in any way (<see cref="Database.Commits"/>): the query and
/// its JSON were most of the 0.28 ms of processor time that a stored size took, and nothing outlives a change. Refusals are not
/// remembered: anybody can invent ids.
/// Safe from many threads.
/// </remarks>
internal sealed class ShownPictures(Database database)
{
    /// <summary>A few kilobytes each.</summary>
    private const int MostRemembered = 1024;

    private volatile Memory memory = new(-1);

    /// <summary>Finds it, or says why there is none: 410 for a withdrawn work, 404 for everything else that isn't public.</summary>
    public ShownPicture? Find(HttpContext http, string id, out IResult? refusal)
    {
        refusal = null;
        if (!Guid.TryParseExact(id, "D", out var work))
        {
            refusal = IiifAnswer.NotFound(http);
            return null;
        }
        if (Preview.Is(http) && FindPublicPicture.ById(database, work, withDrafts: true) is PictureAnswer.Found draft) return new(draft.Picture);
        // Asked before the query: a change during the query makes what is remembered old at once.
        var now = Current(database.Commits);
        if (now.Pictures.TryGetValue(work, out var known)) return known;

        var answer = FindPublicPicture.ById(database, work);
        if (answer is PictureAnswer.Found found) return now.Pictures[work] = new(found.Picture);
        refusal = answer is PictureAnswer.Withdrawn ? IiifAnswer.Withdrawn(http) : IiifAnswer.NotFound(http);
        return null;
    }

    private Memory Current(long commits)
    {
        var current = memory;
        if (current.Commits != commits || current.Pictures.Count >= MostRemembered) memory = current = new(commits);
        return current;
    }

    private sealed record Memory(long Commits)
    {
        public ConcurrentDictionary<Guid, ShownPicture> Pictures { get; } = [];
    }
}

/// <summary>A public picture with what every request for it needs.</summary>
internal sealed class ShownPicture(PublicPicture picture)
{
    public Catalogue.Work Work => picture.Work;

    public Derivatives.PictureFacts Facts => picture.Facts;

    /// <summary>The whole picture as seen.</summary>
    public Extent Full { get; } = new(picture.Facts.WidthPixels, picture.Facts.HeightPixels);

    /// <summary>The sizes that lie as files, in the order of <see cref="Facts"/>.</summary>
    public IReadOnlyList<Extent> Stored { get; } = [.. picture.Facts.Sizes.Select(size => new Extent(size.WidthPixels, size.HeightPixels))];
}
