using System.Runtime.InteropServices;

namespace Korme.Imaging.Native;

/// <summary>A file type we decode, and the one operation that may do it.</summary>
/// <param name="Name">jpeg, png, webp, gif, tiff, avif or heic.</param>
/// <param name="MediaType">IANA's name of it.</param>
/// <param name="Operation">libvips' operation, reading from a source.</param>
/// <param name="Type">The GObject type that must not be blocked for it.</param>
internal sealed record Loader(string Name, string MediaType, string Operation, string Type);

/// <summary>The allow-list: first bytes → loader. The file's name has no say, and libvips never guesses.</summary>
internal static unsafe class Loaders
{
    internal const int HeadBytes = 64;

    internal static readonly Loader Jpeg = new("jpeg", "image/jpeg", "jpegload_source", "VipsForeignLoadJpegSource");
    internal static readonly Loader Png = new("png", "image/png", "pngload_source", "VipsForeignLoadPngSource");
    internal static readonly Loader Webp = new("webp", "image/webp", "webpload_source", "VipsForeignLoadWebpSource");
    internal static readonly Loader Gif = new("gif", "image/gif", "gifload_source", "VipsForeignLoadNsgifSource");
    internal static readonly Loader Tiff = new("tiff", "image/tiff", "tiffload_source", "VipsForeignLoadTiffSource");
    internal static readonly Loader Avif = new("avif", "image/avif", "heifload_source", "VipsForeignLoadHeifSource");
    internal static readonly Loader Heic = new("heic", "image/heic", "heifload_source", "VipsForeignLoadHeifSource");

    internal static readonly IReadOnlyList<Loader> All = [Jpeg, Png, Webp, Gif, Tiff, Avif, Heic];

    /// <summary>The loader for a file that begins so.</summary>
    /// <exception cref="PictureRefusedException">It is no picture, or one we don't decode (SVG, PDF, RAW, ...).</exception>
    internal static Loader For(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(JpegMagic)) return Jpeg;
        if (head.StartsWith(PngMagic)) return Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return Gif;
        if (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8)) return Webp;
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8))
            return IsCanonRaw(head) ? throw NotDecoded("a Canon RAW file") : Tiff;
        if (head.Length >= 12 && head[4..].StartsWith("ftyp"u8)) return Heif(head);
        if (Known(head) is { } name) throw NotDecoded(name);
        throw new PictureRefusedException(Refusal.NotAPicture, "the first bytes are those of no picture format");
    }

    /// <summary>Blocks every loader of libvips but those above, whatever else the library was built with.</summary>
    internal static void BlockAllOthers()
    {
        LibVips.vips_operation_block_set("VipsForeignLoad", 1);
        foreach (var loader in All) LibVips.vips_operation_block_set(loader.Type, 0);
    }

    /// <summary>The formats the running library decodes; HEIC when its libheif says it has an HEVC decoder.</summary>
    internal static IReadOnlyList<string> Formats(VipsLibrary library) =>
        [.. All.Where(loader => Operation.Exists(loader.Operation) && (loader != Heic || DecodesHevc(library))).Select(loader => loader.Name)];

    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Blanks and the UTF-8 byte order mark.</summary>
    private static ReadOnlySpan<byte> MarkupLead => [(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', 0xEF, 0xBB, 0xBF];

    private static bool IsCanonRaw(ReadOnlySpan<byte> head) => head.Length >= 10 && head[8..].StartsWith("CR"u8);

    /// <summary>ISO/IEC 23008-12 §10: brands. AV1 inside for avif and avis, HEVC for heic and its relatives.</summary>
    private static Loader Heif(ReadOnlySpan<byte> head)
    {
        var length = (int)Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        var isHeif = false;
        for (var at = 8; at + 4 <= length; at += 4)
        {
            if (at == 12) continue;
            var brand = head.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8)) return Avif;
            isHeif |= brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.StartsWith("mif"u8) || brand.StartsWith("msf"u8);
        }
        return isHeif ? Heic : throw NotDecoded("a film or another ISO media file");
    }

    private static string? Known(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("%PDF"u8) => "a PDF",
        _ when head.TrimStart(MarkupLead).StartsWith("<"u8) => "SVG, HTML or other markup",
        _ when head.StartsWith("BM"u8) => "a BMP",
        _ when head.StartsWith("FUJIFILMCCD-RAW"u8) || head.StartsWith("IIRO"u8) || head.StartsWith("IIU\0"u8) => "a RAW file",
        _ when head.StartsWith("\0\0\0\x0CjP  "u8) || head.StartsWith("\0\0\0\x0CJXL "u8) => "JPEG 2000 or JPEG XL",
        _ when head.StartsWith("8BPS"u8) => "a Photoshop file",
        _ => null,
    };

    private static PictureRefusedException NotDecoded(string what) =>
        new(Refusal.NotSupported, $"it is {what}, which is not decoded");

    /// <summary>libheif's own answer (heif.h: heif_have_decoder_for_format, 1 = HEVC).</summary>
    private static bool DecodesHevc(VipsLibrary library)
    {
        if (library == VipsLibrary.Bundled || !NativeLibrary.TryLoad("libheif.so.1", out var heif)) return false;
        return NativeLibrary.TryGetExport(heif, "heif_have_decoder_for_format", out var ask)
            && ((delegate* unmanaged[Cdecl]<int, int>)ask)(1) != 0;
    }
}
