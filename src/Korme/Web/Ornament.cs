using System.Globalization;
using System.Text;

namespace Korme.Web;

/// <summary>Қошқар мүйіз, the ram's horns of Kazakh felt and carving, drawn by one rule: half circles that shrink.</summary>
public static class Ornament
{
    /// <summary>A pair of horns as SVG path data: from the forehead at (0, 0), up and out, curling in on both sides.</summary>
    /// <param name="radius">Of the first and largest half circle, in user units.</param>
    /// <param name="shrink">Each half circle to the one before it, above 0 and below 1.</param>
    /// <param name="halfCircles">How many on a side.</param>
    public static string Horns(double radius, double shrink, int halfCircles)
    {
        var path = new StringBuilder();
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            path.Append("M0 0");
            var (x, direction, r) = (0.0, side, radius);
            for (var i = 0; i < halfCircles; i++, direction = -direction, r *= shrink)
            {
                x += 2 * r * direction;
                path.Append(CultureInfo.InvariantCulture, $"A{Short(r)} {Short(r)} 0 0 {(side > 0 ? 1 : 0)} {Short(x)} 0");
            }
        }
        return path.ToString();
    }

    /// <summary>Төрт құлақ: the horns to four sides of a lozenge. The sign of the site in a browser's tab, as SVG.</summary>
    public static string Sign()
    {
        var horns = Horns(6.2, 0.56, 3);
        var arms = string.Concat(((int[])[0, 90, 180, 270]).Select(turn =>
            $"""<g transform="rotate({turn})"><path d="M0-5V-15"/><path d="{horns}" transform="translate(0 -15)"/></g>"""));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="-32 -32 64 64"><style>g{"{"}fill:none;stroke:#8c2f1b;stroke-width:3.2;stroke-linecap:round{"}"}path.l{"{"}fill:#8c2f1b{"}"}@media(prefers-color-scheme:dark){"{"}g{"{"}stroke:#d9745c{"}"}path.l{"{"}fill:#d9745c{"}"}{"}"}</style><g>{arms}</g><path class="l" d="M0-6 6 0 0 6-6 0z"/></svg>
            """;
    }

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
