using System.Text;
using Korme.Tests.Sidecars;

namespace Korme.Tests.Cli;

/// <summary>Living with other programs: the real program on a folder that both work in.</summary>
public sealed class XmpTests : IDisposable
{
    private readonly KormeProgram korme = new();

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task A_folder_goes_from_korme_to_another_program_and_back()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        TestPictures.Jpeg(korme.PathOf("b.jpg"), seed: 2);
        File.WriteAllText(korme.PathOf("a.jpg.xmp"), Dialects.Lightroom);
        File.WriteAllText(korme.PathOf("b.xmp"), Dialects.DigiKam);
        await korme.Run("import", korme.Photographs);
        var nothing = await korme.Run("xmp", "write", "--json");
        var untouched = File.ReadAllText(korme.PathOf("a.jpg.xmp"));
        await korme.Run("edit", "a.jpg", "--title", "kk=Алма");

        var written = await korme.Run("xmp", "write", korme.Photographs, "--json");
        SidecarFolder.Edit(korme.PathOf("a.jpg.xmp"), "xmp:Rating=\"3\"", "xmp:Rating=\"5\"");
        var again = await korme.Run("import", korme.Photographs, "--json");
        SidecarFolder.Edit(korme.PathOf("a.jpg.xmp"), ">Алма<", ">Алмалар<");
        SidecarFolder.Edit(korme.PathOf("b.xmp"), "digiKam:PickLabel=\"3\"", "digiKam:PickLabel=\"0\"");
        var read = await korme.Run("xmp", "read", "--json");
        var history = await korme.Run("history", "Алмалар", "--json");

        Assert.Equal((0, 0, 2), (nothing.ExitCode, nothing.Json.GetProperty("changed").GetArrayLength(), nothing.Json.GetProperty("unchanged").GetInt32()));
        Assert.Equal(Dialects.Lightroom, untouched);
        Assert.Equal("""[{"file":"FILE","done":"written","facts":["title (kk)"]}]""".Replace("FILE", korme.PathOf("a.jpg.xmp"), StringComparison.Ordinal), written.Json.GetProperty("changed").GetRawText());
        Assert.Equal(1, again.Json.GetProperty("updated").GetInt32());
        Assert.Equal(["title (kk)", "mark"], read.Json.GetProperty("changed").EnumerateArray().Select(one => one.GetProperty("facts")[0].GetString()));
        Assert.Equal(["edited", "described", "described"], history.Json.GetProperty("steps").EnumerateArray().Skip(1).Select(step => step.GetProperty("what").GetString()));
    }

    [Fact]
    public async Task A_decision_changed_elsewhere_after_it_was_written_comes_back_with_the_next_import()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        File.WriteAllText(korme.PathOf("a.xmp"), Dialects.Lightroom);
        await korme.Run("import", korme.Photographs);
        SidecarFolder.Edit(korme.PathOf("a.xmp"), "xmp:Label=\"Gelb\"", "xmp:Label=\"Rot\"");

        await korme.Run("import", korme.Photographs);
        var after = await korme.Run("xmp", "write", "--json");
        var rebuilt = await korme.Run("rebuild");
        var later = await korme.Run("xmp", "read", "--json");

        Assert.Contains("label", (await korme.Run("history", "a.jpg", "--json")).Json.GetProperty("steps")[1].GetProperty("changed").GetRawText(), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (after.Json.GetProperty("changed").GetArrayLength(), rebuilt.ExitCode, later.Json.GetProperty("changed").GetArrayLength()));
    }

    [Fact]
    public async Task A_caption_that_serves_as_the_title_stays_it_when_a_title_is_written_and_imported_again()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        File.WriteAllText(korme.PathOf("a.xmp"), Dialects.Odd.Replace("</Description>",
            "<dc:description><Alt><li xml:lang=\"x-default\">Caption</li></Alt></dc:description></Description>", StringComparison.Ordinal));
        await korme.Run("import", korme.Photographs);
        await korme.Run("edit", "a.jpg", "--title", "kk=Атауы");

        await korme.Run("xmp", "write");
        var again = await korme.Run("import", korme.Photographs, "--json");

        Assert.Contains(">Атауы<", File.ReadAllText(korme.PathOf("a.xmp")), StringComparison.Ordinal);
        Assert.Equal(0, again.Json.GetProperty("updated").GetInt32());
        Assert.Equal(0, (await korme.Run("history", "Caption")).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_written_is_named_and_the_rest_is()
    {
        foreach (var (name, seed) in new[] { ("a", 1), ("b", 2), ("c", 3), ("d", 4) }) TestPictures.Jpeg(korme.PathOf(name + ".jpg"), seed);
        await korme.Run("import", korme.Photographs);
        foreach (var name in new[] { "a", "b", "c", "d" }) await korme.Run("edit", name + ".jpg", "--title", "en=" + name);
        File.Delete(korme.PathOf("a.jpg"));
        TestPictures.Jpeg(korme.PathOf("b.jpg"), seed: 9);
        File.WriteAllText(korme.PathOf("c.jpg.xmp"), "<x:xmpmeta");

        await File.WriteAllTextAsync(Path.Combine(korme.Home, "korme.yaml"), "sidecars: short\n");
        var unclear = await korme.Run("xmp", "write", korme.Photographs);
        await File.WriteAllTextAsync(Path.Combine(korme.Home, "korme.yaml"), "sidecars: base\n");
        var answer = await korme.Run("xmp", "write", korme.Photographs, "--json");

        Assert.Equal((3, 1), (unclear.ExitCode, answer.ExitCode));
        Assert.Contains("sidecars: base", unclear.Errors, StringComparison.Ordinal);
        Assert.Equal([korme.PathOf("a.jpg"), korme.PathOf("b.jpg")], answer.Json.GetProperty("skipped").EnumerateArray().Select(one => one.GetProperty("file").GetString()));
        Assert.Equal(korme.PathOf("c.jpg.xmp"), answer.Json.GetProperty("failed")[0].GetProperty("file").GetString());
        Assert.Equal(korme.PathOf("d.xmp"), answer.Json.GetProperty("changed")[0].GetProperty("file").GetString());
        Assert.Equal("<x:xmpmeta", File.ReadAllText(korme.PathOf("c.jpg.xmp")));
    }

    [Fact]
    public async Task Two_pictures_of_one_base_name_never_share_a_sidecar_and_a_folder_takes_them_all()
    {
        foreach (var folder in new[] { "one", "two" }) Directory.CreateDirectory(korme.PathOf(folder));
        TestPictures.Jpeg(korme.PathOf("one/a.jpg"), seed: 1);
        TestPictures.Jpeg(korme.PathOf("two/a.jpg"), seed: 2);
        File.Copy(korme.PathOf("two/a.jpg"), korme.PathOf("one/a.tif"));
        await File.AppendAllTextAsync(korme.PathOf("one/a.tif"), "another");
        await korme.Run("import", korme.Photographs);
        var works = (await korme.Run("select", "--json")).Json.GetProperty("selection").EnumerateArray().Select(work => work.GetProperty("id").GetString()!).ToList();
        foreach (var work in works) await korme.Run("edit", work, "--title", "en=" + work);
        var to = Directory.CreateDirectory(korme.PathOf("sidecars")).FullName;

        var beside = await korme.Run("xmp", "write", "--name", "base", "--json");
        var together = await korme.Run("xmp", "write", "--to", to, "--json");
        var nowhere = await korme.Run("xmp", "write", "--to", to + "/missing");

        Assert.Equal(works.Count, beside.Json.GetProperty("changed").GetArrayLength());
        Assert.Equal(works.Count, Directory.GetFiles(korme.Photographs, "a*.xmp", SearchOption.AllDirectories).Count(path => !path.StartsWith(to, StringComparison.Ordinal)));
        Assert.Equal(works.Count, Directory.GetFiles(to).Length);
        Assert.Equal((0, 3), (together.ExitCode, nowhere.ExitCode));
        Assert.All(works, work => Assert.Contains(Directory.GetFiles(to), path => File.ReadAllText(path, Encoding.UTF8).Contains(work, StringComparison.Ordinal)));
    }
}
