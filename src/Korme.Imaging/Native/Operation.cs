using System.Diagnostics;

namespace Korme.Imaging.Native;

/// <summary>Calls operations of libvips by name: new, set properties, build, take the result.</summary>
/// <remarks>
/// Source: https://www.libvips.org/API/current/binding.html. A wrong property name would only be logged by GObject, so every
/// name is looked up first; a wrong one is a bug of ours and throws <see cref="ArgumentException"/>.
/// </remarks>
internal static unsafe class Operation
{
    /// <summary>Runs an operation whose result is the image <c>out</c>. The pixels may be made later.</summary>
    /// <exception cref="VipsException">The operation refused its input.</exception>
    internal static ImageHandle Image(string name, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var built = Build(name, arguments);
        try
        {
            return new(Output(built, "out"));
        }
        finally
        {
            Release(built);
        }
    }

    /// <summary>Runs an operation for its effect: a save.</summary>
    /// <exception cref="VipsException">The operation failed, or was killed.</exception>
    internal static void Run(string name, params ReadOnlySpan<(string Name, object Value)> arguments) =>
        Release(Build(name, arguments));

    /// <summary>True when this build of libvips has the operation and it isn't blocked.</summary>
    internal static bool Exists(string name)
    {
        var operation = LibVips.vips_operation_new(name);
        if (operation == 0)
        {
            VipsException.FromBuffer(name);
            return false;
        }
        GLib.g_object_unref(operation);
        return true;
    }

    private static nint Build(string name, ReadOnlySpan<(string Name, object Value)> arguments)
    {
        var operation = LibVips.vips_operation_new(name);
        if (operation == 0) throw VipsException.FromBuffer(name);
        try
        {
            foreach (var (property, value) in arguments) Set(operation, property, value);
            var built = LibVips.vips_cache_operation_build(operation);
            if (built != 0) return built;
            LibVips.vips_object_unref_outputs(operation);
            throw VipsException.FromBuffer(name);
        }
        finally
        {
            GLib.g_object_unref(operation);
        }
    }

    private static void Release(nint built)
    {
        LibVips.vips_object_unref_outputs(built);
        GLib.g_object_unref(built);
    }

    private static nint Output(nint operation, string name)
    {
        var type = Property(operation, name)->ValueType;
        GValue value = default;
        GLib.g_value_init(&value, type);
        GLib.g_object_get_property(operation, name, &value);
        var instance = GLib.g_object_ref(GLib.g_value_get_object(&value));
        GLib.g_value_unset(&value);
        return instance;
    }

    private static GParamSpec* Property(nint operation, string name)
    {
        var found = GLib.g_object_class_find_property(*(nint*)operation, name);
        return found != null ? found : throw new ArgumentException($"the operation has no property '{name}'", nameof(name));
    }

    private static void Set(nint operation, string name, object argument)
    {
        var type = Property(operation, name)->ValueType;
        GValue value = default;
        GLib.g_value_init(&value, type);
        try
        {
            Fill(&value, type, argument);
            GLib.g_object_set_property(operation, name, &value);
        }
        finally
        {
            GLib.g_value_unset(&value);
        }
    }

    private static void Fill(GValue* value, nuint type, object argument)
    {
        switch (GLib.g_type_fundamental(type), argument)
        {
            case (GType.Boolean, bool flag): GLib.g_value_set_boolean(value, flag ? 1 : 0); break;
            case (GType.Int, int number): GLib.g_value_set_int(value, number); break;
            case (GType.Double, double number): GLib.g_value_set_double(value, number); break;
            case (GType.String, string text): GLib.g_value_set_string(value, text); break;
            case (GType.Enum, string nick): GLib.g_value_set_enum(value, EnumValue(type, nick)); break;
            case (GType.Flags, int bits): GLib.g_value_set_flags(value, (uint)bits); break;
            case (GType.Boxed, double[] array):
                fixed (double* first = array) LibVips.vips_value_set_array_double(value, first, array.Length);
                break;
            case (GType.Object, ObjectHandle handle):
                GLib.g_value_set_object(value, handle.DangerousGetHandle());
                GC.KeepAlive(handle);
                break;
            default: throw new UnreachableException($"no way to pass a {argument.GetType().Name}");
        }
    }

    private static int EnumValue(nuint type, string nick)
    {
        var value = LibVips.vips_enum_from_nick("korme", type, nick);
        return value >= 0 ? value : throw VipsException.FromBuffer(nick);
    }
}
