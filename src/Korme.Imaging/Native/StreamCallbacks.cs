using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Korme.Imaging.Native;

/// <summary>A managed stream as libvips calls it: C callbacks that never let an exception out.</summary>
/// <remarks>
/// Each connected signal holds the state by a <see cref="GCHandle"/> of its own, which the closure's destroy callback frees:
/// the state lives exactly as long as the native object that may still call it.
/// </remarks>
internal sealed unsafe class StreamCallbacks(Stream stream, CancellationToken cancel)
{
    private const long Failed = -1;

    private ExceptionDispatchInfo? failure;

    /// <summary>Throws what the stream threw inside a callback, if it did.</summary>
    internal void ThrowFailure() => failure?.Throw();

    internal void ConnectSource(nint source)
    {
        Connect(source, "read", (delegate* unmanaged[Cdecl]<nint, void*, long, nint, long>)&Read);
        if (stream.CanSeek) Connect(source, "seek", (delegate* unmanaged[Cdecl]<nint, long, int, nint, long>)&Seek);
    }

    internal void ConnectTarget(nint target)
    {
        Connect(target, "write", (delegate* unmanaged[Cdecl]<nint, void*, long, nint, long>)&Write);
        if (!stream.CanSeek || !stream.CanRead) return;
        Connect(target, "read", (delegate* unmanaged[Cdecl]<nint, void*, long, nint, long>)&Read);
        Connect(target, "seek", (delegate* unmanaged[Cdecl]<nint, long, int, nint, long>)&Seek);
    }

    private void Connect(nint instance, string signal, void* callback) =>
        GLib.g_signal_connect_data(instance, signal, callback, GCHandle.ToIntPtr(GCHandle.Alloc(this)), &Free, 0);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Read(nint instance, void* buffer, long length, nint data)
    {
        var self = Of(data);
        try
        {
            self.Check();
            return self.Stream.Read(new Span<byte>(buffer, (int)Math.Min(length, int.MaxValue)));
        }
        catch (Exception problem)
        {
            return self.Fail(problem);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Write(nint instance, void* buffer, long length, nint data)
    {
        var self = Of(data);
        try
        {
            self.Check();
            var bytes = (int)Math.Min(length, int.MaxValue);
            self.Stream.Write(new ReadOnlySpan<byte>(buffer, bytes));
            return bytes;
        }
        catch (Exception problem)
        {
            return self.Fail(problem);
        }
    }

    /// <summary>C's whence (0 start, 1 current, 2 end) and <see cref="SeekOrigin"/> count alike.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Seek(nint instance, long offset, int origin, nint data)
    {
        var self = Of(data);
        try
        {
            return self.Stream.Seek(offset, (SeekOrigin)origin);
        }
        catch (Exception problem)
        {
            return self.Fail(problem);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint data, nint closure) => GCHandle.FromIntPtr(data).Free();

    private static StreamCallbacks Of(nint data) => (StreamCallbacks)GCHandle.FromIntPtr(data).Target!;

    private Stream Stream => stream;

    private void Check() => cancel.ThrowIfCancellationRequested();

    private long Fail(Exception problem)
    {
        failure ??= ExceptionDispatchInfo.Capture(problem);
        return Failed;
    }
}

/// <summary>A stream that libvips reads. The stream stays the caller's and must outlive every image loaded from it.</summary>
internal sealed class StreamSource : ObjectHandle
{
    private readonly StreamCallbacks callbacks;

    internal StreamSource(Stream stream, CancellationToken cancel) : base(LibVips.vips_source_custom_new())
    {
        callbacks = new(stream, cancel);
        callbacks.ConnectSource(handle);
    }

    internal void ThrowFailure() => callbacks.ThrowFailure();
}

/// <summary>A stream that libvips writes. The stream stays the caller's.</summary>
internal sealed class StreamTarget : ObjectHandle
{
    private readonly StreamCallbacks callbacks;

    internal StreamTarget(Stream stream, CancellationToken cancel) : base(LibVips.vips_target_custom_new())
    {
        callbacks = new(stream, cancel);
        callbacks.ConnectTarget(handle);
    }

    internal void ThrowFailure() => callbacks.ThrowFailure();
}
