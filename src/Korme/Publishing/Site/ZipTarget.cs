using System.IO.Compression;
using Korme.Storage;

namespace Korme.Publishing.Site;

/// <summary>A published folder as a ZIP file: the same input gives the same bytes. Written beside its place and renamed when it is whole.</summary>
internal sealed class ZipTarget : PublishTarget
{
    private const string PartEnding = ".korme-part";

    // The earliest a ZIP can say; a time of our own would make each run another file.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string? path;
    private readonly Stream stream;
    private readonly ZipArchive zip;
    private readonly Guid exhibition;
    private readonly FileList list = new();
    private readonly SortedDictionary<string, UnitState> units = new(StringComparer.Ordinal);
    private long bytes;
    private bool isWhole;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Ends in <c>.zip</c>; an earlier copy of the same exhibition is replaced in the end.</param>
    /// <param name="exhibition">Whose copy it is to be.</param>
    /// <exception cref="PublishRefusedException">Something else has this name.</exception>
    public ZipTarget(string path, Guid exhibition)
    {
        (this.path, this.exhibition) = (Path.GetFullPath(path), exhibition);
        if (Directory.Exists(this.path)) throw new PublishRefusedException($"{this.path} is a folder. Give a name for a file that isn't there.");
        if (File.Exists(this.path) && OwnerOf(this.path) != exhibition)
            throw new PublishRefusedException($"{this.path} is there and is no copy of this exhibition: nothing was changed. Give another name.");
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        stream = new FileStream(this.path + PartEnding, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>Writes into a stream, such as a download's.</summary>
    public ZipTarget(Stream stream, Guid exhibition)
    {
        (this.stream, this.exhibition) = (stream, exhibition);
        zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    public override bool Has(string key, string fingerprint, out IReadOnlyCollection<string> needs)
    {
        needs = [];
        return false;
    }

    public override void Keep(string key) => throw new NotSupportedException("A ZIP file keeps nothing of an earlier one.");

    public override void RemoveOthers(IReadOnlySet<Guid> works, IReadOnlyList<string> pages)
    {
    }

    public override void Stage(PublishedUnit unit)
    {
    }

    public override void Commit(PublishedUnit unit)
    {
        foreach (var file in unit.Files) Add(file.Path, file.Length, file.WriteTo);
        var lines = FileList.Lines(unit.Files);
        if (unit.IsFolder) list.AddFolder(unit.Key, lines);
        else foreach (var file in unit.Files) list.Add(file.Path, file.Sha512);
        units[unit.Key] = new(unit.Fingerprint, unit.IsFolder ? [] : [.. unit.Files.Select(file => file.Path)], unit.Needs);
    }

    public override PublishCounts Finish()
    {
        foreach (var (name, content) in new[] { (ManifestName, list.Write()), (StateName, new PublishState(PublishState.CurrentFormat, exhibition, units).Write()) })
            Add(name, content.Length, target => target.Write(content));
        zip.Dispose();
        stream.Flush();
        if (stream is FileStream file)
        {
            Durable.Sync(file.SafeFileHandle);
            file.Dispose();
            File.Move(path + PartEnding, path!, overwrite: true);
            Durable.SyncFolder(Path.GetDirectoryName(path)!);
        }
        isWhole = true;
        return new(list.Count, list.Count, 0, bytes);
    }

    public override void Dispose()
    {
        if (isWhole || path is null) return;
        stream.Dispose();
        File.Delete(path + PartEnding);
    }

    private void Add(string name, long length, Action<Stream> write)
    {
        // A JPEG gets no smaller, nor does what is played.
        var isDense = name.EndsWith(".jpg", StringComparison.Ordinal) || name.StartsWith("media/", StringComparison.Ordinal);
        var entry = zip.CreateEntry(name, isDense ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        using var target = entry.Open();
        write(target);
        bytes += length;
    }

    private static Guid? OwnerOf(string path)
    {
        try
        {
            using var earlier = ZipFile.OpenRead(path);
            if (earlier.GetEntry(StateName) is not { } entry) return null;
            using var source = entry.Open();
            using var content = new MemoryStream();
            source.CopyTo(content);
            return PublishState.Read(content.ToArray())?.Exhibition;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
