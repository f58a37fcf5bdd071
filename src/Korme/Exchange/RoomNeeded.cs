using Korme.Storage;

namespace Korme.Exchange;

/// <summary>What bringing a file in takes on the disk, and what is free there.</summary>
/// <param name="Bytes">About.</param>
/// <param name="Files">Files and folders, about.</param>
/// <param name="Free">Of the home's disk.</param>
public sealed record RoomNeeded(long Bytes, long Files, FreeRoom Free)
{
    // Counted: a new work without pictures is 7 files and 7 folders of 4 KB each, their inodes and some 3 KB of the catalogue; a
    // version of one 5 and 3.
    private const long BytesOfNew = 64_000, FilesOfNew = 14, BytesOfVersion = 36_000, FilesOfVersion = 8;

    // Below this a disk is as good as full for everything else on the machine.
    private const long LeastBytes = 256_000_000, LeastFiles = 20_000;

    // Less than this of what is free nobody needs to be told.
    private const int Part = 10;

    /// <summary>Enough of the disk that somebody should know before.</summary>
    public bool IsMuch => Bytes > Free.Bytes / Part || Files > Free.Files / Part;

    public bool Fits => Bytes + LeastBytes <= Free.Bytes && !(Files + LeastFiles > Free.Files);

    /// <summary>For what would be made and changed.</summary>
    public static RoomNeeded Of(ExchangeCounts counts, FreeRoom free) =>
        new(counts.Made * BytesOfNew + counts.Changed * BytesOfVersion, counts.Made * FilesOfNew + counts.Changed * FilesOfVersion, free);
}
