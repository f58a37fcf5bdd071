using System.Buffers;
using Korme.Imaging;
using Microsoft.Win32.SafeHandles;

namespace Korme.Delivery;

/// <summary>A stored JPEG on its way out: read straight into the response's buffers, no pixel touched.</summary>
internal sealed class StoredPicture : IResult
{
    private const int PieceBytes = 65_536;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly byte[]? rented;
    private readonly SafeFileHandle? file;
    private readonly long length;

    private StoredPicture(ReadOnlyMemory<byte> bytes, byte[]? rented, SafeFileHandle? file, long length) =>
        (this.bytes, this.rented, this.file, this.length) = (bytes, rented, file, length);

    /// <summary>Reads a tile.</summary>
    /// <exception cref="PictureRefusedException">It is damaged.</exception>
    public static StoredPicture Tile(OpenPyramid pyramid, Iiif.Tile tile)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(pyramid.TileBytes(tile.Level, tile.Column, tile.Row));
        try
        {
            var length = pyramid.ReadTile(tile.Level, tile.Column, tile.Row, buffer);
            return new(buffer.AsMemory(0, length), buffer, null, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Opens a file that begins and ends as a JPEG: one cut short, emptied or overwritten with zeros is not served.</summary>
    /// <returns>Null when it isn't there or isn't whole. Deleting it meanwhile does no harm.</returns>
    public static StoredPicture? Whole(string path)
    {
        SafeFileHandle file;
        try
        {
            file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException)
        {
            return null;
        }
        var length = RandomAccess.GetLength(file);
        // ITU-T T.81 §B.1.1.3: start of image, a further marker; end of image.
        Span<byte> head = stackalloc byte[3], tail = stackalloc byte[2];
        if (length >= 5 && RandomAccess.Read(file, head, 0) == 3 && head.SequenceEqual<byte>([0xFF, 0xD8, 0xFF])
            && RandomAccess.Read(file, tail, length - 2) == 2 && tail.SequenceEqual<byte>([0xFF, 0xD9]))
            return new(default, null, file, length);
        file.Dispose();
        return null;
    }

    /// <summary>Sends it and lets go of what it holds. May be called once.</summary>
    public async Task ExecuteAsync(HttpContext http)
    {
        try
        {
            http.Response.ContentType = "image/jpeg";
            http.Response.ContentLength = length;
            if (HttpMethods.IsHead(http.Request.Method)) return;
            if (file is null) await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
            else await Send(http, file);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            file?.Dispose();
        }
    }

    private async Task Send(HttpContext http, SafeFileHandle from)
    {
        var writer = http.Response.BodyWriter;
        for (long at = 0; at < length;)
        {
            var piece = writer.GetMemory((int)Math.Min(PieceBytes, length - at));
            var read = RandomAccess.Read(from, piece.Span[..(int)Math.Min(piece.Length, length - at)], at);
            if (read == 0)
            {
                // Cut short at this very moment: the client must not take what it has for the whole.
                http.Abort();
                return;
            }
            writer.Advance(read);
            at += read;
            await writer.FlushAsync(http.RequestAborted);
        }
    }
}
