using System.Text.RegularExpressions;

namespace Korme.Tests.Cli;

public sealed partial class TableTests : IDisposable
{
    private readonly KormeProgram korme = new();

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task A_folder_lies_on_its_own_table_and_what_is_added_later_on_another()
    {
        for (var seed = 0; seed < 2; seed++) TestPictures.Jpeg(korme.PathOf($"market-{seed}.jpg"), seed);
        var first = await Table();
        var again = await Table();
        TestPictures.Jpeg(korme.PathOf("later.jpg"), seed: 7);
        var later = await Table();
        var newest = await korme.Run("table", "--no-serve", "--json");

        Assert.Equal((0, 2, "photographs"), (first.ExitCode, first.Json.GetProperty("works").GetInt32(), first.Json.GetProperty("name").GetString()));
        Assert.Equal(TableOf(first), TableOf(again));
        Assert.NotEqual(TableOf(first), TableOf(later));
        Assert.Equal(1, later.Json.GetProperty("works").GetInt32());
        Assert.Equal((TableOf(later), 0), (TableOf(newest), newest.ExitCode));
        Assert.Contains($"/desk/imports/{TableOf(first)}?lang=", first.Json.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_brought_in_it_says_how_to()
    {
        var answer = await korme.Run("table", "--no-serve");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("korme table FOLDER", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_is_there_before_the_import_is_over_and_shows_its_photographs_at_the_end()
    {
        for (var seed = 0; seed < 3; seed++) TestPictures.Jpeg(korme.PathOf($"market-{seed}.jpg"), seed);
        using var process = korme.Start("table", korme.Photographs, "--listen", "http://127.0.0.1:0", "--no-browser");
        var url = "";
        var lines = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("Ctrl-C", StringComparison.Ordinal))
        {
            lines.Add(line);
            if (url.Length == 0 && Address().Match(line) is { Success: true } match) url = match.Value;
        }
        using var http = new HttpClient();

        var page = await http.GetStringAsync(url);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();

        Assert.True(lines.FindIndex(line => line.Contains(url, StringComparison.Ordinal)) < lines.FindIndex(line => line.Contains("imported", StringComparison.Ordinal)));
        Assert.Equal(3, ListItem().Count(page));
    }

    [Fact]
    public async Task Marks_from_a_script_are_all_there_and_what_no_work_is_called_marks_none()
    {
        for (var seed = 0; seed < 2; seed++) TestPictures.Jpeg(korme.PathOf($"market-{seed}.jpg"), seed);
        await Table();

        var marked = await korme.Run("mark", "market-0.jpg", "market-1.jpg", "--pick", "--stars", "4", "--label", "red", "--json");
        var wrong = await korme.Run("mark", "market-0.jpg", "nobody.jpg", "--reject", "--json");
        var again = await korme.Run("mark", "market-0.jpg", "--pick", "--json");

        Assert.Equal((0, 2), (marked.ExitCode, marked.Json.GetProperty("changed").GetArrayLength()));
        Assert.Equal(3, wrong.ExitCode);
        Assert.Equal((0, 0), (again.ExitCode, again.Json.GetProperty("changed").GetArrayLength()));
    }

    [Theory]
    [InlineData("mark", "one.jpg")]
    [InlineData("mark", "one.jpg", "--pick", "--reject")]
    [InlineData("mark", "--pick")]
    [InlineData("mark", "one.jpg", "--stars", "6")]
    [InlineData("mark", "one.jpg", "--label", "pink")]
    public async Task What_is_no_mark_is_wrong_usage(params string[] arguments) =>
        Assert.Equal(2, (await korme.Run(arguments)).ExitCode);

    private Task<KormeProgram.Answer> Table() => korme.Run("table", korme.Photographs, "--no-serve", "--json");

    private static string? TableOf(KormeProgram.Answer answer) => answer.Json.GetProperty("table").GetString();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/desk/imports/\S+")]
    private static partial Regex Address();

    [GeneratedRegex("<li id=")]
    private static partial Regex ListItem();
}
