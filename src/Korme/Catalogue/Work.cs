using System.Text.Json.Serialization;
using Korme.Places;

namespace Korme.Catalogue;

/// <summary>What an artist made, as the archive keeps it in <c>record.json</c>. Immutable; an edit is a new value.</summary>
public sealed record Work : IRecorded
{
    /// <summary>A UUID version 7 (RFC 9562 §5.7), so that ids sort by the time of import.</summary>
    public required Guid Id { get; init; }
    public required WorkKind Kind { get; init; }

    /// <summary>The number that the artist or a museum gave it, as it stands on the back: <c>KB-2026/014</c>; null: none.</summary>
    public string? Identifier { get; init; }
    public LanguageText Title { get; init; } = LanguageText.None;

    /// <summary>What a person who can't see the picture is told.</summary>
    public LanguageText Alt { get; init; } = LanguageText.None;
    public IReadOnlyList<Maker> Makers { get; init; } = [];

    /// <summary>The people who are seen or heard in it; while one of them hasn't agreed to a use, it is not used so.</summary>
    public IReadOnlyList<Guid> Subjects { get; init; } = [];

    /// <summary>When it was made, EDTF (ISO 8601-2): <c>2026-11-20</c>, <c>1998?</c>, <c>2026-05/2026-06</c>; null: not known.</summary>
    public string? Date { get; init; }

    /// <summary>The camera's clock at the moment of the shot; null for what no camera dated.</summary>
    public CaptureTime? Taken { get; init; }
    public LanguageText Medium { get; init; } = LanguageText.None;

    /// <summary>As on the label: <c>42 × 26 cm</c>.</summary>
    public string? Dimensions { get; init; }
    public PlaceOf? Place { get; init; }

    /// <summary>What it is to other works; each relation stands in one of the two, and is shown in both.</summary>
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>What happened to the thing itself, in the order of the artist: made, altered, painted over.</summary>
    public IReadOnlyList<ConditionChange> Condition { get; init; } = [];

    /// <summary>Which of how many, as on the label: <c>3/10</c>, <c>1/5 + 2 AP</c>; null: one of a kind.</summary>
    public string? Edition { get; init; }

    /// <summary>Whose courtesy, which collection: the last line of the label.</summary>
    public LanguageText Credit { get; init; } = LanguageText.None;

    /// <summary>A licence's or rights statement's URI or short name (<c>CC BY-NC 4.0</c>); null: nothing stated.</summary>
    public string? Rights { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>What the artist decided on the light table.</summary>
    public Mark Mark { get; init; }

    /// <summary>0 to 5 stars; null: nobody said. A reject is a <see cref="Mark"/>, not a star less than none.</summary>
    public int? Rating { get; init; }

    /// <summary>The colour label; null: none.</summary>
    public ColourLabel? Label { get; init; }

    /// <summary>Works of one moment by the artist's own decision (a split or a merge) share this; null: as found.</summary>
    public Guid? Moment { get; init; }

    /// <summary>Markdown per language; kept in the archive as <c>stories/kk.md</c> and so on.</summary>
    public LanguageText Story { get; init; } = LanguageText.None;

    /// <summary>The camera, "Canon EOS 1000D"; private, used to find bursts.</summary>
    public string? Camera { get; init; }

    /// <summary>How the camera was set; null for what no camera said it of.</summary>
    public CameraSettings? Settings { get; init; }

    /// <summary>The bringing-in that it came with; null for works taken in before imports had names.</summary>
    public ImportOf? Import { get; init; }
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

/// <summary>Chosen, refused, or still to be decided; in JSON in lower case.</summary>
public enum Mark { Undecided, Picked, Rejected }

/// <summary>The five colours that photographers' programs share (XMP <c>xmp:Label</c>); in JSON in lower case.</summary>
public enum ColourLabel { Red, Yellow, Green, Blue, Purple }

/// <summary>Which import a work came with.</summary>
/// <param name="Id">A UUID version 7; an interrupted import goes on under the one it had.</param>
/// <param name="Name">The name of its folder, file or ZIP; private.</param>
public sealed record ImportOf(Guid Id, string Name);

/// <summary>How the camera was set, from EXIF.</summary>
/// <param name="ExposureSeconds">Exposure time in seconds, above 0.</param>
/// <param name="FNumber">Aperture.</param>
/// <param name="Iso">Sensitivity.</param>
/// <param name="FocalLengthMillimetres">The lens's own, not its equivalent on 35 mm film.</param>
/// <param name="BiasStops">Exposure compensation (ExposureBiasValue), in stops; what differs from frame to frame in a bracket.</param>
/// <param name="Body">The camera's serial number: two bodies of one model are two cameras. Private.</param>
/// <param name="Sequence">The number that the camera gave the picture: orders what it took within one tick of its clock. It begins anew from time to time.</param>
public sealed record CameraSettings(
    double? ExposureSeconds = null, double? FNumber = null, int? Iso = null, double? FocalLengthMillimetres = null, double? BiasStops = null, string? Body = null,
    long? Sequence = null)
{
    [JsonIgnore]
    public bool IsEmpty => this == new CameraSettings();
}

/// <summary>Who had a part in a work, and which: <c>photographer</c>, <c>painter</c>, <c>author</c>; the role may be empty.</summary>
/// <param name="Name">As the label has it.</param>
/// <param name="Role">One word, or none.</param>
/// <param name="Person">Who that is, where a record says more; null: the name is all there is.</param>
public sealed record Maker(LanguageText Name, string Role = "", Guid? Person = null);

/// <summary>The camera's wall clock.</summary>
/// <param name="Local">Date, time and sub-seconds as the camera showed them; <see cref="DateTimeKind.Unspecified"/>.</param>
/// <param name="Offset">The zone's offset, when the camera said it (EXIF OffsetTimeOriginal).</param>
public sealed record CaptureTime(DateTime Local, TimeSpan? Offset = null);

/// <summary>Where a work was made or stands.</summary>
/// <param name="Name">As its file or label said it.</param>
/// <param name="Latitude">WGS 84 degrees, as its file said them; private.</param>
/// <param name="Longitude">WGS 84 degrees, as its file said them; private.</param>
/// <param name="Record">The record that says more, and how much of it visitors may know; then that is shown instead. Null: there is none.</param>
/// <param name="Shown">How exactly this says it, where it was made for visitors of a place's record (<see cref="ShownPlace"/>); kept in no record.</param>
public sealed record PlaceOf(LanguageText Name, double? Latitude = null, double? Longitude = null, Guid? Record = null, PlacePrecision? Shown = null);

/// <summary>What a work is to another.</summary>
/// <param name="Kind">In the direction from this work: this one is drawn from the other.</param>
/// <param name="Work">The other one.</param>
public sealed record Relation(RelationKind Kind, Guid Work);

/// <summary>The sorts of relation; in JSON in camel case: <c>drawnFrom</c>.</summary>
public enum RelationKind { DrawnFrom, PhotographOf, PerformanceOf, VersionOf, MadeWith, PartOf }

/// <summary>Something that happened to the thing that the work is.</summary>
/// <param name="Kind">What.</param>
/// <param name="Date">When, EDTF; null: not known.</param>
/// <param name="Note">By whom and why, a line.</param>
/// <param name="Pictures">Works that show it as it was from then on.</param>
public sealed record ConditionChange(ConditionKind Kind, string? Date, LanguageText Note, IReadOnlyList<Guid> Pictures)
{
    public bool Equals(ConditionChange? other) =>
        other is not null && Kind == other.Kind && Date == other.Date && Note.Equals(other.Note) && Pictures.SequenceEqual(other.Pictures);

    public override int GetHashCode() => HashCode.Combine(Kind, Date, Note, Pictures.Count);
}

/// <summary>The sorts of what happens to a work; in JSON in camel case: <c>paintedOver</c>.</summary>
public enum ConditionKind { Made, Altered, PaintedOver, Restored, Destroyed }

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
public enum MediaRole { Picture, Raw, Sidecar, Label, Sound, Video, Notation, Document, Captions }
