using System.Text;
using Korme.Web;

namespace Korme.Square;

/// <summary>A QR code in a terminal: half blocks, two modules a letter; dark on light whatever the terminal's colours are.</summary>
public static class TerminalQr
{
    /// <summary>Lines with ANSI colours for a terminal, or without for a file: there the letters are the light modules, right on a dark background.</summary>
    public static IReadOnlyList<string> Draw(string text, bool hasColours)
    {
        var dark = QrCode.Modules(text);
        var lines = new List<string>();
        for (var y = 0; y < dark.Count; y += 2)
        {
            var line = new StringBuilder(hasColours ? "\u001b[38;5;231;48;5;16m" : "");
            for (var x = 0; x < dark.Count; x++)
            {
                var (upper, lower) = (!dark[y][x], y + 1 >= dark.Count || !dark[y + 1][x]);
                line.Append(upper ? lower ? '█' : '▀' : lower ? '▄' : ' ');
            }
            lines.Add(line.Append(hasColours ? "\u001b[0m" : "").ToString());
        }
        return lines;
    }
}
