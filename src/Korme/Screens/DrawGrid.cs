using System.Globalization;
using System.Text;

namespace Korme.Screens;

/// <summary>Draws a grid as SVG whose unit is the centimetre on the wall: over the projected picture, and on paper.</summary>
public static class DrawGrid
{
    private const string Light = "#fff", Dark = "#000";

    /// <summary>For the projection: white lines on a dark rim, seen on any picture; each square with its name.</summary>
    public static string OnTheWall(WallGrid grid)
    {
        var lines = Lines(grid);
        var (letter, rim) = (grid.CellCentimetres * 0.16, grid.CellCentimetres * 0.03);
        var text = new StringBuilder();
        for (var row = 0; row < grid.Rows; row++)
            for (var column = 0; column < grid.Columns; column++)
                if (grid.Rows * grid.Columns <= 600 || row == 0 || column == 0)
                    text.Append(Text(column * grid.CellCentimetres + letter * 0.35, row * grid.CellCentimetres + letter * 1.1, letter,
                        WallGrid.ColumnName(column) + (row + 1).ToString(CultureInfo.InvariantCulture)));
        return Invariant($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {grid.WidthCentimetres:0.##} {grid.HeightCentimetres:0.##}" preserveAspectRatio="none">""")
            + Invariant($"""<g fill="none" vector-effect="non-scaling-stroke"><path d="{lines}" stroke="{Dark}" stroke-opacity=".6" stroke-width="4" vector-effect="non-scaling-stroke"/><path d="{lines}" stroke="{Light}" stroke-width="1.6" vector-effect="non-scaling-stroke"/></g>""")
            + Invariant($"""<g font-family="sans-serif" fill="{Light}" stroke="{Dark}" stroke-width="{rim:0.##}" paint-order="stroke">{text}</g></svg>""");
    }

    /// <summary>For paper: the sketch under fine lines, the letters above it, the numbers beside it, the measures on the wall opposite them.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="picture">Address of the sketch.</param>
    /// <param name="description">What is seen, for those who can't.</param>
    public static string OnPaper(WallGrid grid, string picture, string description)
    {
        var (width, height, cell) = (grid.WidthCentimetres, grid.HeightCentimetres, grid.CellCentimetres);
        var letter = Math.Max(width, height) / 62;
        var margin = letter * 2.6;
        var text = new StringBuilder();
        for (var column = 0; column < grid.Columns; column++)
            text.Append(Text((column * cell + Math.Min(width, (column + 1) * cell)) / 2, -letter * 0.6, Math.Min(letter, cell * 0.6), WallGrid.ColumnName(column), "middle"));
        for (var row = 0; row < grid.Rows; row++)
            text.Append(Text(-letter * 0.6, (row * cell + Math.Min(height, (row + 1) * cell)) / 2 + letter * 0.35, Math.Min(letter, cell * 0.6), (row + 1).ToString(CultureInfo.InvariantCulture), "end"));
        // Every second, fifth… measure, so that they don't run into each other.
        var every = (int)Math.Ceiling(letter * 2.6 / cell);
        for (var line = 0; line <= grid.Columns; line += every) text.Append(Text(Math.Min(width, line * cell), height + letter * 1.3, letter * 0.72, grid.Measure(line, width), "middle"));
        for (var line = 0; line <= grid.Rows; line += every) text.Append(Text(width + letter * 0.5, Math.Min(height, line * cell) + letter * 0.25, letter * 0.72, grid.Measure(line, height), "start"));
        return Invariant($"""<svg class="squared" viewBox="{-margin:0.##} {-margin:0.##} {width + 2 * margin:0.##} {height + 2 * margin:0.##}" role="img" aria-label="{Escape(description)}">""")
            + Invariant($"""<image href="{Escape(picture)}" width="{width:0.##}" height="{height:0.##}" preserveAspectRatio="none"/>""")
            + Invariant($"""<g fill="none"><path d="{Lines(grid)}" stroke="#fff" stroke-opacity=".75" stroke-width="2.4" vector-effect="non-scaling-stroke"/><path d="{Lines(grid)}" stroke="#8c2f1b" stroke-width=".8" vector-effect="non-scaling-stroke"/></g><g fill="currentColor">{text}</g></svg>""");
    }

    private static string Lines(WallGrid grid)
    {
        var (width, height) = (grid.WidthCentimetres, grid.HeightCentimetres);
        var path = new StringBuilder();
        for (var column = 0; column <= grid.Columns; column++) path.Append(Invariant($"M{Math.Min(width, column * grid.CellCentimetres):0.##} 0V{height:0.##}"));
        for (var row = 0; row <= grid.Rows; row++) path.Append(Invariant($"M0 {Math.Min(height, row * grid.CellCentimetres):0.##}H{width:0.##}"));
        return path.ToString();
    }

    private static string Text(double x, double y, double size, string words, string anchor = "start") =>
        Invariant($"""<text x="{x:0.##}" y="{y:0.##}" font-size="{size:0.###}" text-anchor="{anchor}">{Escape(words)}</text>""");

    private static string Escape(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
