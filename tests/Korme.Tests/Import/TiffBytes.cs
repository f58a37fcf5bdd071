using System.Buffers.Binary;
using System.Text;

namespace Korme.Tests.Import;

/// <summary>Writes TIFF structures: directories of entries, with pointers to other directories and blobs of bytes.</summary>
internal sealed class TiffBytes(bool isLittleEndian = true, ushort magic = 42) : IDisposable
{
    private readonly MemoryStream file = new();

    public List<TiffBytesDirectory> Main { get; } = [];

    public void Dispose() => file.Dispose();

    public TiffBytesDirectory Add()
    {
        Main.Add(new());
        return Main[^1];
    }

    public byte[] ToArray()
    {
        file.SetLength(0);
        file.Write(isLittleEndian ? "II"u8 : "MM"u8);
        U16(magic);
        U32(0);
        var pointer = 4L;
        foreach (var directory in Main)
        {
            Patch(pointer, (uint)file.Length);
            pointer = Write(directory);
        }
        return file.ToArray();
    }

    /// <summary>Returns where the pointer to the next directory stands.</summary>
    private long Write(TiffBytesDirectory directory)
    {
        file.Position = file.Length;
        U16((ushort)directory.Entries.Count);
        var start = file.Position;
        file.Write(new byte[directory.Entries.Count * 12 + 4]);
        foreach (var (index, entry) in directory.Entries.OrderBy(entry => entry.Tag).Index())
        {
            var at = start + index * 12;
            file.Position = file.Length;
            var values = Encode(entry);
            var place = file.Length;
            if (values.Length > 4) file.Write(values);
            file.Position = at;
            U16(entry.Tag);
            U16(entry.Type);
            U32(entry.Count);
            if (values.Length > 4) U32((uint)place);
            else file.Write(values);
        }
        return start + directory.Entries.Count * 12;
    }

    private byte[] Encode(TiffBytesEntry entry)
    {
        switch (entry.Value)
        {
            case byte[] bytes: return bytes;
            case string text: return [.. Encoding.UTF8.GetBytes(text), 0];
            case TiffBytesDirectory below:
                var pointer = file.Length;
                Write(below);
                return Number32((uint)pointer);
            case TiffBlob blob:
                var place = file.Length;
                file.Position = place;
                file.Write(blob.Bytes);
                return Number32((uint)place);
            case (uint Above, uint Below)[] fractions:
                return [.. fractions.SelectMany(each => Number32(each.Above).Concat(Number32(each.Below)))];
            case ushort number: return Number16(number);
            case uint number: return Number32(number);
            default: throw new ArgumentException($"no way to write {entry.Value}");
        }
    }

    private void Patch(long at, uint value)
    {
        file.Position = at;
        U32(value);
    }

    private void U16(ushort value) => file.Write(Number16(value));

    private void U32(uint value) => file.Write(Number32(value));

    private byte[] Number16(ushort value)
    {
        var bytes = new byte[2];
        if (isLittleEndian) BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        else BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        return bytes;
    }

    private byte[] Number32(uint value)
    {
        var bytes = new byte[4];
        if (isLittleEndian) BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        else BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}

internal sealed record TiffBytesEntry(ushort Tag, ushort Type, uint Count, object Value);

/// <summary>Bytes somewhere in the file; the entry holds their offset.</summary>
internal sealed record TiffBlob(byte[] Bytes);

internal sealed class TiffBytesDirectory
{
    public List<TiffBytesEntry> Entries { get; } = [];

    public TiffBytesDirectory Text(ushort tag, string value) => Set(tag, 2, (uint)Encoding.UTF8.GetByteCount(value) + 1, value);

    public TiffBytesDirectory Short(ushort tag, ushort value) => Set(tag, 3, 1, value);

    public TiffBytesDirectory Long(ushort tag, uint value) => Set(tag, 4, 1, value);

    public TiffBytesDirectory Fractions(ushort tag, params (uint Above, uint Below)[] values) =>
        Set(tag, 5, (uint)values.Length, values);

    public TiffBytesDirectory Bytes(ushort tag, byte[] value, ushort type = 7) => Set(tag, type, (uint)value.Length, value);

    public TiffBytesDirectory At(ushort tag, byte[] blob) => Set(tag, 4, 1, new TiffBlob(blob));

    public TiffBytesDirectory Below(ushort tag, TiffBytesDirectory directory) => Set(tag, 4, 1, directory);

    private TiffBytesDirectory Set(ushort tag, ushort type, uint count, object value)
    {
        Entries.Add(new(tag, type, count, value));
        return this;
    }
}
