using System.Buffers;

namespace Korme.Publishing.Site;

/// <summary>Bytes on their way from the site into a copy, in memory that is lent and given back: a thousand pictures would be gigabytes of garbage.</summary>
/// <remarks>Written to once, by one thread; <see cref="Stream.Dispose()"/> gives the memory back, and nobody may look at the bytes after that.</remarks>
internal sealed class LentBytes : Stream
{
    private const int LeastBytes = 1 << 14;

    private byte[] lent = [];
    private int length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Bytes => lent.AsMemory(0, length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position { get => length; set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (length + buffer.Length > lent.Length) Grow(length + buffer.Length);
        buffer.CopyTo(lent.AsSpan(length));
        length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (lent.Length > 0) ArrayPool<byte>.Shared.Return(lent);
        (lent, length) = ([], 0);
        base.Dispose(disposing);
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(LeastBytes, Math.Max(least, lent.Length * 2)));
        lent.AsSpan(0, length).CopyTo(larger);
        if (lent.Length > 0) ArrayPool<byte>.Shared.Return(lent);
        lent = larger;
    }
}
