using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Korme.Archive;

namespace Korme.Tests.Archive;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("DSC_0101.jpg", "DSC_0101.jpg")]
    [InlineData("Көк базар, таң.jpg", "Көк базар, таң.jpg")]
    [InlineData("и\u0306.jpg", "й.jpg")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j.jpg", "a_b_c_d_e_f_g_h_i_j.jpg")]
    [InlineData("two\nlines.jpg", "two_lines.jpg")]
    [InlineData("tab\tand\0zero.jpg", "tab_and_zero.jpg")]
    [InlineData("gpj.\u202Eexe", "gpj._exe")]
    [InlineData("..", "file")]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("trailing. . ", "trailing")]
    [InlineData("", "file")]
    [InlineData("   ", "file")]
    [InlineData("CON", "_CON")]
    [InlineData("con.jpg", "_con.jpg")]
    [InlineData("com1.tar.gz", "_com1.tar.gz")]
    [InlineData("LPT³.txt", "_LPT³.txt")]
    [InlineData("console.jpg", "console.jpg")]
    [InlineData("👩‍🎨.png", "👩‍🎨.png")]
    public void A_name_becomes_safe_and_stays_recognisable(string original, string safe) => Assert.Equal(safe, SafeName.From(original));

    [Fact]
    public void Half_a_character_does_not_get_through() => Assert.Equal("half _.jpg", SafeName.From("half \ud83d.jpg"));

    [Fact]
    public void A_long_name_is_cut_between_letters_and_keeps_its_extension()
    {
        var safe = SafeName.From(new string('қ', 250) + ".jpeg");

        Assert.Equal(new string('қ', 47) + ".jpeg", safe);
    }

    [Fact]
    public void An_extension_longer_than_any_is_no_extension()
    {
        var safe = SafeName.From("a." + new string('x', 200));

        Assert.Equal(SafeName.MaxBytes, safe.Length);
    }

    [Fact]
    public void Whatever_the_name_the_result_is_safe_on_every_system_and_safe_again()
    {
        Prop.ForAll<string?>(text =>
        {
            var safe = SafeName.From(text ?? "");
            return safe.Length > 0
                && Encoding.UTF8.GetByteCount(safe) <= SafeName.MaxBytes
                && safe.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0
                && !safe.Any(char.IsControl)
                && safe == safe.Trim(' ', '.')
                && SafeName.From(safe) == safe;
        }).QuickCheckThrowOnFailure();
    }
}
