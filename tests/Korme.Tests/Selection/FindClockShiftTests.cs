using Korme.Selection;

namespace Korme.Tests.Selection;

public sealed class FindClockShiftTests
{
    private static readonly Scene[] Places = [.. Enumerable.Range(1, 6).Select(seed => Scene.Draw(seed, 300, 200))];

    [Fact]
    public void A_clock_an_hour_slow_is_found_with_the_pictures_that_show_it()
    {
        var shift = Assert.Single(FindClockShift.Run([.. Day("A", 0), .. Day("B", -3600), Candidates.At(99, 50, Places[0].Measure(), "A")]));

        Assert.Equal(("A", "B"), (shift.Camera.Model, shift.Other.Model));
        Assert.InRange(shift.Shift, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));
        Assert.Equal(6, shift.Evidence.Count);
        Assert.All(shift.Evidence, pair => Assert.Equal(("A", "B"), (pair.Camera.Camera, pair.Other.Camera)));
    }

    [Fact]
    public void Clocks_that_agree_are_left_alone() => Assert.Empty(FindClockShift.Run([.. Day("A", 0), .. Day("B", 20)]));

    [Fact]
    public void Two_pictures_alike_are_no_evidence() =>
        Assert.Empty(FindClockShift.Run([.. Day("A", 0).Take(2), .. Day("B", -3600).Take(2)]));

    [Fact]
    public void Scenes_that_were_photographed_again_and_again_are_no_evidence()
    {
        var again = Enumerable.Range(0, 6).SelectMany(hour => Day("A", hour * 7919).Select((frame, i) => frame with { Work = new Guid(hour, 7, 7, [1, 2, 3, 4, 5, 6, 7, (byte)i]) }));
        var other = Places.Select((place, i) => Candidates.At(900 + i, i * i * 2311 + 500, place.Cropped(20, 10, 270, 180).Measure(), "B"));

        Assert.Empty(FindClockShift.Run([.. again, .. other]));
    }

    [Fact]
    public void One_camera_has_nobody_to_disagree_with() => Assert.Empty(FindClockShift.Run([.. Day("A", 0)]));

    /// <summary>Six places, twenty minutes apart; the second photographer stands a little to the side.</summary>
    private static IEnumerable<Candidate> Day(string camera, double late) => Places.Select((place, i) => Candidates.At(
        i + camera[0] * 100, i * 1200 + late, (camera == "A" ? place : place.Cropped(20, 10, 270, 180)).Measure(), camera));
}
