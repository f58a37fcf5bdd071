namespace Korme.Sample.Drawing;

/// <summary>A small seeded random source (SplitMix64, Steele and others 2014): the same numbers on every machine.</summary>
/// <remarks>Not thread-safe: every picture, strip and layer has its own, so that the order of threads never shows.</remarks>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed * 0x9E3779B97F4A7C15ul + 0xD1B54A32D192ED03ul;

    public ulong Bits()
    {
        state += 0x9E3779B97F4A7C15ul;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ul;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBul;
        return z ^ (z >> 31);
    }

    /// <summary>Even between 0 and 1, 1 excluded.</summary>
    public float Unit() => (Bits() >> 40) * (1f / 16777216f);

    public float Between(float low, float high) => low + (high - low) * Unit();

    public int Below(int count) => (int)(Bits() % (ulong)count);

    public bool Happens(float probability) => Unit() < probability;

    /// <summary>A bell around 0 with a spread of about 1 (the sum of four even numbers), never beyond ±3.5.</summary>
    public float Bell() => (Unit() + Unit() + Unit() + Unit() - 2f) * 1.732f;
}
