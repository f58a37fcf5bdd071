using Korme.Imaging;

namespace Korme.Delivery;

/// <summary>The pyramids zoomed into lately, held open with their directories read; the one unused for longest goes first.</summary>
/// <remarks>
/// Each is looked at every ten seconds: one whose file was deleted or replaced, or that nobody used for a minute, is closed, so that
/// an erased picture's bytes leave the disk. Safe from many threads.
/// </remarks>
internal sealed class OpenPyramids : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10), KeptUnused = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> open = new(StringComparer.Ordinal);
    private readonly int most;
    private readonly TimeProvider clock;
    private readonly ITimer look;

    /// <param name="most">How many are held open: a file handle and, for a 100-megapixel picture, 10 kB each.</param>
    /// <param name="clock">Counts the ten seconds.</param>
    public OpenPyramids(int most, TimeProvider clock)
    {
        (this.most, this.clock) = (most, clock);
        look = clock.CreateTimer(_ => CloseStale(), null, LookEvery, LookEvery);
    }

    /// <summary>How many are open now.</summary>
    public int Count
    {
        get
        {
            lock (gate) return open.Count;
        }
    }

    /// <summary>The pyramid at a path, opened when it isn't yet. It is the caller's until the lease is disposed.</summary>
    /// <exception cref="PictureRefusedException">It is damaged.</exception>
    /// <exception cref="IOException">It isn't there, or can't be read.</exception>
    public Lease Open(string path)
    {
        lock (gate)
            if (open.TryGetValue(path, out var known)) return Lend(known);

        var opened = new Entry(OpenPyramid.Open(path));
        lock (gate)
        {
            if (open.TryGetValue(path, out var other))
            {
                opened.Pyramid.Dispose();
                return Lend(other);
            }
            if (open.Count >= most) Close(open.MinBy(each => each.Value.LastUsed).Key);
            open.Add(path, opened);
            return Lend(opened);
        }
    }

    /// <summary>Closes the pyramid at a path, once those who read from it are done.</summary>
    public void Close(string path)
    {
        lock (gate)
            if (open.Remove(path, out var entry)) Return(entry);
    }

    public void Dispose()
    {
        look.Dispose();
        lock (gate)
            foreach (var path in open.Keys.ToList()) Close(path);
    }

    private void CloseStale()
    {
        lock (gate)
        {
            foreach (var (path, entry) in open.ToList())
                if (clock.GetElapsedTime(entry.LastUsed) >= KeptUnused || StampOf(path) != entry.Pyramid.Stamp) Close(path);
        }
    }

    private static (long, DateTime) StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
    }

    private Lease Lend(Entry entry)
    {
        entry.Users++;
        entry.LastUsed = clock.GetTimestamp();
        return new(entry.Pyramid, () => Return(entry));
    }

    private void Return(Entry entry)
    {
        lock (gate)
            if (--entry.Users == 0) entry.Pyramid.Dispose();
    }

    private sealed class Entry(OpenPyramid pyramid)
    {
        public OpenPyramid Pyramid => pyramid;

        /// <summary>Leases, and one for being in the table.</summary>
        public int Users { get; set; } = 1;

        public long LastUsed { get; set; }
    }

    /// <summary>A pyramid that stays open until this is disposed.</summary>
    public sealed class Lease : IDisposable
    {
        private readonly Action giveBack;

        internal Lease(OpenPyramid pyramid, Action giveBack) => (Pyramid, this.giveBack) = (pyramid, giveBack);

        public OpenPyramid Pyramid { get; }

        public void Dispose() => giveBack();
    }
}
