using Korme.Archive;
using Korme.Archive.Ocfl;

namespace Korme.Tests.Archive;

/// <summary>An object's version declaration that is malformed is put right; one of a later OCFL is left alone.</summary>
public sealed class VerifyDeclarationTests : IDisposable
{
    private const string Right = "0=ocfl_object_1.1";
    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Theory]
    [InlineData("E004", "0=ocfl_object_1")]
    [InlineData("E004", "0=ocfl_object_1.x")]
    [InlineData("E005", "1=ocfl_object_1.1")]
    [InlineData("E006", "0=ocfl_thing_1.1")]
    [InlineData("E002", "ocfl_object_1.1")]
    public async Task A_malformed_declaration_is_named_and_healed_from_the_inventory(string code, string name)
    {
        var folder = await Take();
        File.Move(Path.Combine(folder, Right), Path.Combine(folder, name));

        var found = await Verify(new());
        var healed = await Verify(new() { Repairs = true });

        Assert.Contains(found.Problems, problem => problem.Code == code && problem.Path.EndsWith(name, StringComparison.Ordinal) && problem.Kind != "newer");
        Assert.True(healed.IsWhole, string.Join('\n', healed.Problems));
        Assert.Equal("ocfl_object_1.1\n", File.ReadAllText(Path.Combine(folder, Right)));
        Assert.Empty(OcflValidator.CheckRoot(studio.Home.Archive));
        Assert.Equal(name, Path.GetFileName(Directory.EnumerateFiles(healed.SetAside!, "*", SearchOption.AllDirectories).Single()));
    }

    [Fact]
    public async Task Of_two_declarations_the_one_that_the_inventory_states_stays()
    {
        var folder = await Take();
        File.WriteAllText(Path.Combine(folder, "0=ocfl_object_1.0"), "ocfl_object_1.0\n");

        var healed = await Verify(new() { Repairs = true });

        Assert.True(healed.IsWhole, string.Join('\n', healed.Problems));
        Assert.Equal([Right], Directory.EnumerateFiles(folder, "0=*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_object_of_a_later_ocfl_is_named_with_its_version_and_left_alone()
    {
        var folder = await Take();
        File.Move(Path.Combine(folder, Right), Path.Combine(folder, "0=ocfl_object_2.0"));

        var report = await Verify(new() { Repairs = true });

        var problem = Assert.Single(report.Problems, problem => problem.Code == "E004");
        Assert.Equal(("newer", false), (problem.Kind, problem.IsHealed));
        Assert.Contains("OCFL 2.0", problem.ToDo, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "0=ocfl_object_2.0")) && !File.Exists(Path.Combine(folder, Right)));
    }

    private async Task<string> Take()
    {
        var work = await studio.Take();
        return Path.Combine(studio.Home.Archive, new HashNTupleLayout().PathOf($"urn:uuid:{work.Id}"));
    }

    private Task<VerifyReport> Verify(VerifyOptions options) =>
        VerifyArchive.Run(studio.Home, studio.Database, options, new(TimeProvider.System), TimeProvider.System, CancellationToken.None);
}
