namespace Korme.Imaging;

/// <summary>Why a file could not be decoded.</summary>
public enum Refusal
{
    /// <summary>The first bytes are those of no picture format.</summary>
    NotAPicture,

    /// <summary>A known format that is never decoded here: SVG, PDF, RAW.</summary>
    NotSupported,

    /// <summary>Cut short, or broken inside.</summary>
    Damaged,

    /// <summary>Zero bytes.</summary>
    Empty,

    /// <summary>More pixels, a longer side or more bytes than allowed.</summary>
    TooLarge,

    /// <summary>More frames or pages than allowed.</summary>
    TooManyFrames,

    /// <summary>HEIC (HEVC), and the running libvips has no decoder for it.</summary>
    NeedsOtherLibrary,

    /// <summary>Decoding took longer than allowed.</summary>
    TimedOut,

    /// <summary>Decoding wanted more memory than allowed.</summary>
    OutOfMemory,

    /// <summary>The decoder broke down.</summary>
    Crashed,
}

/// <summary>A file is not decoded, and why. The message says it in English, without the file's name.</summary>
public sealed class PictureRefusedException(Refusal reason, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public Refusal Reason => reason;
}
