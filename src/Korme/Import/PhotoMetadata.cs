using Korme.Catalogue;

namespace Korme.Import;

/// <summary>What a picture and its sidecars say about it. Everything may be missing; nothing here is guessed.</summary>
public sealed record PhotoMetadata
{
    public static readonly PhotoMetadata None = new();

    /// <summary>The moment of the shot by the camera's clock, between 1826 and the day after tomorrow.</summary>
    public CaptureTime? Taken { get; init; }

    /// <summary>The date in EDTF when only a day, month or year is known; null when <see cref="Taken"/> says it.</summary>
    public string? Date { get; init; }

    /// <summary>EXIF orientation, 1 to 8; for information: the decoder applies it.</summary>
    public int? Orientation { get; init; }

    /// <summary>WGS 84, degrees, north positive; set together with <see cref="Longitude"/>.</summary>
    public double? Latitude { get; init; }

    /// <summary>WGS 84, degrees, east positive.</summary>
    public double? Longitude { get; init; }

    /// <summary>From the smallest to the largest: "Green Bazaar, Almaty, Kazakhstan".</summary>
    public LanguageText PlaceName { get; init; } = LanguageText.None;
    public LanguageText Title { get; init; } = LanguageText.None;

    /// <summary>Plain text, not Markdown.</summary>
    public LanguageText Description { get; init; } = LanguageText.None;
    public IReadOnlyList<string> Creators { get; init; } = [];
    public string? Rights { get; init; }

    /// <summary>A decision that another program wrote beside or into the picture; null: none.</summary>
    public Mark? Mark { get; init; }

    /// <summary>0 unrated, 1 to 5 stars.</summary>
    public int? Rating { get; init; }
    public ColourLabel? Label { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Make and model without repetition: "Canon EOS 1000D".</summary>
    public string? Camera { get; init; }
    public string? Lens { get; init; }

    /// <summary>Seconds.</summary>
    public double? ExposureSeconds { get; init; }
    public double? FNumber { get; init; }
    public int? Iso { get; init; }
    public double? FocalLengthMillimetres { get; init; }

    /// <summary>Exposure compensation in stops.</summary>
    public double? BiasStops { get; init; }

    /// <summary>The camera's serial number.</summary>
    public string? Body { get; init; }

    /// <summary>The number that the camera gave the picture.</summary>
    public long? Sequence { get; init; }

    /// <summary>As stored, before <see cref="Orientation"/>.</summary>
    public int? WidthPixels { get; init; }

    /// <summary>As stored, before <see cref="Orientation"/>.</summary>
    public int? HeightPixels { get; init; }

    /// <summary>What was wrong and what was done about it, in English sentences without the file's name.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>These facts, and where one is missing the other's. Keywords and notes are joined; texts are not, because
    /// a second title in no stated language is mostly an older one.</summary>
    public PhotoMetadata Or(PhotoMetadata other) => new()
    {
        Taken = Taken ?? (Date is null ? other.Taken : null),
        Date = Date ?? (Taken is null ? other.Date : null),
        Orientation = Orientation ?? other.Orientation,
        Latitude = Latitude ?? other.Latitude,
        Longitude = Latitude is null ? other.Longitude : Longitude,
        PlaceName = PlaceName.IsEmpty ? other.PlaceName : PlaceName,
        Title = Title.IsEmpty ? other.Title : Title,
        Description = Description.IsEmpty ? other.Description : Description,
        Creators = Creators.Count > 0 ? Creators : other.Creators,
        Rights = Rights ?? other.Rights,
        Mark = Mark ?? other.Mark,
        Rating = Rating ?? other.Rating,
        Label = Label ?? other.Label,
        Keywords = [.. Keywords.Union(other.Keywords, StringComparer.OrdinalIgnoreCase)],
        Camera = Camera ?? other.Camera,
        Lens = Lens ?? other.Lens,
        ExposureSeconds = ExposureSeconds ?? other.ExposureSeconds,
        FNumber = FNumber ?? other.FNumber,
        Iso = Iso ?? other.Iso,
        FocalLengthMillimetres = FocalLengthMillimetres ?? other.FocalLengthMillimetres,
        BiasStops = BiasStops ?? other.BiasStops,
        Body = Body ?? other.Body,
        Sequence = Sequence ?? other.Sequence,
        WidthPixels = WidthPixels ?? other.WidthPixels,
        HeightPixels = WidthPixels is null ? other.HeightPixels : HeightPixels,
        Notes = [.. Notes.Union(other.Notes)],
    };
}
