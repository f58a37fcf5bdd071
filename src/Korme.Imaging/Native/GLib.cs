using System.Runtime.InteropServices;

namespace Korme.Imaging.Native;

/// <summary>The functions of GLib and GObject we call. In npm's libvips they are in the same file.</summary>
internal static unsafe partial class GLib
{
    internal const string Objects = "gobject";
    internal const string Core = "glib";

    [LibraryImport(Core)]
    internal static partial void g_free(nint memory);

    [LibraryImport(Core)]
    internal static partial nint g_log_set_default_handler(
        delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler, nint data);

    [LibraryImport(Objects)]
    internal static partial void g_object_unref(nint instance);

    [LibraryImport(Objects)]
    internal static partial nint g_object_ref(nint instance);

    [LibraryImport(Objects, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial GParamSpec* g_object_class_find_property(nint objectClass, string name);

    [LibraryImport(Objects, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_set_property(nint instance, string name, GValue* value);

    [LibraryImport(Objects, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_get_property(nint instance, string name, GValue* value);

    [LibraryImport(Objects, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint g_signal_connect_data(
        nint instance, string signal, void* callback, nint data, delegate* unmanaged[Cdecl]<nint, nint, void> destroy, int flags);

    [LibraryImport(Objects)]
    internal static partial nuint g_type_fundamental(nuint type);

    [LibraryImport(Objects)]
    internal static partial GValue* g_value_init(GValue* value, nuint type);

    [LibraryImport(Objects)]
    internal static partial void g_value_unset(GValue* value);

    [LibraryImport(Objects)]
    internal static partial void g_value_set_boolean(GValue* value, int to);

    [LibraryImport(Objects)]
    internal static partial void g_value_set_int(GValue* value, int to);

    [LibraryImport(Objects)]
    internal static partial void g_value_set_double(GValue* value, double to);

    [LibraryImport(Objects)]
    internal static partial void g_value_set_enum(GValue* value, int to);

    [LibraryImport(Objects)]
    internal static partial void g_value_set_flags(GValue* value, uint to);

    [LibraryImport(Objects, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_value_set_string(GValue* value, string to);

    [LibraryImport(Objects)]
    internal static partial void g_value_set_object(GValue* value, nint to);

    [LibraryImport(Objects)]
    internal static partial nint g_value_get_object(GValue* value);
}

/// <summary>GObject's box for a value of any type: the type, then two words that are its own affair (gvalue.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GValue
{
    internal nuint Type;
    private readonly ulong first;
    private readonly ulong second;
}

/// <summary>The head of a property's description, as far as we read it (gparam.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GParamSpec
{
    private readonly nint typeClass;
    private readonly nint name;
    private readonly int flags;
    internal nuint ValueType;
}

/// <summary>GObject's fundamental types: the number of the type shifted by two (gtype.h).</summary>
internal static class GType
{
    internal const nuint Boolean = 5 << 2;
    internal const nuint Int = 6 << 2;
    internal const nuint Enum = 12 << 2;
    internal const nuint Flags = 13 << 2;
    internal const nuint Double = 15 << 2;
    internal const nuint String = 16 << 2;
    internal const nuint Boxed = 18 << 2;
    internal const nuint Object = 20 << 2;
}
