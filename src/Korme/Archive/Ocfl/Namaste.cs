using System.Text;

namespace Korme.Archive.Ocfl;

/// <summary>Version declarations: a file <c>0=ocfl_object_1.1</c> whose text is the part after <c>0=</c> and a newline (OCFL 1.1 §3.3, §4.2).</summary>
internal static class Namaste
{
    public const string Root = "ocfl_1.1", Object = "ocfl_object_1.1";

    /// <summary>The file's name.</summary>
    public static string FileName(string value) => "0=" + value;

    /// <summary>The file's text.</summary>
    public static byte[] Text(string value) => Encoding.ASCII.GetBytes(value + "\n");

    /// <summary>The values declared in a folder that begin with <paramref name="prefix"/> and a digit: none, one, or wrongly several.</summary>
    public static IEnumerable<string> Declared(string folder, string prefix) =>
        Directory.EnumerateFiles(folder, "0=" + prefix + "*").Select(file => Path.GetFileName(file)[2..])
            .Where(value => value.Length > prefix.Length && char.IsAsciiDigit(value[prefix.Length]));
}
