using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.People;
using Korme.Places;
using Korme.Search;
using Korme.Storage;

namespace Korme.Tests.Search;

public sealed class FindWordsTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("korme-search-");
    private Database database = null!;
    private int count;

    public async Task InitializeAsync()
    {
        database = Database.Open(Path.Combine(folder.FullName, "catalogue.db"));
        await SearchIndex.Ensure(database, CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        database.Dispose();
        folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The same questions must find the same in the same order on any database: docs/search.md.</summary>
    [Theory]
    [InlineData("көрме", "Көрме", "Корме ауылы", "Exhibition")]
    [InlineData("корме", "Корме ауылы", "Көрме", "Exhibition")]
    [InlineData("korme", "Көрме", "Корме ауылы", "Exhibition")]
    [InlineData("Almaty", "Алматы таңы", "Bazaar")]
    [InlineData("алм", "Алма", "Алматы таңы", "Bazaar", "Exhibition")]
    [InlineData("алма ", "Алма", "Exhibition", "Bazaar")]
    [InlineData("базар алма", "Bazaar")]
    [InlineData("Қоңырбай", "Көрме", "Bazaar")]
    [InlineData("konyrbai", "Көрме", "Bazaar")]
    [InlineData("тұман", "Алматы таңы")]
    [InlineData("1998", "Алма")]
    [InlineData("\"* OR title:алма", "Алма")]
    [InlineData("жоқ")]
    [InlineData("!?")]
    [InlineData("")]
    public async Task A_question_finds_these_in_this_order(string typed, params string[] titles)
    {
        await Keep("Bazaar", work => work with { Makers = [new(LanguageText.Of("Айсұлу Қоңырбай"))], Place = new(Text("Алматы", "Алматы")), Story = Text("Базарда алма сатады.", null), Title = new([new("en", "Bazaar"), new("ru", "Базар")]) });
        await Keep("Exhibition", work => work with { Story = Text("Бұл көрме алма туралы.", null) });
        await Keep("Алматы таңы", work => work with { Story = Text("Таң алдында тұман.", null) });
        await Keep("Алма", work => work with { Date = "1998?" });
        await Keep("Корме ауылы");
        await Keep("Көрме", work => work with { Makers = [new(Text("Айсұлу Қоңырбай", null))] });

        var found = FindWords.Run(database, Question.Of(typed), publicOnly: false);

        Assert.Equal(typed.StartsWith('"') ? [] : titles, found.Select(each => each.Work!.Title.First().Value));
        Assert.All(found, each => Assert.Contains(each.Why.Pieces, piece => piece.IsHit));
    }

    /// <summary>The second half of the table: names as they really come, and people and places beside works.</summary>
    [Theory]
    [InlineData("Қажымұқанның", "Қажымұқанның үйі", "Qajymuqan’yñ üıi")]
    [InlineData("Qajymuqan'yn", "Qajymuqan’yñ üıi", "Қажымұқанның үйі")]
    [InlineData("qazhymuqannyng", "Qajymuqan’yñ üıi", "Қажымұқанның үйі")]
    [InlineData("ә", "Ә", "قازاق ән", "Алматы, Абай көшесі", "Айсұлу Қоңырбай", "Айсұлу Қоңырбай", "Абажадай абажа")]
    [InlineData("東京", "東京 таңы")]
    [InlineData("قازاق", "قازاق ән")]
    [InlineData("айсұлу", "Айсұлу Қоңырбай", "Айсұлу Қоңырбай")]
    [InlineData("aisulu konyrbai", "Айсұлу Қоңырбай", "Айсұлу Қоңырбай")]
    [InlineData("көшесі алматы", "Алматы, Абай көшесі")]
    [InlineData("ан", "قازاق ән")]
    [InlineData("😀")]
    [InlineData("т😀а")]
    public async Task A_name_finds_these_in_this_order(string typed, params string[] titles)
    {
        await KeepNames();

        var found = FindWords.Run(database, Question.Of(typed), publicOnly: false);

        Assert.Equal(titles, found.Select(each => each.Title.First().Value).Where(title => title.Length < 100));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(100)]
    [InlineData(40)]
    public async Task A_word_of_four_hundred_letters_is_found_by_itself_and_by_its_beginning(int letters)
    {
        await KeepNames();

        var found = FindWords.Run(database, Question.Of(LongWord[..letters]), publicOnly: false);

        Assert.Equal(LongWord, Assert.Single(found).Title.First().Value);
        Assert.NotEmpty(found[0].Why.InBrackets);
    }

    [Theory]
    [InlineData("KB-17")]
    [InlineData("kb 17")]
    [InlineData("кб-17")]
    public async Task An_inventory_number_finds_its_work_before_every_title_with_the_same_words(string typed)
    {
        await Keep("Қабырға", work => work with { Identifier = "KB-17" });
        await Keep("KB 17");
        for (var number = 0; number < 120; number++) await Keep($"KB 17 {number}", work => work with { Identifier = $"KB-17-{number}" });

        var found = FindWords.Run(database, Question.Of(typed), publicOnly: false);

        Assert.Equal(["Қабырға", "KB 17"], found.Take(2).Select(TitleOf));
        Assert.Equal("identifier", found[0].Why.Field);
    }

    [Fact]
    public async Task An_inventory_number_that_changed_finds_by_the_new_one_alone()
    {
        var work = await Keep("Қабырға", work => work with { Identifier = "KB-17" });
        await RecordWorks.Run(database, [work with { Identifier = "MN-3" }], CancellationToken.None);

        Assert.Empty(FindWords.Run(database, Question.Of("KB-17"), publicOnly: false));
        Assert.Single(FindWords.Run(database, Question.Of("MN-3"), publicOnly: false));
    }

    [Theory]
    [InlineData(FoundOrder.Newest, "new", "between", "old", "undated")]
    [InlineData(FoundOrder.Oldest, "old", "between", "new", "undated")]
    public async Task Results_can_stand_in_the_order_of_their_days(FoundOrder order, params string[] stories)
    {
        foreach (var (title, date) in ((string, string?)[])[("between", "2010"), ("undated", null), ("new", "2024-05"), ("old", "1999?")])
            await Keep(title, work => work with { Date = date, Story = Text("алма", null) });

        Assert.Equal(stories, FindWords.Run(database, Question.Of("алма"), publicOnly: false, order: order).Select(TitleOf));
    }

    [Fact]
    public async Task A_title_that_is_the_question_comes_first_however_many_newer_ones_have_the_word()
    {
        await Keep("Таң");
        for (var number = 0; number < 150; number++) await Keep($"Таң {number}");

        var found = FindWords.Run(database, Question.Of("таң"), publicOnly: false);

        Assert.Equal("Таң", TitleOf(found[0]));
        Assert.Equal(FindWords.MostResults, found.Count);
    }

    [Fact]
    public async Task What_isnt_for_visitors_doesnt_hide_what_is_though_it_is_newer_and_more()
    {
        var hung = await Keep("Таң");
        await Hang("open", ExhibitionStatus.Open, "Ашық", hung);
        await RecordWorks.Run(database, [.. Enumerable.Range(0, 600).Select(_ => new Work { Id = Guid.NewGuid(), Kind = WorkKind.Photograph, Imported = DateTimeOffset.UnixEpoch, Title = Text("Таң", null) })], CancellationToken.None);

        Assert.Equal(hung.Id, Assert.Single(FindWords.Run(database, Question.Of("таң"), publicOnly: true)).Id);
    }

    [Fact]
    public async Task The_artist_finds_a_work_by_its_story_as_a_story()
    {
        var work = await Keep("Көпір", work => work with { Story = Text("Өзен **тасыды**.", null) });

        var found = Assert.Single(FindWords.Run(database, Question.Of("тасыды"), publicOnly: false));

        Assert.Equal(("story", work.Id, "Өзен [тасыды]."), (found.Kind, found.Id, found.Why.InBrackets));
    }

    private static readonly string LongWord = string.Concat(Enumerable.Repeat("абажадай", 50));

    private async Task KeepNames()
    {
        await Keep("Қажымұқанның үйі");
        await Keep("Qajymuqan’yñ üıi");
        await Keep(LongWord);
        await Keep("Абажадай абажа");
        await Keep("東京 таңы");
        await Keep("قازاق ән");
        await Keep("Ә");
        foreach (var number in (int[])[1, 2])
            await Index(new Person { Id = new Guid($"0198bbbb-0000-7000-8000-{number:x12}"), Name = Text("Айсұлу Қоңырбай", null), Created = DateTimeOffset.UnixEpoch });
        await Index(new Place { Id = new Guid("0198cccc-0000-7000-8000-000000000001"), Name = Text("Алматы, Абай көшесі", null), Precision = PlacePrecision.Exact, Created = DateTimeOffset.UnixEpoch });
    }

    private Task<bool> Index(IRecorded record) => database.Write((_, transaction) =>
    {
        IndexRecords.Write(transaction, [record]);
        return true;
    }, CancellationToken.None);

    [Fact]
    public async Task A_visitor_finds_only_what_hangs_and_is_shown()
    {
        var hung = await Keep("Көк есік");
        var stored = await Keep("Көк қақпа");
        var withdrawn = await Keep("Көк терезе");
        await Hang("open", ExhibitionStatus.Open, "Көк көрме", hung, withdrawn);
        await Hang("draft", ExhibitionStatus.Draft, "Көк жоба", stored);
        await RecordWorks.Run(database, [withdrawn with { IsWithdrawn = true }], CancellationToken.None);

        var visitor = FindWords.Run(database, Question.Of("көк"), publicOnly: true);
        var artist = FindWords.Run(database, Question.Of("көк"), publicOnly: false);

        Assert.Equal(["Көк есік", "Көк көрме"], visitor.Select(TitleOf).Order(StringComparer.Ordinal));
        Assert.Equal(["Көк есік", "Көк жоба", "Көк көрме", "Көк қақпа"], artist.Select(TitleOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_changed_work_is_found_by_its_new_words_alone()
    {
        var work = await Keep("Ескі атау", work => work with { Story = Text("Қысқа.", null) });
        await RecordWorks.Run(database, [work with { Title = Text("Жаңа атау", null), Mark = Mark.Picked }], CancellationToken.None);
        var queries = database.QueriesRun;
        await RecordWorks.Run(database, [work with { Title = Text("Жаңа атау", null), Mark = Mark.Rejected }], CancellationToken.None);
        var ofAMark = database.QueriesRun - queries;

        Assert.Empty(FindWords.Run(database, Question.Of("ескі"), publicOnly: false));
        Assert.Equal(work.Id, Assert.Single(FindWords.Run(database, Question.Of("жаңа"), publicOnly: false)).Id);
        Assert.InRange(ofAMark, 1, 16);
    }

    [Fact]
    public async Task An_index_of_an_older_fold_is_made_again()
    {
        var work = await Keep("Көрме");
        await database.Write((_, transaction) => transaction.Run("update search_state set fold = 0") + transaction.Run("insert into search (search) values ('delete-all')"), CancellationToken.None);

        await SearchIndex.Ensure(database, CancellationToken.None);

        Assert.Equal(work.Id, Assert.Single(FindWords.Run(database, Question.Of("корме"), publicOnly: false)).Id);
    }

    [Fact]
    public async Task Why_says_where_the_words_stand_in_a_long_story()
    {
        await Keep("Таң", work => work with { Story = Text(string.Join(' ', Enumerable.Repeat("сөз", 500)) + " мұнда **көрме** бар " + string.Join(' ', Enumerable.Repeat("сөз", 500)), null) });

        var why = Assert.Single(FindWords.Run(database, Question.Of("korme"), publicOnly: false)).Why;

        Assert.Equal(("story", "kk"), (why.Field, why.Language));
        Assert.Equal(["көрме"], why.Pieces.Where(piece => piece.IsHit).Select(piece => piece.Text));
        Assert.InRange(why.Text.Length, 40, 260);
        Assert.StartsWith("… ", why.Text, StringComparison.Ordinal);
    }

    private static string TitleOf(Found found) => (found.Work?.Title ?? found.Exhibition!.Title).First().Value;

    private static LanguageText Text(string kk, string? ru) => new([new("kk", kk), .. ru is null ? [] : (KeyValuePair<string, string>[])[new("ru", ru)]]);

    private async Task<Work> Keep(string title, Func<Work, Work>? described = null)
    {
        var work = new Work { Id = new Guid($"0198aaaa-0000-7000-8000-{++count:x12}"), Kind = WorkKind.Photograph, Imported = DateTimeOffset.UnixEpoch, Title = Text(title, null) };
        work = described?.Invoke(work) ?? work;
        await RecordWorks.Run(database, [work], CancellationToken.None);
        return work;
    }

    private Task<bool> Hang(string slug, ExhibitionStatus status, string title, params Work[] works) => database.Write((_, transaction) =>
    {
        HangExhibition.Write(transaction, [new()
        {
            Id = Guid.NewGuid(),
            Slug = slug,
            Status = status,
            Title = Text(title, null),
            Created = DateTimeOffset.UnixEpoch,
            Sections = [new() { Works = [.. works.Select(work => new Hanging(work.Id))] }],
        }]);
        return true;
    }, CancellationToken.None);
}
