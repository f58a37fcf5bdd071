using System.Runtime.InteropServices;

namespace Korme.Imaging.Native;

/// <summary>One reference to a GObject; released when disposed.</summary>
internal abstract class ObjectHandle : SafeHandle
{
    protected ObjectHandle(nint instance) : base(0, ownsHandle: true) => SetHandle(instance);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        GLib.g_object_unref(handle);
        return true;
    }
}

/// <summary>A VipsImage: mostly a recipe whose pixels are made when something asks for them.</summary>
internal sealed unsafe class ImageHandle(nint instance) : ObjectHandle(instance)
{
    internal int Width => LibVips.vips_image_get_width(this);

    internal int Height => LibVips.vips_image_get_height(this);

    internal int Bands => LibVips.vips_image_get_bands(this);

    internal BandFormat Format => (BandFormat)LibVips.vips_image_get_format(this);

    internal Interpretation Interpretation => (Interpretation)LibVips.vips_image_guess_interpretation(this);

    internal bool HasAlpha => LibVips.vips_image_hasalpha(this) != 0;

    internal bool Has(string field) => LibVips.vips_image_get_typeof(this, field) != 0;

    /// <summary>A number from the image's header, or <paramref name="otherwise"/> when it isn't there.</summary>
    internal int Number(string field, int otherwise)
    {
        int value;
        if (!Has(field) || LibVips.vips_image_get_int(this, field, &value) != 0) return otherwise;
        return value;
    }

    /// <summary>Bytes from the image's header, or none; valid as long as the handle.</summary>
    internal ReadOnlySpan<byte> Blob(string field)
    {
        void* data;
        nuint bytes;
        if (!Has(field) || LibVips.vips_image_get_blob(this, field, &data, &bytes) != 0) return default;
        return new(data, (int)bytes);
    }

    /// <summary>The pixels made and kept in memory.</summary>
    internal ImageHandle InMemory()
    {
        var copy = LibVips.vips_image_copy_memory(this);
        return copy == 0 ? throw VipsException.FromBuffer("copy_memory") : new(copy);
    }

    /// <summary>The pixels of an image in memory, row by row; valid as long as the handle.</summary>
    internal ReadOnlySpan<byte> Pixels(int bytes) => new((void*)LibVips.vips_image_get_data(this), bytes);

    /// <summary>Makes the evaluation stop with an error as soon as it can; may be called from any thread.</summary>
    internal void Kill()
    {
        var held = false;
        try
        {
            DangerousAddRef(ref held);
            LibVips.vips_image_set_kill(handle, 1);
        }
        finally
        {
            if (held) DangerousRelease();
        }
    }
}

/// <summary>VipsBandFormat, the ones we meet.</summary>
internal enum BandFormat { UnsignedByte = 0, UnsignedShort = 2, Float = 6 }

/// <summary>VipsInterpretation, the ones we meet.</summary>
internal enum Interpretation { BlackAndWhite = 1, Cmyk = 15, Srgb = 22, Rgb16 = 25, Grey16 = 26, ScRgb = 28 }
