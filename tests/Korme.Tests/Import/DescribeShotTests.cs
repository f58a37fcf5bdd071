using Korme.Catalogue;
using Korme.Import;

namespace Korme.Tests.Import;

public sealed class DescribeShotTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly PhotoMetadata Photo = new()
    {
        Taken = new(new(2026, 11, 20, 23, 59, 59), TimeSpan.FromHours(5)),
        Camera = "Canon EOS R6",
        Creators = ["Айгерім"],
        Title = LanguageText.Of("from the file"),
        Description = LanguageText.Of("1. *not* a [list](x)\nsecond line"),
        Latitude = 43.2,
        Longitude = 76.9,
        PlaceName = LanguageText.Of("Алматы"),
        Rights = "© Айгерім",
        Rating = 4,
    };

    [Fact]
    public void The_label_wins_over_the_file_and_the_file_over_the_folder()
    {
        var label = new Label
        {
            Title = LanguageText.Of("Алма", "kk"),
            Date = "2026",
            Place = LanguageText.Of("Көк базар", "kk")
        };
        var settings = new FolderSettings
        {
            Rights = "CC0",
            Medium = LanguageText.Of("photograph", "en"),
            Place = LanguageText.Of("Astana")
        };

        var work = Describe("a.jpg", Photo, [label], settings);

        Assert.Equal(LanguageText.Of("Алма", "kk"), work.Title);
        Assert.Equal(("2026", "© Айгерім"), (work.Date, work.Rights));
        Assert.Equal(new PlaceOf(LanguageText.Of("Көк базар", "kk"), 43.2, 76.9), work.Place);
        Assert.Equal("photograph", work.Medium.In("en"));
    }

    [Fact]
    public void A_date_is_the_cameras_own_day()
    {
        var work = Describe("a.jpg", Photo);

        Assert.Equal("2026-11-20", work.Date);
        Assert.Equal(TimeSpan.FromHours(5), work.Taken?.Offset);
    }

    [Fact]
    public void A_work_nobody_named_has_no_title()
    {
        Assert.True(Describe("DSC_0101.jpg", PhotoMetadata.None).Title.IsEmpty);
    }

    [Fact]
    public void Labels_in_three_languages_are_one_label()
    {
        var work = Describe("a.jpg", Photo,
            [ReadLabel.From("# Алма\nТаң.", "kk"), ReadLabel.From("# Яблоки\nУтро.", "ru"),
            ReadLabel.From("# Apples\nMorning.", "en")]);

        Assert.Equal(new LanguageText([new("kk", "Алма"), new("ru", "Яблоки"), new("en", "Apples")]), work.Title);
        Assert.Equal("Утро.", work.Story.In("ru"));
    }

    [Fact]
    public void A_description_becomes_a_story_that_reads_the_same()
    {
        Assert.Equal("1\\. \\*not\\* a \\[list\\](x)\\\nsecond line", Describe("a.jpg", Photo).Story.In("und"));
    }

    [Theory]
    [InlineData("a.jpg", WorkKind.Photograph, "photographer")]
    [InlineData("a.mp3", WorkKind.Recording, "performer")]
    [InlineData("a.abc", WorkKind.Music, "composer")]
    [InlineData("a.pdf", WorkKind.Document, "author")]
    [InlineData("a.txt", WorkKind.Text, "author")]
    public void The_kind_and_the_role_follow_the_file(string name, WorkKind kind, string role)
    {
        var work = Describe(name, PhotoMetadata.None, settings: new() { Makers = [new(LanguageText.Of("Айгерім"))] });

        Assert.Equal((kind, role), (work.Kind, work.Makers.Single().Role));
    }

    [Fact]
    public void Whom_the_camera_names_photographed_the_mural()
    {
        var work = Describe("wall.jpg", Photo, settings: new() { Kind = WorkKind.Mural });

        Assert.Equal((WorkKind.Mural, "photographer"), (work.Kind, work.Makers.Single().Role));
    }

    private static Work Describe(string name, PhotoMetadata metadata, IReadOnlyList<Label>? labels = null,
        FolderSettings? settings = null)
    {
        byte[] head = Path.GetExtension(name) switch
        {
            ".jpg" => [0xFF, 0xD8, 0xFF, 0xE0],
            ".mp3" => [.. "ID3"u8],
            ".pdf" => [.. "%PDF-1.7"u8],
            _ => [.. "X:1\n"u8],
        };
        var file = new KnownFile(new(name, 1, default, null, () => new MemoryStream(head)), FileKinds.Detect(head, name));
        return DescribeShot.Run(GroupShots.Run([file]).Shots.Single(), metadata, labels ?? [], settings ?? FolderSettings.None,
            Guid.CreateVersion7(Now), Now);
    }
}
