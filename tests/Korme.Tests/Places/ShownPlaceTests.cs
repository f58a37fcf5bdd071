using Korme.Catalogue;
using Korme.Exhibitions.Ways;
using Korme.Places;
using Korme.Tests.Web;

namespace Korme.Tests.Places;

public sealed class ShownPlaceTests
{
    private static readonly Place Bazaar = new()
    {
        Id = Guid.CreateVersion7(),
        Name = TestHall.Text("Көк базар", "Зелёный базар", "Green Bazaar"),
        Address = TestHall.Text(ru: "Жибек Жолы, 53"),
        Street = TestHall.Text("Жібек жолы", "Жибек Жолы"),
        District = TestHall.Text("Медеу ауданы"),
        City = TestHall.Text("Алматы", "Алматы", "Almaty"),
        Latitude = 43.26412,
        Longitude = 76.95571,
        Created = DateTimeOffset.UnixEpoch,
    };

    [Theory]
    [InlineData(PlacePrecision.Exact, "en", "Green Bazaar, Almaty")]
    [InlineData(PlacePrecision.Exact, "ru", "Зелёный базар, Алматы")]
    [InlineData(PlacePrecision.Street, "kk", "Жібек жолы, Алматы")]
    [InlineData(PlacePrecision.District, "kk", "Медеу ауданы, Алматы")]
    [InlineData(PlacePrecision.City, "en", "Almaty")]
    public void The_label_says_as_much_as_the_precision_lets_it(PlacePrecision precision, string language, string name) =>
        Assert.Equal(name, ShownPlace.Of(Bazaar with { Precision = precision })!.Name.In(language));

    [Theory]
    [InlineData(PlacePrecision.Street, 100)]
    [InlineData(PlacePrecision.District, 500)]
    [InlineData(PlacePrecision.City, 5000)]
    public void Coordinates_are_the_middle_of_the_fixed_grids_cell(PlacePrecision precision, double metres)
    {
        var shown = ShownPlace.Of(Bazaar with { Precision = precision })!;

        Assert.Equal(MapPlace.Coarse(43.26412, 76.95571, metres), (shown.Latitude!.Value, shown.Longitude!.Value));
        Assert.NotEqual(Bazaar.Latitude, shown.Latitude);
    }

    [Fact]
    public void Of_a_hidden_place_nothing_is_left_not_even_its_id()
    {
        var stated = new PlaceOf(LanguageText.Of("behind the garages"), 43.26412, 76.95571, Bazaar.Id);

        Assert.Null(ShownPlace.Of(stated, Bazaar with { Precision = PlacePrecision.Hidden }));
    }

    [Fact]
    public void A_record_that_cannot_be_read_hides_the_place() =>
        Assert.Null(ShownPlace.Of(new PlaceOf(LanguageText.Of("behind the garages"), 43.26412, 76.95571, Bazaar.Id), record: null));

    [Fact]
    public void What_the_file_said_is_shown_no_more_once_a_record_says_it()
    {
        var shown = ShownPlace.Of(new PlaceOf(LanguageText.Of("behind the garages"), 43.20001, 76.90001, Bazaar.Id), Bazaar with { Precision = PlacePrecision.City });

        Assert.Equal("Almaty", shown!.Name.ToString());
        Assert.NotEqual(43.20001, shown.Latitude!.Value, 4);
    }

    [Fact]
    public void A_name_alone_is_not_said_by_the_street() =>
        Assert.True(ShownPlace.Of(new Place { Id = Bazaar.Id, Name = Bazaar.Name, Precision = PlacePrecision.Street, Created = DateTimeOffset.UnixEpoch })!.Name.IsEmpty);

    [Fact]
    public void Neither_an_older_version_nor_a_file_brings_back_what_a_record_hides()
    {
        var then = TestHall.Work().Work with { Place = new(LanguageText.Of("behind the garages"), 43.2, 76.9) };
        var now = then with { Place = then.Place! with { Record = Bazaar.Id } };

        var restored = WorkHistory.Restored(then, now);
        var joined = JoinDescriptions.Run([], now, then with { Place = new(LanguageText.Of("garage 17")) });

        Assert.Equal((Bazaar.Id, Bazaar.Id), (restored.Place!.Record, joined.Place!.Record));
    }

    [Theory]
    [InlineData(91, 76)]
    [InlineData(43, 181)]
    [InlineData(double.NaN, 76)]
    public void Coordinates_of_no_place_on_earth_are_not_passed_on(double latitude, double longitude) =>
        Assert.Null(ShownPlace.Of(Bazaar with { Latitude = latitude, Longitude = longitude, Precision = PlacePrecision.Exact })!.Latitude);
}
