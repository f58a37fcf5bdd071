using Korme.Catalogue;
using Korme.Search;
using Korme.Search.Pages;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exhibitions.Pages;

/// <summary>Where a result of a search leads.</summary>
/// <param name="Href">Its page.</param>
/// <param name="Hung">What shows it: the work, or an exhibition's first picture.</param>
/// <param name="Of">The exhibition a work hangs in.</param>
public sealed record FoundPlace(string Href, HungWork? Hung, LanguageText? Of)
{
    /// <summary>The places of what a visitor found: four queries, however many. What was taken down meanwhile is left out.</summary>
    public static IReadOnlyList<(Found, FoundPlace)> Find(Database database, IReadOnlyList<Found> found, Visit visit)
    {
        var works = found.Where(each => each.Work is not null).Select(each => each.Work!).ToList();
        var shown = FindWhereShown.OfEach(database, works.Select(work => work.Id));
        var pictures = FindPictures.Of(database, works);
        var exhibitions = found.Select(each => each.Exhibition).OfType<Exhibition>().Select(exhibition => exhibition.Id).ToList();
        var posters = exhibitions.Count == 0 ? new Dictionary<Guid, HungWork>() : FindPosters.Of(database, exhibitions);
        var places = new List<(Found, FoundPlace)>();
        foreach (var each in found)
        {
            if (each.Work is { } work && shown.TryGetValue(work.Id, out var where))
                places.Add((each, new(Addresses.Work(visit.Language, where.Slug, work.Id), new(work, pictures.GetValueOrDefault(work.Id)), where.Title)));
            else if (each.Exhibition is { } exhibition)
                places.Add((each, new(Addresses.Exhibition(visit.Language, exhibition.Slug), posters.GetValueOrDefault(exhibition.Id), null)));
            else if (each.Person is { } person)
                places.Add((each, new(ListAddresses.Person(visit.Language, person.Id), null, null)));
            else if (each.Place is not null)
                places.Add((each, new(ListAddresses.Place(visit.Language, each.Id), null, null)));
        }
        return places;
    }
}
