using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Korme.Archive;
using Korme.Import;
using Korme.Web;

namespace Korme.LightTable;

/// <summary>The light table as the page's script reads it (docs/light-table.md).</summary>
internal static class TableJson
{
    private const string LocalTime = "yyyy-MM-dd'T'HH:mm:ss.fff";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Everything.</summary>
    /// <param name="import">Whose table; null: every work of the home.</param>
    /// <param name="sheet">What lies on it.</param>
    /// <param name="state">Where its list of steps stands.</param>
    /// <param name="arriving">What an import under way hasn't taken yet; null: nothing is under way.</param>
    /// <param name="measuring">How many pictures of the home are still to be measured anew; 0: none.</param>
    /// <param name="clocks">Clocks that seem to be off.</param>
    /// <param name="token">For what the script sends.</param>
    /// <param name="texts">The page's language.</param>
    internal static ReadOnlyMemory<byte> Whole(ImportSummary? import, Sheet sheet, StepState state, ArrivingFrames? arriving, int measuring, IReadOnlyList<ClockOffer> clocks, string token, Texts texts) => Write(json =>
    {
        json.WriteStartObject("import");
        json.WriteString("id", import is null ? LightScope.All : import.Import.Id.ToString("D"));
        json.WriteString("name", import is null ? texts["light.all"] : import.Import.Name);
        if (import is not null) json.WriteString("started", import.Started);
        else json.WriteNull("started");
        json.WriteEndObject();
        json.WriteString("token", token);
        WriteState(json, state, texts);
        json.WriteNumber("others", sheet.Others);
        json.WriteNumber("arriving", arriving?.Waiting.Count ?? 0);
        json.WriteNumber("measuring", measuring);
        if ((arriving?.Sentence(texts) ?? Measuring(measuring, texts)) is { } progress) json.WriteString("progress", progress);
        json.WriteStartArray("clocks");
        foreach (var clock in clocks) WriteClock(json, clock, texts);
        json.WriteEndArray();
        json.WriteStartArray("frames");
        foreach (var placed in sheet.Frames) WriteFrame(json, placed, texts, arriving?.KeyOf(placed.Frame.Id));
        foreach (var shot in arriving?.Waiting ?? []) WriteArriving(json, arriving!, shot);
        json.WriteEndArray();
        WriteBursts(json, sheet);
    });

    /// <summary>"1,240 photographs are still being measured: …"; null: none.</summary>
    public static string? Measuring(int measuring, Texts texts) => measuring == 0 ? null : texts.Count("light.measuring", measuring);

    /// <summary>What has changed since the page knew the table.</summary>
    /// <param name="sheet">As it is now.</param>
    /// <param name="state">As it is now.</param>
    /// <param name="works">Which frames; null: all of them.</param>
    /// <param name="hasBursts">True when moments may be others.</param>
    /// <param name="note">Something that the artist should know; null: nothing.</param>
    /// <param name="texts">The page's language.</param>
    public static ReadOnlyMemory<byte> Since(Sheet sheet, StepState state, IReadOnlySet<Guid>? works, bool hasBursts, string? note, Texts texts) => Write(json =>
    {
        WriteState(json, state, texts);
        if (note is not null) json.WriteString("note", note);
        json.WriteStartArray("frames");
        foreach (var placed in sheet.Frames)
            if (works is null || works.Contains(placed.Frame.Id)) WriteFrame(json, placed, texts, key: null);
        json.WriteEndArray();
        if (hasBursts) WriteBursts(json, sheet);
    });

    /// <summary>A refusal.</summary>
    public static ReadOnlyMemory<byte> Error(string sentence) => Write(json => json.WriteString("error", sentence));

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static void WriteState(Utf8JsonWriter json, StepState state, Texts texts)
    {
        json.WriteNumber("n", state.Number);
        json.WriteString("undo", NameOf(state.Undo, texts));
        json.WriteString("redo", NameOf(state.Redo, texts));
    }

    /// <summary>A step as the page names it: "3 picked"; null: none.</summary>
    public static string? NameOf(NamedStep? step, Texts texts) => step is null ? null : texts.Count(step.Key, step.Works);

    private static void WriteFrame(Utf8JsonWriter json, PlacedFrame placed, Texts texts, string? key)
    {
        var candidate = placed.Frame.Candidate;
        var measures = candidate.Measures;
        json.WriteStartObject();
        json.WriteString("id", candidate.Work);
        if (key is not null) json.WriteString("key", key);
        json.WriteString("name", candidate.Name);
        json.WriteString("taken", candidate.Taken?.Local.ToString(LocalTime, CultureInfo.InvariantCulture));
        json.WriteString("camera", candidate.Camera);
        json.WriteNumber("w", candidate.WidthPixels);
        json.WriteNumber("h", candidate.HeightPixels);
        json.WriteString("mark", RecordWord.Of(candidate.Mark));
        if (candidate.Rating is { } stars) json.WriteNumber("rating", stars);
        else json.WriteNull("rating");
        json.WriteString("label", placed.Frame.Label is { } label ? RecordWord.Of(label) : null);
        json.WriteNumber("burst", placed.Burst);
        json.WriteNumber("rank", placed.Rank);
        json.WriteString("reason", placed.Reason.For(texts.Language)?.Text ?? "");
        json.WriteNumber("detail", Rounded(measures.Detail, 3));
        json.WriteNumber("noise", Rounded(measures.Noise, 2));
        json.WriteNumber("highlights", Rounded(measures.HighlightsClipped, 4));
        json.WriteNumber("shadows", Rounded(measures.ShadowsClipped, 4));
        json.WriteNumber("exposure", Rounded(measures.Exposure, 2));
        json.WriteString("settings", SettingsText.Of(candidate.Settings, texts));
        json.WriteString("colour", placed.Frame.Colour);
        json.WriteEndObject();
    }

    private static void WriteClock(Utf8JsonWriter json, ClockOffer clock, Texts texts)
    {
        json.WriteStartObject();
        json.WriteString("camera", clock.Camera);
        json.WriteString("body", clock.Body);
        json.WriteNumber("seconds", clock.Seconds);
        json.WriteString("says", clock.Sentence(texts));
        json.WriteString("move", clock.Move(texts));
        json.WriteEndObject();
    }

    private static void WriteArriving(Utf8JsonWriter json, ArrivingFrames arriving, ShotProgress shot)
    {
        json.WriteStartObject();
        json.WriteNull("id");
        json.WriteString("key", ArrivingFrames.KeyOf(shot.Index));
        json.WriteString("name", shot.Shot.Main.File.Name);
        json.WriteString("thumb", arriving.Address(shot.Index));
        json.WriteEndObject();
    }

    private static void WriteBursts(Utf8JsonWriter json, Sheet sheet)
    {
        json.WriteStartArray("bursts");
        foreach (var burst in sheet.Bursts)
        {
            json.WriteStartArray();
            foreach (var work in burst) json.WriteStringValue(work);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    // JSON has no infinities; a measure that is none counts as 0.
    private static decimal Rounded(double value, int digits) => double.IsFinite(value) && Math.Abs(value) < 1e9 ? Math.Round((decimal)value, digits) : 0;
}
