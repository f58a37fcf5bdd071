using System.Text;
using System.Text.RegularExpressions;
using Korme.Archive.Ocfl;

namespace Korme.Tests.Archive;

/// <summary>Each code of the specification is found in a minimal object that has it, and not in one that hasn't.</summary>
public sealed partial class OcflValidatorTests : IDisposable
{
    // The gaps are the specification's.
    private static readonly string[] AllCodes =
    [
        .. Enumerable.Range(1, 112).Except([65, 109]).Select(number => $"E{number:000}"), .. Enumerable.Range(1, 16).Except([6]).Select(number => $"W{number:000}"),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("korme-ocfl-").FullName;

    public static TheoryData<string> ObjectCodes => [.. DamagedObjects.OfObject.Keys];

    public static TheoryData<string> RootCodes => [.. DamagedObjects.OfRoot.Keys];

    private string Object => Path.Combine(folder, "object");

    private string Root => Path.Combine(folder, "root");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_the_writer_made_has_no_error_and_no_warning()
    {
        DamagedObjects.MakeRoot(Root);

        Assert.Empty(OcflValidator.CheckRoot(Root));
    }

    [Theory]
    [MemberData(nameof(ObjectCodes))]
    public void An_object_with_the_code_is_found_to_have_it(string code)
    {
        DamagedObjects.Make(Object);

        DamagedObjects.OfObject[code](Object);

        Assert.Contains(code, OcflValidator.CheckObject(Object).Select(problem => problem.Code));
    }

    [Theory]
    [MemberData(nameof(RootCodes))]
    public void A_root_with_the_code_is_found_to_have_it(string code)
    {
        DamagedObjects.MakeRoot(Root);

        DamagedObjects.OfRoot[code](Root);

        Assert.Contains(code, OcflValidator.CheckRoot(Root).Select(problem => problem.Code));
    }

    [Fact]
    public void Every_code_is_tested_or_said_to_be_no_matter_of_testing()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "ocfl.md"));
        var untested = UntestedRow().Matches(page).Select(row => row.Groups[1].Value).ToHashSet();

        var tested = DamagedObjects.OfObject.Keys.Concat(DamagedObjects.OfRoot.Keys).ToHashSet();

        Assert.Equal(AllCodes.Order(), tested.Concat(untested).Order());
    }

    [Fact]
    public void One_flipped_bit_is_found_by_both_digests()
    {
        DamagedObjects.Make(Object);
        var file = Path.Combine(Object, "v1", "content", "a.txt");
        File.WriteAllBytes(file, [.. File.ReadAllBytes(file).Select((unit, index) => index == 1 ? (byte)(unit ^ 1) : unit)]);

        var codes = OcflValidator.CheckObject(Object).Select(problem => problem.Code);

        Assert.Equal(["E092", "E093"], codes.Order());
    }

    [Theory]
    [InlineData("{\"id\":\"urn:x\",\"id\":\"urn:y\"}")]
    [InlineData("{\"head\":99999999999999999999999999,\"versions\":{\"v99999999999999999999999\":{}},\"id\":7,\"type\":null,\"manifest\":{\"x\":{\"y\":1}}}")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"manifest\":{\"aa\":[\"../../../../etc/passwd\",\"/etc/passwd\",\"v1/content/\\u0000\"]},\"versions\":{\"v1\":{\"state\":{\"aa\":[1,null,{}]}}},\"digestAlgorithm\":\"sha512\"}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void A_hostile_inventory_is_a_finding_and_nothing_more(string json)
    {
        DamagedObjects.Make(Object);

        DamagedObjects.WriteInventory(Object, json);

        Assert.Contains(OcflValidator.CheckObject(Object), problem => problem.IsError);
    }

    [Fact]
    public void Deep_json_and_bytes_that_are_no_text_are_findings()
    {
        DamagedObjects.Make(Object);
        DamagedObjects.Make(Object + "2");

        DamagedObjects.WriteInventory(Object, string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
        File.WriteAllBytes(Path.Combine(Object + "2", "inventory.json"), [.. "{\"id\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);

        Assert.Contains("E033", OcflValidator.CheckObject(Object).Select(problem => problem.Code));
        Assert.Contains("E033", OcflValidator.CheckObject(Object + "2").Select(problem => problem.Code));
    }

    [Fact]
    public void An_inventory_that_points_out_of_the_object_reads_nothing_there()
    {
        DamagedObjects.Make(Object);
        File.WriteAllText(Path.Combine(folder, "secret"), "one");
        DamagedObjects.Edit(Object, json => json["manifest"]![Studio.Sha512("one")] = new System.Text.Json.Nodes.JsonArray("v1/../../secret"));

        var found = OcflValidator.CheckObject(Object);

        Assert.Contains(found, problem => problem.Code == "E099");
        Assert.DoesNotContain(found, problem => problem.Path.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_that_leads_in_a_circle_is_named_and_not_followed()
    {
        DamagedObjects.MakeRoot(Root);
        Directory.CreateSymbolicLink(Path.Combine(Root, "again"), Root);

        Assert.Equal(["E090"], OcflValidator.CheckRoot(Root).Select(problem => problem.Code));
    }

    [Fact]
    public void An_object_of_a_later_specification_is_named_with_its_version_and_not_looked_into()
    {
        DamagedObjects.Make(Object);
        File.Move(Path.Combine(Object, "0=ocfl_object_1.1"), Path.Combine(Object, "0=ocfl_object_2.0"));
        File.WriteAllText(Path.Combine(Object, "0=ocfl_object_2.0"), "ocfl_object_2.0\n");

        var found = Assert.Single(OcflValidator.CheckObject(Object));

        Assert.Contains("2.0", found.What, StringComparison.Ordinal);
    }

    // RFC 7693 appendix A, and the digest of nothing.
    [Theory]
    [InlineData("abc", "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923")]
    [InlineData("", "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce")]
    public void Blake2b_is_the_one_of_its_specification(string text, string digest) =>
        Assert.Equal(digest, Digests.Of("blake2b-512", Encoding.ASCII.GetBytes(text)));

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Korme.slnx"))) at = at.Parent;
        return at?.FullName ?? throw new DirectoryNotFoundException("no Korme.slnx above the tests");
    }

    [GeneratedRegex(@"^\| ([EW]\d{3}) \|", RegexOptions.Multiline)]
    private static partial Regex UntestedRow();
}
