using Korme.Catalogue;
using Korme.Selection;

namespace Korme.Tests.Selection;

/// <summary>Brackets and panoramas: parts of a whole, recognised and not ranked.</summary>
public sealed class WholesTests
{
    private static readonly Scene Wall = Scene.Draw(1, 240, 160);

    [Fact]
    public void Exposures_set_apart_on_purpose_are_a_bracket_and_none_is_better()
    {
        var burst = Assert.Single(FindBursts.Run([.. new[] { 0.0, -2, 2 }.Select((stops, i) => Exposed(i, stops, new(BiasStops: stops)))]));
        var ranked = RankBurst.Run(burst);

        Assert.Equal(BurstKind.Bracket, burst.Kind);
        Assert.All(ranked, frame => Assert.Equal(0, frame.Rank));
        Assert.Equal("One of three exposures of a bracket; the middle one.", ranked[0].Reason.In("en"));
        Assert.Equal("Брекетингтің үш экспозициясының бірі; ортаңғысынан күңгірт.", ranked[1].Reason.In("kk"));
        Assert.Equal("Одна из трёх экспозиций брекетинга; светлее средней.", ranked[2].Reason.In("ru"));
    }

    [Fact]
    public void A_bracket_by_hand_is_known_by_its_exposure_times()
    {
        var burst = Assert.Single(FindBursts.Run([.. new[] { -2.0, 0, 2 }.Select((stops, i) => Exposed(i, stops, new(Math.Pow(2, stops) / 60, 8, 100)))]));

        Assert.Equal(BurstKind.Bracket, burst.Kind);
    }

    [Fact]
    public void A_camera_that_follows_changing_light_makes_no_bracket()
    {
        var burst = Assert.Single(FindBursts.Run([.. new[] { -2.0, 0, 2 }.Select((stops, i) => Exposed(i, 0, new(Math.Pow(2, stops) / 60, 8, 100)))]));

        Assert.Equal(BurstKind.Burst, burst.Kind);
    }

    [Fact]
    public void Light_that_went_wrong_with_one_setting_makes_no_bracket()
    {
        var burst = Assert.Single(FindBursts.Run([.. new[] { -1.0, 0, 1 }.Select((stops, i) => Exposed(i, stops, new(1 / 60.0, 8, 100, BiasStops: 0)))]));

        Assert.Equal(BurstKind.Burst, burst.Kind);
    }

    [Fact]
    public void A_view_taken_in_strips_is_a_panorama()
    {
        var view = Scene.Draw(5, 900, 200);

        var burst = Assert.Single(FindBursts.Run([.. Enumerable.Range(0, 4).Select(i => Candidates.At(i, i * 2, view.Cropped(i * 110, 0, 300, 200).Measure()))]));

        Assert.Equal(BurstKind.Panorama, burst.Kind);
        Assert.Equal(["Part 1 of 4 of a panorama.", "Part 2 of 4 of a panorama."], RankBurst.Run(burst).Take(2).Select(frame => frame.Reason.In("en")));
    }

    private static Candidate Exposed(int number, double stops, CameraSettings settings) =>
        Candidates.At(number, number * 0.3, Wall.Exposed(stops).Measure()) with { Settings = settings };
}
