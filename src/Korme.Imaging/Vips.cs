using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Korme.Imaging.Native;

namespace Korme.Imaging;

/// <summary>libvips in this process: which one, started how. Safe to call from several threads.</summary>
public static unsafe class Vips
{
    /// <summary>The environment variable that picks the library: <c>bundled</c> or <c>system</c>.</summary>
    public const string Variable = "KORME_VIPS";

    private static readonly Lock Gate = new();
    private static VipsInfo? info;

    /// <summary>The library that runs; starts it when nobody has.</summary>
    /// <exception cref="DllNotFoundException">There is no libvips on this machine.</exception>
    public static VipsInfo Info
    {
        get
        {
            Start();
            return info!;
        }
    }

    /// <summary>Bytes of pixels and buffers that libvips holds now in this process.</summary>
    public static long TrackedBytes
    {
        get
        {
            Start();
            LibVips.vips_thread_shutdown();
            return (long)LibVips.vips_tracked_get_mem();
        }
    }

    /// <summary>Loads and starts libvips, once a process; later calls do nothing.</summary>
    /// <param name="library">Null: what <c>KORME_VIPS</c> names, else the bundled one when it is there, else the system's.</param>
    /// <exception cref="DllNotFoundException">The library isn't on this machine; the message says what to install.</exception>
    /// <exception cref="InvalidOperationException">The other library already runs in this process.</exception>
    public static void Start(VipsLibrary? library = null)
    {
        if (Volatile.Read(ref info) is { } started && (library is null || library == started.Library)) return;
        lock (Gate)
        {
            if (info is not null && library is not null && library != info.Library)
                throw new InvalidOperationException($"libvips runs from {info.Path}; one process can't change over to another");
            if (info is null) Volatile.Write(ref info, Begin(library ?? Wanted()));
        }
    }

    /// <summary>The libraries on this machine, the one that would be chosen first; loads nothing.</summary>
    public static IReadOnlyList<VipsInfo> Probe()
    {
        var found = new List<VipsInfo>();
        if (LibraryFiles.Bundled() is { } bundled)
            found.Add(new(VipsLibrary.Bundled, bundled, LibraryFiles.VersionOf(bundled)?.ToString(), []));
        if (LibraryFiles.OfSystem() is { } system) found.Add(new(VipsLibrary.System, system, null, []));
        return [.. found.OrderBy(each => each.Library == Wanted() ? 0 : 1)];
    }

    private static VipsLibrary Wanted() => Environment.GetEnvironmentVariable(Variable)?.ToLowerInvariant() switch
    {
        "system" => VipsLibrary.System,
        "bundled" => VipsLibrary.Bundled,
        _ => LibraryFiles.Bundled() is null ? VipsLibrary.System : VipsLibrary.Bundled,
    };

    private static VipsInfo Begin(VipsLibrary library)
    {
        var path = library == VipsLibrary.Bundled ? LibraryFiles.Bundled() : LibraryFiles.OfSystem();
        if (path is null)
            throw new DllNotFoundException(library == VipsLibrary.Bundled
                ? "The image library libvips is not there. Run 'npm ci' in the source folder and build again, or install libvips42."
                : "The image library libvips is not on this machine. Install libvips42 and libheif1 (Debian, Ubuntu) or vips (Homebrew).");
        LibraryFiles.Resolve(library, path);
        GLib.g_log_set_default_handler(&Quiet, 0);
        if (LibVips.vips_init("korme") != 0) throw new DllNotFoundException(VipsException.FromBuffer("vips_init").Message);
        LibVips.vips_concurrency_set(1);
        LibVips.vips_cache_set_max(0);
        LibVips.vips_block_untrusted_set(1);
        Loaders.BlockAllOthers();
        var version = $"{LibVips.vips_version(0)}.{LibVips.vips_version(1)}.{LibVips.vips_version(2)}";
        return new(library, path, version, Loaders.Formats(library));
    }

    /// <summary>Takes GLib's warnings: standard error belongs to the program, and what matters comes back as an error.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Quiet(nint domain, int level, nint message, nint data)
    {
    }
}
