using Korme.Tests.Cli;

namespace Korme.Tests.Exchange;

/// <summary><c>korme catalogue</c> as a script uses it.</summary>
public sealed class CatalogueCommandTests : IDisposable
{
    private readonly KormeProgram korme = new();

    [Fact]
    public async Task A_file_is_tried_brought_in_listed_written_and_taken_back()
    {
        await File.WriteAllTextAsync(korme.PathOf("works.csv"), "inventory number,title@kk,date\nKB-1,Көк базар,2026\nKB-2,Жаңбыр,2024-02-30\n");

        var tried = await korme.Run("catalogue", "in", korme.PathOf("works.csv"), "--dry-run", "--json");
        var done = await korme.Run("catalogue", "in", korme.PathOf("works.csv"), "--json");
        var written = await korme.Run("catalogue", "out", korme.PathOf("out.csv"), "--json");
        var undone = await korme.Run("catalogue", "undo", done.Json.GetProperty("id").GetString()!, "--json");
        var listed = await korme.Run("catalogue", "list", "--json");

        Assert.Equal((1, 2, true), (tried.ExitCode, tried.Json.GetProperty("made").GetInt32(), tried.Json.GetProperty("dryRun").GetBoolean()));
        Assert.Contains("row 3, date: “2024-02-30”: that month doesn’t have this day", tried.Errors, StringComparison.Ordinal);
        Assert.Equal((1, "applied"), (done.ExitCode, done.Json.GetProperty("state").GetString()));
        Assert.Equal((0, 2), (written.ExitCode, written.Json.GetProperty("works").GetInt32()));
        Assert.Contains("Көк базар", await File.ReadAllTextAsync(korme.PathOf("out.csv")), StringComparison.Ordinal);
        Assert.Equal((0, 2), (undone.ExitCode, undone.Json.GetProperty("undone").GetProperty("binned").GetInt32()));
        Assert.Equal("undone", Assert.Single(listed.Json.GetProperty("files").EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task People_come_in_go_out_and_are_taken_back()
    {
        await File.WriteAllTextAsync(korme.PathOf("friends.csv"), "name,phone,born\nAigul,+7 701,1987\nMurat,,2024-02-30\n");

        var tried = await korme.Run("catalogue", "in", korme.PathOf("friends.csv"), "--dry-run", "--json");
        var done = await korme.Run("catalogue", "in", korme.PathOf("friends.csv"), "--of", "people", "--json");
        var written = await korme.Run("catalogue", "out", korme.PathOf("people.csv"), "--of", "people", "--json");
        var undone = await korme.Run("catalogue", "undo", done.Json.GetProperty("id").GetString()!, "--json");

        Assert.Equal((1, 2, "people"), (tried.ExitCode, tried.Json.GetProperty("made").GetInt32(), tried.Json.GetProperty("of").GetString()));
        Assert.Contains("row 3, born: “2024-02-30”: that month doesn’t have this day", tried.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 2), (done.ExitCode, done.Json.GetProperty("made").GetInt32()));
        Assert.Contains("'+7 701", await File.ReadAllTextAsync(korme.PathOf("people.csv")), StringComparison.Ordinal);
        Assert.Equal((0, 2), (written.ExitCode, written.Json.GetProperty("works").GetInt32()));
        Assert.Equal((0, 2), (undone.ExitCode, undone.Json.GetProperty("undone").GetProperty("binned").GetInt32()));
    }

    [Theory]
    [InlineData(3, "catalogue", "in", "/nowhere/works.csv")]
    [InlineData(2, "catalogue", "out", "people.csv", "--of", "people", "--public")]
    [InlineData(2, "catalogue", "out", "places.xml", "--of", "places")]
    [InlineData(3, "catalogue", "undo", "0000")]
    [InlineData(2, "catalogue", "out", "works")]
    public async Task What_cannot_be_done_says_so_with_its_exit_code(int exitCode, params string[] arguments)
    {
        var answer = await korme.Run(arguments);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.StartsWith("korme: ", answer.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => korme.Dispose();
}
