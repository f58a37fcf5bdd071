using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Korme.Exhibitions.Ways;

/// <summary>GET /tiles/{version}/{z}/{x}/{y}.{ending}: a map tile of the file that the owner's settings name, from this site like everything else.</summary>
internal static class TileEndpoint
{
    public static void MapTiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/tiles/{version}/{z}/{x}/{name}", async (string version, string z, string x, string name, HttpContext http, MapSettings settings, CancellationToken cancel) =>
        {
            var absent = Results.Text("There is no such tile.", statusCode: StatusCodes.Status404NotFound);
            if (settings is not { Precision: not MapPrecision.Hidden, Own: { } own } || version != own.Version || !name.EndsWith("." + own.Ending, StringComparison.Ordinal)
                || Number(z) is not { } zoom || Number(x) is not { } column || Number(name[..^(own.Ending.Length + 1)]) is not { } row
                || await own.Tile(zoom, column, row, cancel) is not { } tile) return absent;
            var headers = http.Response.Headers;
            // The file's version is in the address: what is there never changes.
            headers.CacheControl = "public, max-age=31536000, immutable";
            if (!tile.IsGzip) return Results.Bytes(tile.Bytes, tile.MediaType, entityTag: Tag(own.Version, z, x, name));
            headers.Vary = "Accept-Encoding";
            var takesGzip = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
            if (takesGzip) headers.ContentEncoding = "gzip";
            return Results.Bytes(takesGzip ? tile.Bytes : tile.Unpacked(), tile.MediaType, entityTag: Tag(own.Version, z, x, name + (takesGzip ? "-gz" : "")));
        });

    private static EntityTagHeaderValue Tag(string version, string z, string x, string y) => new($"\"{version}-{z}-{x}-{y}\"");

    /// <summary>One way to write a number: nothing is kept twice under two addresses.</summary>
    private static int? Number(string text) =>
        text.Length is > 0 and <= 8 && (text.Length == 1 || text[0] != '0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
