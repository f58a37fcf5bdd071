using System.Text;
using Korme.Archive;
using Korme.Archive.Ocfl;
using Korme.Catalogue;
using Korme.Exchange;
using Korme.Storage;

namespace Korme.Tests.Exchange;

/// <summary>A spreadsheet becomes works, changes works, and is taken back.</summary>
public sealed class BringInTests : IDisposable
{
    private const string Sheet = """
        Инв. №;Название;Название (каз.);Автор;Год;Материал;Размер;Координаты;Вид;Ключевые слова
        KB-1;Зелёный базар;Көк базар;Айгүл Серік (painter);2026;акрил, бетон;6 × 10,4 м;43,2567 76,9286;мурал;базар, алма
        KB-2;Дождь;Жаңбыр;Айгүл Серік;май 2025;тушь;19,6 × 28 см;;эскиз;
        KB-3;Тополя;;Мұрат Қали;2024-02-30;;;;;
        """;

    private readonly ExchangeHome home = new();

    [Fact]
    public async Task A_dry_run_says_what_would_be_made_and_refused_and_writes_nothing()
    {
        var file = await home.Take(Sheet);

        var trial = await home.Try(file);

        Assert.Equal(new ExchangeCounts(Made: 3, Cells: 1), trial.Counts);
        Assert.Equal(("Год", "date-day"), (trial.Cells.Single().Column, trial.Cells.Single().Key));
        Assert.Empty(home.Works);
    }

    [Fact]
    public async Task Rows_become_works_in_the_archive_and_the_catalogue()
    {
        await home.Bring(Sheet);

        var work = home["Көк базар"];
        Assert.Equal(("KB-1", WorkKind.Mural, "2026", "6 × 10,4 м"), (work.Identifier, work.Kind, work.Date, work.Dimensions));
        Assert.Equal("Зелёный базар", work.Title.In("und"));
        Assert.Equal(new Maker(LanguageText.Of("Айгүл Серік"), "painter"), work.Makers.Single());
        Assert.Equal((43.2567, 76.9286), (work.Place!.Latitude, work.Place.Longitude));
        Assert.Equal(["базар", "алма"], work.Keywords);
        Assert.Equal(["Зелёный базар", "Дождь", "Тополя"], home.Works.OrderBy(each => each.Id).Select(each => each.Title.In("und")));
        Assert.Equal(RecordJson.Of(work), RecordJson.Of(home.Studio.Archive.Works().Single(each => each.Id == work.Id)));
    }

    [Fact]
    public async Task A_row_with_a_known_number_changes_its_work_and_an_empty_cell_says_nothing()
    {
        await home.Bring(Sheet);

        var done = await home.Bring("inventory number,title@en,date,dimensions\nkb-1,Green Bazaar,,\nKB-2,Rain,2025-06,\nKB-9,New,2020,\n");

        Assert.Equal(new ExchangeCounts(Made: 1, Changed: 2), done.Counts);
        var work = home["Green Bazaar"];
        Assert.Equal(("2026", "6 × 10,4 м", "Көк базар"), (work.Date, work.Dimensions, work.Title.In("kk")));
        Assert.Equal(4, home.Works.Count);
    }

    [Fact]
    public async Task A_row_finds_its_work_by_the_name_of_a_file()
    {
        var photograph = await home.Studio.Take();

        var done = await home.Bring("Файл;Название (рус.)\nD:\\снимки\\dsc_0101.JPG;Базар утром\n");

        Assert.Equal(new ExchangeCounts(Changed: 1), done.Counts);
        Assert.Equal("Базар утром", FindWork.ById(home.Studio.Database, photograph.Id)!.Title.In("ru"));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_by_row_and_column_and_the_rest_goes_in()
    {
        var troubles = new List<CellTrouble>();

        var done = await home.Bring("""
            id,title,lat,lon,rating,kind
            ,Swapped,143.25,76.9,3,mural
            ,"never closed,1,1,1,
            nonsense,By its id,1,1,1,
            ,Far,195,100,9,statue
            ,,,,,
            """, troubles);

        Assert.Equal(new ExchangeCounts(Made: 3, Refused: 1, Cells: 4), done.Counts);
        Assert.Equal(
            ["2 lat swapped", "3  quote", "5 rating rating", "5 kind kind", "5 lat latitude"],
            troubles.Select(trouble => $"{trouble.Row} {trouble.Column} {trouble.Key}"));
    }

    [Theory]
    [InlineData("sep=;\r\ntitle;date\r\n\"A\";soon\r\n")] // Excel, told its delimiter
    [InlineData("\uFEFF\"title\",\"date\"\n\"A\",\"soon\"\n,\n")] // LibreOffice, every text in quotes, an empty row below
    [InlineData("title\tdate\t\t\r\nA\tsoon\t\t\r\n\t\t\t\r\n")] // Excel's Unicode text, with empty columns at the right
    public async Task What_a_spreadsheet_makes_of_a_table_is_the_same_table(string text)
    {
        var troubles = new List<CellTrouble>();

        var done = await home.Bring(text, troubles);

        Assert.Equal(new ExchangeCounts(Made: 1, Cells: 1), done.Counts);
        Assert.Equal((2, "date"), (troubles.Single().Row, troubles.Single().Column));
    }

    [Fact]
    public async Task A_cell_that_is_not_understood_costs_its_row_when_the_mapping_says_so()
    {
        var file = await home.Take("title,date\nGood,2026\nBad,soon\n") with { BadCellSkipsRow = true };

        var done = await home.Apply(file);

        Assert.Equal(new ExchangeCounts(Made: 1, Refused: 1), done.Counts);
    }

    [Fact]
    public async Task Two_rows_of_one_work_are_one_too_many()
    {
        var troubles = new List<CellTrouble>();

        var done = await home.Bring("inventory number,title\nA-1,One\nA-1,Two\n", troubles);

        Assert.Equal(new ExchangeCounts(Made: 1, Refused: 1), done.Counts);
        Assert.Equal(("again", "2"), (troubles.Single().Key, troubles.Single().Value));
    }

    [Fact]
    public async Task A_whole_file_is_taken_back_after_a_restart_and_what_a_hand_changed_since_stays()
    {
        await home.Bring(Sheet);
        var file = await home.Bring("inventory number,title@en,date\nKB-1,Green Bazaar,2027\nKB-2,Rain,2027\nKB-9,New,2020\nKB-10,Newer,2021\n");
        var changes = await home.Studio.Changes();
        var edited = home["Rain"] with { Date = "2028" };
        await changes.Save(edited, "edited", null, CancellationToken.None);
        var starred = home["Green Bazaar"] with { Rating = 5 };
        await changes.Save(starred, "marked", null, CancellationToken.None);
        var kept = home["Newer"] with { Story = LanguageText.Of("Written by hand.", "en") };
        await changes.Save(kept, "edited", null, CancellationToken.None);
        home.Studio.Restart();

        var undone = await home.Undo(home.Folder.Find(file.Id)!);

        Assert.Equal((1, 1, 2), (undone.Undone!.Binned, undone.Undone.Restored, undone.Undone.Left));
        var restored = FindWork.ById(home.Studio.Database, starred.Id)!;
        Assert.Equal((null, "2026", 5), (restored.Title.In("en"), restored.Date, restored.Rating));
        Assert.Equal(("Rain", "2028"), (home["Rain"].Title.In("en"), home["Rain"].Date));
        Assert.Null(home["Newer"].Binned);
        Assert.Equal([edited.Id, kept.Id], undone.Undone.FirstLeft.Order());
        Assert.Single(ListWorks.InBin(home.Studio.Database));
    }

    [Fact]
    public async Task An_import_that_was_interrupted_goes_on_and_does_nothing_twice()
    {
        await home.Bring("inventory number,title\nN-5,Old name\n");
        var rows = string.Concat(Enumerable.Range(1, 1200).Select(number => $"N-{number},Work {number},{(number == 700 ? "soon" : "2026")}\n"));
        var file = await home.Take("inventory number,title,date\n" + rows);
        using var stop = new CancellationTokenSource();
        var apply = new ApplyExchange(home.Studio.Database, home.Studio.Archive, await home.Studio.Changes(), home.Folder, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => apply.Run(file, new(TimeProvider.System), _ => stop.Cancel(), stop.Token));
        Assert.Equal(1000, home.Works.Count);
        // As if it had been killed before the second batch was said to be done.
        var log = home.Folder.LogOf(file);
        File.WriteAllLines(log, File.ReadAllLines(log).SkipLast(1));
        File.AppendAllText(log, "{\"to\":15");
        home.Studio.Restart();

        var done = await home.Apply(home.Folder.Find(file.Id)!);

        Assert.Equal(new ExchangeCounts(Made: 1199, Changed: 1, Cells: 1), done.Counts);
        Assert.Equal(1200, home.Works.Count);
        Assert.False(File.Exists(home.Folder.SourceOf(file)));
        var undone = await home.Undo(done);
        Assert.Equal((1199, 1, 0), (undone.Undone!.Binned, undone.Undone.Restored, undone.Undone.Left));
        Assert.Equal("Old name", home.Works.Single().Title.In("und"));
    }

    [Fact]
    public async Task Five_hundred_new_works_cost_two_syncs_of_the_file_system_and_no_file_one_of_its_own()
    {
        var file = await home.Take(Rows(500));
        await home.Studio.Changes();
        var syncs = Durable.Count();

        var done = await home.Apply(file);

        Assert.Equal(500, done.Counts.Made);
        // The log twice, exchange.json twice, each with its folder: nothing that grows with the rows.
        if (OperatingSystem.IsLinux()) Assert.Equal((2, true, true), (syncs.FileSystems, syncs.Files <= 6, syncs.Folders <= 4));
        Assert.Empty(OcflValidator.CheckRoot(home.Studio.Home.Archive));
    }

    [Fact]
    public async Task A_long_file_is_taken_back_into_the_archive_as_it_goes()
    {
        var file = await home.Apply(await home.Take(Rows(1100)));

        var undone = await home.Undo(file);

        Assert.Equal(1100, undone.Undone!.Binned);
        var versions = FindWorks.ById(home.Studio.Database, [.. home.Studio.Archive.Works().Select(work => work.Id)]).Select(work => home.Studio.Archive.VersionsOf(work.Id)).ToList();
        Assert.Equal((1000, 100), (versions.Count(number => number == 2), versions.Count(number => number == 1)));
        Assert.Equal(100, await (await home.Studio.Changes()).Settle(CancellationToken.None));
    }

    [Fact]
    public async Task How_a_file_is_written_is_found_out_once()
    {
        var cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        var file = await home.Take(cyrillic.GetBytes("название;год\nДождь;2026\n"));
        // Were it looked at again, this would be UTF-8.
        await File.WriteAllTextAsync(home.Folder.SourceOf(file), "название;год\nABC;2026\n", cyrillic);
        await File.AppendAllTextAsync(home.Folder.SourceOf(file), "Снег;2025\n", cyrillic);

        var trial = await home.Try(home.Folder.Find(file.Id)!);

        Assert.Equal((1251, "windows-1251"), (home.Folder.Find(file.Id)!.Text!.CodePage, (await home.Folder.Describe(file, CancellationToken.None)).Encoding));
        Assert.Equal(["ABC", "Снег"], trial.Made.Select(row => row.Work.Title.In("und")));
    }

    [Fact]
    public void What_a_file_takes_on_the_disk_is_known_before()
    {
        var disk = new FreeRoom(71_000_000_000, 16_000_000);
        var full = new FreeRoom(71_000_000_000, 4_700_000);
        var counts = new ExchangeCounts(Made: 1_000_000);

        var some = RoomNeeded.Of(new(Made: 1000, Changed: 1000), disk);

        Assert.False(some.IsMuch);
        Assert.Equal((true, true), (RoomNeeded.Of(counts, disk).IsMuch, RoomNeeded.Of(counts, disk).Fits));
        Assert.False(RoomNeeded.Of(counts, full).Fits);
        Assert.True(RoomNeeded.Of(counts, full with { Files = null }).Fits);
        Assert.InRange(FreeRoom.Of(home.Studio.Folder).Bytes, 1, long.MaxValue);
    }

    [Fact]
    public async Task A_new_work_takes_the_files_that_are_counted_for_it()
    {
        await home.Bring(Rows(20));

        var entries = Directory.EnumerateFileSystemEntries(home.Studio.Home.Archive, "*", SearchOption.AllDirectories).Count();

        Assert.InRange(entries, 20 * 13, (20 * RoomNeeded.Of(new(Made: 1), FreeRoom.Of(home.Studio.Folder)).Files) + 10);
    }

    [Fact]
    public async Task A_mapping_that_a_person_wrote_decides()
    {
        var file = await home.Take("A,B,C\nKB-1,Көк базар,ignored\n");
        var map = Path.Combine(home.Studio.Folder, "map.yaml");
        await File.WriteAllTextAsync(map, "match: identifier\nkind: mural\nlanguage: kk\ncolumns:\n  A: identifier\n  B: title\n  C: '-'\n");

        await home.Apply(await home.Folder.Map(file, map, CancellationToken.None));

        Assert.Equal((WorkKind.Mural, "KB-1"), (home["Көк базар"].Kind, home["Көк базар"].Identifier));
        Assert.Equal("Көк базар", home["Көк базар"].Title.In("kk"));
    }

    [Theory]
    [InlineData("columns:\n  X: title\n", "no column 'X'")]
    [InlineData("columns:\n  A: nonsense\n", "'nonsense' is no field")]
    [InlineData("match: telepathy\n", "match is one of")]
    [InlineData("columns:\n  A: title\n  B: title\n", "both to be title@und")]
    [InlineData("[", "map.yaml can’t be used")]
    public async Task A_mapping_that_cannot_be_used_says_why(string text, string why)
    {
        var file = await home.Take("A,B,C\n1,2,3\n");
        var map = Path.Combine(home.Studio.Folder, "map.yaml");
        await File.WriteAllTextAsync(map, text);

        var refused = await Assert.ThrowsAsync<ExchangeRefusedException>(() => home.Folder.Map(file, map, CancellationToken.None));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_seen_in_a_work_is_never_taken_out_by_a_file()
    {
        var person = Guid.CreateVersion7();
        var work = await home.Studio.Take(change: work => work with { Subjects = [person] });

        await home.Bring($"id,subjects,title@en\n{work.Id},,Named\n{Guid.CreateVersion7()},{Guid.CreateVersion7()},x\n");

        Assert.Equal([person], home["Named"].Subjects);
    }

    public void Dispose() => home.Dispose();

    private static string Rows(int count) => "title,date,story\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"Work {number},2026,A story.\n"));
}
