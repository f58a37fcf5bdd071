namespace Korme.Tests.Cli;

public sealed class SelectTests : IDisposable
{
    private readonly KormeProgram korme = new();

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task The_best_are_proposed_with_file_measures_and_a_reason_in_three_languages()
    {
        for (var seed = 1; seed <= 4; seed++) TestPictures.Jpeg(korme.PathOf($"{seed}.jpg"), seed);

        var answer = await korme.Run("select", korme.Photographs, "--best", "2", "--json");

        var proposed = answer.Json.GetProperty("selection").EnumerateArray().ToList();
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(2, proposed.Count);
        Assert.All(proposed, work =>
        {
            Assert.EndsWith(".jpg", work.GetProperty("file").GetString(), StringComparison.Ordinal);
            Assert.True(work.GetProperty("id").TryGetGuid(out _));
            Assert.True(work.GetProperty("measures").GetProperty("noise").GetDouble() > 0);
            Assert.Equal(work.GetProperty("reasons").GetProperty("en").GetString(), work.GetProperty("reason").GetString());
            Assert.Equal(["en", "kk", "ru"], work.GetProperty("reasons").EnumerateObject().Select(each => each.Name).Order());
        });
    }

    [Fact]
    public async Task Every_picture_is_in_exactly_one_burst_and_twins_share_a_rank()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        TestPictures.Jpeg(korme.PathOf("b.jpg"), seed: 2);
        await korme.Run("import", korme.Photographs);

        var answer = await korme.Run("select", "--bursts", "--json");

        var files = answer.Json.GetProperty("bursts").EnumerateArray().SelectMany(burst => burst.GetProperty("works").EnumerateArray())
            .Select(work => (work.GetProperty("file").GetString(), work.GetProperty("rank").GetInt32())).Order();
        Assert.Equal([("a.jpg", 0), ("b.jpg", 0)], files);
    }

    [Fact]
    public async Task A_work_in_the_bin_is_not_proposed()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        TestPictures.Jpeg(korme.PathOf("b.jpg"), seed: 2);
        await korme.Run("import", korme.Photographs);
        await korme.Run("bin", "a.jpg");

        var answer = await korme.Run("select", "--json");

        Assert.Equal("b.jpg", Assert.Single(answer.Json.GetProperty("selection").EnumerateArray()).GetProperty("file").GetString());
    }

    [Fact]
    public async Task An_empty_home_is_told_how_to_begin()
    {
        var answer = await korme.Run("select");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("korme import", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--best", "0")]
    [InlineData("--best", "many")]
    [InlineData("--language", "de")]
    public async Task A_wish_that_cannot_be_met_is_refused(string option, string value)
    {
        var answer = await korme.Run("select", option, value);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(value == "de" ? value : option, answer.Errors, StringComparison.Ordinal);
    }
}
