using System.Security.Cryptography;
using Korme.Tests.Archive;

namespace Korme.Tests.Cli;

/// <summary>Archives that this version may not write to: refused, with the reason, and bit for bit as they were afterwards.</summary>
public sealed class UnfitHomeTests : IDisposable
{
    private readonly KormeProgram korme = new();

    private string Archive => Path.Combine(korme.Home, "archive");

    public void Dispose() => korme.Dispose();

    [Theory]
    [InlineData("import")]
    [InlineData("rebuild")]
    [InlineData("verify")]
    public async Task An_archive_of_a_later_ocfl_is_refused_with_its_version(string command)
    {
        await Import();
        File.Move(Path.Combine(Archive, "0=ocfl_1.1"), Path.Combine(Archive, "0=ocfl_2.0"));
        File.WriteAllText(Path.Combine(Archive, "0=ocfl_2.0"), "ocfl_2.0\n");

        await IsRefused(command, "2.0");
    }

    [Fact]
    public async Task Another_programs_root_as_the_archive_is_refused_and_what_lists_it_is_named()
    {
        Directory.CreateDirectory(korme.Home);
        DamagedObjects.MakeRoot(Archive);

        await IsRefused("import", "another program", "korme verify --archive");
    }

    private async Task Import()
    {
        TestPictures.Jpeg(korme.PathOf("apples.jpg"), seed: 1);
        Assert.Equal(0, (await korme.Run("import", korme.Photographs)).ExitCode);
    }

    private async Task IsRefused(string command, params string[] words)
    {
        TestPictures.Jpeg(korme.PathOf("pears.jpg"), seed: 2);
        var before = Tree();

        var answer = await korme.Run(command == "import" ? ["import", korme.Photographs] : [command]);

        Assert.Equal(3, answer.ExitCode);
        Assert.All(words, word => Assert.Contains(word, answer.Errors, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Tree());
    }

    private string[] Tree() =>
    [
        .. Directory.EnumerateFileSystemEntries(Archive, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => path + (File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")),
    ];
}
