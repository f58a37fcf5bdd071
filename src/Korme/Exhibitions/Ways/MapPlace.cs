using Korme.Catalogue;
using Korme.Places;

namespace Korme.Exhibitions.Ways;

/// <summary>Works of one place, as exactly as visitors may know it.</summary>
/// <param name="Latitude">WGS 84 degrees.</param>
/// <param name="Longitude">WGS 84 degrees.</param>
/// <param name="Names">What the works' labels call it, each name once.</param>
/// <param name="Works">In the order of the walk.</param>
/// <param name="CellMetres">How far apart places are that it can be told from; 0: it is exact.</param>
public sealed record MapPlace(double Latitude, double Longitude, IReadOnlyList<LanguageText> Names, IReadOnlyList<HungWork> Works, double CellMetres)
{
    /// <summary>Metres of a degree of latitude, on a sphere of the circumference 40,075 km.</summary>
    internal const double MetresOfDegree = 40_075_016.686 / 360;

    /// <summary>The places of an exhibition in the order of the walk.</summary>
    /// <param name="works">Those without coordinates are left out.</param>
    /// <param name="cellMetres">How coarse where no record of the place says how exactly it may be shown; 0: as they are.</param>
    public static IReadOnlyList<MapPlace> Of(IEnumerable<HungWork> works, double cellMetres) =>
    [
        .. works.Where(hung => hung.Work.Place is { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 })
            .GroupBy(hung => Cell(hung.Work.Place!, cellMetres))
            .Select(group => new MapPlace(group.Key.Latitude, group.Key.Longitude,
                [.. group.Select(hung => hung.Work.Place!.Name).Where(name => !name.IsEmpty).Distinct()], [.. group], group.Key.Metres)),
    ];

    private static (double Latitude, double Longitude, double Metres) Cell(PlaceOf place, double cellMetres)
    {
        // What a place's record lets visitors know is as coarse already as it is to be.
        if (place.Shown is { } precision) return (place.Latitude!.Value, place.Longitude!.Value, ShownPlace.CellMetres(precision));
        var (latitude, longitude) = Coarse(place.Latitude!.Value, place.Longitude!.Value, cellMetres);
        return (latitude, longitude, cellMetres);
    }

    /// <summary>
    /// The middle of the cell of a fixed grid that a point lies in. The grid is the same for every exhibition, so that several
    /// exhibitions together tell no more than one; a random shift would average out.
    /// </summary>
    public static (double Latitude, double Longitude) Coarse(double latitude, double longitude, double cellMetres)
    {
        if (cellMetres <= 0) return (Math.Round(latitude, 5), Math.Round(longitude, 5));
        var height = cellMetres / MetresOfDegree;
        var middle = (Math.Floor(latitude / height) + 0.5) * height;
        var width = Math.Min(180, height / Math.Max(0.02, Math.Cos(middle * Math.PI / 180)));
        return (Math.Round(Math.Clamp(middle, -90, 90), 5), Math.Round(Math.Clamp((Math.Floor(longitude / width) + 0.5) * width, -180, 180), 5));
    }
}
