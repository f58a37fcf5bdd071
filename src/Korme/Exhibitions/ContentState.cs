using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Korme.Catalogue;

namespace Korme.Exhibitions;

/// <summary>What a shared link points at: a work, perhaps a detail of it, or a whole exhibition.</summary>
public sealed record SharedPlace(Guid? Work, string? Slug, PictureRegion? Region);

/// <summary>Reads a IIIF content state (Content State API 1.0): base64url as links carry it, JSON, or the bare URI of a canvas or manifest.</summary>
public static class ContentState
{
    /// <summary>The name of the query parameter (§3.1).</summary>
    public const string Parameter = "iiif-content";

    /// <summary>A region in a canvas in a manifest takes 400.</summary>
    private const int MaxLength = 8192;

    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 12 };

    /// <summary>Where it points on this site; null for what is malformed, too long, or of another site. Whether that is public, nobody has looked.</summary>
    /// <param name="value">As it came.</param>
    /// <param name="origin">Scheme and host of this site, no slash at the end: nothing else is ever followed.</param>
    public static SharedPlace? Read(string? value, string origin)
    {
        if (value is not { Length: > 0 and <= MaxLength }) return null;
        var text = value[0] is '{' or '[' || value.StartsWith("http", StringComparison.Ordinal) ? value : Decode(value);
        if (text is null) return null;
        if (text[0] is not ('{' or '[')) return OfUri(text, origin);
        try
        {
            using var json = JsonDocument.Parse(text, Shallow);
            return OfTarget(json.RootElement, origin);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Base64url without padding of what encodeURIComponent made of the text (§2.2.4).</summary>
    private static string? Decode(string value)
    {
        try
        {
            var decoded = Uri.UnescapeDataString(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(value)));
            return decoded.Length == 0 ? null : decoded;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static SharedPlace? OfTarget(JsonElement state, string origin)
    {
        if (state.ValueKind == JsonValueKind.Array && state.GetArrayLength() > 0) return OfTarget(state[0], origin);
        if (state.ValueKind == JsonValueKind.String) return OfUri(state.GetString()!, origin);
        if (state.ValueKind != JsonValueKind.Object) return null;
        if (state.TryGetProperty("target", out var target)) return OfTarget(target, origin);
        if (state.TryGetProperty("source", out var source))
            return OfTarget(source, origin) is { } whole ? whole with { Region = whole.Region ?? Selected(state) } : null;
        if (!state.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String || OfUri(id.GetString()!, origin) is not { } place) return null;
        // A canvas hangs in a manifest: which one says in which exhibition to look at it.
        return place.Slug is null && state.TryGetProperty("partOf", out var of) && OfTarget(of, origin) is { Slug: { } slug } ? place with { Slug = slug } : place;
    }

    private static PictureRegion? Selected(JsonElement resource)
    {
        if (!resource.TryGetProperty("selector", out var selector)) return null;
        if (selector.ValueKind == JsonValueKind.Array && selector.GetArrayLength() > 0) selector = selector[0];
        return selector.ValueKind == JsonValueKind.Object && selector.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String
            ? PictureRegion.Parse(value.GetString()) : null;
    }

    private static SharedPlace? OfUri(string uri, string origin)
    {
        var home = origin + "/iiif/presentation/3/";
        if (!uri.StartsWith(home, StringComparison.Ordinal)) return null;
        var (path, fragment) = uri[home.Length..].Split('#', 2) is [var before, var after] ? (before, after) : (uri[home.Length..], null);
        return path.Split('/') switch
        {
            ["works", var id, "canvas" or "manifest"] when Guid.TryParseExact(id, "D", out var work) => new(work, null, PictureRegion.Parse(fragment)),
            ["exhibitions", var slug, "manifest"] when slug.Length is > 0 and <= Slug.MaxLength && slug.All(IsOfSlug) => new(null, slug, null),
            _ => null,
        };
    }

    private static bool IsOfSlug(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';
}
