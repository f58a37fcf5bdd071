using Korme.Places;

namespace Korme.Tests.Places;

public sealed class CoordinatesTests
{
    [Theory]
    [InlineData("43.2620, 76.9531", 43.262, 76.9531)]
    [InlineData("43.2620 76.9531", 43.262, 76.9531)]
    [InlineData("43,2620 76,9531", 43.262, 76.9531)]
    [InlineData("43,2620; 76,9531", 43.262, 76.9531)]
    [InlineData("43,2620, 76,9531", 43.262, 76.9531)]
    [InlineData("43°15'43\"N 76°57'11\"E", 43.261944, 76.953056)]
    [InlineData("43° 15′ 43″ N, 76° 57′ 11″ E", 43.261944, 76.953056)]
    [InlineData("N 43° 15.72' E 76° 57.18'", 43.262, 76.953)]
    [InlineData("76°57'11\"E 43°15'43\"N", 43.261944, 76.953056)]
    [InlineData("43,262° с. ш. 76,953° в. д.", 43.262, 76.953)]
    [InlineData("43.262 с.ш., 76.953 в.д.", 43.262, 76.953)]
    [InlineData("geo:43.262,76.953;u=35", 43.262, 76.953)]
    [InlineData("-33.8568, 151.2153", -33.8568, 151.2153)]
    [InlineData("33.8568S 151.2153E", -33.8568, 151.2153)]
    [InlineData("43, 76", 43, 76)]
    [InlineData("43,76", 43, 76)]
    [InlineData("78.2232° N, 15.6267° E", 78.2232, 15.6267)]
    public void The_common_forms_are_read(string typed, double latitude, double longitude)
    {
        var read = Coordinates.Read(typed);

        Assert.Equal((null, latitude, longitude), (read.Wrong, read.Latitude, read.Longitude));
    }

    [Theory]
    [InlineData("76.9531, 43.2620", "swapped", "43.262, 76.9531")]
    [InlineData("151.2153, -33.8568", "swapped", "-33.8568, 151.2153")]
    [InlineData("95.1, 200", "latitude", null)]
    [InlineData("43.262, 276.95", "longitude", null)]
    [InlineData("43°75'43\"N 76°57'11\"E", "minutes", null)]
    [InlineData("43.262N 76.953N", "halves", null)]
    [InlineData("43.262N 76.953", "halves", null)]
    [InlineData("behind the bazaar", "unreadable", null)]
    [InlineData("43.262", "unreadable", null)]
    [InlineData("43.262 76.953 890", "unreadable", null)]
    [InlineData("<script>43.2 76.9</script>", "unreadable", null)]
    public void What_is_no_place_is_refused_with_the_reason_and_a_guess(string typed, string wrong, string? guess)
    {
        var read = Coordinates.Read(typed);

        Assert.Equal((null, wrong, guess), (read.Latitude, read.Wrong, read.Guess));
    }

    [Fact]
    public void Nothing_typed_is_no_place_and_nothing_wrong() => Assert.Equal(new ReadCoordinates(null, null), Coordinates.Read("  "));

    [Theory]
    [InlineData(43.262, 76.9531)]
    [InlineData(-33.85681, -151.2)]
    [InlineData(0, 0)]
    public void What_a_form_shows_is_read_again_as_it_was(double latitude, double longitude) =>
        Assert.Equal(new ReadCoordinates(latitude, longitude), Coordinates.Read(Coordinates.InWords(latitude, longitude)));
}
