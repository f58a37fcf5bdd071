using System.Diagnostics;
using System.Globalization;
using Korme.Archive;
using Korme.Catalogue;
using Korme.Derivatives;
using Korme.Exhibitions.Pages;
using Korme.Search;
using Korme.Storage;
using Korme.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Korme.Bench.Catalogue;

/// <summary>
/// A catalogue of N works with stories: how fast it is written and how large it gets, how long searching, lists and a work's page take,
/// at a hundredth, a tenth and the whole of N; beside the same texts in plain FTS5, ranked by bm25 without bounds.
/// </summary>
internal static class CatalogueBench
{
    private const int ExhibitionsPerTransaction = 50, MoreExhibitions = 250, Questions = 1_500, MostOfPeer = 100_000;

    public static async Task Run(string work, int count)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SQLite {Sqlite.Start()}, {Environment.ProcessorCount} cores"));
        foreach (var size in (int[])[.. ((int[])[count / 100, count / 10, count]).Where(size => size >= 10_000)]) await RunSize(work, size);
    }

    private static async Task RunSize(string work, int count)
    {
        var folder = Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"catalogue-{count}"));
        var invented = new Invented();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{count:N0} works"));
        if (!File.Exists(Path.Combine(folder, "complete"))) await Make(folder, invented, count);
        Console.Write(await File.ReadAllTextAsync(Path.Combine(folder, "complete")));

        using var home = Home.Open(folder);
        using var database = Database.Open(home.CatalogueFile);
        var chance = new Random(7);
        var words = Enumerable.Range(0, Questions).Select(_ => Typed(chance, invented)).ToList();
        Ask("search, words", words, typed => FindWords.Run(database, Question.Of(typed + " "), publicOnly: true).Count);
        Ask("search, beginnings", [.. words.Select(typed => typed[..Math.Min(typed.Length, 1 + chance.Next(6))])], typed => FindWords.Run(database, Question.Of(typed), publicOnly: true).Count);
        Ask("search, the 60 commonest", [.. Enumerable.Range(0, 60).Select(number => invented.Words(number % 3)[number / 3])], typed => FindWords.Run(database, Question.Of(typed), publicOnly: true).Count);
        var filters = Enumerable.Range(0, Questions / 3).Select(_ => Filter(chance, invented)).ToList();
        Ask("a page of the list", filters, filter => ListPublished.Run(database, filter).Works.Count);
        await Pages(home, database, [.. Enumerable.Range(0, 400).Select(_ => chance.Next(count))], filters);
        if (count <= MostOfPeer) PlainFts.Run(Path.Combine(work, $"plain-{count}.db"), invented, count / Invented.WorksEach, words);
    }

    private static async Task Make(string folder, Invented invented, int count)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        string said;
        using (var home = Home.Open(folder))
        {
            var exhibitions = count / Invented.WorksEach;
            using (var rebuilt = Database.OpenScratch(home.CatalogueFile))
            {
                await SearchIndex.Ensure(rebuilt, CancellationToken.None);
                await rebuilt.WriteJournaled((_, transaction) =>
                {
                    IndexRecords.Write(transaction, [.. invented.PlaceRecords, .. invented.PeopleRecords, .. invented.Consents]);
                    return true;
                }, CancellationToken.None);
                said = await Write("written as in a rebuild", rebuilt, invented, Enumerable.Range(0, exhibitions).Chunk(ExhibitionsPerTransaction));
            }
            using var database = Database.Open(home.CatalogueFile);
            said += await Write("and then as by an import", database, invented, Enumerable.Range(exhibitions, MoreExhibitions).Chunk(ExhibitionsPerTransaction / 2));
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "complete"), said + Sizes(Path.Combine(folder, "catalogue.db")));
    }

    private static async Task<string> Write(string what, Database database, Invented invented, IEnumerable<int[]> numbers)
    {
        var (whole, pictures, works, hanging, count) = (new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch(), 0);
        void Take(Stopwatch watch, Action write)
        {
            watch.Start();
            write();
            watch.Stop();
        }
        foreach (var chunk in numbers)
        {
            // Inventing works is nobody's work but ours, and isn't counted.
            var batch = chunk.AsParallel().AsOrdered().Select(invented.Of).ToList();
            count += batch.Sum(each => each.Works.Count);
            whole.Start();
            await database.WriteJournaled((_, transaction) =>
            {
                Take(pictures, () => RecordPicture.Write(transaction, [.. batch.SelectMany(each => each.Pictures)]));
                Take(works, () => IndexRecords.Write(transaction, [.. batch.SelectMany(each => each.Works)]));
                Take(hanging, () => IndexRecords.Write(transaction, [.. batch.Select(each => each.Exhibition)]));
                return true;
            }, CancellationToken.None);
            whole.Stop();
        }
        double Share(TimeSpan part) => part / whole.Elapsed * 100;
        return string.Create(CultureInfo.InvariantCulture,
            $"  {what}: {count / whole.Elapsed.TotalSeconds:N0} works a second, with their exhibitions and pictures ({whole.Elapsed.TotalSeconds:0} s; works {Share(works.Elapsed):0} %, what decoding told {Share(pictures.Elapsed):0} %, hanging {Share(hanging.Elapsed):0} %, commits {Share(whole.Elapsed - works.Elapsed - pictures.Elapsed - hanging.Elapsed):0} %)\n");
    }

    private static string Sizes(string file)
    {
        var tables = Database.ReadOnce(file, connection => connection.Rows(
            "select name, sum(pgsize) from dbstat group by name", row => (Name: row.GetString(0), Bytes: row.GetInt64(1))));
        bool IsOfSearch(string name) => name.StartsWith("search", StringComparison.Ordinal) || name.StartsWith("list", StringComparison.Ordinal) || name.StartsWith("sqlite_autoindex_list", StringComparison.Ordinal);
        var parts = tables.OrderByDescending(table => table.Bytes).Take(12).Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Name} {table.Bytes / 1e6:0}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"  index of words and lists {tables.Where(table => IsOfSearch(table.Name)).Sum(table => table.Bytes) / 1e6:N0} MB, catalogue.db {tables.Sum(table => table.Bytes) / 1e6:N0} MB: {string.Join(", ", parts)}\n");
    }

    /// <summary>One, two or three words as often as they stand in texts.</summary>
    private static string Typed(Random chance, Invented invented)
    {
        var language = chance.Next(3);
        return string.Join(' ', Enumerable.Range(0, 1 + chance.Next(6) / 3).Select(_ => invented.Word(chance, language)));
    }

    private static WorkFilter Filter(Random chance, Invented invented)
    {
        var year = 1996 + chance.Next(30);
        var filter = new WorkFilter();
        for (var part = 0; part < 1 + chance.Next(3); part++)
            filter = chance.Next(8) switch
            {
                0 => filter with { Maker = CatalogueText.Of(invented.PeopleRecords[chance.Next(300)].Id) },
                1 => filter with { Place = CatalogueText.Of(invented.PlaceRecords[1 + chance.Next(499)].Id) },
                2 => filter with { Kind = ((string[])["photograph", "sketch", "mural", "painting", "textile"])[chance.Next(5)] },
                3 => filter with { Condition = ((string[])["extant", "altered", "paintedOver", "destroyed"])[chance.Next(4)] },
                4 => filter with { From = year, To = year + chance.Next(4) },
                5 => filter with { Colour = $"#{chance.Next(0x1000000):x6}" },
                6 => filter with { Words = invented.Word(chance, chance.Next(3)) },
                _ => filter with { To = year },
            };
        return filter;
    }

    private static async Task Pages(Home home, Database database, IReadOnlyList<int> works, IReadOnlyList<WorkFilter> filters)
    {
        using var archive = new ArchiveStore(home, TimeProvider.System);
        await using var app = Site.Build(new() { Listen = ["http://127.0.0.1:0"] }, services => services
            .AddSingleton(home).AddSingleton(database).AddSingleton(archive).AddSingleton(new DerivativePaths(home.DerivativesFolder)).AddSingleton(TimeProvider.System));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new(address) };
        http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        async Task<List<double>> Get(IEnumerable<string> paths)
        {
            var times = new List<double>();
            foreach (var path in paths)
            {
                var started = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(path);
                await answer.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if ((int)answer.StatusCode is not (200 or 410)) throw new InvalidOperationException($"{path}: {answer.StatusCode}");
            }
            return times;
        }
        List<string> pages = [.. works.Select(number => Addresses.Work("kk", string.Create(CultureInfo.InvariantCulture, $"exhibition-{number / Invented.WorksEach}"), Invented.WorkId(number)))];
        await Get(pages.Take(100)); // the compiler's share
        Say("a work's page, over HTTP", await Get(pages));
        List<string> lists = [.. filters.Select(filter => "/kk/works" + filter.ToQuery())];
        await Get(lists.Take(60));
        Say("the list's page, over HTTP", await Get(lists.Take(300)));
        await app.StopAsync();
    }

    internal static void Ask<T>(string what, IReadOnlyList<T> questions, Func<T, int> ask)
    {
        foreach (var question in questions.Take(50)) ask(question);
        var (times, found) = (new List<(double Time, T Question)>(), 0L);
        foreach (var question in questions)
        {
            var started = Stopwatch.GetTimestamp();
            found += ask(question);
            times.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, question));
        }
        Say(what, [.. times.Select(time => time.Time)], string.Create(CultureInfo.InvariantCulture, $"   {(double)found / questions.Count:0.0} found; slowest {times.MaxBy(time => time.Time).Question}"));
    }

    private static void Say(string what, List<double> times, string more = "")
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-30} p50 {times[times.Count / 2],7:0.00} ms   p99 {times[times.Count * 99 / 100],7:0.00} ms   longest {times[^1],7:0.00} ms{more}"));
    }
}
