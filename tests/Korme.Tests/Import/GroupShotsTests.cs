using Korme.Import;

namespace Korme.Tests.Import;

public sealed class GroupShotsTests
{
    [Fact]
    public void Raw_jpeg_sidecars_and_labels_of_one_name_are_one_work()
    {
        var grouping = Group("DSC_1.NEF", "dsc_1.JPG", "DSC_1.xmp", "DSC_1.NEF.xmp", "DSC_1.md", "DSC_1.kk.md",
            "DSC_1.jpg.ru.md");

        var shot = Assert.Single(grouping.Shots);
        Assert.Equal("dsc_1.JPG", shot.Picture?.File.Name);
        Assert.Equal("DSC_1.NEF", Assert.Single(shot.Raws).File.Name);
        Assert.Equal(["DSC_1.NEF.xmp", "DSC_1.xmp"], shot.Sidecars.Select(file => file.File.Name));
        Assert.Equal([("DSC_1.jpg.ru.md", "ru"), ("DSC_1.kk.md", "kk"), ("DSC_1.md", null)],
            shot.Labels.Select(label => (label.File.File.Name, label.Language))
                .OrderBy(label => label.Name, StringComparer.Ordinal));
        Assert.Equal(7, shot.Files.Count());
    }

    [Fact]
    public void Two_rendered_pictures_of_one_name_are_two_works()
    {
        var grouping = Group("a.heic", "a.jpg", "a.png", "a.dng", "a.md");

        Assert.Equal(["a.heic", "a.jpg", "a.png"], grouping.Shots.Select(shot => shot.Main.File.Name));
        Assert.Equal("a.jpg", grouping.Shots.Single(shot => shot.Raws.Count == 1).Main.File.Name);
        Assert.Equal("a.jpg", grouping.Shots.Single(shot => shot.Labels.Count == 1).Main.File.Name);
    }

    [Fact]
    public void Files_of_one_name_in_two_folders_stay_apart()
    {
        var grouping = Group("mon/a.jpg", "tue/a.nef", "tue/a.md");

        Assert.Equal(2, grouping.Shots.Count);
        Assert.Equal("tue", grouping.Shots.Single(shot => shot.Labels.Count == 1).Folder);
    }

    [Fact]
    public void Composed_and_decomposed_letters_are_one_name()
    {
        var grouping = Group("Й".Normalize(System.Text.NormalizationForm.FormD) + ".jpg", "Й.md");

        Assert.Single(Assert.Single(grouping.Shots).Labels);
    }

    [Fact]
    public void A_language_is_not_seen_where_the_name_itself_has_a_dot()
    {
        var grouping = Group("photo.en.jpg", "photo.en.md", "photo.en.kk.md");

        var labels = Assert.Single(grouping.Shots).Labels;
        Assert.Equal([null, "kk"], labels.OrderBy(label => label.Language).Select(label => label.Language));
    }

    [Fact]
    public void Texts_and_sidecars_without_a_work_are_named()
    {
        var grouping = Group("a.jpg", "README.md", "b.xmp", "korme.yaml", "sub/korme.yml");

        Assert.Equal(["README.md", "b.xmp"], grouping.Skipped.Select(item => item.RelativePath).Order(StringComparer.Ordinal));
        Assert.Equal(["", "sub"], grouping.Settings.Keys.Order());
    }

    [Fact]
    public void Sounds_videos_and_tunes_are_works_of_their_own()
    {
        var grouping = Group("song.mp3", "song.abc", "song.md", "clip.mp4");

        Assert.Equal(["clip.mp4", "song.abc", "song.mp3"], grouping.Shots.Select(shot => shot.Main.File.Name));
        Assert.Equal("song.mp3", grouping.Shots.Single(shot => shot.Labels.Count == 1).Main.File.Name);
    }

    private static Grouping Group(params string[] paths) => GroupShots.Run(paths.Select(Known));

    private static KnownFile Known(string path)
    {
        byte[] head = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jpg" => [0xFF, 0xD8, 0xFF, 0xE0],
            ".png" => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A],
            ".heic" => [0, 0, 0, 12, .. "ftypheic"u8],
            ".nef" or ".dng" => [.. "II*\0"u8, 8, 0, 0, 0],
            ".mp3" => [.. "ID3"u8],
            ".mp4" => [0, 0, 0, 12, .. "ftypisom"u8],
            ".xmp" => [.. "<x:xmpmeta"u8],
            _ => [.. "X:1\nK:C\n"u8],
        };
        return new(new FoundFile(path, head.Length, default, null, () => new MemoryStream(head)), FileKinds.Detect(head, path));
    }
}
