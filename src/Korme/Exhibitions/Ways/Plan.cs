namespace Korme.Exhibitions.Ways;

/// <summary>A dot on the plan.</summary>
/// <param name="Number">From 1, in the order of the walk.</param>
/// <param name="X">From the left, in units of the drawing.</param>
/// <param name="Y">From the top.</param>
/// <param name="Places">What lies here; several where dots would lie over each other.</param>
/// <param name="Radius">How far the true place may be off, in units; 0 where it is as exact as the dot.</param>
public sealed record PlanDot(int Number, double X, double Y, IReadOnlyList<MapPlace> Places, double Radius)
{
    /// <summary>The works here.</summary>
    public IEnumerable<HungWork> Works => Places.SelectMany(place => place.Works);
}

/// <summary>A map tile behind the plan; its square in units of the drawing.</summary>
public readonly record struct PlanTile(string Address, double X, double Y, double Side);

/// <summary>A plan of places in Web Mercator: pure geometry, drawn by <c>MapPage.razor</c>.</summary>
/// <remarks>Formulas: EPSG:3857 with the world as a square of side 1; tiles as in the scheme of OpenStreetMap (z/x/y, 256 px).</remarks>
public sealed class Plan
{
    /// <summary>Units of the drawing; about as many CSS pixels on a desk.</summary>
    public const double Width = 1200, Height = 800;

    /// <summary>Two dots nearer than this would be one on a telephone, where a unit is a third of a pixel.</summary>
    private const double DotsApart = 64;

    private const double Border = 110;
    private const double MostLatitude = 85;
    private const double WorldMetres = 40_075_016.686;

    /// <summary>No plan shows less than this: a single place has its surroundings.</summary>
    private const double LeastMetres = 1600;
    private const int MostTiles = 60;

    /// <summary>Tiles go on beside the drawing by so many units: a wide, low window shows that much more of them.</summary>
    private const double Beside = 180;

    private readonly double left, top, scale, seam, middleLatitude;

    /// <param name="places">At least one.</param>
    public Plan(IReadOnlyList<MapPlace> places)
    {
        seam = Seam(places);
        var points = places.Select(World).ToList();
        var (minX, maxX) = (points.Min(point => point.X), points.Max(point => point.X));
        var (minY, maxY) = (points.Min(point => point.Y), points.Max(point => point.Y));
        middleLatitude = LatitudeOf((minY + maxY) / 2);
        var least = Math.Max(LeastMetres, 4 * places.Max(place => place.CellMetres)) / MetresOfWorld;
        scale = Math.Min(Math.Min((Width - 2 * Border) / Math.Max(maxX - minX, least), (Height - 2 * Border) / Math.Max(maxY - minY, least * Height / Width)), 1 << 28);
        left = (minX + maxX) / 2 - Width / 2 / scale;
        top = (minY + maxY) / 2 - Height / 2 / scale;
        Dots = Gather(places, points);
    }

    /// <summary>In the order of the walk.</summary>
    public IReadOnlyList<PlanDot> Dots { get; }

    /// <summary>Metres at the plan's middle that a whole unit is.</summary>
    public double MetresOfUnit => MetresOfWorld / scale;

    /// <summary>Where a point lies on the drawing, or beside it.</summary>
    public (double X, double Y) At(double latitude, double longitude)
    {
        var point = World(latitude, longitude);
        return ((point.X - left) * scale, (point.Y - top) * scale);
    }

    /// <summary>True where one scale holds for all of the plan: up to about 2,000 km.</summary>
    public bool HasScale => MetresOfUnit * Width < 2_000_000;

    /// <summary>The longest round length (1, 2 or 5 with zeros) of at most a quarter of the plan.</summary>
    public (double Metres, double Units) Bar()
    {
        var most = MetresOfUnit * Width / 4;
        var ten = Math.Pow(10, Math.Floor(Math.Log10(most)));
        var metres = most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
        return (metres, metres / MetresOfUnit);
    }

    /// <summary>Lines of longitude (x) and latitude (y) at round steps, for the eye.</summary>
    public (IReadOnlyList<double> X, IReadOnlyList<double> Y) Grid()
    {
        var degrees = Width / scale * 360 / 5;
        double[] steps = [30, 15, 10, 5, 2, 1, .5, .25, .1, .05, .02, .01, .005, .002, .001];
        var step = steps.LastOrDefault(each => each >= degrees, 30);
        var (west, east) = (left * 360 - 180, (left + Width / scale) * 360 - 180);
        var (north, south) = (LatitudeOf(top), LatitudeOf(top + Height / scale));
        var across = step * Math.Max(0.1, Math.Cos(middleLatitude * Math.PI / 180));
        return ([.. Steps(west, east, step).Select(longitude => ((longitude + 180) / 360 - left) * scale)],
            [.. Steps(south, north, across).Select(latitude => (WorldY(latitude) - top) * scale)]);
    }

    /// <summary>The tiles that cover the plan, at the zoom whose tiles are nearest to their own size.</summary>
    /// <param name="address">With <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</param>
    /// <param name="side">A tile's own size.</param>
    /// <param name="leastZoom">From which zoom on there are tiles.</param>
    /// <param name="mostZoom">Up to which: nearer than that they are shown larger.</param>
    /// <param name="has">Whether there is one (z, x, y); null: all are.</param>
    /// <returns>Empty: of so large a plan there are none.</returns>
    public IReadOnlyList<PlanTile> Tiles(string address, int side = 256, int leastZoom = 0, int mostZoom = 19, Func<int, int, int, bool>? has = null)
    {
        for (var zoom = Math.Clamp((int)Math.Round(Math.Log2(scale / side)), leastZoom, mostZoom); ; zoom--)
        {
            if (zoom < leastZoom) return [];
            var count = 1 << zoom;
            var (firstX, lastX) = ((int)Math.Floor((left - Beside / scale) * count), (int)Math.Floor((left + (Width + Beside) / scale) * count));
            var (firstY, lastY) = (Math.Max(0, (int)Math.Floor(top * count)), Math.Min(count - 1, (int)Math.Floor((top + Height / scale) * count)));
            if (zoom > 0 && (long)(lastX - firstX + 1) * (lastY - firstY + 1) > MostTiles) continue;
            var units = scale / count;
            return [.. from y in Enumerable.Range(firstY, Math.Max(0, lastY - firstY + 1))
                       from x in Enumerable.Range(firstX, lastX - firstX + 1)
                       let column = ((x % count) + count) % count
                       where has is null || has(zoom, column, y)
                       select new PlanTile(Fill(address, zoom, column, y), (x / (double)count - left) * scale, (y / (double)count - top) * scale, units)];
        }
    }

    private double MetresOfWorld => WorldMetres * Math.Cos(middleLatitude * Math.PI / 180);

    /// <summary>Dots for places; one that would cover another joins it.</summary>
    private List<PlanDot> Gather(IReadOnlyList<MapPlace> places, List<(double X, double Y)> points)
    {
        var dots = new List<PlanDot>();
        foreach (var (place, point) in places.Zip(points))
        {
            var (x, y) = ((point.X - left) * scale, (point.Y - top) * scale);
            var near = dots.FindIndex(dot => Math.Abs(dot.X - x) < DotsApart && Math.Abs(dot.Y - y) < DotsApart);
            var radius = place.CellMetres / 2 / MetresOfWorld * scale;
            if (near < 0) dots.Add(new(dots.Count + 1, x, y, [place], radius));
            else dots[near] = dots[near] with { Places = [.. dots[near].Places, place], Radius = Math.Max(dots[near].Radius, radius) };
        }
        return dots;
    }

    /// <summary>Where the world is cut open: in the middle of its widest empty stretch of longitude, so that Fiji and Samoa are neighbours.</summary>
    private static double Seam(IReadOnlyList<MapPlace> places)
    {
        var at = places.Select(place => place.Longitude).Order().ToList();
        var (widest, seam) = (at[0] + 360 - at[^1], -180.0);
        for (var i = 1; i < at.Count; i++)
            if (at[i] - at[i - 1] > widest) (widest, seam) = (at[i] - at[i - 1], at[i] - (at[i] - at[i - 1]) / 2);
        return seam;
    }

    private (double X, double Y) World(MapPlace place) => World(place.Latitude, place.Longitude);

    private (double X, double Y) World(double latitude, double longitude) =>
        ((longitude < seam ? longitude + 360 : longitude) / 360 + 0.5, WorldY(latitude));

    private static double WorldY(double latitude)
    {
        var radians = Math.Clamp(latitude, -MostLatitude, MostLatitude) * Math.PI / 180;
        return (1 - Math.Asinh(Math.Tan(radians)) / Math.PI) / 2;
    }

    private static double LatitudeOf(double y) => Math.Atan(Math.Sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI;

    private static IEnumerable<double> Steps(double from, double to, double step)
    {
        for (var at = Math.Ceiling(from / step); at * step <= to; at++) yield return at * step;
    }

    private static string Fill(string address, int zoom, int x, int y) => address
        .Replace("{z}", FormattableString.Invariant($"{zoom}"), StringComparison.Ordinal)
        .Replace("{x}", FormattableString.Invariant($"{x}"), StringComparison.Ordinal)
        .Replace("{y}", FormattableString.Invariant($"{y}"), StringComparison.Ordinal);
}
