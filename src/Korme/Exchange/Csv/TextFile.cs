using System.Text;
using Korme.Import;

namespace Korme.Exchange.Csv;

/// <summary>A text file whose encoding nobody stated: read through once to find out, then as often as wanted. Memory doesn't grow with it.</summary>
/// <remarks>
/// By its byte order mark UTF-8 or UTF-16; without one UTF-8 when every line is that, else Windows-1251 or 1252. Where some lines are
/// UTF-8 and others not (two exports pasted together), each line is read as what it is, and the odd ones are named.
/// </remarks>
internal sealed class TextFile
{
    private const int MostNamed = 50;
    private const int LongestLine = 8 << 20;

    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly string path;
    private readonly Encoding encoding;
    private readonly bool isMixed;

    private TextFile(string path, Encoding encoding, bool isMixed, IReadOnlyList<int> oddLines, int odd) =>
        (this.path, this.encoding, this.isMixed, OddLines, Odd) = (path, encoding, isMixed, oddLines, odd);

    /// <summary>What it is read as: <c>utf-8</c>, <c>utf-16</c>, <c>windows-1251</c>…</summary>
    public string Encoding => isMixed ? $"utf-8 + {encoding.WebName}" : encoding.WebName;

    /// <summary>True when nothing but a guess says so: not UTF-8, and no byte order mark.</summary>
    public bool IsGuessed => encoding.CodePage is 1251 or 1252;

    /// <summary>The lines, from 1, that are written otherwise than most; the first fifty.</summary>
    public IReadOnlyList<int> OddLines { get; }

    /// <summary>How many lines those are.</summary>
    public int Odd { get; }

    /// <summary>What was found out, to be handed to the other <see cref="Open(string, TextFacts)"/>.</summary>
    public TextFacts Facts => new(encoding.CodePage, isMixed, OddLines, Odd);

    /// <summary>Opens a file that was looked through before and hasn't changed since.</summary>
    public static TextFile Open(string path, TextFacts facts) => new(path, facts.CodePage switch
    {
        1251 => Windows1251,
        1252 => Windows1252,
        _ => System.Text.Encoding.GetEncoding(facts.CodePage),
    }, facts.IsMixed, facts.OddLines, facts.Odd);

    /// <summary>Looks a file through.</summary>
    /// <exception cref="ExchangeRefusedException">It is no text.</exception>
    public static TextFile Open(string path)
    {
        using var file = File.OpenRead(path);
        var first = new byte[4];
        var read = file.ReadAtLeast(first, 4, throwOnEndOfStream: false);
        var start = first.AsSpan(0, read);
        if (start.StartsWith("PK"u8)) throw new ExchangeRefusedException("workbook");
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new(path, System.Text.Encoding.Unicode, false, [], 0);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new(path, System.Text.Encoding.BigEndianUnicode, false, [], 0);

        file.Position = 0;
        List<int> otherLines = [], utf8Lines = [];
        var (others, utf8, line) = (0, 0, 0);
        var sample = new List<byte>();
        foreach (var bytes in Lines(file))
        {
            line++;
            if (bytes.AsSpan().Contains((byte)0)) throw new ExchangeRefusedException("binary");
            if (System.Text.Ascii.IsValid(bytes)) continue;
            if (System.Text.Unicode.Utf8.IsValid(bytes))
            {
                utf8++;
                if (utf8Lines.Count < MostNamed) utf8Lines.Add(line);
                continue;
            }
            others++;
            if (otherLines.Count < MostNamed) otherLines.Add(line);
            if (sample.Count < 1 << 16) sample.AddRange(bytes);
        }
        if (others == 0) return new(path, System.Text.Encoding.UTF8, false, [], 0);
        _ = DecodeText.FromBytes(sample.ToArray(), out var guessed);
        var fallback = guessed == "Windows-1251" ? Windows1251 : Windows1252;
        return others <= utf8 ? new(path, fallback, true, otherLines, others) : new(path, fallback, utf8 > 0, utf8Lines, utf8);
    }

    /// <summary>Its text from the beginning, without a byte order mark. The caller disposes of it.</summary>
    public TextReader Read() => isMixed
        ? new MixedReader(File.OpenRead(path), encoding)
        : new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);

    /// <summary>The first letters of it.</summary>
    public string Beginning(int letters)
    {
        using var text = Read();
        var buffer = new char[letters];
        return new(buffer, 0, text.ReadBlock(buffer));
    }

    /// <summary>Lines with their ends, as bytes; one that is longer than any line should be comes in pieces.</summary>
    private static IEnumerable<byte[]> Lines(Stream file)
    {
        var buffer = new byte[1 << 16];
        var line = new MemoryStream();
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            for (var at = 0; at < read;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', at, read - at);
                var until = end < 0 ? read : end + 1;
                line.Write(buffer, at, until - at);
                at = until;
                if (end < 0 && line.Length < LongestLine) continue;
                yield return line.ToArray();
                line.SetLength(0);
            }
        }
        if (line.Length > 0) yield return line.ToArray();
    }

    /// <summary>Each line as what it is.</summary>
    private sealed class MixedReader(Stream file, Encoding fallback) : TextReader
    {
        private readonly IEnumerator<byte[]> lines = Lines(file).GetEnumerator();
        private string line = "";
        private int at;
        private bool isFirst = true;

        public override int Peek() => Fill() ? line[at] : -1;

        public override int Read() => Fill() ? line[at++] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            if (!Fill()) return 0;
            var taken = Math.Min(count, line.Length - at);
            line.CopyTo(at, buffer, index, taken);
            at += taken;
            return taken;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) file.Dispose();
            base.Dispose(disposing);
        }

        private bool Fill()
        {
            while (at == line.Length)
            {
                if (!lines.MoveNext()) return false;
                (line, at) = (DecodeText.TryUtf8(lines.Current) ?? fallback.GetString(lines.Current), 0);
                if (isFirst) line = line.TrimStart('\uFEFF');
                isFirst = false;
            }
            return true;
        }
    }
}

/// <summary>How a file's text is written, found out by looking it through.</summary>
/// <param name="CodePage">1200, 1201 and 65001 are UTF-16 and UTF-8; 1251 and 1252 were guessed.</param>
/// <param name="IsMixed">Each line is read as what it is.</param>
/// <param name="OddLines">As <see cref="TextFile.OddLines"/>.</param>
/// <param name="Odd">How many lines those are.</param>
public sealed record TextFacts(int CodePage, bool IsMixed, IReadOnlyList<int> OddLines, int Odd);
