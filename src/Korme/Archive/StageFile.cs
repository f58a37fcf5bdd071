using System.Buffers;
using System.Security.Cryptography;
using Korme.Storage;
using Microsoft.Win32.SafeHandles;

namespace Korme.Archive;

/// <summary>Copies a stream into <c>inbox/</c> in one pass: each block is hashed, written, read back and compared byte by byte.</summary>
/// <remarks>
/// Reading back goes through the page cache: it finds a faulty copy or faulty memory, not a faulty disk. That is <c>korme verify</c>'s
/// work. Block by block while the block is at hand, it costs a tenth of hashing the copy again. Two buffers of 256 KiB each, which
/// fit a core's cache, whatever the size of the file.
/// </remarks>
internal static class StageFile
{
    private const int BlockBytes = 256 << 10;

    /// <exception cref="ArchiveDamagedException">What was read back is not what was written.</exception>
    public static async Task<StagedFile> Run(Stream source, string path, CancellationToken cancel)
    {
        var (block, back) = (ArrayPool<byte>.Shared.Rent(BlockBytes), ArrayPool<byte>.Shared.Rent(BlockBytes));
        try
        {
            using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var copy = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            long bytes = 0;
            for (int read; (read = await source.ReadAsync(block.AsMemory(0, BlockBytes), cancel)) > 0; bytes += read)
            {
                sha512.AppendData(block, 0, read);
                sha256.AppendData(block, 0, read);
                RandomAccess.Write(copy, block.AsSpan(0, read), bytes);
                if (!IsThere(copy, block.AsSpan(0, read), back, bytes))
                    throw new ArchiveDamagedException($"{path}: what was read back is not what was written. The disk or the memory of this machine can't be trusted.");
            }
            Durable.StartWriting(copy);
            return new(path, Convert.ToHexStringLower(sha512.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset()), bytes);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
            ArrayPool<byte>.Shared.Return(back);
        }
    }

    private static bool IsThere(SafeFileHandle copy, ReadOnlySpan<byte> block, byte[] back, long offset)
    {
        for (var done = 0; done < block.Length;)
        {
            var read = RandomAccess.Read(copy, back.AsSpan(0, block.Length - done), offset + done);
            if (read == 0 || !block.Slice(done, read).SequenceEqual(back.AsSpan(0, read))) return false;
            done += read;
        }
        return true;
    }
}
