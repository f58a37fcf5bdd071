using System.Globalization;

namespace Korme.Bench.Selection;

/// <summary>
/// Days of real photographs, spoiled by known amounts, given to <c>korme select</c>: is the order right, are moments found, is the
/// reason true? Beside it what simple programs make of the same files.
/// </summary>
internal static class SelectionBench
{
    /// <param name="korme">The published Korme.dll.</param>
    /// <param name="work">Where days are made; kept for the next run.</param>
    /// <param name="args">--seed S, --photographs DIR, --groups N.</param>
    public static async Task<int> Run(string korme, string work, string[] args)
    {
        int seed = 1, groups = 52;
        var photographs = Path.Combine(work, "..", "..", "..", "shared", "material");
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return Usage();
            switch (args[i])
            {
                case "--seed" when int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out seed): break;
                case "--groups" when int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out groups) && groups > 0: break;
                case "--photographs" when Directory.Exists(args[i + 1]): photographs = args[i + 1]; break;
                default: return Usage();
            }
        }
        var files = FindPhotographs.In(photographs);
        if (files.Count == 0)
        {
            await Console.Error.WriteLineAsync($"{photographs} has no JPEG of 700 pixels or more.");
            return 1;
        }
        var (folder, truth) = await MakeDay.Run(Path.Combine(work, "selection"), files, seed, groups);
        await Judge(korme, folder, truth, files.Count);
        SpeedOfSelection.Say(files);
        return 0;
    }

    private static async Task Judge(string korme, string folder, Truth truth, int photographs)
    {
        var random = new Random(truth.Seed);
        var day = Path.Combine(folder, "photographs");
        var files = Directory.GetFiles(day).Order(StringComparer.Ordinal).ToArray();
        Console.WriteLine($"seed {truth.Seed}: {files.Length} files in {truth.Groups.Count} moments made of {photographs} photographs");
        var answer = await Answer.Ask(korme, day, Path.Combine(folder, "home"));
        var byFile = answer.ByFile();
        var laplacian = Baselines.LaplacianVariance(files);
        var sizes = files.ToDictionary(file => Path.GetFileName(file), file => new FileInfo(file).Length);
        var dice = files.ToDictionary(file => Path.GetFileName(file), _ => random.NextDouble());

        ScoreOrder.Say("order", ScoreOrder.Of(truth.Groups, Better), random);
        Console.WriteLine("order by a simple rule");
        ScoreOrder.Line("Laplacian variance", ScoreOrder.Of(truth.Groups, (a, b) => laplacian[a.File].CompareTo(laplacian[b.File])), random);
        ScoreOrder.Line("largest file", ScoreOrder.Of(truth.Groups, (a, b) => sizes[a.File].CompareTo(sizes[b.File])), random);
        ScoreOrder.Line("random", ScoreOrder.Of(truth.Groups, (a, b) => dice[a.File].CompareTo(dice[b.File])), random);
        Console.WriteLine("the reason names the cause");
        ScoreReasons.Say(truth, answer, random);
        ScoreGroups.Say("moments", truth, byFile.ToDictionary(file => file.Key, file => file.Value.Burst));
        ScoreGroups.SayKinds(truth, byFile.ToDictionary(file => file.Key, file => file.Value.Burst));
        if (Baselines.FindImageDupes(day) is { } dupes) ScoreGroups.Say("findimagedupes", truth, dupes);
        else Console.WriteLine("findimagedupes is not installed");

        int Better(TrueFrame one, TrueFrame other)
        {
            var (first, second) = (byFile[one.File], byFile[other.File]);
            return first.Burst == second.Burst ? second.Frame.Rank.CompareTo(first.Frame.Rank) : -1;
        }
    }

    private static int Usage()
    {
        Console.Error.WriteLine("bench/run selection [--seed S] [--photographs DIR] [--groups N]");
        return 2;
    }
}
