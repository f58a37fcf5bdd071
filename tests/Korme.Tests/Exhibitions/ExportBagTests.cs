using System.Diagnostics;
using Korme.Archive.Bagit;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.Exhibitions;

public sealed class ExportBagTests : IDisposable
{
    private readonly Studio studio = new();
    private readonly string parent = Directory.CreateTempSubdirectory("korme-bag-").FullName;

    private string Folder => Path.Combine(parent, "bag");

    public void Dispose()
    {
        studio.Dispose();
        Directory.Delete(parent, recursive: true);
    }

    [Fact]
    public async Task A_bag_has_the_originals_the_records_and_the_stories_and_passes_sha512sum()
    {
        var work = await studio.Take("a picture");
        await Hang(work.Id);

        var outcome = Export();

        var place = Directory.GetDirectories(Path.Combine(Folder, "data", "works")).Single();
        Assert.Equal("a picture", File.ReadAllText(Path.Combine(place, "original", "DSC_0101.jpg")));
        Assert.Contains(work.Id.ToString(), File.ReadAllText(Path.Combine(place, "record.json")), StringComparison.Ordinal);
        Assert.Contains("алма", File.ReadAllText(Path.Combine(place, "stories", "kk.md")), StringComparison.Ordinal);
        Assert.Contains("Көк базар", File.ReadAllText(Path.Combine(Folder, "data", "README.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Folder, "data", "exhibition", "record.json")));
        Assert.Equal(1, outcome.Works);
        foreach (var algorithm in (string[])["sha512", "sha256"])
            foreach (var kind in (string[])["manifest", "tagmanifest"])
                Assert.Equal(0, Check($"{algorithm}sum", $"{kind}-{algorithm}.txt"));
        Assert.Equal([Folder], Directory.GetFileSystemEntries(parent));
    }

    [Fact]
    public async Task Its_metadata_counts_the_payload_and_names_the_exhibition()
    {
        await Hang((await studio.Take()).Id);

        Export();

        var payload = Directory.GetFiles(Path.Combine(Folder, "data"), "*", SearchOption.AllDirectories);
        var info = File.ReadAllLines(Path.Combine(Folder, "bag-info.txt"));
        Assert.Contains($"Payload-Oxum: {payload.Sum(file => new FileInfo(file).Length)}.{payload.Length}", info);
        Assert.Contains(info, line => line.StartsWith("External-Identifier: urn:uuid:", StringComparison.Ordinal));
        Assert.Contains(info, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^Bagging-Date: \d{4}-\d\d-\d\d$"));
        Assert.Equal("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", File.ReadAllText(Path.Combine(Folder, "bagit.txt")));
    }

    [Fact]
    public async Task Coordinates_cameras_and_reasons_stay_at_home_unless_asked_for()
    {
        var work = await studio.Take(change: work => work with { Camera = "Canon 1000D", Place = new(LanguageText.Of("Көк базар", "kk"), 43.2567, 76.9286) });
        await Hang(work.Id);

        Export();
        var without = Text();
        Directory.Delete(Folder, recursive: true);
        Export(withPrivate: true);

        foreach (var secret in (string[])["Canon 1000D", "43.2567", "sharpest of five"])
        {
            Assert.DoesNotContain(secret, without, StringComparison.Ordinal);
            Assert.Contains(secret, Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_withdrawn_work_is_left_out_and_that_is_said()
    {
        var (shown, withdrawn) = (await studio.Take("one"), await studio.Take("two"));
        await Hang(shown.Id, withdrawn.Id);
        await RecordWorks.Run(studio.Database, [withdrawn with { IsWithdrawn = true }], CancellationToken.None);

        var outcome = Export();

        Assert.Equal((1, 1), (outcome.Works, outcome.LeftOut));
        Assert.DoesNotContain(withdrawn.Id.ToString(), Text(), StringComparison.Ordinal);
        Assert.Contains("1 more work hangs", File.ReadAllText(Path.Combine(Folder, "data", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_empty_is_refused_and_not_touched()
    {
        await Hang((await studio.Take()).Id);
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "mine.txt"), "mine");

        Assert.Throws<BagRefusedException>(() => Export());

        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_damaged_original_makes_no_bag()
    {
        var work = await studio.Take();
        await Hang(work.Id);
        File.WriteAllText(studio.Archive.PathOf(work.Id, work.Files[0].Path), "flipped bi");

        var refused = Assert.Throws<BagRefusedException>(() => Export());

        Assert.Contains("is not the file that was kept", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(parent));
    }

    [Fact]
    public void Line_ends_and_percent_signs_in_paths_are_encoded_and_nothing_else()
    {
        Directory.CreateDirectory(Folder);
        var bag = new BagWriter(Folder);
        bag.Add("100%25\r\nкөк базар.txt", "hostile"u8.ToArray());

        bag.Close([]);

        Assert.EndsWith("  data/100%2525%0D%0Aкөк базар.txt\n", File.ReadAllText(Path.Combine(Folder, "manifest-sha512.txt")), StringComparison.Ordinal);
        Assert.Empty(BagCheck.Run(Folder, _ => { }, _ => { }, CancellationToken.None));
    }

    [Fact]
    public void A_flipped_bit_a_missing_and_an_extra_file_are_found()
    {
        Directory.CreateDirectory(Folder);
        var bag = new BagWriter(Folder);
        foreach (var name in (string[])["a", "b"]) bag.Add(name, "bytes"u8.ToArray());
        bag.Close([]);
        File.WriteAllText(Path.Combine(Folder, "data", "a"), "bytez");
        File.Move(Path.Combine(Folder, "data", "b"), Path.Combine(Folder, "data", "c"));

        var problems = BagCheck.Run(Folder, _ => { }, _ => { }, CancellationToken.None).ToList();

        Assert.Equal(["data/a is not what was written", "data/b is missing", "data/c is in no manifest"], problems);
    }

    [Fact]
    public async Task A_percent_sign_in_a_name_is_in_the_record_and_not_in_the_path()
    {
        var draft = await studio.Draft(name: "100%.jpg");
        (await studio.Archive.Keep([draft], CancellationToken.None)).Indexed();
        await RecordWorks.Run(studio.Database, [draft.Work], CancellationToken.None);
        await Hang(draft.Work.Id);

        Export();

        Assert.Equal(0, Check("sha512sum", "manifest-sha512.txt"));
        Assert.Contains("\"100%.jpg\"", Text(), StringComparison.Ordinal);
        Assert.Contains("original/100_.jpg", Text(), StringComparison.Ordinal);
    }

    private async Task<Exhibition> Hang(params Guid[] works) => await HangExhibition.Run(studio.Database, await studio.Changes(), Studio.Exhibition("bazaar", works), CancellationToken.None);

    private BagOutcome Export(bool withPrivate = false) => ExportBag.Run(
        studio.Archive, FindExhibition.BySlug(studio.Database, "bazaar")!, Folder, withPrivate, TimeProvider.System, new Pace(TimeProvider.System), CancellationToken.None);

    private string Text() => string.Concat(Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(File.ReadAllText));

    private int Check(string program, string manifest)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["-c", "--quiet", manifest]) { WorkingDirectory = Folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
