using System.Text;
using Korme.Exhibitions.Media;

namespace Korme.Tests.Media;

public sealed class WebVttTests
{
    [Fact]
    public void Words_speakers_and_times_are_read_and_nothing_else()
    {
        var cues = Read("""
            WEBVTT - a dance

            STYLE
            ::cue { background: url(https://evil.example/) }

            NOTE 00:00:00.000 was earlier

            first
            00:00.500 --> 00:04.000 line:0 position:20%
            <v.loud Айсұлу>Мынау <i>би</i> емес,</v> <script>alert(1)</script>
            екінші жол &amp; &lt;b&gt;

            01:00:09.000 --> 01:00:11.250
            Сызық
            """);

        Assert.Equal(
            [new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(4), "Айсұлу", "Мынау би емес, alert(1)\nекінші жол & <b>"), new Cue(TimeSpan.FromSeconds(3609), TimeSpan.FromSeconds(3611.25), null, "Сызық")],
            cues);
    }

    [Theory]
    [InlineData("")]
    [InlineData("WEBVTT")]
    [InlineData("WEBVTT\n\n00:99.000 --> 00:04.000\nx")]
    [InlineData("WEBVTT\n\n00:05.000 --> 00:04.000\nbackwards")]
    [InlineData("WEBVTT\n\n99999999999:00.000 --> 00:04.000\nx")]
    public void What_is_no_cue_is_left_out(string file) => Assert.Empty(Read(file));

    [Fact]
    public void What_is_written_reads_as_the_same_cues()
    {
        Cue[] cues = [new(TimeSpan.Zero, TimeSpan.FromMilliseconds(1001), "A & B", "a --> b <c> ünï 👋"), new(TimeSpan.FromHours(2), TimeSpan.FromHours(3), null, "سلام")];

        Assert.Equal(cues, Read(WebVtt.Write(cues)));
    }

    [Fact]
    public void A_paragraph_ends_where_another_speaks_or_nobody_does()
    {
        Cue At(int second, string? who, string text) => new(TimeSpan.FromSeconds(second), TimeSpan.FromSeconds(second + 1), who, text);

        var paragraphs = WebVtt.Paragraphs([At(0, "A", "one"), At(1, "A", "two"), At(2, "B", "three"), At(9, "B", "four")]);

        Assert.Equal(["one two", "three", "four"], paragraphs.Select(paragraph => paragraph.Text));
    }

    private static IReadOnlyList<Cue> Read(string text) => WebVtt.Read(Encoding.UTF8.GetBytes(text));
}
