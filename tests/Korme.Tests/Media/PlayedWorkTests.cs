using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Korme.Tests.Cli;

namespace Korme.Tests.Media;

public sealed class PlayedWorkTests : IDisposable
{
    private readonly KormeProgram korme = new();

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task A_sound_comes_with_its_captions_and_poster_is_played_in_ranges_and_is_gone_when_it_is_taken_down()
    {
        var sound = MediaFiles.Wave(2);
        await File.WriteAllBytesAsync(korme.PathOf("song.wav"), sound);
        await File.WriteAllTextAsync(korme.PathOf("song.kk.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Айсұлу>Қайырлы <b>таң</b>\n");
        await File.WriteAllTextAsync(korme.PathOf("song.en.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning\n");
        await File.WriteAllTextAsync(korme.PathOf("alone.en.vtt"), "WEBVTT\n");
        TestPictures.Jpeg(korme.PathOf("song.poster.jpg"), seed: 1);
        var exhibited = await korme.Exhibit("--title", "Songs");
        Assert.Equal((0, 1, 1), (exhibited.ExitCode, exhibited.Imported, exhibited.Works));

        string id;
        await using (var site = await RunningSite.Serve(korme))
        {
            using var manifest = JsonDocument.Parse(await site.Client.GetStringAsync("/iiif/presentation/3/exhibitions/songs/manifest"));
            var canvas = manifest.RootElement.GetProperty("items")[0];
            var body = canvas.GetProperty("items")[0].GetProperty("items")[0].GetProperty("body");
            Assert.Equal((2.0, "Sound", "audio/wav"), (canvas.GetProperty("duration").GetDouble(), body.GetProperty("type").GetString(), body.GetProperty("format").GetString()));
            var captions = canvas.GetProperty("annotations")[0].GetProperty("items").EnumerateArray().ToList();
            Assert.Equal(["en", "kk"], captions.Select(each => each.GetProperty("body").GetProperty("language").GetString()));
            Assert.All(captions, each => Assert.Equal("supplementing", each.GetProperty("motivation").GetString()));

            var address = new Uri(body.GetProperty("id").GetString()!).AbsolutePath;
            id = address.Split('/')[2];
            using var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(44, 143) } };
            using var part = await site.Client.SendAsync(asked);
            Assert.Equal((HttpStatusCode.PartialContent, "audio/wav"), (part.StatusCode, part.Content.Headers.ContentType!.MediaType));
            Assert.Equal(sound[44..144], await part.Content.ReadAsByteArrayAsync());

            using var said = await site.Client.GetAsync($"/media/{id}/captions.kk.vtt");
            Assert.Equal("text/vtt", said.Content.Headers.ContentType!.MediaType);
            Assert.Equal("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n<v Айсұлу>Қайырлы таң\n", await said.Content.ReadAsStringAsync());

            var page = await site.Client.GetStringAsync($"/kk/exhibitions/songs/works/{id}");
            Assert.Contains("<audio controls", page, StringComparison.Ordinal);
            Assert.Contains("srclang=\"kk\"", page, StringComparison.Ordinal);
            Assert.Contains("Қайырлы таң", page, StringComparison.Ordinal);
            Assert.Equal(404, await site.Status($"/media/{id}/captions.de.vtt"));
            Assert.Equal(404, await site.Status($"/media/{id}/..%2Frecord.json"));
        }

        Assert.Equal(0, (await korme.Run("bin", "song.wav")).ExitCode);
        await using (var site = await RunningSite.Serve(korme))
            foreach (var name in (string[])["sound.wav", "captions.kk.vtt", "anything"]) Assert.Equal(410, await site.Status($"/media/{id}/{name}"));
    }

    [Fact]
    public async Task Captions_and_a_poster_that_come_later_join_their_sound_and_outlive_a_rebuild()
    {
        await File.WriteAllBytesAsync(korme.PathOf("song.wav"), MediaFiles.Wave(2));
        await korme.Exhibit("--title", "Songs");
        await korme.Run("edit", "song.wav", "--title", "kk=Ән");
        await File.WriteAllTextAsync(korme.PathOf("song.kk.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nҚайырлы таң\n");
        TestPictures.Jpeg(korme.PathOf("song.poster.jpg"), seed: 1);
        var joined = await korme.Run("import", korme.Photographs, "--json");
        var idle = await korme.Run("import", korme.Photographs, "--json");
        await File.WriteAllTextAsync(korme.PathOf("song.kk.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nҚайырлы кеш\n");
        await korme.Run("import", korme.Photographs);
        var whole = await korme.Run("verify");
        var rebuilt = await korme.Run("rebuild");

        Assert.Equal((1, 0), (joined.Json.GetProperty("updated").GetInt32(), idle.Json.GetProperty("updated").GetInt32()));
        Assert.Equal((0, 0), (whole.ExitCode, rebuilt.ExitCode));
        await using var site = await RunningSite.Serve(korme);
        using var manifest = JsonDocument.Parse(await site.Client.GetStringAsync("/iiif/presentation/3/exhibitions/songs/manifest"));
        var address = new Uri(manifest.RootElement.GetProperty("items")[0].GetProperty("items")[0].GetProperty("items")[0].GetProperty("body").GetProperty("id").GetString()!).AbsolutePath;
        var page = await site.Client.GetStringAsync($"/kk/exhibitions/songs/works/{address.Split('/')[2]}");
        Assert.Contains("Қайырлы кеш", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Қайырлы таң", page, StringComparison.Ordinal);
        Assert.Contains(">Ән<", page, StringComparison.Ordinal);
        Assert.Equal(200, await site.Status($"/iiif/image/3/{address.Split('/')[2]}/info.json"));
    }

    [Fact]
    public async Task Captions_and_a_poster_from_elsewhere_join_the_one_film_of_their_name_and_others_are_told_what_to_do()
    {
        await File.WriteAllBytesAsync(korme.PathOf("song.wav"), MediaFiles.Wave(2));
        await korme.Run("import", korme.Photographs);
        var (later, twins) = (Path.Combine(korme.Photographs, "later"), Path.Combine(korme.Photographs, "twins"));
        Directory.CreateDirectory(later);
        await File.WriteAllTextAsync(Path.Combine(later, "song.kk.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nҚайырлы таң\n");
        await File.WriteAllTextAsync(Path.Combine(later, "talk.kk.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nСәлем\n");
        TestPictures.Jpeg(Path.Combine(later, "song.poster.jpg"), seed: 1);

        var joined = await korme.Run("import", later, "--json");
        var idle = await korme.Run("import", later, "--json");
        Directory.CreateDirectory(twins);
        await File.WriteAllBytesAsync(Path.Combine(twins, "song.wav"), MediaFiles.Wave(3));
        await korme.Run("import", twins);
        await File.WriteAllTextAsync(Path.Combine(later, "song.ru.vtt"), "WEBVTT\n\n00:00.000 --> 00:01.000\nДоброе утро\n");
        var unsure = await korme.Run("import", later, "--json");

        Assert.Equal((0, 2, 0), (joined.ExitCode, joined.Json.GetProperty("updated").GetInt32(), joined.Imported));
        Assert.Equal((0, 0, 0), (idle.ExitCode, idle.Json.GetProperty("updated").GetInt32(), idle.Imported));
        var waiting = Assert.Single(joined.Json.GetProperty("skipped").EnumerateArray());
        Assert.Equal("talk.kk.vtt", waiting.GetProperty("file").GetString());
        Assert.Contains("none called “talk” has come yet", waiting.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains(unsure.Json.GetProperty("skipped").EnumerateArray(), each => each.GetProperty("reason").GetString()!.StartsWith("2 sounds or films", StringComparison.Ordinal));
        Assert.Equal(0, (await korme.Run("verify")).ExitCode);
        await korme.Run("rebuild");
        using var studio = new Korme.Tests.Archive.Studio(korme.Home);
        var song = Korme.Catalogue.FindWorksByName.Run(studio.Database, "song.kk.vtt").Single();
        Assert.Equal(["song.kk.vtt", "song.poster.jpg", "song.wav"], song.Files.Select(file => file.Name).Order(StringComparer.Ordinal));
    }
}
