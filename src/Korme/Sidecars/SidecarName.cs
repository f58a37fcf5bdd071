using Korme.Import;

namespace Korme.Sidecars;

/// <summary>How a new sidecar is called.</summary>
public enum SidecarNaming
{
    /// <summary><c>DSC_0101.NEF.xmp</c>: darktable, digiKam, most others.</summary>
    WithExtension,

    /// <summary><c>DSC_0101.xmp</c>: Lightroom, Bridge, Camera Raw.</summary>
    BaseOnly,
}

/// <summary>Which file is a work's sidecar.</summary>
internal static class SidecarName
{
    /// <summary>The one that is there, in either form and as the import attaches it; else the one the naming asks for.</summary>
    public static string PathFor(Original original, SidecarNaming naming)
    {
        if (original.Shot.Sidecars is [var there, ..]) return there.File.DiskPath!;
        var main = original.MainPath;
        // Lightroom reads no sidecar of a JPEG, only of the RAW file: base.xmp is both's.
        return naming == SidecarNaming.BaseOnly && original.IsFirstOfName ? Path.ChangeExtension(main, ".xmp") : main + ".xmp";
    }
}
