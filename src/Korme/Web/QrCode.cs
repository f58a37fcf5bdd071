using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Korme.Web;

/// <summary>An address as a QR code (ISO/IEC 18004), drawn as one path of an SVG: sharp at every size, on screen and paper.</summary>
public static class QrCode
{
    /// <summary>Characters; more make a code too fine to be read from a sheet of paper.</summary>
    public const int MaxLength = 800;

    private const int QuietModules = 4;

    /// <summary>The modules row by row, true where it is dark, the quiet zone of four modules (§9.1) with them; error correction M (15 %).</summary>
    /// <exception cref="ArgumentException">Empty, or too long to be read from a sheet of paper.</exception>
    public static IReadOnlyList<BitArray> Modules(string text)
    {
        if (text.Length is 0 or > MaxLength) throw new ArgumentException($"A QR code takes 1 to {MaxLength} characters.", nameof(text));
        // Without ECI some cameras read UTF-8 as Latin letters: a Wi-Fi's name may be Kazakh.
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: text.Any(letter => letter > 127));
        return data.ModuleMatrix;
    }

    /// <summary>Dark modules on white with the quiet zone of four modules (§9.1), error correction M (15 %).</summary>
    /// <param name="address">What a telephone reads; at most <see cref="MaxLength"/> characters.</param>
    /// <param name="millimetres">The side of the dark square on paper, the quiet zone around it not counted; null: as large as its place.</param>
    /// <exception cref="ArgumentException">Empty, or too long to be read from a sheet of paper.</exception>
    public static string Svg(string address, double? millimetres = null)
    {
        var rows = Modules(address); // the quiet zone is part of it
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (rows[y][x]) x++; // the quiet zone ends every run
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h{from - x}z");
            }
        var size = millimetres is { } side ? string.Create(CultureInfo.InvariantCulture, $" width=\"{side * rows.Count / (rows.Count - 2 * QuietModules):0.##}mm\" height=\"{side * rows.Count / (rows.Count - 2 * QuietModules):0.##}mm\"") : "";
        return $"""<svg xmlns="http://www.w3.org/2000/svg"{size} viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/><path d="{path}"/></svg>""";
    }
}
