using System.Buffers;
using System.Security.Cryptography;

namespace Korme.Archive;

/// <summary>Copies a stream into <c>inbox/</c> while hashing it, then reads the copy back and compares.</summary>
/// <remarks>
/// Reading back goes through the page cache mostly: it finds a faulty copy or faulty memory, not a faulty disk. That is
/// <c>korme verify</c>'s work. One 1 MiB buffer each, whatever the size of the file.
/// </remarks>
internal static class StageFile
{
    private const int BufferBytes = 1 << 20;

    /// <exception cref="ArchiveDamagedException">What was read back is not what was written.</exception>
    public static async Task<StagedFile> Run(Stream source, string path, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var staged = await Copy(source, path, buffer, cancel);
            var readBack = await Hash(path, buffer, cancel);
            return readBack == staged.Sha512 ? staged
                : throw new ArchiveDamagedException($"{path}: what was read back is not what was written. The disk or the memory of this machine can't be trusted.");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<StagedFile> Copy(Stream source, string path, byte[] buffer, CancellationToken cancel)
    {
        using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        long bytes = 0;
        for (int read; (read = await source.ReadAsync(buffer.AsMemory(0, BufferBytes), cancel)) > 0; bytes += read)
        {
            sha512.AppendData(buffer, 0, read);
            sha256.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return new(path, Convert.ToHexStringLower(sha512.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset()), bytes);
    }

    private static async Task<string> Hash(string path, byte[] buffer, CancellationToken cancel)
    {
        using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        await using var copy = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        for (int read; (read = await copy.ReadAsync(buffer.AsMemory(0, BufferBytes), cancel)) > 0;) sha512.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(sha512.GetHashAndReset());
    }
}
