namespace Korme.Maps;

/// <summary>Reads the wire format of Protocol Buffers from bytes that may say anything: nothing is believed that goes beyond them.</summary>
/// <remarks>https://protobuf.dev/programming-guides/encoding/.</remarks>
internal ref struct Protobuf(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>How far it has read.</summary>
    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= bytes.Length;

    /// <summary>A number of up to 64 bits, seven a byte.</summary>
    public ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (Position >= bytes.Length) break;
            var next = bytes[Position++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw new InvalidDataException("a number has no end");
    }

    /// <summary>A field's number and wire type.</summary>
    public (int Field, int Wire) Tag()
    {
        var tag = Varint();
        return tag >> 3 is > 0 and <= 536_870_911 ? ((int)(tag >> 3), (int)(tag & 7)) : throw new InvalidDataException("a field has no number");
    }

    /// <summary>Where a field of a length lies; it is passed over.</summary>
    public Range Bytes()
    {
        var length = Varint();
        if (length > (ulong)(bytes.Length - Position)) throw new InvalidDataException("a part goes beyond the end");
        var start = Position;
        Position += (int)length;
        return start..Position;
    }

    /// <summary>Passes over a field.</summary>
    public void Skip(int wire)
    {
        switch (wire)
        {
            case 0: Varint(); break;
            case 1: Pass(8); break;
            case 2: Bytes(); break;
            case 5: Pass(4); break;
            default: throw new InvalidDataException($"a field is of an unknown type ({wire})");
        }
    }

    private void Pass(int count) => Position = count <= bytes.Length - Position ? Position + count : throw new InvalidDataException("a part goes beyond the end");
}
