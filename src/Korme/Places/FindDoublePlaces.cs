using Korme.Search;
using Korme.Storage;

namespace Korme.Places;

/// <summary>Two records that may be of one place.</summary>
/// <param name="One">The older one.</param>
/// <param name="Other">The younger one.</param>
public sealed record DoublePlace(Place One, Place Other);

/// <summary>Suggests places that may be one: they have a name in common, folded as the search folds it («Көк базар», "Kok bazar"), or lie within a few steps.</summary>
public static class FindDoublePlaces
{
    /// <summary>More are never shown at once.</summary>
    public const int Most = 50;

    /// <summary>How far a telephone's reading is off in a street between houses; two doors apart is mostly one wall.</summary>
    private const double SameSpotMetres = 25;

    /// <summary>Of one name, and yet in another part of the city: a chain of shops has one name too.</summary>
    private const double SameNameMetres = 2_000;

    /// <summary>Mean radius of the earth (IUGG).</summary>
    private const double EarthMetres = 6_371_009;

    /// <summary>Pairs that nobody has told apart, oldest first.</summary>
    public static IReadOnlyList<DoublePlace> All(Database db) => Among([.. FindPlaces.All(db).Select(listed => listed.Place).Reverse()]);

    /// <summary>Those that one place may be, too.</summary>
    public static IReadOnlyList<Place> Of(Database db, Guid place) =>
        [.. All(db).Where(pair => pair.One.Id == place || pair.Other.Id == place).Select(pair => pair.One.Id == place ? pair.Other : pair.One)];

    /// <summary>Pairs among these places, in their order.</summary>
    internal static IReadOnlyList<DoublePlace> Among(IReadOnlyList<Place> places)
    {
        var candidates = new List<(int One, int Other)>();
        // By name: each folded name once; by ground: cells a little wider than a spot, each with its neighbours.
        foreach (var same in places.SelectMany((place, index) => Keys(place).Select(key => (key, index))).GroupBy(each => each.key, each => each.index))
            candidates.AddRange(Pairs([.. same]).Where(pair => Metres(places[pair.One], places[pair.Other]) is null or <= SameNameMetres));
        var cells = places.SelectMany((place, index) => Cells(place).Select(cell => (cell, index))).GroupBy(each => each.cell, each => each.index);
        foreach (var near in cells)
            candidates.AddRange(Pairs([.. near]).Where(pair => Metres(places[pair.One], places[pair.Other]) <= SameSpotMetres));
        return
        [
            .. candidates.Distinct().Order().Select(pair => new DoublePlace(places[pair.One], places[pair.Other]))
                .Where(pair => !pair.One.NotSame.Contains(pair.Other.Id) && !pair.Other.NotSame.Contains(pair.One.Id)).Take(Most),
        ];
    }

    private static IEnumerable<(int One, int Other)> Pairs(List<int> same) =>
        from one in Enumerable.Range(0, same.Count) from other in Enumerable.Range(one + 1, same.Count - one - 1) select (same[one], same[other]);

    private static IEnumerable<string> Keys(Place place) => place.Name.Select(text => string.Join(' ', Fold.Words(text.Value))).Where(key => key.Length > 0).Distinct();

    // A grid of a thousandth of a degree is 111 m high and, as far north as Oslo, 55 m wide: what is within a spot is in the same cell or in one beside it.
    private static IEnumerable<(int, int)> Cells(Place place)
    {
        if (place is not { Latitude: { } latitude, Longitude: { } longitude }) yield break;
        var (y, x) = ((int)Math.Floor(latitude * 1000), (int)Math.Floor(longitude * 1000));
        for (var dy = 0; dy <= 1; dy++)
            for (var dx = 0; dx <= 1; dx++) yield return (y + dy, x + dx);
    }

    /// <summary>Null where one has no coordinates. Equirectangular: right to a metre over a few kilometres.</summary>
    private static double? Metres(Place one, Place other)
    {
        if (one is not { Latitude: { } y1, Longitude: { } x1 } || other is not { Latitude: { } y2, Longitude: { } x2 }) return null;
        var dx = (x2 - x1) * Math.PI / 180 * Math.Cos((y1 + y2) / 2 * Math.PI / 180);
        return EarthMetres * Math.Sqrt(dx * dx + Math.Pow((y2 - y1) * Math.PI / 180, 2));
    }
}
