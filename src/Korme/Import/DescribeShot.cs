using Korme.Catalogue;

namespace Korme.Import;

/// <summary>Makes a work of what is known about a shot: the label, else the sidecar and the file, else the folder.</summary>
public static class DescribeShot
{
    /// <summary>A work without files: their hashes are not known yet.</summary>
    /// <remarks>A work nobody named has no title; <c>DSC_0101</c> is a file's name, not a work's.</remarks>
    /// <param name="shot">The files of the work.</param>
    /// <param name="metadata">What the main file and the sidecars say.</param>
    /// <param name="labels">The texts beside it, the leading one first.</param>
    /// <param name="settings">What holds in its folder.</param>
    /// <param name="id">A new UUID version 7.</param>
    /// <param name="imported">The time of the import.</param>
    public static Work Run(Shot shot, PhotoMetadata metadata, IReadOnlyList<Label> labels, FolderSettings settings, Guid id,
        DateTimeOffset imported)
    {
        var label = labels.Aggregate(new Label(), (joined, next) => joined.Or(next));
        var isPicture = shot.Main.Kind.Group is FileGroup.Picture or FileGroup.Raw;
        var kind = label.Kind ?? (isPicture ? settings.Kind : null) ?? KindOf(shot.Main.Kind);
        return new()
        {
            Id = id,
            Kind = kind,
            Title = label.Title.IsEmpty ? metadata.Title : label.Title,
            Alt = label.Alt,
            Makers = Makers(label, metadata, settings, kind),
            Date = label.Date ?? metadata.Taken?.Local.ToString("yyyy-MM-dd") ?? metadata.Date,
            Taken = metadata.Taken,
            Medium = label.Medium.IsEmpty && isPicture ? settings.Medium : label.Medium,
            Dimensions = label.Dimensions,
            Place = PlaceOf(label, metadata, settings),
            Credit = label.Credit.IsEmpty ? settings.Credit : label.Credit,
            Rights = label.Rights ?? metadata.Rights ?? settings.Rights,
            Keywords = metadata.Keywords,
            Mark = metadata.Mark ?? Mark.Undecided,
            Rating = metadata.Rating,
            Label = metadata.Label,
            Story = label.Story.IsEmpty ? AsMarkdown(metadata.Description) : label.Story,
            Camera = metadata.Camera,
            Settings = Settings(metadata),
            Imported = imported,
        };
    }

    private static CameraSettings? Settings(PhotoMetadata metadata)
    {
        var settings = new CameraSettings(
            metadata.ExposureSeconds, metadata.FNumber, metadata.Iso, metadata.FocalLengthMillimetres, metadata.BiasStops, metadata.Body, metadata.Sequence);
        return settings.IsEmpty ? null : settings;
    }

    private static WorkKind KindOf(FileKind kind) => kind.Group switch
    {
        FileGroup.Sound => WorkKind.Recording,
        FileGroup.Video => WorkKind.Video,
        FileGroup.Notation => WorkKind.Music,
        FileGroup.Document => kind.MediaType == "text/plain" ? WorkKind.Text : WorkKind.Document,
        _ => WorkKind.Photograph,
    };

    private static IReadOnlyList<Maker> Makers(Label label, PhotoMetadata metadata, FolderSettings settings, WorkKind kind)
    {
        if (label.Makers.Count > 0) return WithRole(label.Makers, RoleIn(kind));
        // Whom the camera names took the picture, whatever is in it.
        if (metadata.Creators.Count > 0)
            return [.. metadata.Creators.Select(name =>
                new Maker(LanguageText.Of(name), metadata.Camera is null ? RoleIn(kind) : "photographer"))];
        return WithRole(settings.Makers, RoleIn(kind));
    }

    private static IReadOnlyList<Maker> WithRole(IReadOnlyList<Maker> makers, string role) =>
        [.. makers.Select(maker => maker.Role.Length > 0 ? maker : maker with { Role = role })];

    private static string RoleIn(WorkKind kind) => kind switch
    {
        WorkKind.Photograph => "photographer",
        WorkKind.Sketch or WorkKind.Textile => "artist",
        WorkKind.Mural or WorkKind.Painting => "painter",
        WorkKind.Music => "composer",
        WorkKind.Recording => "performer",
        _ => "author",
    };

    private static PlaceOf? PlaceOf(Label label, PhotoMetadata metadata, FolderSettings settings)
    {
        var name = !label.Place.IsEmpty ? label.Place : !metadata.PlaceName.IsEmpty ? metadata.PlaceName : settings.Place;
        return name.IsEmpty && metadata.Latitude is null ? null : new(name, metadata.Latitude, metadata.Longitude);
    }

    private static LanguageText AsMarkdown(LanguageText plain) =>
        new(plain.Select(text => new KeyValuePair<string, string>(text.Key, EscapeMarkdown.Run(text.Value))));
}
