using System.Text;
using Korme.Exchange;
using Korme.Exchange.Csv;

namespace Korme.Tests.Exchange;

/// <summary>Files whose encoding nobody stated.</summary>
public sealed class TextFileTests : IDisposable
{
    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void What_a_spreadsheet_saves_as_Unicode_is_read(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        File.WriteAllBytes(path, [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Атауы;Күні\r\nКөк базар;2026\r\n")]);

        var file = TextFile.Open(path);

        Assert.Equal("Атауы;Күні\r\nКөк базар;2026\r\n", file.Beginning(1000));
        Assert.False(file.IsGuessed);
    }

    [Fact]
    public void What_Excel_saves_in_Russian_is_read_and_said_to_be_a_guess()
    {
        File.WriteAllBytes(path, Windows1251.GetBytes("Название;Автор\r\nЗелёный базар;Айгуль Серик\r\n"));

        var file = TextFile.Open(path);

        Assert.Equal(("windows-1251", true, 0), (file.Encoding, file.IsGuessed, file.Odd));
        Assert.Contains("Зелёный базар", file.Beginning(1000), StringComparison.Ordinal);
    }

    [Fact]
    public void What_Excel_saves_in_the_west_is_read()
    {
        File.WriteAllBytes(path, Windows1252.GetBytes("Title,Artist\r\nCafé “Zoë”,André\r\n"));

        var file = TextFile.Open(path);

        Assert.Equal("Title,Artist\r\nCafé “Zoë”,André\r\n", file.Beginning(1000));
    }

    [Fact]
    public void Two_exports_pasted_together_are_read_line_by_line_and_the_odd_lines_are_named()
    {
        File.WriteAllBytes(path, [.. "Название\nӘжем\nҚала\n"u8, .. Windows1251.GetBytes("Базар\n"), .. "Өзен\n"u8]);

        var file = TextFile.Open(path);

        Assert.Equal("Название\nӘжем\nҚала\nБазар\nӨзен\n", file.Beginning(1000));
        Assert.Equal([4], file.OddLines);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 a workbook")]
    [InlineData("binary \0 bytes")]
    public void What_is_no_text_is_refused(string content)
    {
        File.WriteAllText(path, content);

        Assert.Throws<ExchangeRefusedException>(() => TextFile.Open(path));
    }

    public void Dispose() => File.Delete(path);
}
