namespace Korme.Web;

/// <summary>The visitor's choice of light, without a script: <c>?light=night</c> on any page is remembered, and the page shown again.</summary>
public static class NightAndDay
{
    public static Task Choose(HttpContext http, RequestDelegate next)
    {
        var light = http.Request.Query["light"].ToString();
        if (light is not ("night" or "day") || !HttpMethods.IsGet(http.Request.Method)) return next(http);
        http.Response.Cookies.Append(Visit.LightCookie, light, new()
        {
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
            Secure = http.Request.IsHttps,
        });
        var rest = QueryString.Create(http.Request.Query.Where(pair => pair.Key != "light"));
        // A path from the request begins with one slash; two would name another host.
        http.Response.Redirect("/" + http.Request.Path.ToUriComponent().TrimStart('/') + rest.ToUriComponent());
        return Task.CompletedTask;
    }
}
