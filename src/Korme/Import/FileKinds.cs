namespace Korme.Import;

/// <summary>Tells what a file is: by its first bytes, and by its name only where formats share them.</summary>
public static class FileKinds
{
    /// <summary>How many of the first bytes to hand to <see cref="Detect"/>; 64 do for everything but text.</summary>
    public const int HeadBytes = 4096;

    private static readonly FileKind Empty = new("application/octet-stream", FileGroup.Empty, "the file is empty (0 bytes)");

    /// <param name="head">The first bytes of the file, all of them when it is shorter than <see cref="HeadBytes"/>.</param>
    /// <param name="name">The file's name or path.</param>
    public static FileKind Detect(ReadOnlySpan<byte> head, string name)
    {
        if (head.IsEmpty) return Empty;
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (Signature(head, extension) is { } kind) return kind;
        if (TextKinds.Detect(head, name, extension) is { } text) return text;
        return Unknown(IsAllZero(head) ? "only zero bytes: damaged, or never written to the end"
            : "not a kind of file Korme knows");
    }

    private static FileKind? Signature(ReadOnlySpan<byte> head, string extension)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return extension == "thm" ? Unknown("the thumbnail a camera writes beside a video") : Picture("jpeg");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])) return Picture("png");
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return Picture("gif");
        if (head.StartsWith("RIFF"u8) && head.Length >= 12) return Riff(head[8..12]);
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)) return BmffKinds.Detect(head);
        if (RawKinds.Detect(head, extension) is { } raw) return raw;
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8))
            return Picture("tiff");
        return Sound(head, extension) ?? Video(head, extension) ?? Other(head, extension);
    }

    private static FileKind Riff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? Picture("webp")
        : form.SequenceEqual("WAVE"u8) ? new("audio/vnd.wave", FileGroup.Sound)
        : form.SequenceEqual("AVI "u8) ? new("video/vnd.avi", FileGroup.Video)
        : form.SequenceEqual("RMID"u8) ? new("audio/midi", FileGroup.Notation)
        : Unknown("not a kind of file Korme knows (RIFF)");

    private static FileKind? Sound(ReadOnlySpan<byte> head, string extension)
    {
        if (head.StartsWith("fLaC"u8)) return new("audio/flac", FileGroup.Sound);
        if (head.StartsWith("OggS"u8))
            return head.IndexOf("\u0080theora"u8[1..]) >= 0 ? new("video/ogg", FileGroup.Video)
                : head.IndexOf("OpusHead"u8) >= 0 ? new("audio/opus", FileGroup.Sound) : new("audio/ogg", FileGroup.Sound);
        if (head.StartsWith("ID3"u8)) return new("audio/mpeg", FileGroup.Sound);
        // A frame header without a tag: 11 bits of sync, a layer other than 0 (ADTS AAC has 0), a bit rate other than 15.
        if (extension is "mp3" or "mp2" && head.Length > 2 && head[0] == 0xFF && (head[1] & 0xE6) > 0xE0
            && (head[2] & 0xF0) != 0xF0)
            return new("audio/mpeg", FileGroup.Sound);
        if (extension == "aac" && head.Length > 1 && head[0] == 0xFF && (head[1] & 0xF6) == 0xF0)
            return new("audio/aac", FileGroup.Sound);
        if (head.StartsWith("FORM"u8) && head.Length >= 12
            && (head[8..12].SequenceEqual("AIFF"u8) || head[8..12].SequenceEqual("AIFC"u8)))
            return new("audio/aiff", FileGroup.Sound);
        return head.StartsWith("#!AMR"u8) ? new("audio/AMR", FileGroup.Sound) : null;
    }

    private static FileKind? Video(ReadOnlySpan<byte> head, string extension)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return new(head.IndexOf("webm"u8) >= 0 ? "video/webm" : "video/matroska", FileGroup.Video);
        if (extension is "mov" or "qt" && head.Length >= 8
            && (head[4..8].SequenceEqual("moov"u8) || head[4..8].SequenceEqual("mdat"u8) || head[4..8].SequenceEqual("wide"u8)))
            return new("video/quicktime", FileGroup.Video);
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xBA])) return new("video/mpeg", FileGroup.Video);
        // Transport stream packets start with 47 every 188 bytes; on AVCHD cards four bytes of time precede each.
        return extension is "mts" or "m2ts" or "ts" && head.Length > 196
            && ((head[0] == 0x47 && head[188] == 0x47) || (head[4] == 0x47 && head[196] == 0x47))
            ? new("video/mp2t", FileGroup.Video) : null;
    }

    private static FileKind? Other(ReadOnlySpan<byte> head, string extension)
    {
        if (head.StartsWith("MThd"u8)) return new("audio/midi", FileGroup.Notation);
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return extension == "mxl" ? new("application/vnd.recordare.musicxml", FileGroup.Notation)
                : Archive("application/zip");
        // Bytes before %PDF- are allowed up to 1,024 (Adobe's reader always took them).
        if (head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0) return new("application/pdf", FileGroup.Document);
        if (head.StartsWith("7z"u8) && head.Length > 5 && head[2] == 0xBC) return Archive("application/x-7z-compressed");
        if (head.StartsWith("Rar!"u8)) return Archive("application/vnd.rar");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return Archive("application/gzip");
        if (head.Length > 262 && head[257..262].SequenceEqual("ustar"u8)) return Archive("application/x-tar");
        if (head.StartsWith("BM"u8) && extension is "bmp" or "dib") return Undecodable("image/bmp", "a BMP picture");
        if (head.StartsWith("8BPS"u8)) return Undecodable("image/vnd.adobe.photoshop", "a Photoshop file");
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' '])
            || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]))
            return Undecodable("image/jxl", "a JPEG XL picture");
        return head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' '])
            ? Undecodable("image/jp2", "a JPEG 2000 picture") : null;
    }

    private static FileKind Picture(string subtype) => new("image/" + subtype, FileGroup.Picture);

    private static FileKind Archive(string mediaType) =>
        new(mediaType, FileGroup.Archive, "an archive inside what is imported; unpack it, or import it by itself if it is a ZIP");

    private static FileKind Undecodable(string mediaType, string what) =>
        new(mediaType, FileGroup.Unknown, $"{what}, which Korme can't show; save it as JPEG, PNG or TIFF");

    private static FileKind Unknown(string reason) => new("application/octet-stream", FileGroup.Unknown, reason);

    private static bool IsAllZero(ReadOnlySpan<byte> head) => !head.ContainsAnyExcept((byte)0);
}
