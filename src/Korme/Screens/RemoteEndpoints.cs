using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Korme.Desk;
using Korme.Exhibitions;
using Korme.Exhibitions.Pages;
using Korme.Web;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Screens;

/// <summary><c>/remote/{key}</c>: the remote control on the artist's telephone; plain buttons, which a script makes quicker.</summary>
/// <remarks>The key in the address is the whole permission, and it opens nothing but this and the screen.</remarks>
internal static class RemoteEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/remote/{key}", Page);
        app.MapPost("/remote/{key}", Ask);
        app.MapGet("/remote/{key}/shown.events", Events); // a dot is in no exhibition's name
    }

    private static IResult Page(HttpContext http, string key, string? heard, [FromServices] RemoteKeys keys, [FromServices] ScreenViews views, [FromServices] LiveScreens live)
    {
        if (keys.SlugOf(key) is not { } slug || views.Find(slug) is not { } view) return ExhibitionEndpoints.Missing(http);
        return HtmlPage.Of<RemotePage>(new()
        {
            ["Visit"] = Visit.Of(http, Visit.LanguageOf(http.Request)),
            ["Exhibition"] = view.Exhibition,
            ["Address"] = ScreenAddresses.Remote(key),
            ["Shown"] = live.Last(slug) is { } last ? Speak(last, view, Visit.LanguageOf(http.Request)) : null,
            ["IsRunning"] = live.Running(slug) > 0,
            ["IsUnheard"] = heard == "nobody",
        });
    }

    private static async Task<IResult> Ask(HttpContext http, string key, [FromServices] RemoteKeys keys, [FromServices] LiveScreens live, CancellationToken cancel)
    {
        if (keys.SlugOf(key) is not { } slug) return ExhibitionEndpoints.Missing(http);
        if (!ThisMachine.IsFromOurPage(http.Request)) return Results.Text("This form was sent by another site's page. Open the remote control by its own link.\n", statusCode: StatusCodes.Status403Forbidden);
        if (!http.Request.HasFormContentType) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await http.Request.ReadFormAsync(cancel);
        if (RemoteAsk.Of(form["act"], form["value"]) is not { } ask)
            return Results.Text("The screen can't do that: next, previous, pause, black, captions or brightness.\n", statusCode: StatusCodes.Status400BadRequest);
        var heard = live.Ask(slug, ask);
        if (form["quick"] == "1") return Results.Json(new { screens = heard });
        // Until the screen has said what it shows now, the plain page assumes that it did as asked.
        if (heard > 0 && live.Last(slug) is { } last) live.Show(slug, After(last, ask));
        return new SeeOther($"{ScreenAddresses.Remote(key)}?lang={Visit.LanguageOf(http.Request)}" + (heard == 0 ? "&heard=nobody" : ""));
    }

    /// <summary>What the screen says, with the work's title in the language of who holds the telephone.</summary>
    private static Shown Speak(Shown shown, ExhibitionView? view, string language) =>
        view is not null && shown.At >= 1 && shown.At <= view.Works.Count && view.Works[shown.At - 1].Work.Title.For(language) is { } title
            ? shown with { Title = Typography.Set(title.Text, title.Language) } : shown;

    private static Shown After(Shown shown, RemoteAsk ask) => ask.Act switch
    {
        "pause" => shown with { IsPaused = ask.Value == 1 },
        "black" => shown with { IsBlack = ask.Value == 1 },
        "captions" => shown with { Captions = ask.Value == 1 },
        "brightness" => shown with { Brightness = ask.Value },
        _ => shown,
    };

    private static IResult Events(
        HttpContext http, string key, [FromServices] RemoteKeys keys, [FromServices] ScreenViews views, [FromServices] LiveScreens live, [FromServices] TimeProvider clock,
        [FromServices] IHostApplicationLifetime lifetime) =>
        keys.SlugOf(key) is { } slug
            ? TypedResults.ServerSentEvents<string>(Follow(slug, key, Visit.LanguageOf(http.Request), keys, views, live, clock, lifetime.ApplicationStopping, http.RequestAborted))
            : ExhibitionEndpoints.Missing(http);

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        string slug, string key, string language, RemoteKeys keys, ScreenViews views, LiveScreens live, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken left)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, left);
        using var listening = live.ListenAsRemote(slug);
        if (live.Last(slug) is { } last) yield return Item(last);
        var running = -1;
        var said = listening.Reader.WaitToReadAsync(ended.Token).AsTask();
        // A link that was renewed meanwhile hears nothing more.
        while (!ended.IsCancellationRequested && keys.SlugOf(key) == slug)
        {
            if (live.Running(slug) is var now && now != running) yield return new((running = now).ToString(System.Globalization.CultureInfo.InvariantCulture), "screens");
            if (await Task.WhenAny(said, Task.Delay(TimeSpan.FromSeconds(1), clock, ended.Token)) != said) continue;
            while (listening.Reader.TryRead(out var shown)) yield return Item(shown);
            said = listening.Reader.WaitToReadAsync(ended.Token).AsTask();
        }

        SseItem<string> Item(Shown shown) => new(JsonSerializer.Serialize(Speak(shown, views.Find(slug), language), ComposeSequence.Json), "shown");
    }
}
