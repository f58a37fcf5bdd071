using System.Text;

namespace Korme.Square;

/// <summary>The square: where visitors' telephones reach the laptop, and the Wi-Fi they join first.</summary>
/// <param name="Url">Scheme, address and port, no slash at the end: <c>http://10.42.0.1:8470</c>.</param>
/// <param name="WifiName">The network's name; null: not told, visitors find it themselves.</param>
/// <param name="WifiPassword">Null: an open network.</param>
public sealed record SquareSettings(string Url, string? WifiName, string? WifiPassword)
{
    /// <summary>32 bytes is what IEEE 802.11 has for a name; WPA takes 8 to 63 characters, or 64 hexadecimal digits.</summary>
    public const int MostNameBytes = 32;

    /// <summary>One sentence: what is wrong with a name or a password; null: nothing.</summary>
    public static string? Trouble(string? name, string? password)
    {
        if (name is null) return password is null ? null : "A Wi-Fi password was given without the network's name: add --wifi NAME.";
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > MostNameBytes) return $"The Wi-Fi name has {Encoding.UTF8.GetByteCount(name)} bytes; a network's has 1 to {MostNameBytes}.";
        if (name.Concat(password ?? "").Any(char.IsControl)) return "The Wi-Fi name or password has a control character in it, which no network takes.";
        return password is null or { Length: >= 8 and <= 64 } ? null : $"The Wi-Fi password has {password.Length} characters; WPA takes 8 to 63.";
    }

    /// <summary>What a telephone's camera joins a network by; null when no network was named.</summary>
    /// <remarks>
    /// <c>WIFI:T:WPA;S:name;P:password;;</c> as ZXing defined it ("Barcode Contents", Wi-Fi Network config) and Android and iOS read it;
    /// <c>\ ; , " :</c> are escaped by a backslash.
    /// </remarks>
    public string? WifiCode => WifiName is null ? null
        : WifiPassword is null ? $"WIFI:T:nopass;S:{Escape(WifiName)};;"
        : $"WIFI:T:WPA;S:{Escape(WifiName)};P:{Escape(WifiPassword)};;";

    // The record's own text would carry the password into a log.
    public override string ToString() => $"the square at {Url}";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 4);
        foreach (var letter in text)
        {
            if (letter is '\\' or ';' or ',' or '"' or ':') escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }
}
