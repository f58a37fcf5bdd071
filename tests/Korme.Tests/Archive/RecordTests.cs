using FsCheck;
using FsCheck.Fluent;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Places;

namespace Korme.Tests.Archive;

public sealed class RecordTests : IDisposable
{
    private static readonly Gen<LanguageText> Texts =
        from pairs in (from language in Gen.Elements("kk", "ru", "en", "und", "zh-Hant", "de")
                       from text in Gen.Elements("Көк базар", "  рынок \r\n\r\nутром ", "\"quotes\" \\ </script>", "line\u2028line", "🎨", "", "a\tb")
                       select KeyValuePair.Create(language, text)).ListOf()
        select new LanguageText(pairs);

    private static readonly Gen<Work> Works =
        from kind in Gen.Elements(Enum.GetValues<WorkKind>())
        from texts in Texts.ListOf(6)
        from date in Gen.Elements(null, "1998?", "2026-05/2026-06")
        from ticks in Gen.Choose(0, 9_999_999)
        from offset in Gen.Elements<int?>(null, 0, 300, -210, 840)
        from isTaken in Gen.Elements(true, false)
        from rating in Gen.Elements<int?>(null, 0, 5)
        from mark in Gen.Elements(Enum.GetValues<Mark>())
        from label in Gen.Elements<ColourLabel?>(null, ColourLabel.Red, ColourLabel.Purple)
        from settings in Gen.Elements(null, new CameraSettings(0.002, 5.6, 200, 35, -0.7, "№ 12"), new CameraSettings(Iso: 100))
        from latitude in Gen.Elements<double?>(null, 43.2620, -0.1)
        from role in Gen.Elements(Enum.GetValues<MediaRole>())
        from name in Gen.Elements("DSC 0101.jpg", "two\nlines", "қ\"'.raw")
        from withdrawn in Gen.Elements(true, false)
        from binned in Gen.Elements<DateTimeOffset?>(null, new(2026, 11, 21, 8, 0, 0, 250, TimeSpan.FromHours(5)))
        from erased in Gen.Elements<DateTimeOffset?>(null, new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero))
        select new Work
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Title = texts[0],
            Alt = texts[1],
            Makers = [new(texts[2], "painter"), new(LanguageText.None)],
            Date = date,
            Taken = isTaken ? new(new DateTime(2026, 11, 20, 9, 14, 3).AddTicks(ticks), offset is { } minutes ? TimeSpan.FromMinutes(minutes) : null) : null,
            Medium = texts[3],
            Dimensions = date is null ? null : "42 × 26 cm",
            Place = latitude is null ? null : new(texts[4], latitude, 76.9, withdrawn ? Guid.CreateVersion7() : null),
            Relations = isTaken ? [new(RelationKind.DrawnFrom, Guid.CreateVersion7()), new(RelationKind.PartOf, Guid.CreateVersion7())] : [],
            Condition = isTaken ? [] : [new(ConditionKind.Made, date, LanguageText.None, []), new(ConditionKind.PaintedOver, "2026-21", texts[3], [Guid.CreateVersion7()])],
            Edition = rating is null ? null : "3/10",
            Credit = texts[5],
            Rights = date,
            Keywords = date is null ? [] : ["базар", "алма", "базар"],
            Mark = mark,
            Rating = rating,
            Label = label,
            Moment = withdrawn ? Guid.CreateVersion7() : null,
            Settings = settings,
            Import = isTaken ? new(Guid.CreateVersion7(), name) : null,
            Story = texts[1],
            Camera = date,
            Files = [new() { Sha512 = new('a', 128), Bytes = ticks, MediaType = "image/jpeg", Name = name, Path = "original/x", Role = role }],
            Imported = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5)),
            IsWithdrawn = withdrawn,
            Binned = binned,
            Erased = erased,
            ErasedFiles = erased is null ? [] : [new('b', 128), new('c', 128)],
        };

    private readonly Studio studio = new();

    public void Dispose() => studio.Dispose();

    [Fact]
    public void A_work_comes_back_from_the_catalogues_text_as_it_went()
    {
        Prop.ForAll(Works.ToArbitrary(), work => Same(work, RecordJson.ToWork(RecordJson.Of(work)))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task A_work_comes_back_from_the_archive_as_it_went()
    {
        foreach (var work in Works.Sample(20))
        {
            var draft = await studio.Draft(work.Id.ToString(), change: taken => work with { Files = taken.Files });
            await studio.Archive.Keep([draft], CancellationToken.None);

            Assert.True(Same(draft.Work, studio.Archive.Works().Single(kept => kept.Id == work.Id)));
        }
    }

    [Fact]
    public async Task A_place_comes_back_from_the_archive_as_it_went()
    {
        var place = new Place
        {
            Id = Guid.CreateVersion7(),
            Name = LanguageText.Of("Көк базар", "kk"),
            Address = LanguageText.Of("Жібек жолы 53", "kk"),
            Street = LanguageText.Of("Жібек жолы", "kk"),
            District = LanguageText.Of("Медеу", "kk"),
            City = new([new("kk", "Алматы"), new("en", "Almaty")]),
            Latitude = 43.2620,
            Longitude = 76.9531,
            Precision = PlacePrecision.District,
            Story = LanguageText.Of("Мұнда *алма* сатады.", "kk"),
            Created = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(5)),
        };

        await studio.Archive.Revise([new(place, "found")], CancellationToken.None);

        Assert.Equal(place, studio.Archive.Records(_ => { }).Single());
        Assert.Equal(place, RecordJson.ToRecord(RecordJson.Of(place)));
    }

    [Fact]
    public async Task An_exhibition_comes_back_from_the_archive_as_it_went()
    {
        var exhibition = Studio.Exhibition("bazaar", Guid.CreateVersion7(), Guid.CreateVersion7()) with
        {
            Makers = [new(LanguageText.Of("Айгүл", "kk"), "photographer")],
            Venue = LanguageText.Of("Көше", "kk"),
            Hours = LanguageText.Of("18:00", "en"),
            Contact = LanguageText.Of("+7 700 000 00 00", "kk"),
            Essay = LanguageText.Of("Бір көше туралы.", "kk"),
            Room = new(152.5, [new("left of the door", 410), new("window", 95.5)]),
            FormerSlugs = ["market", "bazaar-2025"],
            Binned = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(5)),
            Opens = "2026-11-21",
            Closes = "2026-12-01",
            Rights = "CC BY-NC 4.0",
            Status = ExhibitionStatus.Closed,
            Sections = [new() { Title = LanguageText.Of("I", "en"), WallText = LanguageText.Of("*wall*", "en"), Layout = SectionLayout.BeforeAfter, Works = [new(Guid.CreateVersion7(), Price: "120 000 ₸")] }],
        };

        await studio.Archive.Keep(exhibition, CancellationToken.None);

        var kept = studio.Archive.Exhibitions().Single();
        Assert.Equal(exhibition.Sections[0].Works, kept.Sections[0].Works);
        Assert.Equal(exhibition.Room.Walls, kept.Room!.Walls);
        Assert.Equal(exhibition.FormerSlugs, kept.FormerSlugs);
        Assert.Equal(exhibition.Sections[0] with { Works = [] }, kept.Sections[0] with { Works = [] });
        Assert.Equal(exhibition.Room.EyeHeightCentimetres, kept.Room.EyeHeightCentimetres);
        Assert.Equal(exhibition with { Makers = [], Sections = [], FormerSlugs = [], Room = null }, kept with { Makers = [], Sections = [], FormerSlugs = [], Room = null });
    }

    [Theory]
    [InlineData("""{"id":"urn:uuid:nothing"}""")]
    [InlineData("""{"id":"urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500","kind":"spaceship"}""")]
    [InlineData("""{"id":"urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500","kind":"mural","files":[{"sha512":"../../etc/passwd","role":"picture"}]}""")]
    [InlineData("""{"id":"urn:uuid:0193550f-2c1e-7a6b-9d0e-4b6f726d6500","kind":"mural","taken":"yesterday"}""")]
    public void A_record_with_nonsense_in_it_is_refused(string json) =>
        Assert.True(Record.Exception(() => RecordJson.ToWork(json)) is FormatException or System.Text.Json.JsonException);

    // Records hold lists, which compare by reference: so by every field, each in its own way.
    private static bool Same(Work one, Work other) =>
        Bare(one) == Bare(other) && one.Relations.SequenceEqual(other.Relations) && one.Condition.SequenceEqual(other.Condition)
        && one.Makers.SequenceEqual(other.Makers) && one.Keywords.SequenceEqual(other.Keywords) && one.Files.SequenceEqual(other.Files)
        && one.ErasedFiles.SequenceEqual(other.ErasedFiles);

    private static Work Bare(Work work) => work with { Makers = [], Keywords = [], Files = [], ErasedFiles = [], Relations = [], Condition = [] };
}
