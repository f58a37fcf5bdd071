namespace Korme.Bench.Selection;

/// <summary>What a day is to hold, drawn from a seed: groups that can be ranked, groups that must not be, and what only looks like one.</summary>
/// <param name="photographs">Files to be made into it.</param>
/// <param name="seed">The same seed and photographs give the same day.</param>
internal sealed class PlanDay(IReadOnlyList<string> photographs, int seed)
{
    private readonly Random random = new(seed);
    private readonly List<PlannedGroup> groups = [];
    private readonly Dictionary<string, DateTime> lastUsed = [];
    private readonly string[] shuffled = [.. photographs];
    private int next;
    private DateTime clock = new(2026, 11, 20, 8, 0, 0);

    /// <summary>Three cameras take turns: sub-seconds, whole seconds, whole minutes.</summary>
    private static readonly (string Model, bool HasSubSeconds, string Format)[] Cameras =
        [("A", true, "yyyy:MM:dd HH:mm:ss"), ("B", false, "yyyy:MM:dd HH:mm:ss"), ("C", false, "yyyy:MM:dd HH:mm:00")];

    public IReadOnlyList<PlannedGroup> Run(int ranked)
    {
        random.Shuffle(shuffled);
        for (var number = 0; number < ranked; number++)
        {
            var camera = number % 8 == 7 ? 2 : number % 3 == 1 ? 1 : 0;
            Rank(Ladder.Kinds[number % Ladder.Kinds.Count], camera);
            switch (number % 6)
            {
                case 0: Twins(camera); break;
                case 1: Reframe(camera); break;
                case 2: Bracket(); break;
                case 3: Pan(); break;
                case 4: Singles(camera); break;
                default: TwoBodies(); break;
            }
            if (number % 12 == 5) WithoutDates();
        }
        return groups;
    }

    private void Rank(string kind, int camera)
    {
        var photograph = Take(out var start, camera);
        Add(kind, photograph, camera, start, Ladder.Draw(kind, random.Next(3, 10), random), intruders: random.Next(4) == 0);
        if (random.Next(4) > 0) return;
        clock = start.AddMinutes(10);
        Add("twins", photograph, camera, clock, Twin(random.Next(2, 5)));
    }

    private void Twins(int camera) => Add("twins", Take(out var start, camera), camera, start, Twin(random.Next(3, 8)));

    /// <summary>The noise of a sensor, a tenth of a stop of drifting light, another quality as good.</summary>
    private Damage[] Twin(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Damage(Noise: 1.2, Stops: (random.NextDouble() - 0.5) / 5, Quality: random.Next(91, 96)))];

    private void Reframe(int camera)
    {
        var photograph = Take(out var start, camera);
        var isZoomed = random.Next(2) == 0;
        var frames = Enumerable.Range(0, random.Next(3, 8)).Select(_ =>
        {
            var part = isZoomed ? 0.8 + 0.2 * random.NextDouble() : 0.8;
            return new Window(random.NextDouble() * (1 - part), random.NextDouble() * (1 - part), part, part);
        }).ToArray();
        Add("reframing", photograph, camera, start, Twin(frames.Length), frames);
    }

    private void Bracket()
    {
        var photograph = Take(out var start, 0);
        var step = random.Next(2) == 0 ? 1.0 : 2;
        double[] stops = random.Next(3) == 0 ? [-2 * step, -step, 0, step, 2 * step] : [0, -step, step];
        var group = Add("bracket", photograph, 0, start, [.. stops.Select(stop => new Damage(Stops: stop))]);
        for (var i = 0; i < stops.Length; i++)
            group.Frames[i] = group.Frames[i] with { Stamp = group.Frames[i].Stamp! with { BiasStops = stops[i], ExposureSeconds = Math.Pow(2, stops[i]) / 250 } };
    }

    private void Pan()
    {
        var photograph = Take(out var start, 0);
        var count = random.Next(3, 6);
        var frames = Enumerable.Range(0, count).Select(i => new Window(i * 0.6 / (count - 1) * (count < 4 ? 0.55 : 0.9), 0.2, 0.4, 0.55)).ToArray();
        if (random.Next(2) == 0) Array.Reverse(frames);
        Add("panorama", photograph, 0, start, Twin(count), frames, pause: 1.5);
    }

    private void Singles(int camera)
    {
        var photograph = Take(out var start, camera);
        Add("single", photograph, camera, start, [Damage.None]);
        for (var i = 0; i < 3; i++) Add("single", TakeAt(start), camera, start.AddMilliseconds(300 * i), [Damage.None]);
    }

    /// <summary>The same scene in the same second by two cameras of one model.</summary>
    private void TwoBodies()
    {
        var photograph = Take(out var start, 0);
        foreach (var body in new[] { "1001", "1002" })
        {
            var group = Add("twins", photograph, 0, start, Twin(3));
            for (var i = 0; i < 3; i++) group.Frames[i] = group.Frames[i] with { Stamp = group.Frames[i].Stamp! with { Model = "D", Body = body } };
        }
    }

    private void WithoutDates()
    {
        foreach (var count in new[] { 4, 1, 1, 3 })
        {
            var group = Add(count == 1 ? "single" : "twins", Take(out var start, 0), 0, start, count == 1 ? [Damage.None] : Twin(count));
            for (var i = 0; i < count; i++) group.Frames[i] = group.Frames[i] with { Stamp = new(null, "E") };
        }
    }

    private PlannedGroup Add(string kind, string photograph, int camera, DateTime start, Damage[] damages, Window[]? windows = null, double pause = 0, bool intruders = false)
    {
        var group = new PlannedGroup(kind, photograph, []);
        groups.Add(group);
        var isSlow = pause == 0 && random.Next(6) == 0;
        var time = start;
        for (var i = 0; i < damages.Length; i++)
        {
            group.Frames.Add(new(windows?[i] ?? Held(), damages[i], Stamp(camera, time)));
            if (intruders && i is 1 or 2)
                groups.Add(new("single", TakeAt(time), [new(Held(), Damage.None, Stamp(camera, time.AddMilliseconds(40)))]));
            time = time.AddSeconds(pause > 0 ? pause : isSlow ? 2 + 3 * random.NextDouble() : 0.15 + random.NextDouble());
        }
        if (time > clock) clock = time;
        return group;
    }

    /// <summary>Nobody holds a camera still: up to a hundredth of the picture either way.</summary>
    private Window Held() => new(0.02 * random.NextDouble(), 0.02 * random.NextDouble(), 0.98, 0.98);

    private static Stamp Stamp(int camera, DateTime time) => new(time, Cameras[camera].Model, HasSubSeconds: Cameras[camera].HasSubSeconds, TimeFormat: Cameras[camera].Format);

    /// <summary>The next photograph and a time for it: a few seconds after the last, ten minutes after it was used last.</summary>
    private string Take(out DateTime start, int camera)
    {
        clock = clock.AddSeconds(random.Next(3, 60));
        if (camera == 2) clock = clock.AddMinutes(2).AddSeconds(-clock.Second);
        var photograph = TakeAt(clock);
        start = clock;
        return photograph;
    }

    private string TakeAt(DateTime time)
    {
        var photograph = shuffled[next++ % shuffled.Length];
        if (lastUsed.TryGetValue(photograph, out var last) && time - last < TimeSpan.FromMinutes(10)) clock = last.AddMinutes(10);
        lastUsed[photograph] = clock > time ? clock : time;
        return photograph;
    }
}

/// <summary>Frames of one photograph.</summary>
internal sealed record PlannedGroup(string Kind, string Photograph, List<PlannedFrame> Frames);

/// <param name="Window">What of the photograph it shows.</param>
/// <param name="Stamp">Null: no EXIF at all.</param>
internal sealed record PlannedFrame(Window Window, Damage Damage, Stamp? Stamp);

/// <summary>A part of a photograph, all in parts of its sides.</summary>
internal sealed record Window(double Left, double Top, double Width, double Height);
