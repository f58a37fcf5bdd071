using System.Buffers;

namespace Korme.People;

/// <summary>A signature as it was drawn: SVG path data of straight lines in a box of 600 × 200.</summary>
public static class Strokes
{
    public const int WidthUnits = 600, HeightUnits = 200, MaxLength = 20_000;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ML0123456789 ");

    /// <summary>What a form sent, when it is such a path and more than a dot; null otherwise: nothing else may come near a page.</summary>
    public static string? From(string? sent) =>
        sent is { Length: > 12 and <= MaxLength } && sent[0] == 'M' && !sent.AsSpan().ContainsAnyExcept(Letters) && sent.Contains('L') ? sent : null;
}
