using System.Globalization;
using System.Text;

namespace Korme.Screens;

/// <summary>
/// Cards for setting up a projector, drawn here, 1,920 × 1,080: <c>frame</c> (corners, circles, centre), <c>grey</c> (can the darkest and
/// the lightest steps be told apart), <c>colour</c> (bars, ramps, skin and plaster), <c>focus</c> (fine lines, a star).
/// </summary>
public static class CheckCards
{
    /// <summary>In the order they are gone through.</summary>
    public static readonly IReadOnlyList<string> Names = ["frame", "grey", "colour", "focus"];

    private const int Width = 1920, Height = 1080;

    /// <summary>The card as SVG; null for a name that is none.</summary>
    public static string? Draw(string name)
    {
        var drawing = new StringBuilder($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" preserveAspectRatio="none"><path d="M0 0h{Width}v{Height}H0z"/>""");
        switch (name)
        {
            case "frame": Frame(drawing); break;
            case "grey": Grey(drawing); break;
            case "colour": Colour(drawing); break;
            case "focus": Focus(drawing); break;
            default: return null;
        }
        return drawing.Append("</svg>").ToString();
    }

    private static void Frame(StringBuilder to)
    {
        to.Append("""<g fill="none" stroke="#fff" stroke-width="2">""");
        for (var x = 0; x <= 16; x++) Line(to, x * 120, 0, x * 120, Height, x == 8 ? 1 : 0.35);
        for (var y = 0; y <= 9; y++) Line(to, 0, y * 120, Width, y * 120, y is 4 or 5 ? 0.6 : 0.35);
        to.Append("""<path d="M1 1h1918v1078H1z" stroke-width="4"/><circle cx="960" cy="540" r="420"/><circle cx="960" cy="540" r="6" fill="#fff"/>""");
        foreach (var (x, y) in ((int, int)[])[(120, 120), (1800, 120), (1800, 960), (120, 960)])
            to.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x}" cy="{y}" r="110"/>""");
        to.Append("""<path d="M0 0 1920 1080M1920 0 0 1080" stroke-opacity=".35"/></g>""");
        // The corners in four colours: which one is which is seen from across the street.
        foreach (var (x, y, colour) in ((int, int, string)[])[(0, 0, "#d9a441"), (1800, 0, "#5b8fd0"), (1800, 960, "#d2574b"), (0, 960, "#7fae86")])
            to.Append(CultureInfo.InvariantCulture, $"""<path d="M{x} {y}h120v120h-120z" fill="{colour}"/>""");
    }

    private static void Grey(StringBuilder to)
    {
        // Eleven even steps in what the eye sees (sRGB), above them the near black and the near white, each a hundredth from its neighbour.
        for (var step = 0; step <= 10; step++) Box(to, step * Width / 11.0, 300, Width / 11.0 + 1, 480, GreyOf(step / 10.0));
        for (var step = 0; step < 8; step++) Box(to, 120 + step * 210, 60, 200, 180, GreyOf(step / 100.0));
        Box(to, 0, 780, Width, 300, "#fff");
        for (var step = 0; step < 8; step++) Box(to, 120 + step * 210, 840, 200, 180, GreyOf(1 - step / 100.0));
        to.Append("""<g font-family="sans-serif" font-size="28" text-anchor="middle">""");
        for (var step = 0; step < 8; step++)
        {
            Label(to, 220 + step * 210, 280, $"{step}", "#555");
            Label(to, 220 + step * 210, 828, $"{100 - step}", "#999");
        }
        for (var step = 0; step <= 10; step++) Label(to, (step + 0.5) * Width / 11, 555, $"{step * 10}", step < 5 ? "#fff" : "#000");
        to.Append("</g>");
    }

    private static void Colour(StringBuilder to)
    {
        string[] bars = ["#bfbfbf", "#bfbf00", "#00bfbf", "#00bf00", "#bf00bf", "#bf0000", "#0000bf"];
        string[] full = ["#fff", "#ff0", "#0ff", "#0f0", "#f0f", "#f00", "#00f"];
        for (var i = 0; i < 7; i++)
        {
            Box(to, i * Width / 7.0, 0, Width / 7.0 + 1, 420, bars[i]);
            Box(to, i * Width / 7.0, 420, Width / 7.0 + 1, 120, full[i]);
        }
        // Ramps show where a projector clips a colour before the others.
        string[] ramps = ["#f00", "#0f0", "#00f", "#fff"];
        to.Append("<defs>");
        for (var i = 0; i < 4; i++) to.Append(CultureInfo.InvariantCulture, $"""<linearGradient id="r{i}"><stop stop-color="#000"/><stop offset="1" stop-color="{ramps[i]}"/></linearGradient>""");
        to.Append("</defs>");
        for (var i = 0; i < 4; i++) Box(to, 0, 560 + i * 60, Width, 56, $"url(#r{i})");
        // Skin from light to dark, then what hangs here: plaster, felt red, oxide, sky, apple, night.
        string[] known = ["#f3d9c4", "#dcae8c", "#b27d57", "#7c5135", "#4a2f1f", "#f5f2ec", "#9e3a3a", "#8c2f1b", "#7da7c9", "#7c8c3f", "#262523"];
        for (var i = 0; i < known.Length; i++) Box(to, i * Width / 11.0, 820, Width / 11.0 + 1, 260, known[i]);
    }

    private static void Focus(StringBuilder to)
    {
        to.Append("""<g fill="#fff">""");
        // Siemens star: 48 rays; where they run into grey is as sharp as it gets.
        for (var ray = 0; ray < 48; ray++)
        {
            var (a, b) = (ray * Math.PI / 24, (ray + 0.5) * Math.PI / 24);
            to.Append(CultureInfo.InvariantCulture, $"""<path d="M960 640L{960 + 380 * Math.Cos(a):0.0} {640 + 380 * Math.Sin(a):0.0} {960 + 380 * Math.Cos(b):0.0} {640 + 380 * Math.Sin(b):0.0}z"/>""");
        }
        foreach (var (left, top) in ((int, int)[])[(60, 60), (1500, 60), (60, 780), (1500, 780)])
            for (var width = 1; width <= 4; width++)
                for (var line = 0; line < 8; line++)
                    to.Append(CultureInfo.InvariantCulture, $"""<path d="M{left + (width - 1) * 90 + line * width * 2} {top}h{width}v110h-{width}z"/><path d="M{left + (width - 1) * 90} {top + 130 + line * width * 2}h80v{width}h-80z"/>""");
        to.Append("""<g font-family="'Noto Serif', 'DejaVu Serif', Georgia, serif" text-anchor="middle">""");
        foreach (var (size, y) in ((int, int)[])[(64, 80), (40, 140), (26, 185), (18, 220)]) Label(to, 960, y, "Көрме · Выставка · Exhibition", "#fff", size);
        to.Append("</g></g>");
    }

    private static string GreyOf(double part)
    {
        var value = (int)Math.Round(255 * part);
        return string.Create(CultureInfo.InvariantCulture, $"#{value:x2}{value:x2}{value:x2}");
    }

    private static void Box(StringBuilder to, double x, double y, double width, double height, string fill) =>
        to.Append(CultureInfo.InvariantCulture, $"""<path d="M{x:0.#} {y:0.#}h{width:0.#}v{height:0.#}h{-width:0.#}z" fill="{fill}"/>""");

    private static void Line(StringBuilder to, int x1, int y1, int x2, int y2, double opacity) =>
        to.Append(CultureInfo.InvariantCulture, $"""<path d="M{x1} {y1}L{x2} {y2}" stroke-opacity="{opacity}"/>""");

    private static void Label(StringBuilder to, double x, double y, string words, string fill, int size = 0) =>
        to.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}" fill="{fill}"{(size > 0 ? $" font-size=\"{size}\"" : "")}>{words}</text>""");
}
