using Korme.Archive;
using Korme.Catalogue;
using Korme.Colours;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Search;
using Korme.Selection;
using Korme.Storage;

namespace Korme.Tests.Search;

/// <summary>The list of all works and what it can be chosen by.</summary>
public sealed class WorkListTests : CatalogueTests
{
    /// <summary>Years, EDTF: what a date can be overlaps what is asked for.</summary>
    [Theory]
    [InlineData("from=1986&to=1986", "1986?", "198X", "1985/1990")]
    [InlineData("from=1991", "2024-02", "2020/..", "19XX")]
    [InlineData("to=1984", "198X", "19XX", "../1950")]
    [InlineData("from=2023&to=2023", "2020/..")]
    [InlineData("from=1990&to=1985", "1986?", "198X", "19XX", "1985/1990")]
    [InlineData("", "1985/1990", "1986?", "198X", "19XX", "2020/..", "2024-02", "../1950", "none")]
    [InlineData("from=198X", "1985/1990", "1986?", "198X", "19XX", "2020/..", "2024-02", "../1950", "none")]
    public async Task A_range_of_years_meets_every_date_that_can_be_in_it(string query, params string[] expected)
    {
        var works = new List<Work>();
        foreach (var date in (string[])["1986?", "198X", "19XX", "1985/1990", "2024-02", "2020/..", "../1950", "none"])
            works.Add(await Keep(date, work => work with { Date = date == "none" ? null : date }));
        await Hang(works);

        var listed = List(query);

        if (query == "from=1986&to=1986") expected = [.. expected, "19XX"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), listed.Works.Select(TitleOf).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Length, listed.Total);
    }

    [Fact]
    public async Task The_latest_comes_first_and_what_has_no_date_last()
    {
        await Hang([await Keep("old", work => work with { Date = "1999" }), await Keep("undated"), await Keep("new", work => work with { Date = "2026-05" }), await Keep("between", work => work with { Taken = new(new(2010, 5, 1)) })]);

        Assert.Equal(["new", "between", "old", "undated"], List("").Works.Select(TitleOf));
    }

    [Fact]
    public async Task The_oldest_can_come_first_and_what_has_no_date_is_last_all_the_same()
    {
        await Hang([await Keep("old", work => work with { Date = "1999" }), await Keep("undated"), await Keep("new", work => work with { Date = "2026-05" }), await Keep("between", work => work with { Date = "2010" })]);

        Assert.Equal(["old", "between", "new", "undated"], List("sort=oldest").Works.Select(TitleOf));
        Assert.Equal(["between", "new"], List("sort=oldest&from=2000").Works.Select(TitleOf));
        Assert.Equal("?from=2000&sort=oldest", new WorkFilter(From: 2000, IsOldestFirst: true).ToQuery());
    }

    /// <summary>Few works are counted to their end, many are walked through: both ways turn the same pages.</summary>
    [Theory]
    [InlineData(130, "")]
    [InlineData(130, "sort=oldest")]
    [InlineData(500, "")]
    [InlineData(500, "sort=oldest")]
    [InlineData(500, "sort=oldest&kind=mural")]
    public async Task Pages_in_either_order_have_every_work_once(int works, string query)
    {
        var all = Enumerable.Range(0, works).Select(number => Made($"w{number}") with { Kind = WorkKind.Mural, Date = number % 3 == 0 ? $"{1990 + number % 7}" : null }).ToList();
        await RecordWorks.Run(Database, all, CancellationToken.None);
        await Hang(all);

        var seen = Pages(Database, query);

        Assert.Equal(works, seen.Distinct().Count());
        Assert.Equal(works, seen.Count);
        var days = seen.ConvertAll(id => all.Single(work => work.Id == id).Date);
        Assert.Equal(query.Contains("oldest", StringComparison.Ordinal) ? days.OrderBy(day => day is null).ThenBy(day => day) : days.OrderBy(day => day is null).ThenByDescending(day => day), days);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sort=oldest")]
    public async Task Works_of_one_day_stand_in_one_order_whatever_order_they_were_indexed_in(string query)
    {
        var works = Enumerable.Range(0, 120).Select(number => Made($"w{number}") with { Id = Guid.CreateVersion7(), Date = number % 2 == 0 ? "2020" : null }).ToList();
        await RecordWorks.Run(Database, works, CancellationToken.None);
        await Hang(works);
        using var rebuilt = Database.Open(Path.Combine(Folder.FullName, "rebuilt.db"));
        await SearchIndex.Ensure(rebuilt, CancellationToken.None);
        await RecordWorks.Run(rebuilt, [.. works.OrderBy(work => work.Id.ToString("D")[30..], StringComparer.Ordinal)], CancellationToken.None);
        await rebuilt.Write((_, transaction) =>
        {
            IndexRecords.Write(transaction, [.. Database.Read(connection => connection.Rows("select record from exhibition", row => RecordJson.ToRecord(row.GetString(0))))]);
            return true;
        }, CancellationToken.None);

        Assert.Equal(Pages(Database, query), Pages(rebuilt, query));
    }

    private static List<Guid> Pages(Database of, string query)
    {
        var (seen, filter) = (new List<Guid>(), Filter(query));
        for (var more = true; more;)
        {
            var page = ListPublished.Run(of, filter);
            seen.AddRange(page.Works.Select(work => work.Hung.Work.Id));
            filter = filter with { After = page.Next };
            more = page.Next is not null;
        }
        return seen;
    }

    [Fact]
    public async Task Filters_are_joined_and_each_says_how_many_there_would_be()
    {
        var place = new Place { Id = Guid.NewGuid(), Name = Text("Көк базар"), Precision = PlacePrecision.Exact, Created = DateTimeOffset.UnixEpoch };
        var person = new Person { Id = Guid.NewGuid(), Name = Text("Айсұлу Қоңырбай"), Created = DateTimeOffset.UnixEpoch };
        await Index(place, person);
        await Hang(
        [
            await Keep("wall", work => work with { Kind = WorkKind.Mural, Makers = [new(Text("Aisulu"), "", person.Id)], Place = new(Text("stated"), Record: place.Id), Condition = [new(ConditionKind.Made, "2019", LanguageText.None, []), new(ConditionKind.PaintedOver, "2021", LanguageText.None, [])] }),
            await Keep("sketch", work => work with { Kind = WorkKind.Sketch, Makers = [new(Text("Aisulu"), "", person.Id)], Place = new(Text("stated"), Record: place.Id) }),
            await Keep("other", work => work with { Kind = WorkKind.Mural, Makers = [new(Text("Данияр"))] }),
        ]);

        var murals = List($"kind=mural&place={place.Id}");
        var gone = List("condition=paintedOver");
        var none = List($"kind=sketch&maker={Uri.EscapeDataString("=даниар")}");

        Assert.Equal(["wall"], murals.Works.Select(TitleOf));
        Assert.Equal([("mural", 1), ("sketch", 1)], murals.Choices["kind"].Select(choice => (choice.Key, choice.Works!.Value)).Order());
        Assert.Equal("Айсұлу Қоңырбай", Assert.Single(murals.Choices["maker"]).Label!.In("kk"));
        Assert.Equal("Көк базар", murals.Choices["place"].Single(choice => choice.Key == place.Id.ToString()).Label!.In("kk"));
        Assert.Equal(["wall"], gone.Works.Select(TitleOf));
        Assert.Empty(none.Works);
    }

    [Fact]
    public async Task A_hidden_place_is_nothing_to_choose_by_and_none_of_its_names_finds_anything()
    {
        var place = new Place { Id = Guid.NewGuid(), Name = Text("Жасырын"), City = Text("Тараз"), Precision = PlacePrecision.City, Created = DateTimeOffset.UnixEpoch };
        await Index(place);
        await Hang([await Keep("a", work => work with { Place = new(Text("Аулам"), Record: place.Id) }), await Keep("b")]);
        var city = Find("тараз");
        await Index(place with { Precision = PlacePrecision.Hidden });
        var hidden = Find("тараз");
        await Index(place with { Precision = PlacePrecision.Exact });
        var exact = Find("жасырын");
        await Index(place with { Precision = PlacePrecision.Hidden });

        Assert.Equal(["place", "work"], city);
        Assert.Empty(hidden);
        Assert.Equal(["place", "work"], exact);
        Assert.Empty(Find("аулам"));
        Assert.Empty(List("").Choices["place"]);
    }

    [Fact]
    public async Task Who_only_is_seen_is_never_found_and_who_made_it_is()
    {
        var (maker, subject, stranger) = (Person("Айсұлу"), Person("Сатушы"), Person("Бөтен"));
        await Index(maker, subject, stranger, Consent(subject));
        await Hang([await Keep("market", work => work with { Makers = [new(Text("Айсұлу"), "", maker.Id)], Subjects = [subject.Id] })]);

        Assert.Equal(["person", "work"], Find("aisulu"));
        Assert.Empty(Find("сатушы"));
        Assert.Empty(Find("бөтен"));
    }

    [Fact]
    public async Task What_somebody_takes_back_leaves_lists_counts_choices_and_search_at_once()
    {
        var (maker, subject) = (Person("Айсұлу"), Person("Сатушы"));
        var place = new Place { Id = Guid.NewGuid(), City = Text("Тараз"), Precision = PlacePrecision.City, Created = DateTimeOffset.UnixEpoch };
        var consent = Consent(subject);
        await Index(maker, subject, place, consent);
        await Hang([await Keep("market", work => work with { Kind = WorkKind.Mural, Makers = [new(Text("Айсұлу"), "", maker.Id)], Subjects = [subject.Id], Place = new(LanguageText.None, Record: place.Id) }), await Keep("other")]);
        var before = List("");
        await Index(consent with { Withdrawn = DateTimeOffset.UnixEpoch });

        var after = List("");

        Assert.Equal((2, 1), (before.Total, after.Total));
        Assert.Equal(["other"], after.Works.Select(TitleOf));
        Assert.DoesNotContain(after.Choices["kind"], choice => choice.Key == "mural");
        Assert.Empty(after.Choices["maker"]);
        Assert.Empty(after.Choices["place"]);
        foreach (var words in (string[])["market", "айсұлу", "тараз"]) Assert.Empty(Find(words));
    }

    [Fact]
    public async Task Only_what_hangs_where_visitors_go_is_listed_and_an_exhibition_that_closes_to_a_draft_takes_its_works_along()
    {
        var works = new[] { await Keep("a"), await Keep("b") };
        await Keep("stored");
        var exhibition = await Hang(works);
        var open = List("").Works.Count;
        await Index(exhibition with { Status = ExhibitionStatus.Draft });
        var draft = List("").Works.Count;
        await Index(exhibition with { Status = ExhibitionStatus.Closed, Sections = [new() { Works = [new(works[1].Id)] }] });
        var closed = List("").Works.Select(TitleOf);
        await RecordWorks.Run(Database, [works[1] with { IsWithdrawn = true }], CancellationToken.None);

        Assert.Equal((2, 0), (open, draft));
        Assert.Equal(["b"], closed);
        Assert.Empty(List("").Works);
        Assert.False(ListPublished.HasAny(Database));
        Assert.Equal(0, Scalar("select (select count(*) from listing) + (select sum(works) from list_value)"));
    }

    [Fact]
    public async Task Pages_by_key_show_every_work_once_even_while_works_come_and_go()
    {
        var works = new List<Work>();
        for (var number = 0; number < 130; number++) works.Add(await Keep($"w{number}", work => work with { Date = number % 3 == 0 ? "2020" : null }));
        await Hang(works);

        var (seen, filter) = (new List<string>(), new WorkFilter());
        while (true)
        {
            var page = ListPublished.Run(Database, filter);
            seen.AddRange(page.Works.Select(TitleOf));
            if (page.Next is null) break;
            filter = filter with { After = page.Next };
            // A new one at the front moves nothing.
            await Hang([await Keep($"new{seen.Count}", work => work with { Date = "2026" })]);
        }

        Assert.Equal(130, seen.Count);
        Assert.Equal(130, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_page_of_many_thousand_costs_as_few_questions_as_one_of_ten()
    {
        var works = Enumerable.Range(0, 3_000).Select(number => Made($"w{number}") with { Date = $"{1990 + number % 30}", Kind = (WorkKind)(number % 5) }).ToList();
        await RecordWorks.Run(Database, works[..10], CancellationToken.None);
        await Hang(works[..10]);
        var few = Queries("kind=mural&from=1995");
        await RecordWorks.Run(Database, works, CancellationToken.None);
        await Hang(works);

        var many = Queries("kind=mural&from=1995");

        Assert.InRange(many, 1, few + 12);
    }

    [Fact]
    public async Task Near_colours_are_found_and_others_are_not()
    {
        var (red, blue, plain) = (await Keep("red", WithPicture("1")), await Keep("blue", WithPicture("2")), await Keep("plain"));
        await Hang([red, blue, plain]);
        await RecordPicture.Run(Database, [Facts(red, "#c8432b", "#f5f2ec"), Facts(blue, "#2b43c8", "#f5f2ec")], CancellationToken.None);

        Assert.Equal(["red"], List("colour=%23c54730").Works.Select(TitleOf));
        Assert.Equal(["blue", "red"], List("colour=f5f2ec").Works.Select(TitleOf).Order(StringComparer.Ordinal));
        Assert.Empty(List("colour=%2300ff00").Works);
        Assert.Equal(["red"], List("colour=%23c8432b&kind=photograph&q=red").Works.Select(TitleOf));
        Assert.Contains("#c8432b", List("").Colours);
    }

    [Fact]
    public async Task A_person_who_turns_out_to_be_another_is_one_maker_with_all_the_works()
    {
        var (one, other) = (Person("Айсұлу Қоңырбай"), Person("А. Қоңырбай"));
        await Index(one, other);
        await Hang([await Keep("a", work => work with { Makers = [new(one.Name, "", one.Id)] }), await Keep("b", work => work with { Makers = [new(other.Name, "", other.Id)] })]);
        await Index(other with { SameAs = one.Id });

        Assert.Equal(2, Assert.Single(List("").Choices["maker"]).Works);
        Assert.Equal(["a", "b"], List($"maker={one.Id}").Works.Select(TitleOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lists_made_anew_at_a_start_are_the_same()
    {
        var (maker, place) = (Person("Айсұлу"), new Place { Id = Guid.NewGuid(), City = Text("Тараз"), Precision = PlacePrecision.City, Created = DateTimeOffset.UnixEpoch });
        var work = await Keep("wall", work => WithPicture("3")(work) with { Date = "2019/2021", Makers = [new(maker.Name, "", maker.Id)], Place = new(LanguageText.None, Record: place.Id) });
        await Index(maker, place);
        await Hang([work]);
        await RecordPicture.Run(Database, [Facts(work, "#c8432b")], CancellationToken.None);
        var before = Dump();
        await Database.Write((_, transaction) => transaction.Run("delete from search_state"), CancellationToken.None);

        await SearchIndex.Ensure(Database, CancellationToken.None);

        Assert.Equal(before, Dump());
        Assert.Equal(["person", "work"], Find("айсұлу"));
        Assert.Equal(["place", "work"], Find("тараз"));
    }

    private string Dump() => string.Join('\n', Database.Read(connection => connection.Rows(
        """
        select listed.id || listed.hung || listed.since || ' ' || listed.at || listed.colours || list_value.list || list_value.key || list_value.works
        from listing
        join listed on listed.n = listing.n
        join list_value on list_value.id = listing.value
        order by 1
        """, row => row.GetString(0))));

    private long Scalar(string sql) => Database.Read(connection => connection.Row(sql, row => row.GetInt64(0)));

    private long Queries(string query)
    {
        var before = Database.QueriesRun;
        List(query);
        return Database.QueriesRun - before;
    }

    private IEnumerable<string> Find(string words) => FindWords.Run(Database, Question.Of(words), publicOnly: true).Select(found => found.Kind).Order(StringComparer.Ordinal);

    private static Person Person(string name) => new() { Id = Guid.NewGuid(), Name = Text(name), Created = DateTimeOffset.UnixEpoch };

    private static Consent Consent(Person person) => new() { Id = Guid.NewGuid(), Person = person.Id, Uses = Uses.Web, Given = new(Evidence.Witnessed, DateTimeOffset.UnixEpoch, "A"), Created = DateTimeOffset.UnixEpoch };

    private static Func<Work, Work> WithPicture(string digit) => work => work with
    {
        Files = [new() { Sha512 = digit.PadLeft(128, '0'), Bytes = 1, MediaType = "image/jpeg", Name = "a.jpg", Path = "original/a.jpg", Role = MediaRole.Picture }],
    };

    private static PictureFacts Facts(Work work, params string[] colours) => new()
    {
        Sha512 = work.Files[0].Sha512,
        Recipe = DerivativePaths.Recipe,
        WidthPixels = 300,
        HeightPixels = 200,
        Sizes = [new(256, 256, 171)],
        Colour = colours[0],
        Palette = [.. colours.Select(colour => new PaletteColour(colour, 1.0 / colours.Length))],
        Measures = new() { Version = Measures.Current, Detail = 1, Noise = 1, HighlightsClipped = 0, ShadowsClipped = 0, Exposure = 0, Hash = new('0', 64), Grid = Convert.ToBase64String(new byte[192]) },
    };
}
