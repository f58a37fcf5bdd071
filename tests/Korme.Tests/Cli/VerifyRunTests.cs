using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.Cli;

/// <summary><c>korme verify</c> killed, refused by the file system, and remembered by <c>korme doctor</c> and the desk.</summary>
public sealed class VerifyRunTests : IDisposable
{
    private const int Files = 12, FileBytes = 2_000_000;
    private readonly KormeProgram korme = new();

    public void Dispose() => korme.Dispose();

    [Import.UnixFact]
    public async Task A_verification_that_was_killed_reads_only_what_was_not_yet_whole()
    {
        await Fill(Files);
        var all = (await korme.Run("verify", "--all", "--json")).Json.GetProperty("bytesRead").GetInt64();
        using var killed = korme.Start("verify", "--all", "--limit", "4MB/s");
        var before = DateTime.UtcNow;
        while (Remembered(before) is { Files: 0 } && !killed.HasExited) await Task.Delay(50);
        killed.Kill();
        await killed.WaitForExitAsync();
        var whole = Remembered(before);

        var resumed = (await korme.Run("verify", "--json")).Json;

        Assert.NotEqual(0, killed.ExitCode);
        Assert.InRange(whole.Files, 1, Files * 3 - 1);
        Assert.Equal(whole.Files, resumed.GetProperty("skipped").GetInt32());
        Assert.Equal(all - whole.Bytes, resumed.GetProperty("bytesRead").GetInt64());
        Assert.True(resumed.GetProperty("isWhole").GetBoolean());
    }

    [Fact]
    public async Task Doctor_and_the_desk_say_when_every_file_was_last_checked()
    {
        await Fill(1);
        var never = await Doctor();
        var before = DateTime.Now;
        await korme.Run("verify");
        var after = DateTime.Now; // midnight may pass in between
        var well = await Doctor();
        var desk = await Desk();
        Flip();
        await korme.Run("verify");
        var damaged = await Doctor();

        Assert.Contains("never checked", never.GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Matches($"checked ({Day(before)}|{Day(after)})", well.GetProperty("says").GetString());
        Assert.DoesNotContain("never checked", desk, StringComparison.Ordinal);
        Assert.Matches($@"class=""health"">[^<]*· *\s*checked [^<]*({before.Year}|{after.Year})", desk);
        Assert.Contains("found 1 problem", damaged.GetProperty("toDo").GetString(), StringComparison.Ordinal);
    }

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Import.UnixFact]
    public async Task A_file_that_this_user_may_not_read_is_named_and_the_others_are_checked()
    {
        await Fill(2);
        var file = Originals()[0];
        await Shell("chmod", "000", file);

        var answer = await AsOrdinaryUser("verify", "--json");

        var problem = answer.Json.GetProperty("problems").EnumerateArray().Single();
        Assert.Equal((1, 2), (answer.ExitCode, answer.Json.GetProperty("objects").GetInt32()));
        Assert.Equal("unreadable", problem.GetProperty("kind").GetString());
        Assert.EndsWith(problem.GetProperty("path").GetString()!, file, StringComparison.Ordinal);
        Assert.Contains("Allow this user", problem.GetProperty("toDo").GetString(), StringComparison.Ordinal);
    }

    private async Task Fill(int files)
    {
        using var studio = new Studio(korme.Home);
        for (var seed = 0; seed < files; seed++) await studio.Take(new string((char)('a' + seed), FileBytes));
    }

    private List<string> Originals() => [.. Directory.EnumerateFiles(Path.Combine(korme.Home, "archive"), "DSC_0101.jpg", SearchOption.AllDirectories)];

    private void Flip()
    {
        var bytes = File.ReadAllBytes(Originals()[0]);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Originals()[0], bytes);
    }

    /// <summary>What the catalogue has as whole since a moment: files, and their bytes.</summary>
    private (int Files, long Bytes) Remembered(DateTime since) => Database.ReadOnce(Path.Combine(korme.Home, "catalogue.db"), connection => connection.Row(
        "select count(*), coalesce(sum(bytes), 0) from checked_file where checked > @since", row => (row.GetInt32(0), row.GetInt64(1)),
        ("@since", since.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture))));

    private async Task<JsonElement> Doctor() => (await korme.Run("doctor", "--json")).Json.GetProperty("findings").EnumerateArray()
        .Single(finding => finding.GetProperty("about").GetString() == "archive");

    private async Task<string> Desk()
    {
        using var serve = korme.Start("serve", "--listen", "http://127.0.0.1:0", "--no-browser");
        var address = "";
        while (await serve.StandardError.ReadLineAsync() is { } line && !line.Contains("Ctrl-C", StringComparison.Ordinal))
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at) address = line[at..].Split(' ')[0];
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(new Uri(address), "/desk?lang=en"));
        serve.Kill(entireProcessTree: true);
        await serve.WaitForExitAsync();
        return page;
    }

    /// <summary>Root may read everything: there the command runs as nobody, who gets the home for it.</summary>
    private async Task<KormeProgram.Answer> AsOrdinaryUser(params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess) return await korme.Run(arguments);
        var home = Path.GetDirectoryName(korme.Home)!;
        await Shell("chown", "-R", "65534:65534", home);
        return await Shell("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "env", $"HOME={home}", "dotnet",
            KormeProgram.Dll, .. arguments, "--home", korme.Home]);
    }

    private static async Task<KormeProgram.Answer> Shell(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, output, await errors);
    }
}
