using Korme.Sample.Drawing;
using Korme.Sample.Ornaments;

namespace Korme.Sample.Life.Drawn;

/// <summary>The single ornaments by the words of the sample's catalogue.</summary>
internal static class Ornament
{
    private static readonly string[] Words = ["horn", "double", "ear", "forty", "foot", "wing", "shanyraq", "tree", "axe", "star", "flower", "eye", "tail"];

    /// <summary>About as big as the square from -1 to 1.</summary>
    public static Shape Of(string? word) => word switch
    {
        "horn" => Motif.RamsHorn(),
        "double" => Motif.DoubleHorn(),
        "ear" => Motif.FourEars(),
        "forty" => Motif.FortyHorns(),
        "foot" => Motif.CamelFoot(),
        "wing" => Motif.BirdWing(),
        "bird" => Motif.BirdWing(4),
        "shanyraq" => Motif.Shanyraq(),
        "tree" => Motif.Tree(),
        "axe" => Motif.Axe(),
        "star" => Motif.Star(),
        "eye" => Motif.ColtsEye(),
        "tail" => Motif.DogsTail(),
        "wave" => Stroke.Of(Curve.Through([new(-1, 0.2f), new(-0.6f, -0.5f), new(-0.2f, 0.2f), new(0.2f, -0.5f), new(0.6f, 0.2f), new(1, -0.5f)]), 0.16f),
        _ => Motif.Flower(),
    };

    /// <summary>One of them, by chance.</summary>
    public static Shape Any(Chance chance) => Of(Words[chance.Below(Words.Length)]);
}
