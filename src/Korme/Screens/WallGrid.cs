using System.Globalization;

namespace Korme.Screens;

/// <summary>Squares over a sketch, as large on the wall as was asked for: for transferring it by hand ("squaring up").</summary>
/// <param name="WidthCentimetres">The work on the wall.</param>
/// <param name="HeightCentimetres">By the sketch's own shape.</param>
/// <param name="CellCentimetres">The side of a square. The last column and the last row are what is left.</param>
public sealed record WallGrid(double WidthCentimetres, double HeightCentimetres, double CellCentimetres)
{
    /// <summary>In one row; more can't be told apart.</summary>
    public const int MostSquares = 200;

    public int Columns => Count(WidthCentimetres);

    public int Rows => Count(HeightCentimetres);

    /// <summary>The grid; null, with one sentence why, for sizes that no wall has.</summary>
    /// <param name="widthCentimetres">10 to 20,000.</param>
    /// <param name="ratio">Width to height of the sketch, 0.05 to 20.</param>
    /// <param name="cellCentimetres">1 to 1,000.</param>
    /// <param name="trouble">Empty when there is none.</param>
    public static WallGrid? Of(double widthCentimetres, double ratio, double cellCentimetres, out string trouble)
    {
        trouble = !(widthCentimetres is >= 10 and <= 20_000) ? $"A wall {widthCentimetres} cm wide can't be: 10 cm to 200 m."
            : !(ratio is >= 0.05 and <= 20) ? $"A sketch {ratio} times as wide as high can't be: 0.05 to 20."
            : !(cellCentimetres is >= 1 and <= 1000) ? $"Squares of {cellCentimetres} cm can't be: 1 cm to 10 m."
            : Math.Max(widthCentimetres, widthCentimetres / ratio) / cellCentimetres > MostSquares ? $"Squares of {cellCentimetres} cm are too many: at most {MostSquares} in a row."
            : "";
        return trouble.Length > 0 ? null : new(widthCentimetres, widthCentimetres / ratio, cellCentimetres);
    }

    /// <summary>The column's letters as in a spreadsheet: A…Z, AA, AB…; from 0.</summary>
    public static string ColumnName(int index)
    {
        var name = "";
        for (var left = index; left >= 0; left = left / 26 - 1) name = (char)('A' + left % 26) + name;
        return name;
    }

    /// <summary>Where a line stands, in centimetres from the left or the top: <c>150</c>, <c>12.5</c>.</summary>
    public string Measure(int line, double whole) => Math.Min(whole, line * CellCentimetres).ToString("0.#", CultureInfo.InvariantCulture);

    // A remainder under a hundredth of a square is the rounding of the sketch's own shape.
    private int Count(double length) => Math.Max(1, (int)Math.Ceiling(length / CellCentimetres - 0.01));
}
