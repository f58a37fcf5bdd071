using Korme.Import;
using Korme.Maps;

namespace Korme.Exhibitions.Ways;

/// <summary>How exactly visitors are told where works come from.</summary>
public enum MapPrecision
{
    /// <summary>There is no map.</summary>
    Hidden,

    /// <summary>To about five kilometres.</summary>
    City,

    /// <summary>To about five hundred metres: which quarter, not whose door.</summary>
    District,

    /// <summary>To about a hundred metres.</summary>
    Street,

    /// <summary>As the camera or the label said it.</summary>
    Exact,
}

/// <summary>What the home's <c>korme.yaml</c> says of maps: <c>map</c>, <c>map-tiles</c> and <c>map-credit</c>.</summary>
/// <param name="Precision">How exact a plan for visitors is; coordinates leave this machine in no other form.</param>
/// <param name="Tiles">The address of map tiles with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>; null: a drawn plan, and no request to anybody.</param>
/// <param name="Credit">Whose tiles they are, as their licence wants it said; null: as the file says.</param>
/// <param name="Own">The tiles of a file on this machine; null: none is named.</param>
public sealed record MapSettings(MapPrecision Precision = MapPrecision.District, string? Tiles = null, string? Credit = null, OwnTiles? Own = null)
{
    /// <summary>Whose tiles they are; empty: nobody said.</summary>
    public IReadOnlyList<CreditPart> Credits => Credit is { Length: > 0 } said ? [new(said, null)] : Own?.Credit ?? [];


    /// <summary>How far apart the places are that a precision can tell from each other, in metres; 0: as they are.</summary>
    public double CellMetres => Precision switch { MapPrecision.City => 5000, MapPrecision.District => 500, MapPrecision.Street => 100, _ => 0 };

    /// <summary>The host that the page may load pictures from, <c>https://tiles.example.org</c>; null: none but this one.</summary>
    public string? TileOrigin => Uri.TryCreate(Tiles, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.GetLeftPart(UriPartial.Authority) : null;

    /// <summary>Reads the settings.</summary>
    /// <param name="file">The settings file; need not be there.</param>
    /// <exception cref="InvalidDataException">It can't be read, or says something else; the message names the file and what to write.</exception>
    public static MapSettings Read(string file)
    {
        if (!File.Exists(file)) return new();
        try
        {
            if (new FileInfo(file).Length > ReadFolderSettings.MaxBytes) throw new InvalidDataException($"{file} is longer than 1 MiB.");
            var fields = YamlValue.ReadFields(DecodeText.FromBytes(File.ReadAllBytes(file), out _));
            string? Said(string key) => fields.FirstOrDefault(field => field.Key == key).Value?.Text?.Trim();
            var (precision, tiles, credit) = (PrecisionOf(file, Said("map")), Said("map-tiles"), Said("map-credit"));
            return FileOf(file, tiles) is { } named ? new(precision, null, credit, OwnTiles.Open(named)) : new(precision, TilesOf(file, tiles), credit);
        }
        catch (YamlProblemException problem)
        {
            throw new InvalidDataException($"{file}: {problem.Message}", problem);
        }
    }

    /// <summary>A file of tiles, in the folder of the settings unless it says where; null: something else is said.</summary>
    private static string? FileOf(string file, string? tiles)
    {
        if (tiles is null || !tiles.EndsWith(".pmtiles", StringComparison.OrdinalIgnoreCase)) return null;
        if (tiles.Contains("://", StringComparison.Ordinal)) throw new InvalidDataException($"{file}: 'map-tiles: {tiles}' is a file on another machine. Download it into the folder {Path.GetDirectoryName(file)} and write its name.");
        var named = Path.GetFullPath(tiles, Path.GetDirectoryName(Path.GetFullPath(file))!);
        return File.Exists(named) ? named : throw new InvalidDataException($"{file}: 'map-tiles: {tiles}': there is no file {named}.");
    }

    private static MapPrecision PrecisionOf(string file, string? word) =>
        word is null ? MapPrecision.District
        : Enum.TryParse<MapPrecision>(word, ignoreCase: true, out var precision) && !char.IsAsciiDigit(word[0]) ? precision
        : throw new InvalidDataException($"{file}: 'map: {word}' is not understood. Write hidden, city, district, street or exact.");

    private static string? TilesOf(string file, string? address)
    {
        if (address is null) return null;
        var isAddress = address.StartsWith('/') || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
        // A semicolon, a comma or a space would end the source in the page's policy and begin another.
        var isWhole = new[] { "{z}", "{x}", "{y}" }.All(part => address.Contains(part, StringComparison.Ordinal)) && !address.Any(sign => sign is ';' or ',' or '"' or '\'' || char.IsWhiteSpace(sign));
        return isAddress && isWhole ? address
            : throw new InvalidDataException($"{file}: 'map-tiles: {address}' is not understood. Write an address such as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png, or the name of a .pmtiles file.");
    }
}
