namespace Korme.Tests.Cli;

/// <summary>Editing, history, restoring and the bin as scripts use them: the real program.</summary>
public sealed class EditTests : IAsyncLifetime, IDisposable
{
    private readonly KormeProgram korme = new();

    public async Task InitializeAsync()
    {
        TestPictures.Jpeg(korme.PathOf("apples.jpg"), seed: 1);
        Assert.Equal(0, (await korme.Exhibit("--title", "Morning")).ExitCode);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task An_edit_is_in_the_history_and_an_earlier_version_can_be_restored_as_a_new_one()
    {
        await File.WriteAllTextAsync(korme.PathOf("story.txt"), "Алма.\r\n\r\nТаң.");

        var edited = await korme.Run("edit", "apples.jpg", "--title", "kk=Алма базары", "--story", "kk=@" + korme.PathOf("story.txt"), "--json");
        var history = await korme.Run("history", "Алма базары", "--json");
        var restored = await korme.Run("restore", "apples.jpg", "--version", "1", "--json");
        var after = await korme.Run("history", "apples.jpg", "--json");

        Assert.Equal((0, true), (edited.ExitCode, edited.Json.GetProperty("number").GetInt64() > 0));
        var step = history.Json.GetProperty("steps")[1];
        Assert.Equal(("edited", 2), (step.GetProperty("what").GetString(), step.GetProperty("version").GetInt32()));
        Assert.Equal(["title (kk)", "story (kk)"], step.GetProperty("changed").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal((1, 3), (restored.Json.GetProperty("restored").GetInt32(), restored.Json.GetProperty("version").GetInt32()));
        Assert.Equal("restored", after.Json.GetProperty("steps")[2].GetProperty("what").GetString());
    }

    [Fact]
    public async Task The_bin_takes_a_work_out_of_the_exhibition_and_gives_it_back()
    {
        var binned = await korme.Run("bin", "apples.jpg", "no such work", "--json");
        var listed = await korme.Run("bin", "--list", "--json");
        var undone = await korme.Run("bin", "--undo", "apples.jpg", "--json");

        Assert.Equal(1, binned.ExitCode);
        Assert.Contains("no such work", binned.Errors, StringComparison.Ordinal);
        Assert.Equal(1, listed.Json.GetProperty("inBin").GetArrayLength());
        Assert.Contains("apples.jpg", listed.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 0), (undone.ExitCode, undone.Json.GetProperty("inBin").GetArrayLength()));
    }

    [Theory]
    [InlineData(2, "edit", "apples.jpg")]
    [InlineData(2, "edit", "apples.jpg", "--title", "no language")]
    [InlineData(2, "bin")]
    [InlineData(2, "restore", "apples.jpg")]
    [InlineData(3, "history", "pears.jpg")]
    [InlineData(3, "restore", "apples.jpg", "--version", "9")]
    [InlineData(3, "edit", "apples.jpg", "--story", "kk=@/no/such/file.md")]
    public async Task What_makes_no_sense_is_named_and_nothing_is_written(int exitCode, params string[] arguments)
    {
        var answer = await korme.Run(arguments);

        Assert.Equal(exitCode, answer.ExitCode);
        Assert.StartsWith("korme: ", answer.Errors.Split('\n').First(line => line.StartsWith("korme", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_to_be_saved_survives_a_kill_and_the_loss_of_the_index()
    {
        using (var process = korme.Start("edit", "apples.jpg", "--title", "kk=Сақталды", "--json"))
        {
            Assert.NotNull(await process.StandardOutput.ReadLineAsync());
            process.Kill();
            await process.WaitForExitAsync();
        }
        foreach (var file in Directory.EnumerateFiles(korme.Home, "catalogue.db*")) File.Delete(file);

        var rebuilt = await korme.Run("rebuild", "--json");
        var history = await korme.Run("history", "Сақталды", "--json");

        Assert.Equal(1, rebuilt.Json.GetProperty("works").GetInt32());
        Assert.Equal(0, history.ExitCode);
    }
}
