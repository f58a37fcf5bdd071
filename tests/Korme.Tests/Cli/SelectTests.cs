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
    public async Task Each_proposed_work_has_its_nearest_alternative_and_the_numbers_say_what_was_learned()
    {
        for (var seed = 1; seed <= 4; seed++) TestPictures.Jpeg(korme.PathOf($"{seed}.jpg"), seed);

        var answer = await korme.Run("select", korme.Photographs, "--best", "2", "--explain", "--json");

        var proposed = answer.Json.GetProperty("selection").EnumerateArray().ToList();
        var names = proposed.Select(work => work.GetProperty("file").GetString()).ToList();
        Assert.All(proposed, work => Assert.DoesNotContain(work.GetProperty("alternative").GetProperty("file").GetString(), names));
        Assert.All(proposed, work => Assert.False(work.GetProperty("alternative").GetProperty("sameMoment").GetBoolean()));
        Assert.Equal(0, answer.Json.GetProperty("taste").GetProperty("decisions").GetInt32());
        Assert.Contains("instead:", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_is_kept_under_a_name_and_its_originals_are_copied_in_order()
    {
        for (var seed = 1; seed <= 4; seed++) TestPictures.Jpeg(korme.PathOf($"{seed}.jpg"), seed);
        var folder = korme.PathOf("print");

        var kept = await korme.Run("select", korme.Photographs, "--best", "3", "--keep", "Evening wall", "--json");
        var copied = await korme.Run("select", "--selection", "evening wall", "--copy", folder, "--json");
        var again = await korme.Run("select", "--selection", kept.Json.GetProperty("kept").GetString()!, "--copy", folder);
        var unknown = await korme.Run("select", "--selection", "Morning wall");

        var files = copied.Json.GetProperty("selection").EnumerateArray().Select((work, i) => $"{i + 1}-{work.GetProperty("file").GetString()}").ToList();
        Assert.Equal(files, Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(korme.PathOf(file[2..])), File.ReadAllBytes(Path.Combine(folder, file))));
        Assert.Contains("3 there already", again.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 0, 3), (copied.ExitCode, again.ExitCode, unknown.ExitCode));
        Assert.Contains("Evening wall", unknown.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_way_is_never_overwritten()
    {
        TestPictures.Jpeg(korme.PathOf("1.jpg"), seed: 1);
        await korme.Run("select", korme.Photographs, "--best", "1", "--keep", "wall");
        Directory.CreateDirectory(korme.PathOf("print"));
        await File.WriteAllTextAsync(korme.PathOf("print/1-1.jpg"), "somebody's letter");

        var answer = await korme.Run("select", "--selection", "wall", "--copy", korme.PathOf("print"));

        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("is there already and is another file", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("somebody's letter", await File.ReadAllTextAsync(korme.PathOf("print/1-1.jpg")));
    }

    [Theory]
    [InlineData("--copy", "print")]
    [InlineData("--keep", " ")]
    public async Task Options_that_need_another_are_refused_with_what_is_missing(string option, string value)
    {
        var answer = await korme.Run("select", option, value);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(option, answer.Errors, StringComparison.Ordinal);
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
