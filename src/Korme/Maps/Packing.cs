using System.IO.Compression;

namespace Korme.Maps;

/// <summary>How parts of a tile file are packed. The numbers are those of PMTiles 3, section 3.3.</summary>
public enum Packing
{
    /// <summary>Nobody said.</summary>
    Unknown = 0,

    /// <summary>Not at all.</summary>
    None = 1,

    /// <summary>RFC 1952.</summary>
    Gzip = 2,

    /// <summary>RFC 7932.</summary>
    Brotli = 3,

    /// <summary>RFC 8878; .NET 10 can't unpack it.</summary>
    Zstandard = 4,
}

/// <summary>Unpacks, up to a limit: a few packed bytes may say that they are gigabytes.</summary>
internal static class Unpack
{
    /// <summary>The bytes as they were before packing.</summary>
    /// <exception cref="InvalidDataException">They are damaged, or more than <paramref name="mostBytes"/>.</exception>
    public static byte[] Bytes(byte[] packed, Packing packing, int mostBytes)
    {
        if (packing == Packing.None) return packed.Length <= mostBytes ? packed : throw TooLong(mostBytes);
        using var source = new MemoryStream(packed, writable: false);
        using Stream stream = packing switch
        {
            Packing.Gzip => new GZipStream(source, CompressionMode.Decompress),
            Packing.Brotli => new BrotliStream(source, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"packed in a way that can't be read ({packing})"),
        };
        using var whole = new MemoryStream(Math.Min(mostBytes, packed.Length * 4));
        var buffer = new byte[1 << 14];
        int read;
        try
        {
            while ((read = stream.Read(buffer)) > 0)
            {
                if (whole.Length + read > mostBytes) throw TooLong(mostBytes);
                whole.Write(buffer, 0, read);
            }
        }
        catch (InvalidOperationException damaged)
        {
            // What Brotli throws at bytes that are none.
            throw new InvalidDataException("damaged", damaged);
        }
        return whole.ToArray();
    }

    private static InvalidDataException TooLong(int mostBytes) => new($"longer than {mostBytes >> 20} MiB when unpacked");
}
