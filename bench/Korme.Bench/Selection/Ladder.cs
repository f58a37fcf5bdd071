namespace Korme.Bench.Selection;

/// <summary>Steps of damage that a person sees at 1,024 px, from the first that shows to the last that anybody would keep.</summary>
internal static class Ladder
{
    private static readonly double[] Defocus = [1, 1.4, 1.9, 2.5, 3.3, 4.2, 5.3, 6.5];
    private static readonly double[] Blur = [0.7, 0.95, 1.3, 1.7, 2.2, 2.8, 3.5, 4.5];
    private static readonly double[] Motion = [3, 4.5, 6, 8, 10.5, 14, 18, 23];
    private static readonly double[] Noise = [4, 5.5, 7.5, 10, 13, 17, 22, 28];
    private static readonly double[] Over = [0.5, 0.8, 1.1, 1.4, 1.7, 2, 2.4, 2.8];
    private static readonly double[] Under = [-0.6, -0.9, -1.3, -1.7, -2.1, -2.6, -3.1, -3.6];
    private static readonly int[] Quality = [78, 64, 50, 38, 28, 20, 14, 9];

    public static readonly IReadOnlyList<string> Kinds =
    [
        "defocus", "noise", "motion", "over", "blur", "under", "jpeg", "defocus+noise", "mixed", "motion+noise", "over+noise", "under+defocus", "defocus+jpeg",
    ];

    /// <summary>The untouched frame and <paramref name="count"/> − 1 spoiled ones, in any order.</summary>
    public static Damage[] Draw(string kind, int count, Random random)
    {
        var steps = Enumerable.Range(0, Defocus.Length).ToArray();
        random.Shuffle(steps);
        var frames = Enumerable.Range(0, count - 1).Select(frame => kind switch
        {
            "mixed" => Of(Kinds[random.Next(7)], random.Next(1, steps.Length), random),
            _ when kind.Contains('+', StringComparison.Ordinal) => Join(kind, steps[frame], random),
            _ => Of(kind, steps[frame], random),
        }).Append(Damage.None).ToArray();
        random.Shuffle(frames);
        return frames;
    }

    private static Damage Join(string kind, int step, Random random)
    {
        var parts = kind.Split('+');
        Damage first = Of(parts[0], step, random), second = Of(parts[1], random.Next(Defocus.Length), random);
        return first with { Noise = first.Noise + second.Noise, DefocusPixels = first.DefocusPixels + second.DefocusPixels, Quality = Math.Min(first.Quality, second.Quality) };
    }

    private static Damage Of(string kind, int step, Random random)
    {
        // A step is a tenth wide, so that no two days have the same amounts; steps don't overlap.
        var wide = 0.95 + 0.1 * random.NextDouble();
        return kind switch
        {
            "defocus" => new(DefocusPixels: Defocus[step] * wide),
            "blur" => new(BlurPixels: Blur[step] * wide),
            "motion" => new(MotionPixels: Motion[step] * wide),
            "noise" => new(Noise: Noise[step] * wide),
            "over" => new(Stops: Over[step] * wide),
            "under" => new(Stops: Under[step] * wide),
            _ => new(Quality: Quality[step]),
        };
    }
}
