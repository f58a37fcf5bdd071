using Korme.Catalogue;

namespace Korme.Selection;

/// <summary>A picture that may be chosen: what is known about it without opening it again.</summary>
/// <param name="Work">The work it shows.</param>
/// <param name="Name">The file's name where it came from; orders what has no time.</param>
/// <param name="Taken">The camera's clock, with sub-seconds where it has them; null: not known.</param>
/// <param name="Camera">Make and model; frames of one burst are from one camera, null counting as one too.</param>
/// <param name="Rating">0 or null unrated, 1 to 5 stars.</param>
/// <param name="Measures">What was measured at import.</param>
/// <param name="WidthPixels">As seen, after EXIF orientation.</param>
/// <param name="HeightPixels">As seen, after EXIF orientation.</param>
/// <param name="Mark">What the artist decided.</param>
/// <param name="Moment">The artist's own grouping; null: as found.</param>
/// <param name="Settings">How the camera was set: what tells a bracket from a burst.</param>
/// <param name="Place">Where, as far as known.</param>
public sealed record Candidate(
    Guid Work,
    string Name,
    CaptureTime? Taken,
    string? Camera,
    int? Rating,
    Measures Measures,
    int WidthPixels,
    int HeightPixels,
    Mark Mark = Mark.Undecided,
    Guid? Moment = null,
    CameraSettings? Settings = null,
    PlaceOf? Place = null)
{
    /// <summary>The artist said no to it.</summary>
    public bool IsRejected => Mark == Mark.Rejected;
}
