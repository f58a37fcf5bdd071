using System.Globalization;
using System.Text;

namespace Korme.Maps;

/// <summary>Draws a vector tile as a plan: water, green, buildings, and streets as lines of a few weights. No names, no icons, no ground: the page's paper.</summary>
/// <remarks>
/// Layers and what they call things, as of 2026: Protomaps (https://docs.protomaps.com/basemaps/layers), OpenMapTiles
/// (https://openmaptiles.org/schema/), Shortbread (https://shortbread-tiles.org/schema/1.0/), Mapbox Streets.
/// </remarks>
internal static class DrawTile
{
    /// <summary>Goes into addresses of tiles: browsers keep them.</summary>
    public const int Recipe = 1;

    /// <summary>Letters of a drawing, about. Buildings are left out when they would make it longer.</summary>
    private const int MostLetters = 3_000_000;

    /// <summary>From below to above.</summary>
    private enum Stroke { Green, Water, Building, Stream, Rail, Path, Minor, Major, Highway }

    private static readonly HashSet<string> GreenLayers = ["landuse", "landcover", "park", "land", "natural"];
    private static readonly HashSet<string> WaterLayers = ["water", "ocean", "waterway", "water_polygons", "water_lines"];
    private static readonly HashSet<string> BuildingLayers = ["building", "buildings"];
    private static readonly HashSet<string> StreetLayers = ["roads", "road", "transportation", "streets", "transit"];

    private static readonly HashSet<string> Green =
    [
        "park", "forest", "wood", "grass", "grassland", "meadow", "nature_reserve", "national_park", "garden", "cemetery", "grave_yard", "golf_course", "village_green",
        "recreation_ground", "scrub", "heath", "orchard", "vineyard", "allotments", "zoo", "protected_area", "trees",
    ];

    private static readonly HashSet<string> Highway = ["highway", "motorway", "trunk", "motorway_link", "trunk_link"];
    private static readonly HashSet<string> Major = ["major_road", "medium_road", "primary", "secondary", "tertiary", "primary_link", "secondary_link", "tertiary_link"];
    private static readonly HashSet<string> Paths = ["path", "track", "footway", "cycleway", "steps", "bridleway", "other", "pedestrian"];
    private static readonly HashSet<string> Rails = ["rail", "light_rail", "subway", "tram", "narrow_gauge", "major_rail", "minor_rail", "monorail", "funicular"];
    private static readonly HashSet<string> NoStreet = ["ferry", "aerialway", "aeroway", "pier", "runway", "taxiway"];

    /// <summary>Whether anything of a layer is drawn.</summary>
    public static bool Knows(string layer) => GreenLayers.Contains(layer) || WaterLayers.Contains(layer) || BuildingLayers.Contains(layer) || StreetLayers.Contains(layer);

    /// <summary>The drawing: an SVG image of <see cref="TilePath.Side"/> units with nothing in it but paths of our own numbers.</summary>
    /// <param name="tile">A vector tile.</param>
    /// <param name="zoom">Of the tile: streets are thinner from far.</param>
    /// <exception cref="InvalidDataException">The tile is damaged.</exception>
    public static string Svg(ReadOnlySpan<byte> tile, int zoom)
    {
        var paths = Enum.GetValues<Stroke>().ToDictionary(stroke => stroke, _ => new StringBuilder());
        foreach (var layer in VectorTile.Read(tile, Knows))
            foreach (var shape in layer.Shapes)
                if (StrokeOf(layer.Name, shape) is { } stroke && paths[stroke].Length < MostLetters)
                    TilePath.Add(paths[stroke], tile[shape.Geometry], layer.Extent, shape.Kind == ShapeKind.Areas, stroke switch { Stroke.Building => 6, Stroke.Green or Stroke.Water => 4, _ => 1 });
        if (paths.Values.Sum(path => path.Length) > MostLetters) paths[Stroke.Building].Clear();
        var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"512\" height=\"512\" viewBox=\"0 0 {TilePath.Side} {TilePath.Side}\" fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">");
        foreach (var (stroke, path) in paths.OrderBy(pair => pair.Key))
            if (path.Length > 0) svg.Append(CultureInfo.InvariantCulture, $"<path {Look(stroke, zoom)} d=\"{path}\"/>");
        return svg.Append("</svg>").ToString();
    }

    private static Stroke? StrokeOf(string layer, Shape shape)
    {
        if (WaterLayers.Contains(layer)) return shape.Kind == ShapeKind.Areas ? Stroke.Water : Stroke.Stream;
        if (StreetLayers.Contains(layer))
            return shape.Kind != ShapeKind.Lines || NoStreet.Contains(shape.Sort) ? null
                : Highway.Contains(shape.Sort) ? Stroke.Highway : Major.Contains(shape.Sort) ? Stroke.Major
                : Rails.Contains(shape.Sort) ? Stroke.Rail : Paths.Contains(shape.Sort) ? Stroke.Path
                : layer == "transit" ? null : Stroke.Minor;
        if (shape.Kind != ShapeKind.Areas) return null;
        if (BuildingLayers.Contains(layer)) return shape.Sort == "building_part" ? null : Stroke.Building;
        return layer == "park" || Green.Contains(shape.Sort) ? Stroke.Green : null;
    }

    private static string Look(Stroke stroke, int zoom)
    {
        string Line(string colour, double width) => string.Create(CultureInfo.InvariantCulture, $"stroke=\"{colour}\" stroke-width=\"{width * (zoom <= 9 ? .5 : zoom <= 12 ? .7 : 1):0.#}\"");
        return stroke switch
        {
            Stroke.Green => "fill=\"#dfe3cd\"",
            Stroke.Water => "fill=\"#c6d5da\"",
            Stroke.Building => "fill=\"#e4dccd\"",
            Stroke.Stream => Line("#c6d5da", 8),
            Stroke.Rail => Line("#8f8679", 4) + " stroke-dasharray=\"18 10\" stroke-linecap=\"butt\"",
            Stroke.Path => Line("#cbc1b0", 3) + " stroke-dasharray=\"8 8\" stroke-linecap=\"butt\"",
            Stroke.Minor => Line("#cfc5b4", 6),
            Stroke.Major => Line("#b9ac96", 11),
            _ => Line("#a08f76", 15),
        };
    }
}
