using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exchange;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Tests.Archive;

namespace Korme.Tests.Exchange;

/// <summary>The catalogue in one file: nothing is lost in our own, and nothing private is in the public one.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly ExchangeHome home = new(), other = new();

    private static readonly Gen<string> Words = Gen.Elements(
        "Көк базар", "=HYPERLINK(\"x\")", "'=x", "a; b, c | d", "two\nlines", "\\", "+7", "-1", "@x", "\"quoted\"", "Дождь", "x", "#ref", "  inner  space", "😀 apple", "sep=;");

    private static readonly Gen<LanguageText> Texts =
        from pairs in (from language in Gen.Elements("kk", "ru", "en", "und", "fr", "kk-Latn") from text in Words select KeyValuePair.Create(language, text)).ListOf()
        select new LanguageText(pairs);

    private static readonly Gen<string?> Lines = Gen.Frequency<string?>((1, Gen.Constant<string?>(null)), (2, Words.Select(word => (string?)word.Trim())));

    private static readonly Gen<Guid> Ids = Gen.Choose(1, 9).Select(number => new Guid(number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]));

    private static readonly Gen<string?> Dates = Gen.Elements<string?>(null, "2026", "1998?", "../2024", "2026-05/2026-06", "198X", "2026-21");

    private static readonly Gen<Maker> Makers =
        from name in Texts
        from role in Gen.Elements("painter", "", "a; b", "(dance)")
        from person in Gen.Elements<Guid?>(null, Guid.Parse("0193550f-2c1e-7a6b-9d0e-4b6f726d6500"))
        where !name.IsEmpty || role.Length > 0
        select new Maker(name, role, person);

    private static readonly Gen<ConditionChange> Conditions =
        from kind in Gen.Elements(Enum.GetValues<ConditionKind>())
        from date in Dates
        from note in Texts
        from pictures in Ids.ListOf()
        select new ConditionChange(kind, date, note, [.. pictures]);

    private static readonly Gen<PlaceOf?> Places =
        from name in Texts
        from latitude in Gen.Elements<double?>(null, 43.2567, -90, 1.0 / 3)
        from longitude in Gen.Elements<double?>(null, 76.9286, 180, -1e-7)
        from record in Gen.Elements<Guid?>(null, Guid.Parse("0193550f-2c1e-7a6b-9d0e-4b6f726d6501"))
        select name.IsEmpty && latitude is null && longitude is null && record is null ? null : new PlaceOf(name, latitude, longitude, record);

    private static readonly Gen<Work> Works =
        from kind in Gen.Elements(Enum.GetValues<WorkKind>())
        from title in Texts
        from alt in Texts
        from medium in Texts
        from credit in Texts
        from story in Texts
        from makers in Makers.ListOf()
        from conditions in Conditions.ListOf()
        from place in Places
        from identifier in Lines
        from dimensions in Lines
        from edition in Lines
        from rights in Lines
        from camera in Lines
        from keywords in Words.Select(word => word.Trim()).ListOf()
        from subjects in Ids.ListOf()
        from relations in Ids.ListOf()
        from date in Dates
        from mark in Gen.Elements(Enum.GetValues<Mark>())
        from rating in Gen.Elements<int?>(null, 0, 5)
        from label in Gen.Elements<ColourLabel?>(null, ColourLabel.Red)
        from flags in Gen.Choose(0, 31)
        select new Work
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            Identifier = identifier,
            Title = title,
            Alt = alt,
            Medium = medium,
            Credit = credit,
            Story = story,
            Makers = [.. makers],
            Condition = [.. conditions],
            Place = place,
            Dimensions = dimensions,
            Edition = edition,
            Rights = rights,
            Camera = camera,
            Keywords = [.. keywords],
            Subjects = [.. subjects.Distinct()],
            Relations = [.. relations.Select(id => new Relation(RelationKind.PartOf, id))],
            Date = date,
            Mark = mark,
            Rating = rating,
            Label = label,
            Moment = (flags & 1) != 0 ? Guid.Parse("0193550f-2c1e-7a6b-9d0e-4b6f726d6502") : null,
            Taken = (flags & 2) != 0 ? new(new(2026, 5, 14, 9, 30, 1, 250), TimeSpan.FromHours(5)) : null,
            Settings = (flags & 4) != 0 ? new(0.001, 2.8, 400, Sequence: 7) : null,
            Import = (flags & 8) != 0 ? new(Guid.Parse("0193550f-2c1e-7a6b-9d0e-4b6f726d6503"), "=green; bazaar") : null,
            Imported = new(2026, 5, 14, 20, 1, 2, 345, TimeSpan.FromHours(5)),
            IsWithdrawn = (flags & 16) != 0,
            Binned = flags == 31 ? new(2026, 5, 15, 0, 0, 0, TimeSpan.Zero) : null,
        };

    [Fact]
    public async Task Nothing_that_any_work_says_is_lost_from_one_home_into_an_empty_one()
    {
        // One pass through the real thing with many works: each is a case of its own.
        var works = Works.Sample(120, 12).DistinctBy(work => work.Id).ToList();
        foreach (var some in works.Chunk(40))
        {
            (await home.Studio.Archive.Keep([.. some.Select(work => new NewWork(work, new Dictionary<string, StagedFile>()))], CancellationToken.None)).Indexed();
            await RecordWorks.Run(home.Studio.Database, some, CancellationToken.None);
        }
        var csv = await home.Out(ExportFormat.Csv);
        var troubles = new List<CellTrouble>();

        var done = await other.Bring(csv, troubles);

        Assert.Empty(troubles);
        Assert.Equal(new ExchangeCounts(Made: works.Count), done.Counts);
        var again = other.Studio.Archive.Works().ToDictionary(work => work.Id, RecordJson.Of);
        foreach (var work in works) Assert.Equal(RecordJson.Of(work), again[work.Id]);
        Assert.Equal(csv, await other.Out(ExportFormat.Csv));
        Assert.Equal(new ExchangeCounts(Same: works.Count), (await home.Try(await home.Take(csv))).Counts);
    }

    [Fact]
    public async Task A_file_for_everybody_has_only_what_visitors_may_know()
    {
        var changes = await home.Studio.Changes();
        var place = new Place { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Secret yard", "en"), City = LanguageText.Of("Almaty", "en"), Latitude = 43.1234, Longitude = 76.5678, Precision = PlacePrecision.City, Created = DateTimeOffset.UnixEpoch };
        await changes.Save(place, "found", null, CancellationToken.None);
        var person = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Zeinep", "en"), Created = DateTimeOffset.UnixEpoch };
        await changes.Save(person, "met", null, CancellationToken.None);
        Work Named(Work work, string title) => work with { Title = LanguageText.Of(title, "en"), Identifier = "INV-77", Camera = "Canon", Import = new(Guid.CreateVersion7(), "private-folder"), Rating = 2 };
        var shown = await home.Studio.Take("1", work => Named(work, "Shown") with { Place = new(LanguageText.Of("Secret yard", "en"), 43.1234, 76.5678, place.Id) });
        var loose = await home.Studio.Take("2", work => Named(work, "Not hung"));
        var withdrawn = await home.Studio.Take("3", work => Named(work, "Withdrawn") with { IsWithdrawn = true });
        var silent = await home.Studio.Take("4", work => Named(work, "Nobody asked her") with { Subjects = [person.Id] });
        var related = await home.Studio.Take("5", work => Named(work, "Related") with { Relations = [new(RelationKind.PartOf, shown.Id), new(RelationKind.PartOf, withdrawn.Id)], Place = new(LanguageText.Of("Bazaar", "en"), 43.2, 76.9) });
        await HangExhibition.Run(home.Studio.Database, changes, Studio.Exhibition("bazaar", shown.Id, withdrawn.Id, silent.Id, related.Id), CancellationToken.None);

        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            var text = await home.Out(format, isPublic: true);

            Assert.Contains("Shown", text, StringComparison.Ordinal);
            Assert.Contains("Almaty", text, StringComparison.Ordinal);
            foreach (var secret in (string[])["Secret yard", "43.1234", "43.2\"", "43.2,", "Not hung", "Withdrawn\"", "Nobody asked her", "INV-77", "Canon", "private-folder", loose.Id.ToString(), withdrawn.Id.ToString(), person.Id.ToString(), place.Id.ToString()])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
        Assert.Contains("Secret yard", await home.Out(ExportFormat.Csv), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Linked_art_is_one_array_with_a_work_a_line()
    {
        await home.Bring("identifier,title@en,title@kk,artist,date,edition\nKB-1,Green Bazaar,Көк базар,Aigul,2026,3/10\nKB-2,Rain,,,,\n");

        var text = await home.Out(ExportFormat.LinkedArt);

        var works = JsonDocument.Parse(text).RootElement;
        Assert.Equal(2, works.GetArrayLength());
        Assert.Equal(4, text.Trim().Split('\n').Length);
        Assert.Equal("Green Bazaar", works[0].GetProperty("_label").GetString());
        Assert.Contains("accession numbers", text, StringComparison.Ordinal);
        Assert.StartsWith("urn:uuid:", works[0].GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dublin_core_goes_out_and_comes_in()
    {
        await home.Bring("identifier,kind,title@en,title@kk,makers,date,medium,dimensions,keywords,story@en\nKB-1,mural,Green <Bazaar> & co,Көк базар,Aigul; Murat,2026,acrylic,6 × 10 m,apple; market,\"Two\n\nparagraphs \u0001\"\n");
        var xml = await home.Out(ExportFormat.DublinCore);

        Assert.Equal("{http://www.openarchives.org/OAI/2.0/oai_dc/}dc", XDocument.Parse(xml).Root!.Elements().Single().Name.ToString());
        await other.Apply(await other.Take(System.Text.Encoding.UTF8.GetBytes(xml), "museum.xml"));
        var work = other["Green <Bazaar> & co"];
        Assert.Equal(("KB-1", WorkKind.Mural, "2026", "Көк базар"), (work.Identifier, work.Kind, work.Date, work.Title.In("kk")));
        Assert.Equal(["Aigul", "Murat"], work.Makers.Select(maker => maker.Name.In("und")));
        Assert.Equal(["apple", "market"], work.Keywords);
        Assert.Equal("Two\n\nparagraphs", work.Story.In("en"));
    }

    public void Dispose()
    {
        home.Dispose();
        other.Dispose();
    }
}
