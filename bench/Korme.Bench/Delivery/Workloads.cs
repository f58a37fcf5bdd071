namespace Korme.Bench.Delivery;

/// <summary>What visitors ask of one picture, as paths below its base URI; the same for every server.</summary>
internal static class Workloads
{
    private const int Side = 512;

    /// <summary>Every tile of every level in the form OpenSeadragon 6 asks for it (IIIFTileSource.getTileUrl), shuffled.</summary>
    public static string[] AllTiles(int width, int height)
    {
        var tiles = new List<string>();
        for (var level = 0; level <= Levels(width, height); level++)
            for (var y = 0; y * Side < Shrunk(height, level); y++)
                for (var x = 0; x * Side < Shrunk(width, level); x++) tiles.Add(Tile(width, height, level, x, y));
        var shuffled = tiles.ToArray();
        new Random(2026).Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>
    /// A visit with OpenSeadragon in a window of 1,440 × 900: open, five zooms by two towards a point, then four pans of half a
    /// screen. At each stop the levels from the coarsest to the one that fills the screen, what is visible of them, once each.
    /// </summary>
    public static string[] Session(int width, int height)
    {
        const int window = 1440, pane = 900;
        var asked = new List<string> { "info.json" };
        var seen = new HashSet<string>();
        var home = Math.Min((double)window / width, (double)pane / height);
        var (x, y) = (0.62 * width, 0.38 * height);
        for (var stop = 0; stop < 10; stop++)
        {
            var scale = home * Math.Pow(2, Math.Min(stop, 5));
            if (stop == 0) (x, y) = (width / 2.0, height / 2.0);
            else if (stop == 1) (x, y) = (0.62 * width, 0.38 * height);
            else if (stop > 5) (x, y) = (x + (stop % 2 == 0 ? window / scale / 2 : 0), y + (stop % 2 == 1 ? pane / scale / 2 : 0));
            var (left, top) = (Math.Max(0, x - window / scale / 2), Math.Max(0, y - pane / scale / 2));
            var (right, bottom) = (Math.Min(width - 1, x + window / scale / 2), Math.Min(height - 1, y + pane / scale / 2));
            // The finest level loaded is the first that has at least half a pixel of its own for each of the screen's.
            var finest = Math.Max(0, (int)Math.Floor(Math.Log2(1 / scale) + 1e-9));
            for (var level = Levels(width, height); level >= Math.Min(finest, Levels(width, height)); level--)
                for (var row = (int)top / (Side << level); row <= (int)bottom / (Side << level); row++)
                    for (var column = (int)left / (Side << level); column <= (int)right / (Side << level); column++)
                        if (seen.Add($"{level}/{column}/{row}")) asked.Add(Tile(width, height, level, column, row));
        }
        return [.. asked];
    }

    /// <summary>One request again and again.</summary>
    public static string[] StoredSize => ["full/!1024,1024/0/default.jpg"];

    /// <summary>Parts that are nobody's tile, 400 × 300 from up to ten times that.</summary>
    public static string[] Regions(int width, int height)
    {
        var chance = new Random(2026);
        return [.. Enumerable.Range(0, 200).Select(_ =>
        {
            var times = 1 + chance.NextDouble() * 9;
            var (partWidth, partHeight) = ((int)(400 * times), (int)(300 * times));
            return $"{chance.Next(width - partWidth)},{chance.Next(height - partHeight)},{partWidth},{partHeight}/400,300/0/default.jpg";
        })];
    }

    private static string Tile(int width, int height, int level, int x, int y)
    {
        var (left, top, side) = (x * (Side << level), y * (Side << level), Side << level);
        var (levelWidth, levelHeight) = (Shrunk(width, level), Shrunk(height, level));
        if (levelWidth < Side && levelHeight < Side) return $"full/{levelWidth},{levelHeight}/0/default.jpg";
        return $"{left},{top},{Math.Min(side, width - left)},{Math.Min(side, height - top)}/"
            + $"{Math.Min(Side, levelWidth - x * Side)},{Math.Min(Side, levelHeight - y * Side)}/0/default.jpg";
    }

    private static int Levels(int width, int height)
    {
        var level = 0;
        while (Math.Max(Shrunk(width, level), Shrunk(height, level)) > Side) level++;
        return level;
    }

    private static int Shrunk(int side, int level) => (side + (1 << level) - 1) >> level;
}
