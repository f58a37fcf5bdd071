namespace Korme.Maps;

/// <summary>Where a run of tiles lies, or, with a run of 0, the directory that knows.</summary>
internal readonly record struct TileEntry(ulong Tile, ulong Offset, uint Bytes, uint Run);

/// <summary>A directory of a PMTiles file: entries by the number of their first tile (its section 4).</summary>
internal sealed class TileDirectory
{
    private readonly TileEntry[] entries;

    private TileDirectory(TileEntry[] entries) => this.entries = entries;

    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static TileDirectory Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new Protobuf(bytes);
        var count = reader.Varint();
        // An entry takes four bytes at least: nothing is allocated because a number says so.
        if (count == 0 || count > (ulong)bytes.Length / 4) throw new InvalidDataException("a directory is damaged");
        var entries = new TileEntry[count];
        var tile = 0UL;
        for (var i = 0; i < entries.Length; i++)
        {
            var step = reader.Varint();
            if (step > ulong.MaxValue - tile || (i > 0 && step == 0)) throw new InvalidDataException("a directory is out of order");
            entries[i] = entries[i] with { Tile = tile += step };
        }
        for (var i = 0; i < entries.Length; i++) entries[i] = entries[i] with { Run = Small(reader.Varint()) };
        for (var i = 0; i < entries.Length; i++) entries[i] = entries[i] with { Bytes = Small(reader.Varint()) };
        for (var i = 0; i < entries.Length; i++)
        {
            var offset = reader.Varint();
            if (offset == 0 && i == 0) throw new InvalidDataException("a directory is damaged");
            // Checked against the file when it is used; what runs over here is beyond any file.
            entries[i] = entries[i] with { Offset = offset > 0 ? offset - 1 : unchecked(entries[i - 1].Offset + entries[i - 1].Bytes) };
        }
        return new(entries);
    }

    /// <summary>The entry that has a tile, or knows who has; null: nobody has.</summary>
    public TileEntry? Find(ulong tile)
    {
        var (low, high) = (0, entries.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Tile <= tile) low = middle + 1;
            else high = middle - 1;
        }
        if (high < 0) return null;
        var entry = entries[high];
        return entry.Run == 0 || tile - entry.Tile < entry.Run ? entry : null;
    }

    private static uint Small(ulong value) => value <= uint.MaxValue ? (uint)value : throw new InvalidDataException("a directory is damaged");
}
