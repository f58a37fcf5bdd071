using System.Text.Json;
using Korme.Tests.Archive;

namespace Korme.Tests.Cli;

/// <summary><c>korme verify</c> as a person uses it: the real program, real files.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly KormeProgram korme = new();

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task A_flipped_bit_ends_in_1_and_a_second_copy_heals_it()
    {
        for (var seed = 0; seed < 2; seed++) TestPictures.Jpeg(korme.PathOf($"market-{seed}.jpg"), seed);
        await korme.Exhibit();
        var copy = korme.PathOf("copy");
        CopyTree(Path.Combine(korme.Home, "archive"), copy);
        var original = Directory.EnumerateFiles(Path.Combine(korme.Home, "archive"), "market-0.jpg", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(original);
        File.WriteAllBytes(original, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);

        var found = await korme.Run("verify", "--json");
        var healed = await korme.Run("verify", "--repair-from", copy);
        var after = await korme.Run("verify", "--json", "--deep", "--limit", "1GB/s");

        Assert.Equal((1, 0, 0), (found.ExitCode, healed.ExitCode, after.ExitCode));
        Assert.Contains("CHANGED", found.Errors, StringComparison.Ordinal);
        Assert.Contains("market-0.jpg", found.Json.GetProperty("problems")[0].GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.Contains("1 healed", healed.Errors, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.True, after.Json.GetProperty("isWhole").ValueKind);
        Assert.Equal(bytes, File.ReadAllBytes(original));
    }

    [Fact]
    public async Task Another_programs_root_is_listed_on_standard_output()
    {
        DamagedObjects.MakeRoot(korme.PathOf("foreign"));

        var answer = await korme.Run("verify", "--archive", korme.PathOf("foreign"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("urn:example:1  v2", answer.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(korme.Home));
    }

    [Theory]
    [InlineData(2, "--older-than", "soon")]
    [InlineData(2, "--limit", "fast")]
    [InlineData(2, "--archive", "x", "--repair")]
    [InlineData(3, "--archive", "/nowhere")]
    [InlineData(3)]
    public async Task What_cannot_be_done_ends_with_its_code_and_a_sentence(int code, params string[] arguments)
    {
        var answer = await korme.Run(["verify", .. arguments]);

        Assert.Equal(code, answer.ExitCode);
        Assert.StartsWith("korme: ", answer.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(korme.Home));
    }

    private static void CopyTree(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
