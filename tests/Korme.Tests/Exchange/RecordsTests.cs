using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Exchange;
using Korme.People;
using Korme.Places;

namespace Korme.Tests.Exchange;

/// <summary>People and places out into a file and in from one: nothing is lost, nothing is shown more precisely, everything can be taken back.</summary>
public sealed class RecordsTests : IDisposable
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 18, 0, 0, TimeSpan.FromHours(5));

    private readonly ExchangeHome home = new(), other = new();

    private static readonly Gen<string> Words = Gen.Elements(
        "Көк базар", "=HYPERLINK(\"x\")", "'=x", "a; b, c | d", "two\nlines", "\\", "+7", "-1", "@x", "\"quoted\"", "Дождь", "#ref", "O’Brien-d'Arc", "😀 apple", "نورلان", "努尔兰");

    private static readonly Gen<LanguageText> Texts =
        from pairs in (from language in Gen.Elements("kk", "ru", "en", "und", "kk-Arab", "zh") from text in Words select KeyValuePair.Create(language, text)).ListOf()
        select new LanguageText(pairs);

    private static readonly Gen<LanguageText> Names = from text in Texts from word in Words select text.With([KeyValuePair.Create("kk", word)]);

    private static readonly Gen<string?> Lines = Gen.Frequency<string?>((1, Gen.Constant<string?>(null)), (2, Words.Select(word => (string?)word.Trim())));

    private static readonly Gen<Guid> Ids = Gen.Choose(1, 9).Select(number => new Guid(number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]));

    private static readonly Gen<Person> People =
        from name in Names
        from biography in Texts
        from born in Gen.Elements<string?>(null, "1986?", "198X", "1987-05-14")
        from died in Gen.Elements<string?>(null, "2024", "2020/2021")
        from links in Gen.Elements("https://a.example/?a=1;b=2", "http://b.example/", "https://ұлт.example/ж").ListOf()
        from contact in Lines
        from not in Ids.ListOf()
        from isBinned in Gen.Elements(true, false)
        select new Person
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Biography = biography,
            Born = born,
            Died = died,
            Links = [.. links.Distinct()],
            Contact = contact,
            NotSame = [.. not.Distinct()],
            Binned = isBinned ? Then.AddTicks(1234567) : null,
            Created = Then.AddTicks(7),
        };

    private static readonly Gen<Place> Places =
        from name in Names
        from address in Texts
        from street in Texts
        from city in Texts
        from story in Texts
        from at in Gen.Elements<(double?, double?)>((null, null), (43.2567, 76.9286), (-90, 180), (1.0 / 3, -1e-7), (89.5, 10))
        from precision in Gen.Elements(Enum.GetValues<PlacePrecision>())
        from not in Ids.ListOf()
        select new Place
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Address = address,
            Street = street,
            District = street,
            City = city,
            Story = story,
            Latitude = at.Item1,
            Longitude = at.Item2,
            Precision = precision,
            NotSame = [.. not.Distinct()],
            Created = Then,
        };

    public void Dispose()
    {
        home.Dispose();
        other.Dispose();
    }

    [Fact]
    public async Task Nothing_that_people_and_places_say_is_lost_from_one_home_into_an_empty_one()
    {
        var changes = await home.Studio.Changes();
        List<IRecorded> records = [.. People.Sample(60, 12), .. Places.Sample(60, 12)];
        await changes.SaveAll(records, "found", null, CancellationToken.None);
        // Two of each became one: what they were about is kept for the way back.
        var (person, place) = (records.OfType<Person>().Take(2).ToList(), records.OfType<Place>().Take(2).ToList());
        await home.Studio.Take("1", work => work with { Makers = [new(person[1].Name, "painter", person[1].Id)], Place = new(LanguageText.None, Record: place[1].Id) });
        await MergePeople.Run(changes, person[0].Id, person[1].Id, Then, CancellationToken.None);
        await MergePlaces.Run(changes, place[0].Id, place[1].Id, Then, CancellationToken.None);

        foreach (var (rows, count) in new[] { (RowsOf.People, 60), (RowsOf.Places, 60) })
        {
            var csv = await home.Out(ExportFormat.Csv, rows: rows);
            var troubles = new List<CellTrouble>();
            var taken = await other.Take(csv, "records.csv");
            var done = await other.Apply(taken, troubles);

            Assert.Empty(troubles);
            Assert.Equal((rows, new ExchangeCounts(Made: count)), (taken.Rows, done.Counts));
            Assert.Equal(csv, await other.Out(ExportFormat.Csv, rows: rows));
            Assert.Equal(new ExchangeCounts(Same: count), (await other.Try(await other.Take(csv))).Counts);
        }

        Assert.All(records.OfType<Person>(), each => Assert.Equal(RecordJson.Of(FindPeople.ById(home.Studio.Database, each.Id)!), RecordJson.Of(FindPeople.ById(other.Studio.Database, each.Id)!)));
        Assert.All(records.OfType<Place>(), each => Assert.Equal(RecordJson.Of(FindPlaces.ById(home.Studio.Database, each.Id)!), RecordJson.Of(FindPlaces.ById(other.Studio.Database, each.Id)!)));
        Assert.NotNull(await MergePlaces.Undo(await other.Studio.Changes(), place[1].Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_spreadsheet_of_friends_finds_them_by_name_in_any_script_and_is_taken_back_as_a_whole()
    {
        var changes = await home.Studio.Changes();
        var aigul = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Айгүл Серік", "kk"), Created = Then };
        await changes.Save(aigul, "met", null, CancellationToken.None);
        var work = await home.Studio.Take("1", work => work with { Makers = [new(aigul.Name, "painter", aigul.Id)] });
        var csv = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes("ФИО;Имя (англ.);Дата рождения;Телефон\r\nСерік Айгүл;Aigul;14.05.1987;+7 701\r\nМурат;Murat;;\r\n".Replace('ү', 'у').Replace('і', 'i'));

        var file = await home.Take(csv, "friends.csv");
        var trial = await home.Try(file);
        var done = await home.Apply(file);
        var there = FindPeople.ById(home.Studio.Database, aigul.Id)!;
        var credited = FindWork.ById(home.Studio.Database, work.Id)!.Makers[0].Name.In("en");
        var undone = await home.Undo(done);

        Assert.Equal((RowsOf.People, MatchBy.Name), (file.Rows, file.Match));
        Assert.Equal(new ExchangeCounts(Made: 1, Changed: 1), trial.Counts);
        Assert.Contains(trial.Records.Single(record => !record.IsNew).Fields, field => field is ("born", "", "1987-05-14"));
        Assert.Equal(("1987-05-14", "+7 701", "Aigul", "Aigul"), (there.Born, there.Contact, there.Name.In("en"), credited));
        Assert.Equal((1, 1, 0), (undone.Undone!.Binned, undone.Undone.Restored, undone.Undone.Left));
        Assert.Equal(RecordJson.Of(aigul), RecordJson.Of(FindPeople.ById(home.Studio.Database, aigul.Id)!));
        Assert.Equal([aigul.Id], FindPeople.All(home.Studio.Database).Select(listed => listed.Person.Id));
        Assert.Null(FindWork.ById(home.Studio.Database, work.Id)!.Makers[0].Name.In("en"));
    }

    [Fact]
    public async Task What_was_changed_since_or_is_named_by_works_stays_when_a_file_is_taken_back()
    {
        var changes = await home.Studio.Changes();
        var done = await home.Bring("name,born,biography\nAigul,1987,\nMurat,,\nDamir,,\n");
        var all = FindPeople.All(home.Studio.Database).Select(listed => listed.Person).ToDictionary(person => person.Name.ToString());
        await changes.Save(all["Aigul"] with { Born = "1988" }, "edited", null, CancellationToken.None);
        await home.Studio.Take("1", work => work with { Subjects = [all["Murat"].Id] });

        var undone = await home.Undo(done);

        Assert.Equal((1, 0, 2), (undone.Undone!.Binned, undone.Undone.Restored, undone.Undone.Left));
        Assert.Equal(["Aigul", "Murat"], FindPeople.All(home.Studio.Database).Select(listed => listed.Person.Name.ToString()).Order());
    }

    [Fact]
    public async Task Taking_back_leaves_what_a_hand_changed_in_other_fields()
    {
        var changes = await home.Studio.Changes();
        await home.Bring("name,born,contact\nAigul,1987,+7 701\nMurat,1950,\n");
        await home.Bring("name,city,precision\nBazaar,Almaty,district\n");
        var people = await home.Bring("name,name@kk,born\nAigul,Айгүл,1988\nMurat,Мұрат,1951\n");
        var places = await home.Bring("name,coordinates,city@kk\nBazaar,\"43.26, 76.95\",Алматы\n");
        var aigul = FindPeople.All(home.Studio.Database).Select(listed => listed.Person).Single(person => person.Name.In("kk") == "Айгүл");
        var murat = FindPeople.All(home.Studio.Database).Select(listed => listed.Person).Single(person => person.Name.In("kk") == "Мұрат");
        var bazaar = FindPlaces.All(home.Studio.Database).Select(listed => listed.Place).Single();
        await changes.Save(aigul with { Contact = "+7 702", Name = aigul.Name.With([new("en", "Aigul S.")]) }, "edited", null, CancellationToken.None);
        await changes.Save(murat with { Born = "1952" }, "edited", null, CancellationToken.None);
        await changes.Save(bazaar with { Story = LanguageText.Of("Written by hand.", "en") }, "edited", null, CancellationToken.None);

        var (ofPeople, ofPlaces) = (await home.Undo(people), await home.Undo(places));

        Assert.Equal((0, 1, 1), (ofPeople.Undone!.Binned, ofPeople.Undone.Restored, ofPeople.Undone.Left));
        aigul = FindPeople.ById(home.Studio.Database, aigul.Id)!;
        Assert.Equal(("1987", "+7 702", "Aigul S.", null), (aigul.Born, aigul.Contact, aigul.Name.In("en"), aigul.Name.In("kk")));
        Assert.Equal([murat.Id], ofPeople.Undone.FirstLeft);
        bazaar = FindPlaces.ById(home.Studio.Database, bazaar.Id)!;
        Assert.Equal((1, null, null, null, "Written by hand."), (ofPlaces.Undone!.Restored, bazaar.Latitude, bazaar.Longitude, bazaar.City.In("kk"), bazaar.Story.In("en")));
    }

    [Theory]
    [InlineData("name,born\nA,2024-02-30", "born", "date-day", 2)]
    [InlineData("name,born,died\nB,1990,1980", null, "life", 2)]
    [InlineData("name,born,links\nA,,\nB,,javascript:alert(1)", "links", "link", 3)]
    [InlineData("name,born\n\"two\nlines\",1990\nC,3/4/1990", "born", "date-slash", 4)]
    [InlineData("name,city,latitude,longitude\nA,Almaty,76.95,43.26", "latitude", "swapped", 2)]
    [InlineData("name,city,latitude,longitude\nA,Almaty,143.26,276.95", "latitude", "latitude", 2)]
    [InlineData("name,city,coordinates\nA,Almaty,\"76.95, 43.26\"", "coordinates", "coordinates-swapped", 2)]
    [InlineData("name,city,coordinates\nA,Almaty,\"43.26, 276.95\"", "coordinates", "coordinates-longitude", 2)]
    [InlineData("name,city,precision\nA,Almaty,to the millimetre", "precision", "precision", 2)]
    [InlineData("name,city\n,\n#,\n,", null, "nameless", 3)]
    public async Task What_can_not_be_is_named_with_its_line_column_and_reason_and_the_rest_goes_in(string csv, string? column, string reason, int line)
    {
        if (reason == "nameless") csv = "name,city,story\n,,told of nowhere";
        var troubles = new List<CellTrouble>();

        await home.Bring(csv, troubles);

        var trouble = Assert.Single(troubles);
        Assert.Equal((column, reason, reason == "nameless" ? 2 : line), (trouble.Column, trouble.Key, trouble.Line));
        Assert.DoesNotContain("exchange.bad", trouble.In(Korme.Web.Texts.In("en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_file_shows_visitors_more_of_a_place_and_names_of_several_are_refused()
    {
        var changes = await home.Studio.Changes();
        var yard = new Place { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Yard", "en"), Precision = PlacePrecision.Hidden, Created = Then };
        foreach (var place in new[] { yard, yard with { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Gate", "en") }, yard with { Id = Guid.CreateVersion7(), Name = LanguageText.Of("gate", "ru") } })
            await changes.Save(place, "found", null, CancellationToken.None);
        var troubles = new List<CellTrouble>();

        var done = await home.Bring("name,city,precision\nYARD,Almaty,exact\nGate,Almaty,city\nNew,Almaty,exact\n", troubles);

        Assert.Equal(["finer", "several-records"], troubles.Select(trouble => trouble.Key));
        Assert.Equal(new ExchangeCounts(Made: 1, Changed: 1, Refused: 1, Cells: 1), done.Counts);
        Assert.Equal((PlacePrecision.Hidden, "Almaty"), (FindPlaces.ById(home.Studio.Database, yard.Id)!.Precision, FindPlaces.ById(home.Studio.Database, yard.Id)!.City.ToString()));
    }

    [Fact]
    public async Task A_table_of_works_with_places_is_of_works_until_somebody_says_otherwise()
    {
        var works = await home.Take("title,artist,city\nA,B,C\n");
        var places = await home.Take("name,what else\nA,B\n");
        var said = await home.As(places, RowsOf.Places);
        var foreign = await Assert.ThrowsAsync<ExchangeRefusedException>(async () => await home.As(await home.Take("[{\"@id\":\"x\",\"o:id\":1,\"dcterms:title\":[{\"@value\":\"A\"}]}]", "items.json"), RowsOf.People));

        Assert.Equal((RowsOf.Works, RowsOf.Works, RowsOf.Places), (works.Rows, places.Rows, said.Rows));
        Assert.Equal(["name", ""], said.Columns);
        Assert.Contains("works alone", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_consent_is_in_any_file()
    {
        var changes = await home.Studio.Changes();
        var person = new Person { Id = Guid.CreateVersion7(), Name = LanguageText.Of("Зейнеп", "kk"), Created = Then };
        await changes.Save(person, "met", null, CancellationToken.None);
        await changes.Save(new Consent { Id = Guid.CreateVersion7(), Person = person.Id, Uses = Uses.Web, Given = new(Evidence.Witnessed, Then, "Zzgiven", Witness: "Zzwitness"), Secret = "Zzsecret", Created = Then }, "given", null, CancellationToken.None);
        await home.Studio.Take("1", work => work with { Subjects = [person.Id] });

        foreach (var rows in Enum.GetValues<RowsOf>())
            Assert.DoesNotContain("Zz", await home.Out(ExportFormat.Csv, rows: rows), StringComparison.Ordinal);
    }
}
