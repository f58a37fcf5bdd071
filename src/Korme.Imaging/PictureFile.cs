using Korme.Imaging.Native;

namespace Korme.Imaging;

/// <summary>Pictures from outside: looked at by their first bytes, measured by their header, refused with a reason.</summary>
public static class PictureFile
{
    /// <summary>Reads the header; decodes no pixel. About 2 ms for a camera's JPEG.</summary>
    /// <exception cref="PictureRefusedException">Not decodable, or above a limit.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public static PictureHeader ReadHeader(string path, PictureLimits limits)
    {
        using var stream = OpenStream(path);
        return ReadHeader(stream, limits);
    }

    /// <summary>Reads the header from a stream that can seek; see <see cref="ReadHeader(string,PictureLimits)"/>.</summary>
    public static PictureHeader ReadHeader(Stream stream, PictureLimits limits)
    {
        using var picture = OpenedPicture.Open(stream, limits, CancellationToken.None);
        return picture.Header;
    }

    /// <summary>libvips reads in small pieces; 64 KiB a system call serves them all.</summary>
    internal static FileStream OpenStream(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 65_536, FileOptions.SequentialScan);
}
