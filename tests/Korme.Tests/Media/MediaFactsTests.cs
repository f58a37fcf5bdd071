using System.Text;
using Korme.Exhibitions.Media;

namespace Korme.Tests.Media;

public sealed class MediaFactsTests
{
    [Fact]
    public void A_sound_says_how_long_it_is() => Assert.Equal(TimeSpan.FromSeconds(3), Read(MediaFiles.Wave(3), "audio/vnd.wave").Length);

    [Fact]
    public void A_film_says_how_long_and_how_large_it_is() =>
        Assert.Equal(new MediaFacts(TimeSpan.FromSeconds(12.5), 640, 360), Read(MediaFiles.Film(), "video/mp4"));

    [Theory]
    [InlineData("audio/vnd.wave")]
    [InlineData("audio/flac")]
    [InlineData("audio/mpeg")]
    [InlineData("audio/ogg")]
    [InlineData("video/mp4")]
    [InlineData("video/webm")]
    public void Damaged_bytes_give_fewer_facts_and_never_an_error(string mediaType)
    {
        var random = new Random(7);
        var film = MediaFiles.Film();
        for (var round = 0; round < 400; round++)
        {
            var bytes = film.ToArray();
            for (var hit = 0; hit < 12; hit++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (round % 4 == 0) random.NextBytes(bytes);
            if (mediaType == "audio/mpeg") (bytes[0], bytes[1]) = (0xFF, 0xFB);
            if (mediaType == "audio/ogg") Encoding.ASCII.GetBytes("OpusHead").CopyTo(bytes, 20);

            var facts = Read(bytes[..random.Next(bytes.Length)], mediaType);

            Assert.True(facts.Length is null || facts.Length > TimeSpan.Zero);
        }
    }

    [Fact]
    public void Where_a_film_was_taken_is_sent_as_zeros_and_nothing_else_changes()
    {
        var film = MediaFiles.Film();
        var hidden = PlaceFree.Find(new MemoryStream(film), "video/mp4")!;

        using var sent = new MemoryStream();
        using (var stream = new PlaceFreeStream(new MemoryStream(film), hidden)) stream.CopyTo(sent, 37);

        var bytes = sent.ToArray();
        Assert.DoesNotContain("43.25", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(film.Length, bytes.Length);
        var box = Assert.Single(hidden);
        Assert.Equal("free", Encoding.ASCII.GetString(bytes, (int)box.TypeOffset, 4));
        Assert.Equal(film.AsSpan(0, (int)box.TypeOffset), bytes.AsSpan(0, (int)box.TypeOffset));
        Assert.Equal(film.AsSpan((int)(box.Offset + box.Length)), bytes.AsSpan((int)(box.Offset + box.Length)));
    }

    [Theory]
    [InlineData("gpmd")]
    [InlineData("camm")]
    public void A_film_with_a_track_of_places_is_not_played(string kind) => Assert.Null(PlaceFree.Find(new MemoryStream(MediaFiles.Film(kind)), "video/mp4"));

    private static MediaFacts Read(byte[] bytes, string mediaType) => MediaFacts.Read(new MemoryStream(bytes), mediaType);
}
