using Korme.Catalogue;
using Korme.People;
using Korme.Search;
using Korme.Storage;

namespace Korme.Tests.Search;

/// <summary>Words and what lists are chosen by, looked up together in the index of words.</summary>
public sealed class SearchMarkTests : CatalogueTests
{
    /// <summary>More works have the word, and the value, than a walk looks at; the one that has both was taken in first.</summary>
    [Fact]
    public async Task The_only_work_with_a_word_and_a_value_is_found_among_thousands_that_have_one_of_them()
    {
        var maker = Person("Айсұлу");
        await Index(maker);
        var one = await Keep("алма", work => work with { Makers = [new(maker.Name, "", maker.Id)], Kind = WorkKind.Mural });
        var others = Enumerable.Range(0, 6_100).Select(number => Made(number % 2 == 0 ? "алма" : "тау") with { Makers = number % 2 == 0 ? [] : [new(maker.Name, "", maker.Id)], Kind = WorkKind.Sketch }).ToList();
        await RecordWorks.Run(Database, others, CancellationToken.None);
        await Hang([one, .. others]);
        var before = Database.QueriesRun;

        var found = List($"q=алма&maker={maker.Id}");
        var queries = Database.QueriesRun - before;
        var byValues = List($"kind=mural&maker={maker.Id}");

        Assert.Equal(one.Id, Assert.Single(found.Works).Hung.Work.Id);
        Assert.Equal(1, found.Total);
        Assert.Equal(one.Id, Assert.Single(byValues.Works).Hung.Work.Id);
        Assert.Equal(1, byValues.Total);
        Assert.InRange(queries, 1, 25);
    }

    /// <summary>More works than a walk looks at began before the last year and ended after it; they would all come before this maker's.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("&sort=oldest")]
    public async Task A_makers_works_until_a_year_are_found_behind_thousands_of_others_that_went_on(string order)
    {
        var maker = Person("Айсұлу");
        await Index(maker);
        var (old, across) = (await Keep("тау", work => work with { Makers = [new(maker.Name, "", maker.Id)], Date = "2010" }), await Keep("жол", work => work with { Makers = [new(maker.Name, "", maker.Id)], Date = "2021/2023" }));
        await Keep("кеш", work => work with { Makers = [new(maker.Name, "", maker.Id)], Date = "2024" });
        var others = Enumerable.Range(0, 3_100).Select(_ => Made("алма") with { Date = "2020/2024" }).ToList();
        await RecordWorks.Run(Database, others, CancellationToken.None);
        await Hang([old, across, .. others]);

        var page = List($"maker={maker.Id}&to=2022{order}");

        Assert.Equal(order == "" ? ["жол", "тау"] : ["тау", "жол"], page.Works.Select(TitleOf));
        Assert.Equal((2, null), (page.Total, page.Next));
    }

    [Theory]
    [InlineData("q=алма&from=2019&to=2019", "2019")]
    [InlineData("q=алма&from=2010&to=2020", "2019", "2015/2022", "19XX/2024", "../2012", "2020/..")]
    [InlineData("q=алма&to=1999", "1995", "1444", "19XX/2024", "../2012")]
    [InlineData("q=алма&from=2200", "2300", "2020/..")]
    [InlineData("q=алма&from=2023&to=2024&sort=oldest", "19XX/2024", "2020/..")]
    public async Task A_word_and_years_find_every_date_that_can_be_in_them(string query, params string[] expected)
    {
        await Hang([.. await Task.WhenAll(((string[])["2019", "2015/2022", "19XX/2024", "../2012", "1995", "1444", "2300", "2020/.."]).Select(date => Keep("алма", work => work with { Date = date })))]);
        if (query.Contains("2019", StringComparison.Ordinal)) expected = [.. expected, "2015/2022", "19XX/2024"];

        var listed = List(query).Works.Select(work => work.Hung.Work.Date!);

        Assert.Equal(expected.Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_changes_is_found_by_what_it_is_now_and_no_more_by_what_it_was()
    {
        var (one, other) = (Person("Айсұлу"), Person("Данияр"));
        await Index(one, other);
        var work = await Keep("алма", work => work with { Kind = WorkKind.Sketch, Date = "2019", Makers = [new(one.Name, "", one.Id)] });
        await Hang([work]);
        await RecordWorks.Run(Database, [work with { Kind = WorkKind.Mural, Date = "2024", Condition = [new(ConditionKind.Destroyed, "2025", LanguageText.None, [])] }], CancellationToken.None);

        foreach (var query in (string[])["kind=mural", "from=2024", "condition=destroyed", $"maker={one.Id}"]) Assert.Single(List("q=алма&" + query).Works);
        foreach (var query in (string[])["kind=sketch", "to=2020", "condition=extant", $"maker={other.Id}"]) Assert.Empty(List("q=алма&" + query).Works);

        await Index(one with { SameAs = other.Id });

        Assert.Single(List($"q=алма&maker={other.Id}").Works);
        Assert.Empty(List($"q=алма&maker={one.Id}").Works);
        Assert.Equal(0, await Damage());
    }

    [Fact]
    public async Task An_index_made_anew_at_a_start_has_the_marks()
    {
        await Hang([await Keep("алма", work => work with { Kind = WorkKind.Mural, Date = "2019" })]);
        await Database.Write((_, transaction) => transaction.Run("delete from search_state"), CancellationToken.None);

        await SearchIndex.Ensure(Database, CancellationToken.None);

        Assert.Single(List("q=алма&kind=mural&from=2019&to=2019").Works);
        Assert.Single(List("q=алм").Works);
        Assert.Empty(List("q=алма&kind=sketch").Works);
    }

    /// <summary>Marks are written in characters that no fold makes a word of.</summary>
    [Fact]
    public async Task Nobody_writes_a_mark_into_a_title_or_types_one_into_the_box()
    {
        var everyMark = string.Concat(Enumerable.Range(0xe000, 0x1900).Select(code => $"{(char)code} "));
        var sketch = await Keep("алма " + everyMark, work => work with { Kind = WorkKind.Sketch, Story = Text(everyMark) });
        var mural = await Keep("алма", work => work with { Kind = WorkKind.Mural });
        await Hang([sketch, mural]);

        Assert.Equal(mural.Id, Assert.Single(List("q=алма&kind=mural").Works).Hung.Work.Id);
        Assert.True(Question.Of(everyMark).IsEmpty);
    }

    /// <summary>Short beginnings are FTS5's, longer ones are told by the words that begin so; more than it asks for one by one are FTS5's again.</summary>
    [Theory]
    [InlineData("шаңыр")]
    [InlineData("шаңыра")]
    [InlineData("шаңырақ")]
    [InlineData("таң шаңыр")]
    public async Task A_beginning_finds_all_words_that_begin_so(string typed)
    {
        await Keep("Таң шаңырақ");
        await Keep("Таң шаңырақтар", work => work with { Story = Text("Шаңырақтың түбі.") });
        await Keep("Таң шаң");
        for (var more = 0; more < 210; more++) await Keep($"Таң тамыршы{more}");

        Assert.Equal(["Таң шаңырақ", "Таң шаңырақтар"], FindWords.Run(Database, Question.Of(typed), publicOnly: false).Select(found => found.Title.First().Value).Order(StringComparer.Ordinal));
        Assert.Equal(50, FindWords.Run(Database, Question.Of("тамыр"), publicOnly: false).Count);
        Assert.Single(FindWords.Run(Database, Question.Of("тамыршы209"), publicOnly: false));
        Assert.Empty(FindWords.Run(Database, Question.Of("тамыршыла"), publicOnly: false));
    }

    /// <summary>What FTS5 itself finds wrong with its tables.</summary>
    private Task<int> Damage() => Database.Write((_, transaction) =>
    {
        foreach (var table in (string[])["search", "search_title"]) transaction.Run($"insert into {table} ({table}) values ('integrity-check')");
        return 0;
    }, CancellationToken.None);

    private static Person Person(string name) => new() { Id = Guid.NewGuid(), Name = Text(name), Created = DateTimeOffset.UnixEpoch };
}
