namespace Korme.Selection;

/// <summary>How much each merit counts when the frames of a moment are ranked. Immutable; compared by value.</summary>
public sealed class MeritWeights : IEquatable<MeritWeights>
{
    /// <summary>For an artist of whom nothing is known.</summary>
    public static readonly MeritWeights Usual = new([.. Merits.All.Select(Merits.Weight)]);

    private readonly double[] weights;

    internal MeritWeights(double[] weights)
    {
        if (weights.Length != Merits.All.Count || weights.Any(weight => !(weight > 0)))
            throw new ArgumentException("A weight above 0 for each merit.", nameof(weights));
        this.weights = weights;
    }

    /// <summary>The merits' names, lower case, in the order they usually count: <c>sharpness</c>, <c>highlights</c>…</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Merits.All.Select(merit => merit.ToString().ToLowerInvariant())];

    internal double this[Merit merit] => weights[(int)merit];

    /// <summary>By name, above 0.</summary>
    /// <exception cref="KeyNotFoundException">No merit has this name.</exception>
    public double this[string name] => weights[IndexOf(name)];

    /// <summary>How many times as much as usual it counts, above 0.</summary>
    /// <exception cref="KeyNotFoundException">No merit has this name.</exception>
    public double TimesUsual(string name) => this[name] / Usual[name];

    /// <summary>By name; a merit that is absent counts as usual, so that what was learned survives a merit that is new.</summary>
    public static MeritWeights Of(IReadOnlyDictionary<string, double> byName) =>
        new([.. Names.Select(name => byName.TryGetValue(name, out var weight) && weight > 0 ? weight : Usual[name])]);

    public Dictionary<string, double> ToDictionary() => Names.ToDictionary(name => name, name => this[name]);

    public bool Equals(MeritWeights? other) => other is not null && weights.AsSpan().SequenceEqual(other.weights);

    public override bool Equals(object? obj) => Equals(obj as MeritWeights);

    public override int GetHashCode() => weights.Aggregate(0, HashCode.Combine);

    private static int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
            if (Names[i] == name) return i;
        throw new KeyNotFoundException($"There is no merit '{name}'.");
    }
}
