using Microsoft.AspNetCore.Http.Extensions;

namespace Korme.Web;

/// <summary>What every page needs to know of the one who looks at it.</summary>
/// <param name="Language">Of the page: <c>kk</c>, <c>ru</c> or <c>en</c>.</param>
/// <param name="Origin">Scheme and host as the visitor wrote them, no slash at the end: for the few addresses that must be whole.</param>
/// <param name="Path">The path and query asked for, starting with a slash.</param>
/// <param name="Light"><c>night</c> or <c>day</c> when the visitor chose; null: as the device has it.</param>
public sealed record Visit(string Language, string Origin, string Path, string? Light = null)
{
    /// <summary>The name of the cookie that keeps <see cref="Light"/>.</summary>
    public const string LightCookie = "korme-light";

    /// <summary>The words of the interface.</summary>
    public Texts Texts => Texts.In(Language);

    /// <summary>The visit that a request is, on a page in <paramref name="language"/>.</summary>
    public static Visit Of(HttpContext http, string language) => new(
        language,
        UriHelper.BuildAbsolute(http.Request.Scheme, http.Request.Host).TrimEnd('/'),
        http.Request.PathBase.Add(http.Request.Path).ToUriComponent() + http.Request.QueryString.ToUriComponent(),
        http.Request.Cookies[LightCookie] is "night" or "day" ? http.Request.Cookies[LightCookie] : null);

    /// <summary>The language of a request whose address names none: asked for by <c>?lang=</c>, else as the browser prefers.</summary>
    public static string LanguageOf(HttpRequest request)
    {
        if (request.Path.Value?.Split('/') is ["", var first, ..] && Languages.Has(first)) return first;
        var asked = request.Query["lang"].ToString();
        return Languages.Has(asked) ? asked : Languages.Negotiate(request.Headers.AcceptLanguage);
    }

    /// <summary>This same page in another language.</summary>
    public string In(string language)
    {
        if (Path.Split('/', 3) is ["", var first, ..] && Languages.Has(first.Split('?')[0])) return "/" + language + Path[(first.Split('?')[0].Length + 1)..];
        return PathOnly + "?lang=" + language;
    }

    /// <summary>This same page by night or by day.</summary>
    public string By(string light) => Path + (Path.Contains('?') ? "&" : "?") + "light=" + light;

    /// <summary>The path without its query.</summary>
    public string PathOnly => Path.Split('?')[0];
}
