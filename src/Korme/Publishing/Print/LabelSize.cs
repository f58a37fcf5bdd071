namespace Korme.Publishing.Print;

/// <summary>A card beside a work, and how many of them a sheet of A4 holds.</summary>
/// <param name="Name">In addresses, on the command line and as a style class.</param>
/// <param name="WidthMillimetres">Of the card.</param>
/// <param name="HeightMillimetres">Of the card.</param>
/// <param name="Columns">On one A4.</param>
/// <param name="Rows">On one A4.</param>
/// <param name="IsLandscape">The A4 lies.</param>
/// <param name="PaddingMillimetres">From the cut to the letters.</param>
public sealed record LabelSize(string Name, int WidthMillimetres, int HeightMillimetres, int Columns, int Rows, bool IsLandscape, int PaddingMillimetres)
{
    /// <summary>The usual one first.</summary>
    public static readonly IReadOnlyList<LabelSize> All =
    [
        new("medium", 135, 95, 2, 2, true, 9),
        new("small", 90, 55, 2, 5, false, 6),
        new("large", 190, 130, 1, 2, false, 12),
        new("tall", 180, 270, 1, 1, false, 16),
    ];

    /// <summary>A4 as it lies.</summary>
    public int PageWidthMillimetres => IsLandscape ? 297 : 210;

    /// <summary>A4 as it lies.</summary>
    public int PageHeightMillimetres => IsLandscape ? 210 : 297;

    /// <summary>How many cards a sheet holds.</summary>
    public int OnASheet => Columns * Rows;

    /// <summary>A code of 30 mm with its quiet zone would leave a small card no room for words.</summary>
    public bool HasRoomForCode => HeightMillimetres >= 70;

    /// <summary>The code stands under the words, not beside them.</summary>
    public bool IsCodeBelow => HeightMillimetres > WidthMillimetres;

    /// <summary>From the paper's left edge to the first card.</summary>
    public double LeftMillimetres => (PageWidthMillimetres - Columns * WidthMillimetres) / 2.0;

    /// <summary>From the paper's upper edge to the first card.</summary>
    public double TopMillimetres => (PageHeightMillimetres - Rows * HeightMillimetres) / 2.0;

    /// <summary>The size of a name; null: there is none.</summary>
    public static LabelSize? Parse(string? name) => All.FirstOrDefault(size => size.Name == name);

    /// <summary>The lines to cut along, in the paper's margin: from and to, in millimetres.</summary>
    public IEnumerable<(double X1, double Y1, double X2, double Y2)> CutMarks()
    {
        const double Away = 1.5, Length = 5;
        for (var column = 0; column <= Columns; column++)
        {
            var x = LeftMillimetres + column * WidthMillimetres;
            yield return (x, TopMillimetres - Away - Length, x, TopMillimetres - Away);
            var bottom = PageHeightMillimetres - TopMillimetres;
            yield return (x, bottom + Away, x, bottom + Away + Length);
        }
        for (var row = 0; row <= Rows; row++)
        {
            var y = TopMillimetres + row * HeightMillimetres;
            yield return (LeftMillimetres - Away - Length, y, LeftMillimetres - Away, y);
            var right = PageWidthMillimetres - LeftMillimetres;
            yield return (right + Away, y, right + Away + Length, y);
        }
    }
}
