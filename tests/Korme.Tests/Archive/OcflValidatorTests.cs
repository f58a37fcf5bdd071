using Korme.Archive.Ocfl;

namespace Korme.Tests.Archive;

/// <summary>Each way to damage an object is found, by the code the specification gives it.</summary>
public sealed class OcflValidatorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("korme-ocfl-").FullName;

    public OcflValidatorTests()
    {
        var note = new VersionNote(new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(5)), "made", "A test", "mailto:test@example.org");
        OcflWriter.StageObject(Object, "urn:example:1", [NewFile.Written("a.txt", "one"u8.ToArray()), NewFile.Written("b/c.txt", "two"u8.ToArray())], note);
        OcflWriter.StageVersion(Path.Combine(folder, "v2"), OcflObject.Open(Object).Inventory, ["b/c.txt"], [NewFile.Written("a.txt", "three"u8.ToArray())], note);
        OcflWriter.PublishVersion(Path.Combine(folder, "v2"), Object, _ => { });
    }

    private string Object => Path.Combine(folder, "object");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_the_writer_made_has_no_error_and_no_warning() => Assert.Empty(OcflValidator.CheckObject(Object));

    [Theory]
    [InlineData("E092", "v1/content/a.txt", "four")]
    [InlineData("E092", "v1/content/b/c.txt", null)]
    [InlineData("E023", "v2/content/extra.txt", "extra")]
    [InlineData("E015", "v1/extra.txt", "extra")]
    [InlineData("E001", "extra.txt", "extra")]
    [InlineData("E046", "v3", "a file")]
    [InlineData("E003", "0=ocfl_object_1.1", null)]
    [InlineData("E007", "0=ocfl_object_1.1", "ocfl_object_1.1")]
    [InlineData("E063", "inventory.json", null)]
    [InlineData("E033", "inventory.json", "{")]
    [InlineData("E058", "inventory.json.sha512", null)]
    [InlineData("E061", "inventory.json.sha512", "abc")]
    [InlineData("E060", "inventory.json.sha512", "abc inventory.json")]
    [InlineData("E058", "v1/inventory.json.sha512", null)]
    [InlineData("W010", "v1/inventory.json", null)]
    public void Damage_is_found_and_named(string code, string path, string? content)
    {
        var file = Path.Combine(Object, path);

        if (content is null) File.Delete(file);
        else File.WriteAllText(file, content);

        Assert.Contains(OcflValidator.CheckObject(Object), problem => problem.Code == code);
    }

    [Fact]
    public void One_flipped_bit_is_found_by_both_digests()
    {
        var file = Path.Combine(Object, "v1", "content", "a.txt");
        File.WriteAllBytes(file, [.. File.ReadAllBytes(file).Select((unit, index) => index == 1 ? (byte)(unit ^ 1) : unit)]);

        var codes = OcflValidator.CheckObject(Object).Select(problem => problem.Code).ToList();

        Assert.Contains("E092", codes);
        Assert.Contains("E093", codes);
    }

    [Theory]
    [InlineData("E040", "\"head\": \"v2\"", "\"head\": \"v1\"")]
    [InlineData("E110", "urn:example:1", "urn:example:2")]
    [InlineData("E049", "2026-11-20T09:00:00+05:00", "2026-11-20 09:00")]
    [InlineData("E049", "2026-11-20T09:00:00+05:00", "2026-11-20T09:00+05:00")]
    [InlineData("W009", "mailto:test@example.org", "somebody")]
    [InlineData("E095", "\"b/c.txt\"", "\"a.txt\"")]
    [InlineData("E052", "\"b/c.txt\"", "\"b/../c.txt\"")]
    [InlineData("E038", "1.1/spec", "1.0/spec")]
    public void An_inventory_that_contradicts_the_specification_is_found(string code, string text, string instead)
    {
        Rewrite(Path.Combine(Object, "inventory.json"), json => json.Replace(text, instead, StringComparison.Ordinal));

        Assert.Contains(OcflValidator.CheckObject(Object), problem => problem.Code == code);
    }

    [Fact]
    public void An_empty_folder_and_a_stray_file_in_a_root_are_found()
    {
        var root = Path.Combine(folder, "root");
        OcflRoot.Write(root, new(), "read me");
        Directory.CreateDirectory(Path.Combine(root, "abc", "def"));
        File.WriteAllText(Path.Combine(root, "abc", "stray.txt"), "stray");

        Assert.Equal(["E073", "E084"], OcflValidator.CheckRoot(root).Select(problem => problem.Code).Order());
    }

    private static void Rewrite(string inventory, Func<string, string> change)
    {
        var changed = change(File.ReadAllText(inventory));
        File.WriteAllText(inventory, changed);
        File.WriteAllText(inventory + ".sha512", $"{Studio.Sha512(changed)} inventory.json\n");
    }
}
