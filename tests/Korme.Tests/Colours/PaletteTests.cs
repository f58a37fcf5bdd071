using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Korme.Colours;

namespace Korme.Tests.Colours;

public sealed class PaletteTests
{
    /// <summary>The values of CSS Color 4's sample code (color.js 0.5): lightness, a, b.</summary>
    [Theory]
    [InlineData("#ffffff", 1.0, 0.0, 0.0)]
    [InlineData("#000000", 0.0, 0.0, 0.0)]
    [InlineData("#ff0000", 0.62796, 0.22486, 0.12585)]
    [InlineData("#00ff00", 0.86644, -0.23389, 0.17950)]
    [InlineData("#0000ff", 0.45201, -0.03246, -0.31153)]
    public void Colours_lie_where_oklab_has_them(string hex, double l, double a, double b)
    {
        var colour = OkLab.Parse(hex)!.Value;

        Assert.Equal((l, a, b), (Math.Round(colour.L, 5) + 0.0, Math.Round(colour.A, 5) + 0.0, Math.Round(colour.B, 5) + 0.0));
    }

    [Fact]
    public void Every_colour_comes_back_from_oklab_as_it_was() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte, byte, byte)>(), rgb =>
            Assert.Equal($"#{rgb.Item1:x2}{rgb.Item2:x2}{rgb.Item3:x2}", OkLab.OfSrgb(rgb.Item1, rgb.Item2, rgb.Item3).ToHex())).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_colour_near_enough_lies_in_a_cell_around_the_one_asked_for() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte, byte, byte, sbyte, sbyte, sbyte)>(), c =>
        {
            var asked = OkLab.OfSrgb(c.Item1, c.Item2, c.Item3);
            var other = OkLab.OfSrgb((byte)Math.Clamp(c.Item1 + c.Item4 / 5, 0, 255), (byte)Math.Clamp(c.Item2 + c.Item5 / 5, 0, 255), (byte)Math.Clamp(c.Item3 + c.Item6 / 5, 0, 255));
            if (asked.DistanceTo(other) < ColourCell.Near) Assert.Contains(ColourCell.Of(other), ColourCell.Around(asked));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("red")]
    [InlineData("+12345")]
    [InlineData("##12345")]
    public void What_is_no_colour_is_refused(string text) => Assert.Null(OkLab.Parse(text));

    [Fact]
    public void A_small_strong_accent_is_in_the_palette_beside_the_wall_and_shares_add_up()
    {
        var palette = MakePalette.Of(Pixels((90, 0xd8, 0xd2, 0xc4), (7, 0x2b, 0x43, 0x6e), (3, 0xc8, 0x30, 0x2b)));

        Assert.Equal(3, palette.Count);
        Assert.Equal("#d8d2c4", palette[0].Colour);
        Assert.Equal([0.9, 0.07, 0.03], palette.Select(colour => colour.Share));
        Assert.True(OkLab.Parse(palette[2].Colour)!.Value.DistanceTo(OkLab.OfSrgb(0xc8, 0x30, 0x2b)) < 0.02);
    }

    [Fact]
    public void The_same_pixels_give_the_same_palette_in_whatever_order_and_never_more_than_six_colours()
    {
        var chance = new System.Random(3);
        var pixels = new byte[30_000];
        chance.NextBytes(pixels);
        var turned = pixels.Chunk(3).Reverse().SelectMany(pixel => pixel).ToArray();

        var palette = MakePalette.Of(pixels);

        Assert.InRange(palette.Count, 3, MakePalette.Most);
        Assert.Equal(palette, MakePalette.Of(turned));
        Assert.InRange(palette.Sum(colour => colour.Share), 0.97, 1.01);
    }

    [Fact]
    public void One_pixel_is_one_colour() => Assert.Equal([new PaletteColour("#0a141e", 1)], MakePalette.Of([10, 20, 30]));

    [Fact]
    public void The_files_are_what_painters_programs_read()
    {
        PaletteColour[] colours = [new("#c8432b", 0.75), new("#0a141e", 0.25)];

        var ase = PaletteFile.Of("ase", "Көрме", colours);

        Assert.Equal("GIMP Palette\nName: Көрме\nColumns: 2\n#\n200  67  43\t#c8432b\n 10  20  30\t#0a141e\n", Encoding.UTF8.GetString(PaletteFile.Of("gpl", "Көрме", colours)));
        Assert.Equal("/* a * / b */\n:root {\n  --colour-1: #c8432b; /* 75 % */\n  --colour-2: #0a141e; /* 25 % */\n}\n", Encoding.UTF8.GetString(PaletteFile.Of("css", "a */\nb", colours)));
        Assert.Equal("ASEF"u8.ToArray(), ase[..4]);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 4, 0xC0, 0x01], ase[4..14]);
        // Group's body: 2 bytes of length and "Көрме" with its zero; then a colour: 2 + 16 name, 4 model, 12 channels, 2 kind.
        Assert.Equal([0, 0, 0, 14, 0, 6], ase[14..20]);
        Assert.Equal([0, 1, 0, 0, 0, 36, 0, 8], ase[32..40]);
        Assert.Equal([0xC0, 0x02, 0, 0, 0, 0], ase[^6..]);
        Assert.Equal(12 + 6 + 14 + 2 * (6 + 36) + 6, ase.Length);
    }

    private static byte[] Pixels(params (int Count, byte Red, byte Green, byte Blue)[] parts) =>
        [.. parts.SelectMany(part => Enumerable.Repeat((byte[])[part.Red, part.Green, part.Blue], part.Count * 10).SelectMany(pixel => pixel))];
}
