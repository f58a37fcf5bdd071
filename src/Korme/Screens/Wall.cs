using System.Text.Json.Serialization;

namespace Korme.Screens;

/// <summary>A wall that is projected on: where the picture lies on it, what stays dark, and how the sequence runs there.</summary>
/// <remarks>A setting of this machine, kept in <c>screens/NAME.json</c> of the home; no record of the archive.</remarks>
public sealed record Wall
{
    /// <summary>Of the file.</summary>
    public int Format { get; init; } = 1;

    /// <summary>As the artist calls it.</summary>
    public string Title { get; init; } = "";

    /// <summary>How wide the first surface is on the real wall; null: nobody measured.</summary>
    public double? WidthCentimetres { get; init; }

    /// <summary>How high it is; with the width it gives the shape that pictures keep. Null: the corners' own.</summary>
    public double? HeightCentimetres { get; init; }

    /// <summary>The side of a square of the grid on the real wall.</summary>
    public double GridCentimetres { get; init; } = 50;

    /// <summary>Where pictures are seen; at least one.</summary>
    public IReadOnlyList<Surface> Surfaces { get; init; } = [Surface.Whole];

    /// <summary>What always stays dark (a window, a lamp): polygons of the screen, each corner x, y as in <see cref="Surface.Corners"/>.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Masks { get; init; } = [];
    public Timing Timing { get; init; } = new();
    public bool Captions { get; init; } = true;
    public bool Cards { get; init; } = true;
    public bool Sound { get; init; } = true;

    /// <summary>0.1 to 1: how much of the projector's light is let through.</summary>
    public double Brightness { get; init; } = 1;
}

/// <summary>A quadrilateral of the screen that is a rectangle on the wall.</summary>
/// <param name="Corners">Upper left, upper right, lower right, lower left; each x, y as part of the screen's width and height, 0 to 1; up to half a screen outside.</param>
/// <param name="Ahead">How many works ahead of the first surface this one is: 0 shows the same.</param>
public sealed record Surface(IReadOnlyList<double[]> Corners, int Ahead = 0)
{
    [JsonIgnore]
    internal static Surface Whole => new([[0, 0], [1, 0], [1, 1], [0, 1]]);
}

/// <summary>Seconds of the sequence.</summary>
/// <param name="Work">How long a work stands.</param>
/// <param name="Card">How long its title card stands before it.</param>
/// <param name="Fade">How long one fades into the other.</param>
/// <param name="Black">How long it is black between; 0: a true cross-fade.</param>
public sealed record Timing(double Work = 12, double Card = 5, double Fade = 2, double Black = 0.5);
