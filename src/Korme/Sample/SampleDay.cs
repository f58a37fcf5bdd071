using Korme.Sample.Pictures;

namespace Korme.Sample;

/// <summary>The day, 20 November 2026 in Almaty, picture by picture.</summary>
internal static class SampleDay
{
    public static IReadOnlyList<Scene> Scenes { get; } =
    [
        Scene.Of(Phone("IMG_20261120_065840", "06:58:40.12", Spot.Roof), Sketchbook.Construction),
        Scene.Of(Copy("KRM_0441", "10:05:12.40"), Syrmaq.Horns),
        Scene.Of(Copy("KRM_0446", "10:52:03.88"), Sketchbook.SevenFriezes),
        Scene.Of(Copy("KRM_0471", "14:20:31.06"), Syrmaq.Exchanged),
        Scene.Of(Copy("M1", "14:20:31.06"), Mural.Paint),
        Scene.Of(Copy("G1", "14:20:31.06"), Gouaches.CamelFeet),
        Scene.Of(Copy("G2", "14:20:31.06"), Gouaches.Wings),
        Scene.Of(Copy("G3", "14:20:31.06"), Gouaches.AxesAndStars),
        Scene.Of(Copy("T1", "14:20:31.06"), Tuskiiz.Paint),
        Scene.Of(Copy("F1", "14:20:31.06"), DayFrieze.Paint),
        Scene.Of(Copy("A1", "14:20:31.06"), Alasha.Paint),
    ];

    /// <summary>A page or cloth on the copy stand in the studio.</summary>
    private static Shot Copy(string name, string time) => new()
    {
        Name = name, Camera = Camera.Camera, Taken = At(time), Spot = Spot.Studio, ExposureSeconds = 1 / 60.0, FNumber = 8, Iso = 200, FocalLengthMillimetres = 50,
    };

    private static Shot Phone(string name, string time, Spot spot) => new()
    {
        Name = name, Camera = Camera.Phone, Taken = At(time), Spot = spot, ExposureSeconds = 1 / 120.0, FNumber = 1.8, Iso = 160, FocalLengthMillimetres = 5.4,
    };

    private static DateTime At(string time) => DateTime.ParseExact("2026-11-20 " + time, "yyyy-MM-dd HH:mm:ss.ff", System.Globalization.CultureInfo.InvariantCulture);
}
