using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Korme.Exhibitions.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Korme.Screens;

/// <summary>
/// <c>events</c>: what a running screen has to know at once (Server-Sent Events, HTML §9.2): <c>sequence</c> with its version, first
/// and whenever it changes, <c>ask</c> from a remote control, <c>alive</c> now and then.
/// </summary>
/// <remarks>The version comes first on every connection, so that what was withdrawn while the server was away disappears as it returns.</remarks>
internal static class ScreenEvents
{
    /// <summary>How soon a change of the catalogue is noticed; looking costs one read of a number.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>Ticks between two signs of life: under the half minute after which routers forget a connection.</summary>
    private const int TicksOfSilence = 75;

    public static IResult Answer(
        HttpContext http, string slug, [FromServices] ScreenViews views, [FromServices] LiveScreens live, [FromServices] TimeProvider clock, [FromServices] IHostApplicationLifetime lifetime)
    {
        if (views.Find(slug) is null) return ExhibitionEndpoints.Missing(http);
        var screen = ScreenEndpoints.ScreenOf(http, slug);
        return TypedResults.ServerSentEvents<string>(Follow(slug, screen, views, live, clock, lifetime.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Follow(
        string slug, string screen, ScreenViews views, LiveScreens live, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken left)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, left);
        using var listening = live.ListenAsScreen(slug);
        var (seen, version, ticks) = (-1L, "", 0);
        var asked = listening.Reader.WaitToReadAsync(ended.Token).AsTask();
        while (!ended.IsCancellationRequested)
        {
            if (views.Commits is var commits && commits != seen)
            {
                seen = commits;
                var now = views.Find(slug) is { } view ? ComposeSequence.Of(view, screen).Version : "gone";
                if (now != version) yield return new(version = now, "sequence");
            }
            if (await Task.WhenAny(asked, Task.Delay(Tick, clock, ended.Token)) == asked)
            {
                while (listening.Reader.TryRead(out var ask)) yield return new(JsonSerializer.Serialize(ask, ComposeSequence.Json), "ask");
                asked = listening.Reader.WaitToReadAsync(ended.Token).AsTask();
            }
            else if (++ticks % TicksOfSilence == 0) yield return new("", "alive");
        }
    }
}
