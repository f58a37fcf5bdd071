using Microsoft.Win32.SafeHandles;

namespace Korme.Archive.Journal;

/// <summary>The end of the newest journal file, held open: lines are added there with one write and one sync.</summary>
internal sealed class JournalTail(Action<SafeFileHandle> sync, long number, string hash) : IDisposable
{
    private SafeFileHandle? handle;
    private long goodBytes;
    private int lastBytes;
    private (long GoodBytes, int LastBytes, long Number, string Hash)? before;

    /// <summary>Null before the first file of all.</summary>
    public string? Path { get; private set; }

    /// <summary>The newest line's number, and its hash.</summary>
    public long Number { get; private set; } = number;
    public string Hash { get; private set; } = hash;

    /// <summary>Goes on where a file was found to end.</summary>
    public void Continue(string path, long bytes, int lastLineBytes)
    {
        Dispose();
        (Path, goodBytes, lastBytes, before) = (path, bytes, lastLineBytes, null);
    }

    /// <summary>Goes on in a file that was just made.</summary>
    public void Start(string path, long bytes, byte[] lastLine, long lastNumber)
    {
        Continue(path, bytes, lastLine.Length);
        (Number, Hash) = (lastNumber, JournalLine.HashOf(lastLine));
    }

    /// <summary>Adds lines; on the disk when it returns. When it throws, they are not in the file, or cut off before the next ones come.</summary>
    /// <returns>Where the first of them begins.</returns>
    public long Append(IReadOnlyList<byte[]> lines)
    {
        var file = handle ??= OpenChecked();
        var start = goodBytes;
        try
        {
            RandomAccess.Write(file, [.. lines.Select(line => (ReadOnlyMemory<byte>)line)], start);
            sync(file);
        }
        catch
        {
            Dispose(); // the kernel tells of a lost page once: this handle would claim that all is well
            TryCutOff();
            throw;
        }
        before = (goodBytes, lastBytes, Number, Hash);
        goodBytes += lines.Sum(line => (long)line.Length);
        lastBytes = lines[^1].Length;
        (Number, Hash) = (Number + lines.Count, JournalLine.HashOf(lines[^1]));
        return start;
    }

    /// <summary>Forgets what the last <see cref="Append"/> added: it is cut off now, or when the disk refuses, before the next line comes.</summary>
    public void TakeBack()
    {
        (goodBytes, lastBytes, Number, Hash) = before ?? throw new InvalidOperationException("nothing was added");
        before = null;
        Dispose();
        TryCutOff();
    }

    public void Dispose()
    {
        handle?.Dispose();
        handle = null;
    }

    private void TryCutOff()
    {
        try
        {
            handle = OpenChecked();
        }
        catch (IOException)
        {
            // The disk refuses this too; the next line tries again before it is written.
        }
    }

    /// <exception cref="JournalException">What was acknowledged isn't there any more.</exception>
    private SafeFileHandle OpenChecked()
    {
        var file = File.OpenHandle(Path!, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var last = new byte[lastBytes];
            var isThere = RandomAccess.GetLength(file) >= goodBytes && RandomAccess.Read(file, last, goodBytes - lastBytes) == lastBytes && JournalLine.HashOf(last) == Hash;
            if (!isThere) throw new JournalException($"{Path}: the last accepted change is not there any more. Stop Korme and look at the disk; the catalogue has the change.");
            if (RandomAccess.GetLength(file) > goodBytes)
            {
                RandomAccess.SetLength(file, goodBytes);
                sync(file);
            }
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
