using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Korme.Import;

namespace Korme.Exhibitions.Media;

/// <summary>One caption: from when until when, who says it where that is known, and what.</summary>
public sealed record Cue(TimeSpan From, TimeSpan To, string? Speaker, string Text);

/// <summary>WebVTT (W3C, WebVTT: The Web Video Text Tracks Format) read for its words and written anew: no styles, no regions, no positions, no markup.</summary>
/// <remarks>What anybody wrote reaches neither the player nor the page as anything but text.</remarks>
public static partial class WebVtt
{
    /// <summary>Longer files are not read: a feature film's captions are about 100 KB.</summary>
    public const int MostBytes = 2 << 20;

    private const int MostCues = 20_000;
    private const int MostLength = 2_000;

    /// <summary>The cues in order of the file. Never fails: what is no cue is left out.</summary>
    public static IReadOnlyList<Cue> Read(ReadOnlySpan<byte> bytes)
    {
        var cues = new List<Cue>();
        var lines = DecodeText.FromBytes(bytes, out _).ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length && cues.Count < MostCues; at++)
        {
            if (Timing().Match(lines[at]) is not { Success: true } match || Time(match.Groups["from"].Value) is not { } from || Time(match.Groups["to"].Value) is not { } to || to <= from) continue;
            var text = new List<string>();
            while (at + 1 < lines.Length && lines[at + 1].Trim().Length > 0 && !lines[at + 1].Contains("-->", StringComparison.Ordinal)) text.Add(lines[++at].Trim());
            var whole = string.Join('\n', text);
            var speaker = Voice().Match(whole) is { Success: true } voice ? Plain(voice.Groups["name"].Value) : null;
            var words = Plain(Tag().Replace(whole, ""));
            if (words.Length > 0) cues.Add(new(from, to, speaker is { Length: > 0 } ? speaker : null, words));
        }
        return cues;
    }

    /// <summary>The cues as a file of their own.</summary>
    public static string Write(IEnumerable<Cue> cues)
    {
        var file = new StringBuilder("WEBVTT\n");
        foreach (var cue in cues)
        {
            file.Append(CultureInfo.InvariantCulture, $"\n{Stamp(cue.From)} --> {Stamp(cue.To)}\n");
            if (cue.Speaker is { } speaker) file.Append("<v ").Append(Escape(speaker.Replace('\n', ' '))).Append('>');
            // An arrow inside of a text would be taken for a timing.
            file.Append(Escape(cue.Text)).Append('\n');
        }
        return file.ToString();
    }

    /// <summary>What is said, in paragraphs: a new one where another speaks, after two seconds of silence, and after some sentences.</summary>
    public static IReadOnlyList<Cue> Paragraphs(IReadOnlyList<Cue> cues)
    {
        var paragraphs = new List<Cue>();
        foreach (var cue in cues)
        {
            var words = cue.Text.Replace('\n', ' ');
            if (paragraphs is [.., var last] && last.Speaker == cue.Speaker && cue.From - last.To < TimeSpan.FromSeconds(2) && last.Text.Length < 600)
                paragraphs[^1] = last with { To = cue.To, Text = last.Text + " " + words };
            else paragraphs.Add(cue with { Text = words });
        }
        return paragraphs;
    }

    private static string Plain(string text)
    {
        text = WebUtility.HtmlDecode(text);
        text = new string([.. text.Where(sign => sign == '\n' || !char.IsControl(sign))]).Trim();
        return text.Length <= MostLength ? text : text[..MostLength];
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static TimeSpan? Time(string text)
    {
        var parts = text.Replace(',', '.').Split(':');
        if (!double.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds >= 60) return null;
        var minutes = int.Parse(parts[^2], CultureInfo.InvariantCulture);
        var hours = parts.Length > 2 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : 0;
        return minutes < 60 ? TimeSpan.FromMilliseconds((hours * 3600L + minutes * 60) * 1000 + (long)Math.Round(seconds * 1000)) : null;
    }

    private static string Stamp(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");

    [GeneratedRegex(@"^\s*(?<from>(?:[0-9]{1,4}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{1,3})\s+-->\s+(?<to>(?:[0-9]{1,4}:)?[0-9]{2}:[0-9]{2}[.,][0-9]{1,3})(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Timing();

    [GeneratedRegex(@"<v(?:\.[^\s>]*)?\s+(?<name>[^>]*)>", RegexOptions.CultureInvariant)]
    private static partial Regex Voice();

    [GeneratedRegex(@"</?[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
