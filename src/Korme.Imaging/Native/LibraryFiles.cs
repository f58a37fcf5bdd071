using System.Reflection;
using System.Runtime.InteropServices;

namespace Korme.Imaging.Native;

/// <summary>Finds the native files: npm's one file, or the machine's three (libvips, libgobject, libglib).</summary>
internal static class LibraryFiles
{
    private static readonly string[] SystemFolders =
    [
        .. Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")?.Split(':', StringSplitOptions.RemoveEmptyEntries) ?? [],
        $"/usr/lib/{DebianTriplet}", $"/lib/{DebianTriplet}", "/usr/local/lib", "/usr/lib64", "/usr/lib", "/opt/homebrew/lib",
    ];

    private static string DebianTriplet =>
        RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    /// <summary>npm's name of this platform: <c>linux-x64</c>, <c>linuxmusl-x64</c>, <c>darwin-arm64</c>.</summary>
    private static string NpmPlatform => RuntimeInformation.RuntimeIdentifier
        .Replace("linux-musl-", "linuxmusl-", StringComparison.Ordinal).Replace("osx-", "darwin-", StringComparison.Ordinal);

    /// <summary>npm's libvips: <c>native/</c> beside the program, else <c>node_modules</c> there or in a folder above; or null.</summary>
    internal static string? Bundled()
    {
        var beside = Newest(Path.Combine(AppContext.BaseDirectory, "native"));
        if (beside is not null) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Newest(Path.Combine(folder.FullName, "node_modules", "@img", $"sharp-libvips-{NpmPlatform}", "lib"));
            if (found is not null) return found;
        }
        return null;
    }

    /// <summary>The machine's libvips, or null when it isn't in one of the usual folders.</summary>
    internal static string? OfSystem() => SystemFolders
        .Select(folder => Path.Combine(folder, FileName("vips", 42)))
        .FirstOrDefault(File.Exists);

    /// <summary>The version in a bundled file's name: <c>libvips-cpp.so.8.18.7</c> → 8.18.7.</summary>
    internal static Version? VersionOf(string bundled)
    {
        var name = Path.GetFileName(bundled);
        var digits = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits < 0) return null;
        var text = name[digits..].Replace(".dylib", "", StringComparison.Ordinal);
        return Version.TryParse(text, out var version) ? version : null;
    }

    /// <summary>From now on the assembly's imports of vips, gobject and glib come from there.</summary>
    internal static void Resolve(VipsLibrary library, string vipsPath)
    {
        var vips = NativeLibrary.Load(vipsPath);
        var folder = Path.GetDirectoryName(vipsPath)!;
        var glib = library == VipsLibrary.Bundled ? vips : Load(folder, FileName("glib-2.0", 0));
        var objects = library == VipsLibrary.Bundled ? vips : Load(folder, FileName("gobject-2.0", 0));
        NativeLibrary.SetDllImportResolver(Assembly.GetExecutingAssembly(), (name, _, _) => name switch
        {
            LibVips.Library => vips,
            GLib.Objects => objects,
            GLib.Core => glib,
            _ => 0,
        });
    }

    private static nint Load(string folder, string name) =>
        NativeLibrary.TryLoad(Path.Combine(folder, name), out var handle) ? handle : NativeLibrary.Load(name);

    private static string FileName(string name, int abi) =>
        OperatingSystem.IsMacOS() ? $"lib{name}.{abi}.dylib" : $"lib{name}.so.{abi}";

    private static string? Newest(string folder) => !Directory.Exists(folder)
        ? null
        : Directory.EnumerateFiles(folder, "libvips-cpp*").MaxBy(file => VersionOf(file) ?? new Version(0, 0));
}
