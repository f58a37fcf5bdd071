using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>Where a picture was made, as far as it can be compared: a point of the globe, else a name.</summary>
internal readonly record struct Spot
{
    private const double EarthKilometres = 6371; // the mean radius, IUGG

    private readonly (double X, double Y, double Z)? point;
    private readonly string? name;

    private Spot((double, double, double)? point, string? name) => (this.point, this.name) = (point, name);

    public static Spot Of(PlaceOf? place)
    {
        if (place is { Latitude: >= -90 and <= 90 and var latitude, Longitude: >= -180 and <= 180 and var longitude })
        {
            var (north, east) = (latitude * Math.PI / 180, longitude * Math.PI / 180);
            return new((Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north)), null);
        }
        return new(null, place?.Name.For("en")?.Text);
    }

    public bool IsKnown => point is not null || name is not null;

    /// <summary>Kilometres, straight through the globe; of names 0 for the same and infinity for another; null: they can't be compared.</summary>
    public double? KilometresTo(Spot other)
    {
        if (point is { } one && other.point is { } two)
            return EarthKilometres * Math.Sqrt(Square(one.X - two.X) + Square(one.Y - two.Y) + Square(one.Z - two.Z));
        return name is not null && other.name is not null ? name == other.name ? 0 : double.PositiveInfinity : null;
    }

    private static double Square(double value) => value * value;
}
