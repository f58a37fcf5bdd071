using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Korme.Screens;

/// <summary>What a remote control asks of the screens of an exhibition.</summary>
/// <param name="Act"><c>next</c>, <c>previous</c>, <c>pause</c>, <c>black</c>, <c>captions</c> or <c>brightness</c>.</param>
/// <param name="Value">0 or 1 for what is on or off; 0.1 to 1 for the brightness; nothing for the first two.</param>
public sealed record RemoteAsk(string Act, double Value)
{
    /// <summary>What a form or a script sent; null: nothing that is understood.</summary>
    public static RemoteAsk? Of(string? act, string? value)
    {
        var given = double.TryParse(value, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
        return act switch
        {
            "next" or "previous" => new(act, 0),
            "pause" or "black" or "captions" when given is 0 or 1 => new(act, given),
            "brightness" when given >= 0 => new(act, Math.Clamp(Math.Round(given, 2), 0.1, 1)),
            _ => null,
        };
    }
}

/// <summary>What a screen says of itself.</summary>
/// <param name="Title">Of the work that is seen now; empty: none.</param>
/// <param name="At">Its place in the walk, from 1; 0: the title card.</param>
/// <param name="Of">How many works there are.</param>
public sealed record Shown(string Title, int At, int Of, bool IsPaused, bool IsBlack, bool Captions, double Brightness);

/// <summary>The screens that run now and the remote controls that look at them. Lives in memory; may be used from several threads.</summary>
public sealed class LiveScreens
{
    /// <summary>Asks that a screen hasn't taken yet: a telephone that is pressed and pressed doesn't fill the memory.</summary>
    private const int MostWaiting = 32;

    private readonly ConcurrentDictionary<string, Live> bySlug = new(StringComparer.Ordinal);

    /// <summary>Passes on what a remote control asks.</summary>
    /// <returns>How many screens hear it.</returns>
    public int Ask(string slug, RemoteAsk ask) => Of(slug).Screens.Send(ask);

    /// <summary>A screen says what it shows.</summary>
    public void Show(string slug, Shown shown)
    {
        var live = Of(slug);
        live.Last = shown;
        live.Remotes.Send(shown);
    }

    /// <summary>What a screen showed last; null: none has run since the start.</summary>
    public Shown? Last(string slug) => Of(slug).Last;

    /// <summary>How many screens run.</summary>
    public int Running(string slug) => Of(slug).Screens.Count;

    /// <summary>Until disposed, what remote controls ask is heard.</summary>
    public Listening<RemoteAsk> ListenAsScreen(string slug) => Of(slug).Screens.Listen();

    /// <summary>Until disposed, what screens say is heard.</summary>
    public Listening<Shown> ListenAsRemote(string slug) => Of(slug).Remotes.Listen();

    private Live Of(string slug) => bySlug.GetOrAdd(slug, _ => new());

    private sealed class Live
    {
        public Listeners<RemoteAsk> Screens { get; } = new();
        public Listeners<Shown> Remotes { get; } = new();
        public volatile Shown? Last;
    }

    private sealed class Listeners<T>
    {
        private readonly ConcurrentDictionary<Listening<T>, bool> all = [];

        public int Count => all.Count;

        public Listening<T> Listen()
        {
            var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
            var listening = new Listening<T>(channel, one => all.TryRemove(one, out _));
            all[listening] = true;
            return listening;
        }

        public int Send(T value)
        {
            foreach (var (one, _) in all) one.Channel.Writer.TryWrite(value);
            return all.Count;
        }
    }
}

/// <summary>One that listens.</summary>
public sealed class Listening<T>(Channel<T> channel, Action<Listening<T>> end) : IDisposable
{
    internal Channel<T> Channel => channel;

    /// <summary>What was sent, in order; when more than 32 wait, the oldest are forgotten.</summary>
    public ChannelReader<T> Reader => channel.Reader;

    public void Dispose() => end(this);
}
