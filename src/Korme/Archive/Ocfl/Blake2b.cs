using System.Buffers.Binary;
using System.Numerics;

namespace Korme.Archive.Ocfl;

/// <summary>BLAKE2b without key (RFC 7693), which OCFL's fixity may use and .NET doesn't have.</summary>
/// <param name="digestBytes">1 to 64: 64 is blake2b-512.</param>
internal sealed class Blake2b(int digestBytes)
{
    private const int BlockBytes = 128;

    private static readonly ulong[] Start =
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    // RFC 7693 §2.7
    private static readonly byte[][] Order =
    [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4], [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13], [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11], [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5], [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ];

    private readonly ulong[] state = [Start[0] ^ 0x01010000 ^ (ulong)digestBytes, .. Start[1..]];
    private readonly byte[] block = new byte[BlockBytes];
    private int inBlock;
    private ulong total;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (inBlock == BlockBytes) Flush(isLast: false); // the last block, even a full one, is marked as such
            var take = Math.Min(BlockBytes - inBlock, bytes.Length);
            bytes[..take].CopyTo(block.AsSpan(inBlock));
            inBlock += take;
            bytes = bytes[take..];
        }
    }

    public byte[] Finish()
    {
        block.AsSpan(inBlock).Clear();
        Flush(isLast: true);
        var digest = new byte[64];
        for (var word = 0; word < 8; word++) BinaryPrimitives.WriteUInt64LittleEndian(digest.AsSpan(word * 8), state[word]);
        return digest[..digestBytes];
    }

    private void Flush(bool isLast)
    {
        total += (ulong)inBlock;
        inBlock = 0;
        Span<ulong> message = stackalloc ulong[16];
        for (var word = 0; word < 16; word++) message[word] = BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(word * 8));
        Span<ulong> v = stackalloc ulong[16];
        state.CopyTo(v);
        Start.CopyTo(v[8..]);
        v[12] ^= total;
        if (isLast) v[14] = ~v[14];
        for (var round = 0; round < 12; round++)
        {
            var order = Order[round % 10];
            for (var column = 0; column < 4; column++)
                Mix(v, column, 4 + column, 8 + column, 12 + column, message[order[column * 2]], message[order[column * 2 + 1]]);
            for (var diagonal = 0; diagonal < 4; diagonal++)
                Mix(v, diagonal, 4 + (diagonal + 1) % 4, 8 + (diagonal + 2) % 4, 12 + (diagonal + 3) % 4,
                    message[order[8 + diagonal * 2]], message[order[9 + diagonal * 2]]);
        }
        for (var word = 0; word < 8; word++) state[word] ^= v[word] ^ v[word + 8];
    }

    private static void Mix(Span<ulong> v, int a, int b, int c, int d, ulong x, ulong y)
    {
        v[a] += v[b] + x;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 32);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 24);
        v[a] += v[b] + y;
        v[d] = BitOperations.RotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = BitOperations.RotateRight(v[b] ^ v[c], 63);
    }
}
