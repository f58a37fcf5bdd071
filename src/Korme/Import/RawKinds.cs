namespace Korme.Import;

/// <summary>Camera RAW files. Some have bytes of their own; most are TIFF inside and are known by name and bytes
/// together.</summary>
internal static class RawKinds
{
    public static FileKind? Detect(ReadOnlySpan<byte> head, string extension)
    {
        if (head.StartsWith("FUJIFILMCCD-RAW"u8)) return Raw("fuji-raf");
        if (head.StartsWith("IIRO"u8) || head.StartsWith("IIRS"u8) || head.StartsWith("MMOR"u8)) return Raw("olympus-orf");
        if (head.StartsWith("IIU\0"u8)) return Raw("panasonic-rw2");
        if (head.StartsWith("FOVb"u8)) return Raw("sigma-x3f");
        if (head.StartsWith("\0MRM"u8)) return Raw("minolta-mrw");
        if (!head.StartsWith("II*\0"u8) && !head.StartsWith("MM\0*"u8)) return null;
        if (head.Length > 10 && head[8..10].SequenceEqual("CR"u8)) return Raw("canon-cr2");
        return extension switch
        {
            "cr2" => Raw("canon-cr2"),
            "nef" or "nrw" => Raw("nikon-nef"),
            "arw" or "srf" or "sr2" => Raw("sony-arw"),
            "dng" => Raw("adobe-dng"),
            "pef" => Raw("pentax-pef"),
            "orf" => Raw("olympus-orf"),
            "rw2" or "rwl" or "raw" => Raw("panasonic-rw2"),
            "srw" => Raw("samsung-srw"),
            "3fr" or "fff" => Raw("hasselblad-3fr"),
            "iiq" => Raw("phaseone-iiq"),
            "dcr" or "kdc" => Raw("kodak-dcr"),
            "erf" => Raw("epson-erf"),
            "mef" => Raw("mamiya-mef"),
            "mos" => Raw("leaf-mos"),
            "gpr" => Raw("gopro-gpr"),
            _ => null,
        };
    }

    private static FileKind Raw(string name) => new("image/x-" + name, FileGroup.Raw);
}
