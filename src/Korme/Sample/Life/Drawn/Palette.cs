using System.Numerics;
using Korme.Sample.Drawing;

namespace Korme.Sample.Life.Drawn;

/// <summary>The colours of a wall: a ground and its deeper sister, three colours that speak, and a light one.</summary>
internal sealed record Palette(Vector3 Ground, Vector3 Deep, Vector3 First, Vector3 Second, Vector3 Third, Vector3 Light)
{
    /// <summary>By the word that the catalogue of the sample uses.</summary>
    public static Palette Of(string? word) => word switch
    {
        "madder" => New("#e4d2b4", "#6d1f1a", "#a3312a", "#c9862f", "#2c4438", "#f3ead6"),
        "indigo" => New("#dfe3e1", "#142748", "#27497c", "#6f9cb8", "#c9862f", "#f4f1e6"),
        "ochre" => New("#f0dfb6", "#5a3517", "#c58a2e", "#a23b25", "#3c5a63", "#fbf3dc"),
        "pine" => New("#dfe0c8", "#1d3329", "#3f6b4c", "#8fa553", "#b5543f", "#f1efdc"),
        "dawn" => New("#f1cfae", "#3b3a66", "#c65d4a", "#e89a62", "#7e83b4", "#fdebd2"),
        "night" => New("#1a2748", "#0d1427", "#e0b65c", "#5b83ad", "#b04a3a", "#ece3d0"),
        "apricot" => New("#f6dfae", "#7c3b16", "#e08a3c", "#3f7a8c", "#b83b32", "#fff3d4"),
        "plum" => New("#d9cbd6", "#3a2140", "#7c3f6d", "#c07a86", "#4f6b58", "#f3e9ec"),
        _ => New("#cfd3d0", "#31424c", "#5d7d8c", "#a6b7ba", "#b5664a", "#f7f5ee"),
    };

    private static Palette New(string ground, string deep, string first, string second, string third, string light) =>
        new(Colour.Hex(ground), Colour.Hex(deep), Colour.Hex(first), Colour.Hex(second), Colour.Hex(third), Colour.Hex(light));
}
