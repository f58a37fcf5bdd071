namespace Korme.Sample;

/// <summary>What the camera notes down beside a picture.</summary>
internal sealed record Shot
{
    /// <summary>The file's name without <c>.jpg</c>.</summary>
    public required string Name { get; init; }
    public required Camera Camera { get; init; }

    /// <summary>The camera's clock, to the hundredth of a second; the zone is Almaty's, +05:00.</summary>
    public required DateTime Taken { get; init; }
    public required Spot Spot { get; init; }
    public required double ExposureSeconds { get; init; }
    public required double FNumber { get; init; }
    public required int Iso { get; init; }
    public required double FocalLengthMillimetres { get; init; }

    /// <summary>EXIF orientation: 1 as it stands; 6 and 8 stored lying on its side, to be turned right or left.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>Of the JPEG, 1 to 100.</summary>
    public int Quality { get; init; } = 86;

    /// <summary>A frame of the same burst: numbered on, so many milliseconds later, exposed differently.</summary>
    public Shot Next(string name, int milliseconds, double? exposureSeconds = null, double? fNumber = null) =>
        this with
        {
            Name = name,
            Taken = Taken.AddMilliseconds(milliseconds),
            ExposureSeconds = exposureSeconds ?? ExposureSeconds,
            FNumber = fNumber ?? FNumber
        };
}

internal enum Camera { Camera, Phone }

/// <summary>A place of the day in Almaty: WGS 84 degrees and metres above the sea, as the receiver had them.</summary>
internal sealed record Spot(double Latitude, double Longitude, int AltitudeMetres)
{
    public static readonly Spot Roof = new(43.23842, 76.93151, 846);
    public static readonly Spot Avenue = new(43.24311, 76.95624, 871);
    public static readonly Spot Market = new(43.26474, 76.95512, 772);
    public static readonly Spot Studio = new(43.25568, 76.94283, 803);
    public static readonly Spot Square = new(43.25908, 76.95307, 784);
    public static readonly Spot Wall = new(43.24977, 76.92846, 812);
}
