using System.Globalization;
using System.Text.Json;
using Korme.Catalogue;
using Korme.Delivery;
using Korme.Delivery.Iiif;
using Korme.Exhibitions;

namespace Korme.Publishing.Site;

/// <summary>
/// A picture as a static image service (IIIF Image API 3.0, level 0): the stored sizes and tiles, byte for byte as the served site
/// gives them, under the addresses that viewers ask for.
/// </summary>
internal static class PictureFiles
{
    /// <summary><c>iiif/image/3/{id}</c>.</summary>
    public static string FolderOf(Guid work) => $"{PublishedUnit.PictureRoot}{work:D}";

    /// <summary>The addresses of the files that stand for one address of ours, tiles last.</summary>
    /// <param name="hung">A work with a picture.</param>
    /// <param name="withTiles">Also what zooming takes.</param>
    public static IEnumerable<(string Url, bool IsTile)> Addresses(HungWork hung, bool withTiles)
    {
        var (root, facts) = ("/" + FolderOf(hung.Work.Id), hung.Picture!);
        foreach (var size in facts.Sizes) yield return (Whole(root, new(size.WidthPixels, size.HeightPixels)), false);
        if (!withTiles) yield break;
        var full = new Extent(facts.WidthPixels, facts.HeightPixels);
        var sizes = facts.Sizes.Select(size => new Extent(size.WidthPixels, size.HeightPixels)).ToHashSet();
        foreach (var factor in TileLevels.ScaleFactors(full))
        {
            var side = TileLevels.TilePixels * factor;
            for (var y = 0; y < full.HeightPixels; y += side)
                for (var x = 0; x < full.WidthPixels; x += side)
                {
                    var (width, height) = (Math.Min(side, full.WidthPixels - x), Math.Min(side, full.HeightPixels - y));
                    var size = new Extent((width + factor - 1) / factor, (height + factor - 1) / factor);
                    if (width < full.WidthPixels || height < full.HeightPixels)
                        yield return (string.Create(CultureInfo.InvariantCulture, $"{root}/{x},{y},{width},{height}/{size.WidthPixels},{size.HeightPixels}/0/default.jpg"), true);
                    else if (!sizes.Contains(size)) yield return (Whole(root, size), true);
                }
        }
    }

    /// <summary>The file for <c>full/max</c>, which every level has to offer: the largest stored size. Viewers ask for it where a picture is one tile.</summary>
    public static string MaxOf(Guid work) => FolderOf(work) + "/full/max/0/default.jpg";

    /// <summary>True where a viewer asks for <c>full/max</c> instead of a tile.</summary>
    public static bool IsOneTile(HungWork hung) => Math.Max(hung.Picture!.WidthPixels, hung.Picture.HeightPixels) <= TileLevels.TilePixels;

    /// <summary><c>info.json</c>, and what a page tells the viewer instead of it.</summary>
    /// <param name="hung">A work with a picture.</param>
    /// <param name="id">The image service's address; null: left out, the page has it.</param>
    /// <param name="withTiles">False: the sizes alone.</param>
    public static ReadOnlyMemory<byte> Information(HungWork hung, string? id, bool withTiles) => JsonLd.Write(json =>
    {
        var facts = hung.Picture!;
        var full = new Extent(facts.WidthPixels, facts.HeightPixels);
        json.WriteString("@context", "http://iiif.io/api/image/3/context.json");
        if (id is not null) json.WriteString("id", id);
        json.WriteString("type", "ImageService3");
        json.WriteString("protocol", "http://iiif.io/api/image");
        json.WriteString("profile", "level0");
        json.WriteNumber("width", full.WidthPixels);
        json.WriteNumber("height", full.HeightPixels);
        // What full/max is; a tile is smaller.
        json.WriteNumber("maxWidth", facts.Sizes[^1].WidthPixels);
        json.WriteNumber("maxHeight", facts.Sizes[^1].HeightPixels);
        var sizes = facts.Sizes.Select(size => new Extent(size.WidthPixels, size.HeightPixels));
        if (withTiles) sizes = sizes.Append(TileLevels.Smallest(full));
        json.WriteStartArray("sizes");
        foreach (var size in sizes.Distinct().OrderBy(size => size.AreaPixels))
        {
            json.WriteStartObject();
            json.WriteNumber("width", size.WidthPixels);
            json.WriteNumber("height", size.HeightPixels);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (withTiles) WriteTiles(json, full);
        if (id is not null && RightsUri.Of(hung.Work.Rights) is { } rights) json.WriteString("rights", rights);
    });

    private static void WriteTiles(Utf8JsonWriter json, Extent full)
    {
        json.WriteStartArray("tiles");
        json.WriteStartObject();
        json.WriteNumber("width", TileLevels.TilePixels);
        json.WriteStartArray("scaleFactors");
        foreach (var factor in TileLevels.ScaleFactors(full)) json.WriteNumberValue(factor);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Whole(string root, Extent size) =>
        string.Create(CultureInfo.InvariantCulture, $"{root}/full/{size.WidthPixels},{size.HeightPixels}/0/default.jpg");
}
