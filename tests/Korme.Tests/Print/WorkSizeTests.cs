using Korme.Publishing.Print;

namespace Korme.Tests.Print;

public sealed class WorkSizeTests
{
    [Theory]
    [InlineData("42 × 26 cm", null, 26, 42)] // museums write the height first
    [InlineData("42 × 26 cm", 1.6, 42, 26)] // the picture lies: so does the work
    [InlineData("26 × 42 cm", 0.6, 26, 42)]
    [InlineData("148 × 210 mm", 1.42, 21, 14.8)]
    [InlineData("6 × 10,4 м", 1.7, 1040, 600)]
    [InlineData("19.6x28 см", 1.4, 28, 19.6)]
    [InlineData("90 х 90 см", 1.0, 90, 90)]
    [InlineData("42 cm × 26 cm", null, 26, 42)]
    [InlineData("0,5 m × 80 cm", null, 80, 50)]
    [InlineData("42 × 26 × 3 cm", null, 26, 42)]
    [InlineData("Қағаз, 42 × 26 cm, жақтаумен", null, 26, 42)]
    [InlineData("16 × 20 in", null, 50.8, 40.64)]
    [InlineData("16 1/2 x 10 in", 0.6, 25.4, 41.91)]
    [InlineData("16½ × 10¼ in", 0.6, 26.035, 41.91)]
    [InlineData("⌀ 30 cm", null, 30, 30)]
    [InlineData("A4", 0.7, 21, 29.7)]
    [InlineData("A3, ink", 1.4, 42, 29.7)]
    public void A_size_on_a_label_is_understood(string label, double? ratio, double width, double height)
    {
        var size = WorkSize.Parse(label, ratio);

        Assert.NotNull(size);
        Assert.Equal(width, size.Value.WidthCentimetres, 0.001);
        Assert.Equal(height, size.Value.HeightCentimetres, 0.001);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("variable")]
    [InlineData("42 × 26")] // of what?
    [InlineData("0 × 26 cm")]
    [InlineData("900000 × 900000 m")]
    [InlineData("4 min 33 s")]
    [InlineData("2 × CD")]
    [InlineData("42 × 26 cmyk")]
    [InlineData("×××× cm")]
    public void What_states_no_size_is_none(string? label) => Assert.Null(WorkSize.Parse(label));

    [Theory]
    [InlineData("540", 540, WallLength.Trouble.None)]
    [InlineData("5,4 m", 540, WallLength.Trouble.None)]
    [InlineData("540 см", 540, WallLength.Trouble.None)]
    [InlineData("0", 0, WallLength.Trouble.NotAbove)]
    [InlineData("-300", -300, WallLength.Trouble.NotAbove)]
    [InlineData("5.4", 5.4, WallLength.Trouble.TooShort)]
    [InlineData("100 km", 10_000_000, WallLength.Trouble.TooLong)]
    [InlineData("100 км", 10_000_000, WallLength.Trouble.TooLong)]
    [InlineData("long", 0, WallLength.Trouble.NoNumber)]
    [InlineData("NaN", 0, WallLength.Trouble.NoNumber)]
    [InlineData("1e9", 0, WallLength.Trouble.NoNumber)]
    [InlineData("", 0, WallLength.Trouble.NoNumber)]
    public void A_walls_length_is_understood_or_says_what_is_wrong(string typed, double centimetres, WallLength.Trouble trouble) =>
        Assert.Equal((centimetres, trouble), WallLength.Parse(typed));
}
