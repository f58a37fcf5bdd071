using Korme.Catalogue;
using Korme.Import;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Korme.Tests.Import;

public sealed class MaterialTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [MaterialFact]
    public void Everything_in_the_folder_is_taken_or_named()
    {
        using var source = ScanSource.Run(Material.Folder!, default);
        var items = source.ToList();

        var known = items.OfType<FoundFile>().Select(file => IdentifyFile.Run(file)).ToList();
        var grouping = GroupShots.Run(known.Select(each => each.Known).OfType<KnownFile>());

        Assert.Empty(items.OfType<Skipped>());
        Assert.Equal("orientation/LICENSE", Assert.Single(known.Select(each => each.Skipped).OfType<Skipped>()).RelativePath);
        Assert.Equal(51, grouping.Shots.Count);
        Assert.Equal(9, grouping.Skipped.Count);
        Assert.All(grouping.Shots, shot => Assert.Empty(Read(shot).Notes));
    }

    [MaterialFact]
    public void Two_readers_agree_about_every_photograph()
    {
        foreach (var path in System.IO.Directory.GetFiles(Material.Folder!, "*.jpg", SearchOption.AllDirectories))
        {
            var directories = ImageMetadataReader.ReadMetadata(path);
            var (main, photo) = (directories.OfType<ExifIfd0Directory>().FirstOrDefault(),
                directories.OfType<ExifSubIfdDirectory>().FirstOrDefault());
            var gps = directories.OfType<GpsDirectory>().FirstOrDefault()?.GetGeoLocation();
            var ours = ReadMetadata.From(path, "image/jpeg", [], Now);

            if (photo is not null && photo.TryGetDateTime(ExifDirectoryBase.TagDateTimeOriginal, out var taken))
                Assert.Equal(taken.ToString("s"), ours.Taken?.Local.ToString("s"));
            if (main is not null && main.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation))
                Assert.Equal(orientation, ours.Orientation);
            if (gps is { IsZero: false })
                Assert.True(Math.Abs(gps.Latitude - ours.Latitude!.Value) + Math.Abs(gps.Longitude - ours.Longitude!.Value) < 1e-6, path);
            if (main?.GetString(ExifDirectoryBase.TagModel) is { } model && model.Trim().Length > 0)
                Assert.EndsWith(model.Trim(), ours.Camera);
            if (photo is not null && photo.TryGetInt32(ExifDirectoryBase.TagIsoEquivalent, out var iso))
                Assert.Equal(iso, ours.Iso);
        }
    }

    [MaterialTheory]
    [InlineData("immich/metadata_dates_date-priority-test.jpg", "2023-02-02T02:00:00")]
    [InlineData("immich/metadata_dates_gps-datetime.jpg", "2023-11-15T12:30:00")]
    [InlineData("immich/metadata_dates_time-created.jpg", null)]
    [InlineData("immich/formats_motionphoto_samsung-one-ui-6.heic", "2024-01-12T21:38:53")]
    [InlineData("immich/formats_webp_denali.webp", "2010-08-13T21:00:01")]
    [InlineData("mei/oppo-r7-13mp-gps-norway.jpg", "2018-07-16T17:52:22")]
    public void The_right_one_of_several_clocks_is_believed(string path, string? local)
    {
        Assert.Equal(local, Read(path).Taken?.Local.ToString("s"));
    }

    [MaterialFact]
    public void Gps_fields_without_a_position_give_none()
    {
        Assert.Null(Read("immich/metadata_gps-position_empty_gps.jpg").Latitude);
        Assert.Null(Read("mei/leica-t-16mp-orientation8.jpg").Latitude);
    }

    [MaterialTheory]
    [InlineData("mei/xmp/APhotoManager-exmaple.xmp", "2002-02-02T02:02:02", 52.02, 12.02, "Title2", null, 2)]
    [InlineData("mei/xmp/digikam-example.xmp", "2014-04-27T12:42:47", 53.132559, 8.719196, "2014-Drachenfest-Waterfront-Bremen", null, null)]
    [InlineData("mei/xmp/exiftool-9.74-example.xmp", "2006-05-23T14:04:42", 48.150053, 11.576156, null, "München", null)]
    [InlineData("mei/xmp/jPhotoTagger-example.xmp", "2006-05-24T15:06:26", null, null, null, "GarmischPatenkirchen, Deutschland", null)]
    [InlineData("immich/metadata_xmp_dates_2000.xmp", "2000-09-27T14:35:33", null, null, null, null, null)]
    [InlineData("immich/problems_xmp_iso-value-array_iso-value-array.xmp", "2009-11-28T13:42:39", 40.2346441, -76.2871415, null, null, null)]
    public void Sidecars_of_many_programs_are_read(string path, string local, double? latitude, double? longitude, string? title,
        string? place, int? rating)
    {
        var sidecar = File.ReadAllBytes(Material.Of(path));

        var metadata = ReadMetadata.From(new MemoryStream(PictureBytes.Jpeg()), "image/jpeg", [sidecar], Now);

        Assert.Empty(metadata.Notes);
        Assert.Equal(local, metadata.Taken?.Local.ToString("s"));
        Assert.Equal((latitude, longitude), (metadata.Latitude, metadata.Longitude));
        Assert.Equal((title, place, rating),
            (metadata.Title.In(LanguageText.Undetermined), metadata.PlaceName.In(LanguageText.Undetermined), metadata.Rating));
    }

    [MaterialFact]
    public void Embedded_thumbnails_of_cameras_are_pictures_without_metadata()
    {
        foreach (var path in System.IO.Directory.GetFiles(Material.Of("mei"), "*.jpg"))
        {
            var thumbnail = EmbeddedThumbnail.Read(path);

            Assert.NotNull(thumbnail);
            Assert.DoesNotContain(JpegBlocks.Segments(new MemoryStream(thumbnail), 0), segment =>
                segment.Marker is >= 0xE0 and <= 0xEF or 0xFE);
        }
    }

    private static PhotoMetadata Read(string path) => ReadMetadata.From(Material.Of(path),
        FileKinds.Detect(File.ReadAllBytes(Material.Of(path)).AsSpan(0, 64), path).MediaType, [], Now);

    private static PhotoMetadata Read(Shot shot)
    {
        using var stream = shot.Main.File.Open();
        return ReadMetadata.From(stream, shot.Main.Kind.MediaType, [], Now);
    }
}
