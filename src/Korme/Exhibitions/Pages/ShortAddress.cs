using System.Globalization;
using System.Text;
using Korme.Catalogue;
using Korme.Storage;
using Korme.Web;

namespace Korme.Exhibitions.Pages;

/// <summary>Addresses short enough for paper: <c>/w/…</c> of a work, <c>/e/…</c> of an exhibition. They stay when titles and slugs change.</summary>
/// <remarks>
/// The last 48 bits of the id (random in a UUID version 7, RFC 9562 §5.7; for an exhibition the last 32) in Crockford's base 32,
/// which has no letter that is taken for a digit. Read with any case, and with o, i and l for 0 and 1.
/// </remarks>
public static class ShortAddress
{
    private const string Signs = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int WorkDigits = 12, ExhibitionDigits = 8;

    /// <summary><c>/w/4k3m9q2xab</c>.</summary>
    public static string Of(Work work) => "/w/" + Encode(Tail(work.Id, WorkDigits), 10);

    /// <summary><c>/e/3m9q2xa</c>.</summary>
    public static string Of(Exhibition exhibition) => "/e/" + Encode(Tail(exhibition.Id, ExhibitionDigits), 7);

    /// <summary>Maps both. 302 to the page in the visitor's language; 410 for what was taken down, 404 for what was never there or is a draft.</summary>
    public static void MapShortAddresses(this IEndpointRouteBuilder app)
    {
        app.MapGet("/w/{code}", ToWork);
        app.MapGet("/e/{code}", ToExhibition);
    }

    private static IResult ToWork(HttpContext http, string code, Database database)
    {
        if (Decode(code, 10, WorkDigits) is not { } tail) return ExhibitionEndpoints.Missing(http);
        // Only what hangs has a label; the index of hangings by work holds no more than their ids.
        var works = database.Read(connection => connection.Rows(
            """
            select distinct work_id
            from hanging
            where substr(work_id, -12) = @tail
            """,
            row => Guid.Parse(row.GetString(0)),
            ("@tail", tail)));
        foreach (var work in works)
            if (FindWork.ById(database, work) is { IsShown: true } && FindWhereShown.ById(database, work) is [var shown, ..])
                return Redirect(http, language => Addresses.Work(language, shown.Slug, work));
        return works.Any(work => FindWork.ById(database, work) is { IsShown: false }) ? ExhibitionEndpoints.Gone(http) : ExhibitionEndpoints.Missing(http);
    }

    private static IResult ToExhibition(HttpContext http, string code, Database database)
    {
        if (Decode(code, 7, ExhibitionDigits) is not { } tail) return ExhibitionEndpoints.Missing(http);
        var exhibitions = database.Read(connection => connection.Rows(
            """
            select slug, status
            from exhibition
            where substr(id, -8) = @tail
            """,
            row => (Slug: row.GetString(0), Status: row.GetString(1)),
            ("@tail", tail)));
        return exhibitions.FirstOrDefault(exhibition => exhibition.Status != "draft").Slug is { } slug
            // One in the bin says at its own address that it is gone, when it ever was open.
            ? Redirect(http, language => Addresses.Exhibition(language, slug)) : ExhibitionEndpoints.Missing(http);
    }

    private static IResult Redirect(HttpContext http, Func<string, string> address)
    {
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Redirect(address(Visit.LanguageOf(http.Request)));
    }

    private static long Tail(Guid id, int digits) => long.Parse(id.ToString("D").AsSpan(36 - digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static string Encode(long number, int length)
    {
        var code = new StringBuilder(length);
        for (var shift = (length - 1) * 5; shift >= 0; shift -= 5) code.Append(Signs[(int)(number >> shift) & 31]);
        return code.ToString();
    }

    /// <summary>The id's last digits, as the catalogue writes them; null for what is no code.</summary>
    private static string? Decode(string code, int length, int digits)
    {
        if (code.Length != length) return null;
        long number = 0;
        foreach (var letter in code)
        {
            var sign = Signs.IndexOf(char.ToLowerInvariant(letter) switch { 'o' => '0', 'i' or 'l' => '1', var other => other }, StringComparison.Ordinal);
            if (sign < 0) return null;
            number = number << 5 | (long)sign;
        }
        return number >> (digits * 4) == 0 ? number.ToString("x" + digits, CultureInfo.InvariantCulture) : null;
    }
}
