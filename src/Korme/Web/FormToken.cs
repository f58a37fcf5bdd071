using System.Security.Cryptography;
using System.Text;

namespace Korme.Web;

/// <summary>Against forms that another site's page sends in a person's name: a field that only our own page can know.</summary>
/// <remarks>
/// A random cookie and, in the form, its HMAC under a key of this process (OWASP, "Signed Double-Submit Cookie"). ASP.NET's own
/// antiforgery would bring its key ring: files outside of the home, and half a second at the first start. May be used from several threads.
/// </remarks>
public sealed class FormToken
{
    /// <summary>The form field's name.</summary>
    public const string Field = "token";

    private const string Cookie = "korme-form";
    private const int CookieBytes = 16;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>The value for the forms of a page; sets the cookie when there is none.</summary>
    public string For(HttpContext http)
    {
        var cookie = http.Request.Cookies[Cookie];
        if (cookie is not { Length: CookieBytes * 2 })
        {
            cookie = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CookieBytes));
            http.Response.Cookies.Append(Cookie, cookie, new()
            {
                Path = "/desk",
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
                Secure = http.Request.IsHttps,
            });
        }
        return Sign(cookie);
    }

    /// <summary>True for the value that <see cref="For"/> gave this visitor since the program started.</summary>
    public bool IsRight(HttpRequest request, string? given) =>
        request.Cookies[Cookie] is { Length: CookieBytes * 2 } cookie && given is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(cookie)), Encoding.UTF8.GetBytes(given));

    /// <summary>True for a page with a form of ours in it: it has a token that is one visitor's.</summary>
    public static bool IsIn(ReadOnlySpan<byte> html) => html.IndexOf("name=\"token\""u8) >= 0;

    private string Sign(string cookie) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(cookie)));
}
