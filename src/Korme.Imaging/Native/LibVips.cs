using System.Runtime.InteropServices;

namespace Korme.Imaging.Native;

/// <summary>The functions of libvips we call; no variadic ones.</summary>
/// <remarks>Source: https://www.libvips.org/API/current/. Strings go in as UTF-8 and come out as pointers.</remarks>
internal static unsafe partial class LibVips
{
    internal const string Library = "vips";

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_init(string program);

    [LibraryImport(Library)]
    internal static partial int vips_version(int part);

    [LibraryImport(Library)]
    internal static partial void vips_concurrency_set(int threads);

    [LibraryImport(Library)]
    internal static partial void vips_cache_set_max(int operations);

    [LibraryImport(Library)]
    internal static partial void vips_block_untrusted_set(int blocked);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void vips_operation_block_set(string typeName, int blocked);

    [LibraryImport(Library)]
    internal static partial nint vips_error_buffer_copy();

    [LibraryImport(Library)]
    internal static partial nuint vips_tracked_get_mem();

    [LibraryImport(Library)]
    internal static partial void vips_thread_shutdown();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint vips_operation_new(string name);

    [LibraryImport(Library)]
    internal static partial nint vips_cache_operation_build(nint operation);

    [LibraryImport(Library)]
    internal static partial void vips_object_unref_outputs(nint operation);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_enum_from_nick(string domain, nuint type, string nick);

    [LibraryImport(Library)]
    internal static partial void vips_value_set_array_double(GValue* value, double* array, int length);

    [LibraryImport(Library)]
    internal static partial nint vips_source_custom_new();

    [LibraryImport(Library)]
    internal static partial nint vips_target_custom_new();

    [LibraryImport(Library)]
    internal static partial nint vips_image_new_from_memory(void* data, nuint bytes, int width, int height, int bands, int format);

    [LibraryImport(Library)]
    internal static partial nint vips_image_copy_memory(ImageHandle image);

    [LibraryImport(Library)]
    internal static partial nint vips_image_get_data(ImageHandle image);

    [LibraryImport(Library)]
    internal static partial void vips_image_set_kill(nint image, int kill);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_width(ImageHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_height(ImageHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_bands(ImageHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_format(ImageHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_guess_interpretation(ImageHandle image);

    [LibraryImport(Library)]
    internal static partial int vips_image_hasalpha(ImageHandle image);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint vips_image_get_typeof(ImageHandle image, string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_image_get_blob(ImageHandle image, string name, void** data, nuint* bytes);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_image_get_int(ImageHandle image, string name, int* value);
}
