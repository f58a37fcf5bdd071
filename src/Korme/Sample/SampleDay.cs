using System.Globalization;
using Korme.Sample.Pictures;

namespace Korme.Sample;

/// <summary>The day, 20 November 2026 in Almaty, from half an hour before the sun (06:52) until long after it (16:24).</summary>
internal static class SampleDay
{
    public static IReadOnlyList<Scene> Scenes { get; } =
    [
        Scene.Of(Phone("06:24:31.40", Spot.Roof, 1 / 40.0, 250), Dawn.Paint),
        Scene.Of(Phone("06:58:40.12", Spot.Roof, 1 / 60.0, 320), Sketchbook.Construction),
        Scene.Of(Phone("07:31:12.77", Spot.Avenue, 1 / 250.0, 64) with { Orientation = 6 }, Poplars.Paint),
        AppleBurst(),
        Scene.Of(Phone("08:52:06.31", Spot.Market, 1 / 100.0, 100), Washes.Apples),
        Scene.Of(Copy(431, "09:40:18.52"), Syrmaq.Horns),
        Scene.Of(Copy(434, "09:58:44.10") with { Orientation = 8 }, Gouaches.CamelFeet),
        Scene.Of(Copy(437, "10:16:27.95"), Gouaches.Wings),
        Scene.Of(Copy(440, "10:33:02.38"), Sketchbook.SevenFriezes),
        Scene.Of(Copy(443, "10:51:36.60"), Gouaches.AxesAndStars),
        Scene.Of(Street(447, "11:38:00.14", Spot.Square, 1 / 80.0, 8, 400, 20), Crown.Paint),
        Scene.Of(Copy(452, "12:20:49.73") with { Orientation = 6 }, Tuskiiz.Paint),
        PigeonBurst(),
        Scene.Of(Copy(466, "13:48:15.21"), Alasha.Paint),
        Scene.Of(Copy(471, "14:20:31.06"), Syrmaq.Exchanged),
        Scene.Of(Copy(474, "14:44:58.87") with { Quality = 84 }, DayFrieze.Paint),
        Scene.Of(Street(480, "15:05:22.45", Spot.Wall, 1 / 200.0, 8, 100, 35) with { Quality = 82 },
            Mural.Paint) with { TakesAllCores = true },
        GateBurst(),
        Scene.Of(Phone("16:49:18.09", Spot.Studio, 1 / 50.0, 200), Washes.Mountains),
        RainBurst(),
        Scene.Of(Street(503, "18:40:33.60", Spot.Wall, 1 / 25.0, 2.8, 1600, 24), NightWall.Paint),
        Scene.Of(Phone("20:12:07.54", Spot.Roof, 1 / 15.0, 800), Washes.NightSheet),
    ];

    private static Scene AppleBurst()
    {
        var first = Street(412, "08:14:05.12", Spot.Market, 1 / 250.0, 2.8, 200, 50);
        return new([first, first.Next("KRM_0413", 320), first.Next("KRM_0414", 640), first.Next("KRM_0415", 1180, 1 / 100.0),
            first.Next("KRM_0416", 1500, 1 / 20.0, 5.6)], Apples.Paint);
    }

    private static Scene PigeonBurst()
    {
        var first = Street(458, "13:06:41.80", Spot.Square, 1 / 60.0, 16, 100, 85);
        return new([first, first.Next("KRM_0459", 340, 1 / 1000.0, 5.6), first.Next("KRM_0460", 680, 1 / 500.0, 5.6),
            first.Next("KRM_0461", 1020, 1 / 1000.0, 5.6)], Pigeons.Paint);
    }

    private static Scene GateBurst()
    {
        var first = Street(488, "16:03:50.25", Spot.Studio, 1 / 320.0, 5.6, 200, 35);
        return new([first, first.Next("KRM_0489", 450, 1 / 20.0, 16), first.Next("KRM_0490", 900),
            first.Next("KRM_0491", 1350, 1 / 125.0)], Lattice.Paint);
    }

    private static Scene RainBurst()
    {
        var first = Phone("17:35:02.48", Spot.Market, 1 / 30.0, 1000);
        return new([first, first.Next(first.Name + "_1", 410), first.Next(first.Name + "_2", 900, 1 / 6.0)], Rain.Paint);
    }

    /// <summary>A page or cloth on the copy stand in the studio.</summary>
    private static Shot Copy(int number, string time) =>
        Street(number, time, Spot.Studio, 1 / 60.0, 8, 200, 50) with { Quality = 85 };

    private static Shot Street(int number, string time, Spot spot, double seconds, double fNumber, int iso, double millimetres) =>
        new()
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"KRM_{number:0000}"),
            Camera = Camera.Camera,
            Taken = At(time),
            Spot = spot,
            ExposureSeconds = seconds,
            FNumber = fNumber,
            Iso = iso,
            FocalLengthMillimetres = millimetres,
        };

    /// <summary>A phone names its files by the clock.</summary>
    private static Shot Phone(string time, Spot spot, double seconds, int iso) => new()
    {
        Name = At(time).ToString("'IMG_'yyyyMMdd'_'HHmmss", CultureInfo.InvariantCulture),
        Camera = Camera.Phone,
        Taken = At(time),
        Spot = spot,
        ExposureSeconds = seconds,
        FNumber = 1.8,
        Iso = iso,
        FocalLengthMillimetres = 5.4,
    };

    private static DateTime At(string time) => DateTime.ParseExact("2026-11-20 " + time, "yyyy-MM-dd HH:mm:ss.ff",
        CultureInfo.InvariantCulture);
}
