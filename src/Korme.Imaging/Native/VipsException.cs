using System.Runtime.InteropServices;

namespace Korme.Imaging.Native;

/// <summary>libvips said no. The message is its own; one error buffer serves all threads, so it may carry a neighbour's line.</summary>
internal sealed class VipsException(string message) : Exception(message)
{
    /// <summary>Takes and empties the error buffer.</summary>
    internal static VipsException FromBuffer(string operation)
    {
        var buffer = LibVips.vips_error_buffer_copy();
        var text = Marshal.PtrToStringUTF8(buffer)?.Trim();
        GLib.g_free(buffer);
        return new(string.IsNullOrEmpty(text) ? $"{operation} failed" : text.ReplaceLineEndings("; "));
    }
}
