using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Korme.Storage;

/// <summary>Chooses the SQLite library, once per process: the system's, which gets its patches, else the one shipped with us.</summary>
/// <remarks><c>KORME_SQLITE=bundled</c> takes ours in any case, so that the tests can run on both.</remarks>
public static class Sqlite
{
    private static readonly Lazy<string> Chosen = new(Choose);

    // RETURNING came with 3.35; our SQL needs nothing newer, since that is the bundled one.
    private const int OldestVersion = 3_035_000;

    /// <summary>Loads the library when it isn't yet; says which one: <c>system 3.40.1</c>.</summary>
    public static string Start() => Chosen.Value;

    private static string Choose()
    {
        var system = Environment.GetEnvironmentVariable("KORME_SQLITE") == "bundled" ? 0 : SystemLibrary();
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        if (system != 0)
            NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == "e_sqlite3" ? system : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return $"{(system == 0 ? "bundled" : "system")} {raw.sqlite3_libversion().utf8_to_string()}";
    }

    private static nint SystemLibrary()
    {
        if (!OperatingSystem.IsLinux()) return 0;
        if (!NativeLibrary.TryLoad("libsqlite3.so.0", Assembly.GetExecutingAssembly(), DllImportSearchPath.SafeDirectories, out var library)) return 0;
        var version = Marshal.GetDelegateForFunctionPointer<Number>(NativeLibrary.GetExport(library, "sqlite3_libversion_number"));
        var threadSafe = Marshal.GetDelegateForFunctionPointer<Number>(NativeLibrary.GetExport(library, "sqlite3_threadsafe"));
        return version() >= OldestVersion && threadSafe() != 0 ? library : 0;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Number();
}
