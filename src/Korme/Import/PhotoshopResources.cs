using System.Buffers.Binary;

namespace Korme.Import;

/// <summary>Photoshop's image resources (Adobe Photoshop File Formats, "Image Resource Blocks"), in which JPEG carries
/// IPTC.</summary>
internal static class PhotoshopResources
{
    private const ushort IptcId = 0x0404;

    /// <summary>The IPTC-IIM datasets, or null.</summary>
    public static byte[]? Iptc(ReadOnlySpan<byte> resources)
    {
        while (resources.Length >= 12 && resources.StartsWith("8BIM"u8))
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(resources[4..]);
            // A Pascal string, padded so that length byte and text are even together.
            var nameBytes = (resources[6] + 2) & ~1;
            if (resources.Length < 10 + nameBytes) return null;
            var length = BinaryPrimitives.ReadUInt32BigEndian(resources[(6 + nameBytes)..]);
            var data = resources[(10 + nameBytes)..];
            if (length > data.Length) return null;
            if (id == IptcId) return data[..(int)length].ToArray();
            resources = data[(int)Math.Min((length + 1) & ~1u, (uint)data.Length)..];
        }
        return null;
    }
}
