using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Ornaments;

/// <summary>The colours of the day: what wool takes from roots, barks and stones, and what paint makes of them.</summary>
internal static class Dyes
{
    public static readonly Vector3 Wool = Colour.Hex("#ece3d0");
    public static readonly Vector3 Cream = Colour.Hex("#dccfb4");
    public static readonly Vector3 Madder = Colour.Hex("#8f2a22");
    public static readonly Vector3 Rose = Colour.Hex("#b5543f");
    public static readonly Vector3 Indigo = Colour.Hex("#1f3557");
    public static readonly Vector3 Night = Colour.Hex("#141f38");
    public static readonly Vector3 Sky = Colour.Hex("#6f93ad");
    public static readonly Vector3 Ochre = Colour.Hex("#c58a2e");
    public static readonly Vector3 Straw = Colour.Hex("#dcb566");
    public static readonly Vector3 Walnut = Colour.Hex("#3d2a1e");
    public static readonly Vector3 Camel = Colour.Hex("#a67c52");
    public static readonly Vector3 Moss = Colour.Hex("#5d6b34");
    public static readonly Vector3 Pine = Colour.Hex("#2c4438");
    public static readonly Vector3 Charcoal = Colour.Hex("#262120");
}
