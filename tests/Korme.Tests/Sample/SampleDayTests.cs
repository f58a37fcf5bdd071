using System.Security.Cryptography;
using Korme.Catalogue;
using Korme.Import;
using Korme.Sample;
using Korme.Sample.Pictures;

namespace Korme.Tests.Sample;

public class SampleDayTests
{
    private static readonly string[] Languages = ["kk", "ru", "en"];

    public static TheoryData<string> FirstShots { get; } = new(SampleDay.Scenes.Where(scene => !scene.TakesAllCores)
        .Select(scene => scene.Shots[0].Name));

    [Theory]
    [MemberData(nameof(FirstShots))]
    public void A_scene_gives_the_same_pixels_twice_and_as_many_pictures_as_shots(string first)
    {
        var scene = SampleDay.Scenes.Single(scene => scene.Shots[0].Name == first);

        var once = scene.Paint(new Easel(7, 0.06f)).Select(picture => SHA256.HashData(picture.Rgb)).ToArray();
        var again = scene.Paint(new Easel(7, 0.06f)).Select(picture => SHA256.HashData(picture.Rgb)).ToArray();

        Assert.Equal(scene.Shots.Count, once.Length);
        Assert.Equal(once, again);
    }

    [Fact]
    public void Another_seed_is_another_hand()
    {
        var one = Syrmaq.Horns(new Easel(1, 0.1f));

        var other = Syrmaq.Horns(new Easel(2, 0.1f));

        Assert.NotEqual(one.Rgb, other.Rgb);
    }

    [Fact]
    public void The_mural_is_painted_by_many_threads_and_comes_out_the_same()
    {
        var once = Mural.Paint(new Easel(7, 0.05f));

        var again = Mural.Paint(new Easel(7, 0.05f));

        Assert.Equal(once.Rgb, again.Rgb);
    }

    [Fact]
    public void The_mural_has_sixty_megapixels_and_more()
    {
        Assert.True((long)Mural.WidthPixels * Mural.HeightPixels >= 60_000_000);
    }

    [Fact]
    public void The_day_runs_from_dawn_to_night_and_no_name_comes_twice()
    {
        var shots = SampleDay.Scenes.SelectMany(scene => scene.Shots).ToArray();

        Assert.InRange(shots.Length, 26, 40);
        Assert.Equal(shots.Select(shot => shot.Taken).Order(), shots.Select(shot => shot.Taken));
        Assert.Equal(shots.Length, shots.Select(shot => shot.Name).Distinct().Count());
    }

    [Fact]
    public void There_are_four_bursts_whose_frames_follow_within_a_second_of_each_other()
    {
        var bursts = SampleDay.Scenes.Where(scene => scene.Shots.Count > 1).ToArray();

        var gaps = bursts.SelectMany(burst => burst.Shots.Zip(burst.Shots.Skip(1), (one, next) => next.Taken - one.Taken));

        Assert.Equal(4, bursts.Length);
        Assert.All(gaps, gap => Assert.InRange(gap, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Every_picture_and_tune_has_a_label_in_three_languages_that_is_read_without_a_note()
    {
        var names = SampleDay.Scenes.SelectMany(scene => scene.Shots).Select(shot => shot.Name)
            .Concat(WriteSample.Texts().Select(text => text.Name).Where(name => name.EndsWith(".abc", StringComparison.Ordinal))
                .Select(name => name[..^4])).ToArray();

        var labels = names.SelectMany(name =>
            Languages.Select(language => (Name: $"{name}.{language}", Label: Label(name, language), language))).ToArray();

        Assert.All(labels, label => Assert.True(
            label.Label.Notes.Count == 0 && label.Label.Title.In(label.language) is not null
                && label.Label.Alt.In(label.language) is not null
            && label.Label.Medium.In(label.language) is not null && label.Label.Place.In(label.language) is not null
                && label.Label.Makers.Count > 0
            && label.Label.Kind is not null && label.Label.Date!.EndsWith("2026-11-20", StringComparison.Ordinal), label.Name));
    }

    [Fact]
    public void At_least_fourteen_works_tell_their_story_in_60_to_140_words_in_every_language()
    {
        var names = SampleDay.Scenes.SelectMany(scene => scene.Shots).Select(shot => shot.Name);

        var told = names.Count(name => Languages.All(language =>
            (Label(name, language).Story.In(language) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Length is >= 60 and <= 140));

        Assert.True(told >= 14, $"{told} works");
    }

    [Fact]
    public void The_mural_is_credited_to_both_of_its_painters_in_every_language()
    {
        var joined = Languages.Select(language => Label("KRM_0480", language)).Aggregate((one, other) => one.Or(other));

        Assert.Equal(["Aisulu Konyrbai", "Daniyar Sarzhan"], joined.Makers.Select(maker => maker.Name.In("en")));
        Assert.All(joined.Makers, maker => Assert.All(Languages, language => Assert.NotNull(maker.Name.In(language))));
        Assert.Equal(WorkKind.Mural, joined.Kind);
    }

    [Fact]
    public void The_settings_of_the_folder_are_read_without_a_note()
    {
        var settings = ReadFolderSettings.From(Text("korme.yaml"));

        Assert.Empty(settings.Notes);
        Assert.All((LanguageText[])[settings.Title, settings.WallText, settings.Venue, settings.Hours, settings.Place],
            text => Assert.All(Languages, language => Assert.NotNull(text.In(language))));
        Assert.Equal("2026-11-20", settings.Opens);
    }

    [Theory]
    [InlineData("tan-zheli", 8)]
    [InlineData("shamdar", 6)]
    public void Every_bar_of_a_tune_in_one_metre_is_full(string name, int eighths)
    {
        var bars = string.Join(' ', Text(name + ".abc").Split('\n')
            .SkipWhile(line => !line.StartsWith("K:", StringComparison.Ordinal)).Skip(1))
            .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(bar => bar != "]");

        Assert.All(bars, bar => Assert.Equal(eighths, Eighths(bar)));
    }

    /// <summary>The length of a bar in eighths, for notes, chords and rests with whole lengths.</summary>
    private static int Eighths(string bar) =>
        System.Text.RegularExpressions.Regex.Matches(bar, @"(\[[^\]]+\]|[\^_=]?[A-Ga-gz])(\d*)")
            .Sum(note => note.Groups[2].Length > 0 ? int.Parse(note.Groups[2].Value) : 1);

    private static Label Label(string name, string language) => ReadLabel.From(Text($"{name}.{language}.md"), language);

    private static string Text(string name) =>
        System.Text.Encoding.UTF8.GetString(WriteSample.Texts().Single(text => text.Name == name).Content);
}
