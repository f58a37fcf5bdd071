namespace Korme.Catalogue;

/// <summary>What an artist made, as the archive keeps it in <c>record.json</c>. Immutable; an edit is a new value.</summary>
public sealed record Work
{
    /// <summary>A UUID version 7 (RFC 9562 §5.7), so that ids sort by the time of import.</summary>
    public required Guid Id { get; init; }
    public required WorkKind Kind { get; init; }
    public LanguageText Title { get; init; } = LanguageText.None;

    /// <summary>What a person who can't see the picture is told.</summary>
    public LanguageText Alt { get; init; } = LanguageText.None;
    public IReadOnlyList<Maker> Makers { get; init; } = [];

    /// <summary>When it was made, EDTF (ISO 8601-2): <c>2026-11-20</c>, <c>1998?</c>, <c>2026-05/2026-06</c>; null: not known.</summary>
    public string? Date { get; init; }

    /// <summary>The camera's clock at the moment of the shot; null for what no camera dated.</summary>
    public CaptureTime? Taken { get; init; }
    public LanguageText Medium { get; init; } = LanguageText.None;

    /// <summary>As on the label: <c>42 × 26 cm</c>.</summary>
    public string? Dimensions { get; init; }
    public Place? Place { get; init; }

    /// <summary>Whose courtesy, which collection: the last line of the label.</summary>
    public LanguageText Credit { get; init; } = LanguageText.None;

    /// <summary>A licence's or rights statement's URI or short name (<c>CC BY-NC 4.0</c>); null: nothing stated.</summary>
    public string? Rights { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>-1 rejected, 0 unrated, 1 to 5 stars (XMP <c>xmp:Rating</c>); null: nobody said.</summary>
    public int? Rating { get; init; }

    /// <summary>Markdown per language; kept in the archive as <c>stories/kk.md</c> and so on.</summary>
    public LanguageText Story { get; init; } = LanguageText.None;

    /// <summary>The camera, "Canon EOS 1000D"; private, used to find bursts.</summary>
    public string? Camera { get; init; }
    public IReadOnlyList<MediaFile> Files { get; init; } = [];
    public required DateTimeOffset Imported { get; init; }

    /// <summary>True after somebody's no: the work is shown nowhere, and its pictures answer 410.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>When the artist put it into the bin; null: it isn't there. Shown nowhere but at the desk, and nothing of it is lost.</summary>
    public DateTimeOffset? Binned { get; init; }

    /// <summary>False for what is withdrawn or in the bin: on no page, in no list.</summary>
    public bool IsShown => !IsWithdrawn && Binned is null;

    /// <summary>When files of it were last erased for good, at somebody's wish; null: never.</summary>
    public DateTimeOffset? Erased { get; init; }

    /// <summary>SHA-512 of the bytes that were erased: an import doesn't take them again.</summary>
    public IReadOnlyList<string> ErasedFiles { get; init; } = [];

    /// <summary>True when everything of it was erased: what is left says only that, and when.</summary>
    public bool IsTombstone => Erased is not null && Files.Count == 0;

    /// <summary>The file that shows the work: null when nothing of it can be decoded.</summary>
    public MediaFile? Picture => Files.FirstOrDefault(file => file.Role == MediaRole.Picture);
}

/// <summary>The sort of a work; in JSON and SQL in lower case.</summary>
public enum WorkKind { Photograph, Sketch, Mural, Painting, Textile, Music, Recording, Video, Text, Document }

/// <summary>Who had a part in a work, and which: <c>photographer</c>, <c>painter</c>, <c>author</c>; the role may be empty.</summary>
public sealed record Maker(LanguageText Name, string Role = "");

/// <summary>The camera's wall clock.</summary>
/// <param name="Local">Date, time and sub-seconds as the camera showed them; <see cref="DateTimeKind.Unspecified"/>.</param>
/// <param name="Offset">The zone's offset, when the camera said it (EXIF OffsetTimeOriginal).</param>
public sealed record CaptureTime(DateTime Local, TimeSpan? Offset = null);

/// <summary>Where. Only the names are ever public; coordinates (WGS 84 degrees) stay on this machine.</summary>
public sealed record Place(LanguageText Name, double? Latitude = null, double? Longitude = null);

/// <summary>Bytes of a work. Identified by their SHA-512; never changed.</summary>
public sealed record MediaFile
{
    /// <summary>128 lower-case hexadecimal digits.</summary>
    public required string Sha512 { get; init; }
    public required long Bytes { get; init; }

    /// <summary>The type found in the bytes, not claimed by the name: <c>image/jpeg</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The file's name where it came from: as it was, newlines and all.</summary>
    public required string Name { get; init; }

    /// <summary>The logical path inside the OCFL object: <c>original/DSC_0101.jpg</c>; safe on every file system.</summary>
    public required string Path { get; init; }
    public required MediaRole Role { get; init; }
}

/// <summary>What a file is to its work. At most one <see cref="Picture"/> a work.</summary>
public enum MediaRole { Picture, Raw, Sidecar, Label, Sound, Video, Notation, Document }
