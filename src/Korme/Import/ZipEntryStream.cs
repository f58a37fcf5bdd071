namespace Korme.Import;

/// <summary>An entry's bytes, held to what the ZIP's directory promised: exactly that many, with exactly that CRC-32.</summary>
/// <remarks>.NET checks neither; without this a damaged entry would be archived as if it were whole.</remarks>
internal sealed class ZipEntryStream(Stream inner, long length, uint crc32, Action onClosed) : Stream
{
    private static readonly uint[] Table = MakeTable();

    private uint crc = uint.MaxValue;
    private long position;
    private bool isClosed;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer) => Count(buffer, inner.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        return Count(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClosed)
        {
            isClosed = true;
            inner.Dispose();
            onClosed();
        }
        base.Dispose(disposing);
    }

    private int Count(Span<byte> buffer, int read)
    {
        if (read == 0 && buffer.Length > 0)
        {
            if (position != length) throw new InvalidDataException($"The ZIP entry ends after {position} of {length} bytes.");
            if (~crc != crc32) throw new InvalidDataException("The ZIP entry is damaged: its checksum is wrong.");
            return 0;
        }
        position += read;
        if (position > length) throw new InvalidDataException("The ZIP entry holds more than the ZIP says.");
        var sum = crc;
        foreach (var value in buffer[..read]) sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        crc = sum;
        return read;
    }

    // The reflected polynomial of ISO 3309, as ZIP and PNG use it.
    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint index = 0; index < 256; index++)
        {
            var value = index;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[index] = value;
        }
        return table;
    }
}
