using System.IO.Compression;
using System.Security.Cryptography;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;

namespace Korme.Tests.Cli;

/// <summary>The one command, as a person would use it: the real program, real files.</summary>
public sealed class ExhibitTests : IDisposable
{
    private readonly KormeProgram korme = new();

    public void Dispose() => korme.Dispose();

    [Fact]
    public async Task A_folder_becomes_an_exhibition_and_the_second_time_adds_nothing()
    {
        for (var seed = 0; seed < 3; seed++) TestPictures.Jpeg(korme.PathOf($"market-{seed}.jpg"), seed);

        var first = await korme.Exhibit("--title", "Көк базар");
        var second = await korme.Exhibit("--title", "Көк базар");

        Assert.Equal((0, 3, 0, 3), (first.ExitCode, first.Imported, first.Duplicates, first.Works));
        Assert.Equal("kok-bazar", first.Json.GetProperty("exhibition").GetProperty("slug").GetString());
        Assert.Equal((0, 0, 3, 3), (second.ExitCode, second.Imported, second.Duplicates, second.Works));
        Assert.Equal("kok-bazar", second.Json.GetProperty("exhibition").GetProperty("slug").GetString());
    }

    [Fact]
    public async Task What_was_arranged_at_the_desk_stays_when_the_folder_is_exhibited_again()
    {
        foreach (var seed in (int[])[1, 2, 3]) TestPictures.Jpeg(korme.PathOf($"{seed}.jpg"), seed);
        var first = await korme.Exhibit();
        await using (var studio = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None))
        {
            var hung = FindExhibition.BySlug(studio.Database, "photographs")!.Exhibition;
            var works = hung.Hangings.Select(hanging => hanging with { Price = "120 000 ₸" }).Take(2).Reverse().ToList();
            await studio.Changes.Save(hung with { Essay = LanguageText.Of("Бір көше", "kk"), Sections = [new() { Works = works }] }, "edited", null, CancellationToken.None);
        }
        TestPictures.Jpeg(korme.PathOf("4.jpg"), seed: 4);

        var again = await korme.Exhibit("--best", "1");

        await using var after = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None);
        var arranged = FindExhibition.BySlug(after.Database, "photographs")!.Exhibition;
        Assert.Equal((3, 1, 3), (first.Works, again.Imported, again.Works));
        Assert.Equal((2, "120 000 ₸", "Бір көше"), (arranged.Sections.Count, arranged.Sections[0].Works[0].Price, arranged.Essay.In("kk")));
    }

    [Fact]
    public async Task Who_said_no_does_not_come_back_when_the_same_folder_or_a_copy_of_the_file_is_exhibited_again()
    {
        foreach (var seed in (int[])[1, 2]) TestPictures.Jpeg(korme.PathOf($"{seed}.jpg"), seed);
        await korme.Exhibit();
        Guid seen;
        await using (var studio = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None))
        {
            var person = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Зейнеп", "kk"), Created = DateTimeOffset.UnixEpoch };
            var work = FindExhibition.BySlug(studio.Database, "photographs")!.Works[0].Work;
            seen = work.Id;
            await studio.Changes.Save(person, "met", null, CancellationToken.None);
            await studio.Changes.Save(work with { Subjects = [person.Id] }, "named", null, CancellationToken.None);
            await studio.Changes.Save(new Consent
            {
                Id = Guid.CreateVersion7(),
                Person = person.Id,
                Uses = (Uses)31,
                Given = new(Evidence.Paper, DateTimeOffset.UnixEpoch, "З"),
                Withdrawn = DateTimeOffset.UnixEpoch,
                Created = DateTimeOffset.UnixEpoch,
            }, "withdrawn", null, CancellationToken.None);
        }

        var again = await korme.Exhibit();
        foreach (var seed in (int[])[1, 2]) File.Copy(korme.PathOf($"{seed}.jpg"), korme.PathOf($"copy-of-{seed}.jpg"));
        var copied = await korme.Exhibit("--title", "Copies");
        await korme.Run("rebuild");

        await using var after = await Korme.Cli.Studio.Open(korme.Home, CancellationToken.None);
        Assert.Equal((0, 0), (again.Imported, copied.Imported));
        foreach (var slug in (string[])["photographs", "copies"])
            Assert.DoesNotContain(FindExhibition.BySlug(after.Database, slug)!.Works, hung => hung.Work.Id == seen);
        Assert.True(IsTakenDown.Of(after.Database, seen));
    }

    [Fact]
    public async Task The_same_pictures_under_other_names_are_the_same_works()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        File.Copy(korme.PathOf("a.jpg"), korme.PathOf("b.jpg"));

        var answer = await korme.Exhibit();

        Assert.Equal((1, 1, 1), (answer.Imported, answer.Duplicates, answer.Works));
    }

    [Fact]
    public async Task Two_folders_of_one_title_are_two_exhibitions()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        await korme.Exhibit("--title", "Morning");
        File.Delete(korme.PathOf("a.jpg"));
        var other = Path.Combine(korme.Photographs, "other");
        Directory.CreateDirectory(other);
        TestPictures.Jpeg(Path.Combine(other, "b.jpg"), seed: 2);

        var answer = await korme.Run("exhibit", other, "--title", "Morning", "--no-serve", "--json");

        Assert.Equal("morning-2", answer.Json.GetProperty("exhibition").GetProperty("slug").GetString());
    }

    [Fact]
    public async Task Bad_files_are_named_and_the_rest_goes_on()
    {
        TestPictures.Jpeg(korme.PathOf("good.jpg"), seed: 1, width: 900, height: 700);
        var whole = await File.ReadAllBytesAsync(korme.PathOf("good.jpg"));
        await File.WriteAllBytesAsync(korme.PathOf("half.jpg"), whole[..(whole.Length / 2)]);
        await File.WriteAllBytesAsync(korme.PathOf("empty.jpg"), []);
        await File.WriteAllTextAsync(korme.PathOf("letter.jpg"), "Dear Aigerim, the apples are ripe.");
        await File.WriteAllTextAsync(korme.PathOf("list.docx"), "a shopping list");
        await File.WriteAllBytesAsync(korme.PathOf("liar.png"), LyingPng(65_535));

        var answer = await korme.Exhibit();

        Assert.Equal((1, 1, 1), (answer.ExitCode, answer.Imported, answer.Works));
        Assert.Equal(["empty.jpg", "half.jpg", "letter.jpg", "liar.png"], answer.Failed.Order(StringComparer.Ordinal));
        Assert.All(answer.Failed, name => Assert.Contains(name, answer.Errors, StringComparison.Ordinal));
        Assert.Contains("list.docx", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_bad_files_is_nothing_done()
    {
        await File.WriteAllTextAsync(korme.PathOf("letter.jpg"), "Dear Aigerim");

        var answer = await korme.Exhibit();

        Assert.Equal(3, answer.ExitCode);
        Assert.Equal(["letter.jpg"], answer.Failed);
    }

    [Fact]
    public async Task An_empty_folder_is_said_to_be_empty()
    {
        var answer = await korme.Exhibit();

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("nothing here that can be exhibited", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exhibit")]
    [InlineData("exhibit", ".", "--best", "0")]
    [InlineData("exhibit", ".", "--best", "many")]
    [InlineData("exhibit", ".", "--sample")]
    [InlineData("serve", "--listen", "here")]
    [InlineData("exhbit", ".")]
    [InlineData("import")]
    public async Task A_command_line_that_is_not_understood_ends_with_2(params string[] arguments)
    {
        var answer = await korme.Run(arguments);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--help", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var answer = await korme.Run("exhibit", "/nowhere/at all", "--no-serve");

        Assert.Equal(3, answer.ExitCode);
        Assert.Contains("/nowhere/at all: no such folder or file", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_taken_whatever_they_are_called()
    {
        string[] names =
        [
            "қошқар мүйіз.jpg", "it's \"fine\".jpg", "two\nlines.jpg", "🍎.jpg", new string('а', 120) + ".jpg", "-rf.jpg", "CON.jpg", "%2e%2e.jpg",
            "same.jpg", "same.JPG", "a;b&c|d.jpg",
        ];
        for (var index = 0; index < names.Length; index++) TestPictures.Jpeg(korme.PathOf(names[index]), index);

        var answer = await korme.Exhibit();

        Assert.Equal((0, names.Length), (answer.ExitCode, answer.Imported));
    }

    [Fact]
    public async Task A_folder_that_links_to_itself_is_walked_once()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        Directory.CreateSymbolicLink(korme.PathOf("again"), korme.Photographs);
        File.CreateSymbolicLink(korme.PathOf("loop.jpg"), korme.PathOf("loop.jpg"));

        var answer = await korme.Exhibit();

        Assert.Equal(1, answer.Imported);
    }

    [Fact]
    public async Task A_zip_is_taken_like_a_folder()
    {
        for (var seed = 0; seed < 2; seed++) TestPictures.Jpeg(korme.PathOf($"{seed}.jpg"), seed);
        await File.WriteAllTextAsync(korme.PathOf("korme.yaml"), "title: From a card\n");
        var zip = korme.Photographs + ".zip";
        ZipFile.CreateFromDirectory(korme.Photographs, zip);

        var answer = await korme.Run("exhibit", zip, "--no-serve", "--json");

        Assert.Equal((0, 2), (answer.ExitCode, answer.Imported));
        Assert.Equal("from-a-card", answer.Json.GetProperty("exhibition").GetProperty("slug").GetString());
        File.Delete(zip);
    }

    [Fact]
    public async Task What_is_not_a_picture_is_taken_as_what_it_is()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        await File.WriteAllTextAsync(korme.PathOf("kui.abc"), "X:1\nT:Morning\nM:4/4\nL:1/8\nK:Am\nA2 c2 e2 a2|\n");
        await File.WriteAllBytesAsync(korme.PathOf("programme.pdf"), "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray());

        var answer = await korme.Exhibit();

        Assert.Equal((0, 3, 3), (answer.ExitCode, answer.Imported, answer.Works));
    }

    [Fact]
    public async Task A_label_that_changed_is_read_again()
    {
        TestPictures.Jpeg(korme.PathOf("apples.jpg"), seed: 1);
        await korme.Exhibit("--title", "Apples");
        await File.WriteAllTextAsync(korme.PathOf("apples.en.md"), "---\ntitle: Red apples\n---\nThey were the last of the year.\n");

        var answer = await korme.Exhibit("--title", "Apples");

        Assert.Equal((0, 0, 1, 1), (answer.ExitCode, answer.Imported, answer.Duplicates, answer.Json.GetProperty("updated").GetInt32()));
        var records = Directory.GetFiles(Path.Combine(korme.Home, "archive"), "record.json", SearchOption.AllDirectories);
        Assert.Contains(records, record => File.ReadAllText(record).Contains("Red apples", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_archive_has_the_very_bytes_and_the_source_is_left_alone()
    {
        TestPictures.Jpeg(korme.PathOf("a.jpg"), seed: 1);
        var before = SHA512.HashData(await File.ReadAllBytesAsync(korme.PathOf("a.jpg")));

        await korme.Exhibit();

        var kept = Directory.GetFiles(Path.Combine(korme.Home, "archive"), "a.jpg", SearchOption.AllDirectories).Single();
        Assert.Equal(before, SHA512.HashData(await File.ReadAllBytesAsync(kept)));
        Assert.Equal(before, SHA512.HashData(await File.ReadAllBytesAsync(korme.PathOf("a.jpg"))));
        Assert.Equal(["a.jpg"], Directory.GetFileSystemEntries(korme.Photographs).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_where_it_stopped()
    {
        for (var seed = 0; seed < 40; seed++) TestPictures.Jpeg(korme.PathOf($"{seed:00}.jpg"), seed, 1200, 900);
        using (var first = korme.Start("import", korme.Photographs, "--json"))
        {
            var archive = Path.Combine(korme.Home, "archive");
            while (!first.HasExited && (!Directory.Exists(archive) || Directory.GetFiles(archive, "*.jpg", SearchOption.AllDirectories).Length < 3)) await Task.Yield();
            first.Kill(entireProcessTree: true);
            await first.WaitForExitAsync();
        }

        var second = await korme.Run("import", korme.Photographs, "--json");

        Assert.Equal(0, second.ExitCode);
        Assert.Equal(40, second.Imported + second.Duplicates);
        Assert.Equal(40, Directory.GetFiles(Path.Combine(korme.Home, "archive"), "*.jpg", SearchOption.AllDirectories).Length);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(korme.Home, "inbox")));
    }

    [Fact]
    public async Task The_catalogue_is_made_again_from_the_archive()
    {
        for (var seed = 0; seed < 3; seed++) TestPictures.Jpeg(korme.PathOf($"{seed}.jpg"), seed);
        await korme.Exhibit("--title", "Three");
        File.Delete(Path.Combine(korme.Home, "catalogue.db"));

        var answer = await korme.Run("rebuild", "--json");

        Assert.Equal("""{"works":3,"exhibitions":1}""", answer.Output.Trim());
    }

    [Fact]
    public async Task A_second_program_on_one_home_is_refused()
    {
        using var first = korme.Start("serve", "--listen", "http://127.0.0.1:0", "--no-browser");
        while (await first.StandardError.ReadLineAsync() is { } line && !line.Contains("Ctrl-C", StringComparison.Ordinal)) { }

        var second = await korme.Run("import", korme.Photographs);

        first.Kill(entireProcessTree: true);
        await first.WaitForExitAsync();
        Assert.Equal(3, second.ExitCode);
        Assert.Contains($"process {first.Id}", second.Errors, StringComparison.Ordinal);
    }

    [Import.MaterialFact]
    public async Task Of_a_real_focus_series_one_frame_is_chosen()
    {
        var series = Path.Combine(Import.Material.Folder!, "focus-series");
        foreach (var file in Directory.GetFiles(series, "*.jpg")) File.Copy(file, korme.PathOf(Path.GetFileName(file)));

        var answer = await korme.Exhibit("--best", "5");

        Assert.Equal((10, 1), (answer.Imported, answer.Works));
    }

    [Import.MaterialFact]
    public async Task All_the_real_material_is_taken_or_named()
    {
        var pictures = Directory.GetFiles(Import.Material.Folder!, "*.*", SearchOption.AllDirectories)
            .Count(file => Path.GetExtension(file) is ".jpg" or ".heic" or ".avif" or ".webp");

        var answer = await korme.Run("exhibit", Import.Material.Folder!, "--best", "20", "--no-serve", "--json");

        Assert.Equal(pictures, answer.Imported + answer.Duplicates + answer.Failed.Length);
        Assert.Equal(20, answer.Works);
        Assert.All(answer.Failed, name => Assert.Contains(name, answer.Errors, StringComparison.Ordinal));
    }

    private static byte[] LyingPng(int side)
    {
        var header = new byte[17];
        "IHDR"u8.CopyTo(header);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), side);
        (header[12], header[13]) = (8, 2);
        var crc = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(crc, Crc32(header));
        return [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. header, .. crc, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}
