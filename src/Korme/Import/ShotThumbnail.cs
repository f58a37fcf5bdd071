namespace Korme.Import;

/// <summary>The small picture inside a shot's main file, for a page that shows an import arriving.</summary>
public static class ShotThumbnail
{
    /// <summary>The same, marked so that browsers turn it as the photograph is to be seen.</summary>
    /// <param name="shot">The shot.</param>
    /// <param name="now">A camera's clock that is ahead of it is not believed, <see cref="ReadMetadata"/>.</param>
    public static byte[]? Turned(ShotProgress shot, DateTimeOffset now)
    {
        if (Of(shot) is not { } jpeg) return null;
        try
        {
            var main = shot.Shot.Main;
            return JpegOrientation.Insert(jpeg, ReadMetadata.From(main.File.DiskPath!, main.Kind.MediaType, [], now).Orientation ?? 1);
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return jpeg;
        }
    }

    /// <summary>A JPEG; null when there is none that can be had without unpacking or decoding.</summary>
    public static byte[]? Of(ShotProgress shot)
    {
        var file = shot.Shot.Main.File;
        if (file.DiskPath is null || shot.Shot.Main.Kind.Group is not (FileGroup.Picture or FileGroup.Raw)) return null;
        try
        {
            return EmbeddedThumbnail.Read(file.DiskPath);
        }
        catch (Exception trouble) when (FoundFile.IsTrouble(trouble))
        {
            return null; // the import says what is wrong with it
        }
    }
}
