using System.Diagnostics;
using System.Globalization;
using System.Text;
using Korme.Storage;

namespace Korme.Bench;

/// <summary>The catalogue from a CSV and into one, rows a second, beside floors: the same rows into one bare table of SQLite, and out of it.</summary>
internal static class ExchangeBench
{
    public static async Task Run(string korme, string work, int count)
    {
        var home = Path.Combine(work, "exchange-home");
        if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
        var csv = Path.Combine(work, "works.csv");
        Make(csv, count);
        Console.WriteLine($"{count:N0} rows, {new FileInfo(csv).Length / 1e6:0.0} MB, {Environment.ProcessorCount} cores");

        Say("floor: rows into a bare table, a sync every 500", count, await Floor(csv, Path.Combine(work, "floor.db")));
        Say("korme catalogue in --dry-run, empty home", count, await Korme(korme, "catalogue", "in", csv, "--dry-run", "--home", home));
        Say("korme catalogue in, new works", count, await Korme(korme, "catalogue", "in", csv, "--home", home));
        Say("korme catalogue in, the same again", count, await Korme(korme, "catalogue", "in", csv, "--home", home));
        foreach (var format in (string[])["out.csv", "out.json", "out.xml"])
            Say($"korme catalogue {format}", count, await Korme(korme, "catalogue", "out", Path.Combine(work, format), "--home", home));
    }

    private static void Make(string path, int count)
    {
        using var text = new StreamWriter(path, append: false, Encoding.UTF8);
        text.Write("Инв. №,Название (каз.),Title (en),Автор,Год,Материал,Размер,Место,Ключевые слова,Описание\r\n");
        for (var number = 1; number <= count; number++)
            text.Write(string.Create(CultureInfo.InvariantCulture,
                $"KB-{number},Көк базар {number},\"Green Bazaar, {number}\",Айгүл Серік; Мұрат Қали (painter),{1990 + (number % 36)},\"акрил, бетон\",42 × {number % 90} см,Алматы,\"базар, алма\",\"Таңертең алма сатып тұр.\nЕкінші жол {number}.\"\r\n"));
    }

    private static async Task<TimeSpan> Floor(string csv, string file)
    {
        File.Delete(file);
        var started = Stopwatch.GetTimestamp();
        using var database = Database.Open(file);
        foreach (var rows in File.ReadLines(csv).Chunk(1000))
            await database.Write((_, transaction) =>
            {
                transaction.RunEach("insert into import (id, name) values (@id, @name)", ["@id", "@name"], rows, row => [Guid.CreateVersion7().ToString(), row]);
                return true;
            }, CancellationToken.None);
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<TimeSpan> Korme(string korme, params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [korme, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        var most = 0L;
        while (!process.HasExited)
        {
            process.Refresh();
            if (!process.HasExited) most = Math.Max(most, process.PeakWorkingSet64);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMilliseconds(200)));
        }
        await output;
        if (process.ExitCode > 1) throw new InvalidOperationException(await errors);
        Console.WriteLine($"  at most {most / 1e6:0} MB of memory");
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Say(string what, int count, TimeSpan time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {count / time.TotalSeconds,10:N0} rows/s  {time.TotalSeconds,8:0.0} s"));
}
