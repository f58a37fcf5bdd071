using System.IO.Compression;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Korme.Exhibitions;
using Korme.Tests.Cli;
using Korme.Tests.Faults;

namespace Korme.Tests.Publishing;

/// <summary><c>korme publish</c> as people use it: the real program, a home with five photographs, and folders beside it.</summary>
public sealed class PublishTests(PublishedHome home) : IClassFixture<PublishedHome>, IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("korme-publish-").FullName;

    private string Folder => Path.Combine(parent, "copy");

    private string Fresh => Path.Combine(parent, "fresh");

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public async Task Every_link_of_every_page_leads_to_a_file_of_the_folder_and_no_script_is_a_module()
    {
        var answer = await home.Publish(Folder);

        Assert.Equal((0, 5), (answer.ExitCode, answer.Json.GetProperty("works").GetInt32()));
        var pages = Directory.GetFiles(Folder, "*.html", SearchOption.AllDirectories);
        Assert.Equal(1 + 1 + 5 + 3 * (1 + 1 + 1 + 5 + 2), pages.Length);
        foreach (var page in pages)
        {
            var document = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(page));
            Assert.Empty(document.QuerySelectorAll("script[type=module], link[rel=preload], [href^='/'], [src^='/'], [src^='http']"));
            foreach (var link in LinksOf(document).Where(link => !link.StartsWith('#') && !link.StartsWith("https://", StringComparison.Ordinal)))
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0])), $"{page} leads to {link}");
        }
        Assert.All(Directory.GetFiles(Folder, "*.html", SearchOption.AllDirectories), page => Assert.DoesNotContain("korme.invalid", File.ReadAllText(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sha512sum_and_check_find_it_whole_and_name_what_was_changed_added_or_lost()
    {
        await home.Publish(Folder);
        var sum = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sha512sum", ["-c", "--quiet", "manifest-sha512.txt"]) { WorkingDirectory = Folder })!;
        await sum.WaitForExitAsync();
        var whole = await home.Run("publish", "--check", Folder);

        var picture = Directory.GetFiles(Folder, "default.jpg", SearchOption.AllDirectories)[0];
        var bytes = await File.ReadAllBytesAsync(picture);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(picture, bytes);
        File.Delete(Path.Combine(Folder, "ru", "index.html"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "kk", "note.txt"), "mine");
        var harmed = await home.Run("publish", "--check", Folder, "--json");
        var again = await home.Publish(Folder, "--all");
        File.Delete(Path.Combine(Folder, "kk", "note.txt"));
        var mended = await home.Publish(Folder, "--all");

        Assert.Equal((0, 0, 1), (sum.ExitCode, whole.ExitCode, harmed.ExitCode));
        Assert.Equal(
            [$"{Path.GetRelativePath(Folder, picture)} was changed", "kk/note.txt is not of this copy", "ru/index.html is missing"],
            harmed.Json.GetProperty("wrong").EnumerateArray().Select(wrong => wrong.GetString()!));
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("note.txt", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, mended.ExitCode);
        Assert.Equal(0, (await home.Run("publish", "--check", Folder)).ExitCode);
    }

    [Fact]
    public async Task A_second_run_writes_what_changed_alone_and_ends_as_a_first_one_would()
    {
        await home.Publish(Folder, "--address", "https://example.kz/a");
        var idle = await home.Publish(Folder, "--address", "https://example.kz/a");
        foreach (var (work, title) in new[] { ("three.jpg", "Үшінші"), ("one.jpg", "Бірінші") })
        {
            await home.Run("edit", work, "--title", $"kk={title} {Guid.NewGuid():N}");

            var changed = await home.Publish(Folder, "--address", "https://example.kz/a");
            await home.Publish(Fresh, "--address", "https://example.kz/a");

            Assert.Equal(TreeOf(Fresh), TreeOf(Folder));
            Assert.InRange(changed.Json.GetProperty("written").GetInt32(), 3, 40);
            Directory.Delete(Fresh, recursive: true);
        }
        Assert.Equal((0, 0, 0), (idle.ExitCode, idle.Json.GetProperty("written").GetInt32(), idle.Json.GetProperty("removed").GetInt32()));
    }

    [Fact]
    public async Task A_work_taken_down_vanishes_with_its_pictures_and_its_page_says_that_it_is_gone()
    {
        await home.Publish(Folder, "--address", "https://example.kz/a");
        var (id, name) = await home.Find("two.jpg");
        await home.Run("edit", "two.jpg", "--title", "kk=Құпия");
        await home.Publish(Folder, "--address", "https://example.kz/a");
        await home.Run("bin", "two.jpg");

        var answer = await home.Publish(Folder, "--address", "https://example.kz/a");
        await home.Publish(Fresh, "--address", "https://example.kz/a");
        await home.Run("bin", "--undo", "two.jpg");

        Assert.Equal((0, 4), (answer.ExitCode, answer.Json.GetProperty("works").GetInt32()));
        Assert.False(Directory.Exists(Path.Combine(Folder, "iiif", "image", "3", id)));
        var page = await File.ReadAllTextAsync(Path.Combine(Folder, "kk", "exhibitions", home.Slug, "works", id, "index.html"));
        Assert.Contains("Бұл жұмыс енді көрсетілмейді", page, StringComparison.Ordinal);
        var others = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".jpg" && Path.GetFileName(file) is not ("manifest-sha512.txt" or ".korme-publish.json") && !file.Contains($"works/{id}", StringComparison.Ordinal)).ToList();
        Assert.All(others, file => Assert.DoesNotContain("Құпия", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.All(others, file => Assert.DoesNotContain(id, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Equal(TreeOf(Fresh), TreeOf(Folder));
        Assert.Equal("two.jpg", name);
    }

    [Fact]
    public async Task A_folder_with_other_peoples_files_is_refused_by_name_and_stays_as_it_is()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "holiday"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "holiday", "beach.txt"), "sea");

        var answer = await home.Publish(Folder);
        var zip = Path.Combine(parent, "notes.zip");
        await File.WriteAllTextAsync(zip, "no zip at all");
        var intoZip = await home.Publish(zip);

        Assert.Equal((3, 3), (answer.ExitCode, intoZip.ExitCode));
        Assert.Contains("holiday", answer.Errors, StringComparison.Ordinal);
        Assert.Equal([Path.Combine(Folder, "holiday", "beach.txt")], Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
        Assert.Equal("no zip at all", await File.ReadAllTextAsync(zip));
    }

    [Fact]
    public async Task A_zip_has_the_same_bytes_each_time_and_unpacks_to_the_folder()
    {
        var (one, two) = (Path.Combine(parent, "one.zip"), Path.Combine(parent, "two.zip"));
        await home.Publish(Folder);

        await home.Publish(one);
        await home.Publish(two);
        ZipFile.ExtractToDirectory(one, Fresh);
        var checkedZip = await home.Run("publish", "--check", one);
        var unpacked = await home.Publish(Fresh);

        Assert.Equal(await File.ReadAllBytesAsync(one), await File.ReadAllBytesAsync(two));
        Assert.Equal(TreeOf(Folder), TreeOf(Fresh));
        Assert.Equal((0, 0), (checkedZip.ExitCode, unpacked.ExitCode));
        Assert.Equal(["one.zip", "two.zip"], Directory.GetFiles(parent).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_draft_is_published_only_when_that_is_asked_for()
    {
        await home.SetStatus(ExhibitionStatus.Draft);

        var refused = await home.Publish(Folder);
        var asked = await home.Publish(Folder, "--draft");
        await home.SetStatus(ExhibitionStatus.Open);

        Assert.Equal((3, 0), (refused.ExitCode, asked.ExitCode));
        Assert.Contains("--draft", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Disallow: /", await File.ReadAllTextAsync(Path.Combine(Folder, "robots.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_address_documents_name_files_that_are_there_and_services_are_level_0()
    {
        await home.Publish(Folder, "--address", "https://example.kz/deep/folder/");

        string[] documents = ["kk/feed.atom", "ru/feed.json", $"en/exhibitions/{home.Slug}/feed.atom", "sitemap.xml", $"sitemap/{home.Slug}.xml", $"iiif/presentation/3/exhibitions/{home.Slug}/manifest.json"];
        foreach (var name in documents)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Folder, name));
            var named = System.Text.RegularExpressions.Regex.Matches(text, @"https://example\.kz/deep/folder/(?<path>[^""'<>&\s\\]*)").Select(match => match.Groups["path"].Value)
                // Canvases, sections and makers are names, and nothing lies there.
                .Where(path => !path.Contains("/canvas", StringComparison.Ordinal) && !path.Contains("/range", StringComparison.Ordinal) && !path.Contains("/provider", StringComparison.Ordinal)).Distinct().ToList();
            Assert.NotEmpty(named);
            Assert.All(named, path => Assert.True(File.Exists(Path.Combine(Folder, path)) || File.Exists(Path.Combine(Folder, path, "index.html")) || File.Exists(Path.Combine(Folder, path, "info.json")), $"{name}: {path}"));
            Assert.DoesNotContain("level2", text, StringComparison.Ordinal);
        }
        var page = await File.ReadAllTextAsync(Path.Combine(Folder, "kk", "exhibitions", home.Slug, "index.html"));
        Assert.Contains($"<link rel=\"canonical\" href=\"https://example.kz/deep/folder/kk/exhibitions/{home.Slug}/\">", page, StringComparison.Ordinal);
        var work = Directory.GetDirectories(Path.Combine(Folder, "kk", "exhibitions", home.Slug, "works"))[0];
        var code = Korme.Web.QrCode.Svg($"https://example.kz/deep/folder/kk/exhibitions/{home.Slug}/works/{Path.GetFileName(work)}/");
        Assert.Contains(System.Text.RegularExpressions.Regex.Match(code, "M[0-9 hvMz-]{200,}").Value, await File.ReadAllTextAsync(Path.Combine(work, "index.html")), StringComparison.Ordinal);
        Assert.Contains("<base href=\"https://example.kz/deep/folder/\">", await File.ReadAllTextAsync(Path.Combine(Folder, "404.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiles_are_those_that_the_site_serves_and_nothing_has_what_a_camera_wrote()
    {
        await home.Publish(Folder, "--address", "https://example.kz/a");

        var pictures = Directory.GetFiles(Folder, "default.jpg", SearchOption.AllDirectories);
        Assert.True(pictures.Length > 5 * 5, $"{pictures.Length}");
        Assert.All(pictures, picture => Assert.True(File.ReadAllBytes(picture).AsSpan().IndexOf("Exif"u8) < 0, picture));
        Assert.DoesNotContain(Directory.GetFiles(Folder, "*", SearchOption.AllDirectories), file => Path.GetFileName(file).EndsWith("one.jpg", StringComparison.Ordinal));
        var state = await File.ReadAllTextAsync(Path.Combine(Folder, ".korme-publish.json"));
        Assert.DoesNotContain("one.jpg", state, StringComparison.Ordinal);
    }

    [FactWithTracing]
    public async Task A_run_killed_anywhere_is_gone_on_with_and_a_full_disk_is_said()
    {
        await home.Publish(Fresh);
        var whole = FaultAtCall.Run(Folder, 0, Fault.Kill, home.Command("publish", home.Slug, Folder));
        Assert.Equal(TreeOf(Fresh), TreeOf(Folder));
        Directory.Delete(Folder, recursive: true);

        for (var part = 1; part <= 5; part++)
        {
            var killed = FaultAtCall.Run(Folder, whole.Calls * part / 6, Fault.Kill, home.Command("publish", home.Slug, Folder));
            var after = await home.Publish(Folder);

            Assert.NotNull(killed.Hit);
            Assert.True(after.ExitCode == 0, $"{killed.Hit}: {after.Errors}");
            Assert.Equal(TreeOf(Fresh), TreeOf(Folder));
            Directory.Delete(Folder, recursive: true);
        }
        var full = FaultAtCall.Run(Folder, whole.Calls / 2, Fault.Full, home.Command("publish", home.Slug, Folder));
        Assert.Equal(3, full.ExitCode);
        Assert.Contains("the disk is full", full.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await home.Publish(Folder)).ExitCode);
        Assert.Equal(TreeOf(Fresh), TreeOf(Folder));
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("publish", "a-day")]
    [InlineData("publish", "a-day", "x", "--address", "example.kz")]
    [InlineData("publish", "a-day", "x", "--address", "https://example.kz/?a=1")]
    [InlineData("publish", "a-day", "x", "--check", "x")]
    public async Task What_cannot_be_understood_is_wrong_usage(params string[] arguments) =>
        Assert.Equal(2, (await home.Run(arguments)).ExitCode);

    private static IEnumerable<string> LinksOf(IParentNode node) => node.QuerySelectorAll("*").SelectMany(element =>
        new[] { "href", "src", "action" }.Select(element.GetAttribute).OfType<string>()
            .Concat((element.GetAttribute("srcset") ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(' ')[0]))
            .Concat(element is IHtmlTemplateElement template ? LinksOf(template.Content) : []));

    /// <summary>Every file with its digest.</summary>
    private static string[] TreeOf(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)).AsSpan(0, 6))}").Order(StringComparer.Ordinal)];
}

/// <summary>A home with an exhibition of five photographs, one of them larger than any stored size.</summary>
public sealed class PublishedHome : IAsyncLifetime, IDisposable
{
    private readonly KormeProgram korme = new();

    public string Slug { get; private set; } = "";

    public async Task InitializeAsync()
    {
        foreach (var (name, index) in new[] { "one", "two", "three", "four" }.Select((name, index) => (name, index)))
            TestPictures.Jpeg(korme.PathOf(name + ".jpg"), index + 1, 360 + 100 * index, 300);
        TestPictures.Jpeg(korme.PathOf("wide.jpg"), 9, 2300, 700);
        var answer = await korme.Exhibit("--title", "A day");
        Slug = answer.Json.GetProperty("exhibition").GetProperty("slug").GetString()!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => korme.Dispose();

    internal Task<KormeProgram.Answer> Run(params string[] arguments) => korme.Run(arguments);

    internal Task<KormeProgram.Answer> Publish(string target, params string[] arguments) => korme.Run(["publish", Slug, target, "--json", .. arguments]);

    /// <summary>The words that run a command on this home.</summary>
    internal string[] Command(params string[] arguments) => ["dotnet", KormeProgram.Dll, .. arguments, "--home", korme.Home];

    internal async Task<(string Id, string Name)> Find(string name)
    {
        await using var studio = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None);
        var work = FindExhibition.BySlug(studio.Database, Slug)!.Works.Select(hung => hung.Work).Single(work => work.Files.Any(file => file.Name == name));
        return (work.Id.ToString("D"), name);
    }

    internal async Task SetStatus(ExhibitionStatus status)
    {
        await using var studio = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None);
        await studio.Changes.Save(FindExhibition.BySlug(studio.Database, Slug)!.Exhibition with { Status = status }, "changed", basedOn: null, CancellationToken.None);
    }
}
