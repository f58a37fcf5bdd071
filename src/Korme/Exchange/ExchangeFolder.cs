using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Korme.Archive;
using Korme.Storage;

namespace Korme.Exchange;

/// <summary>The files that were brought into a home's catalogue: <c>exchange/{id}/</c> with <c>exchange.json</c>, the log of what was done, and the file itself until it is in.</summary>
/// <remarks>May be used from several threads; one exchange is worked on by one at a time.</remarks>
public sealed class ExchangeFolder(Home home, TimeProvider clock)
{
    private const string Facts = "exchange.json", SourceName = "source", LogName = "works.jsonl";

    /// <summary>Newest first. One whose facts can't be read is left out: its works are in the archive whatever becomes of it.</summary>
    public IReadOnlyList<CatalogueFile> All() => !Directory.Exists(home.ExchangeFolder) ? []
        : [.. Directory.EnumerateDirectories(home.ExchangeFolder).Select(Read).OfType<CatalogueFile>().OrderByDescending(exchange => exchange.Id.ToString("N"), StringComparer.Ordinal)];

    /// <summary>Null when there is none.</summary>
    public CatalogueFile? Find(Guid id) => Read(FolderOf(id));

    /// <summary>Where its file lies; it may be gone when it is in.</summary>
    public string SourceOf(CatalogueFile exchange) => Path.Combine(FolderOf(exchange.Id), SourceName);

    internal string LogOf(CatalogueFile exchange) => Path.Combine(FolderOf(exchange.Id), LogName);

    /// <summary>Takes a file in and looks at what it is. Nothing of it is in the catalogue yet.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="cancel">Leaves nothing behind.</param>
    /// <exception cref="ExchangeRefusedException">It is nothing that can be read.</exception>
    public async Task<CatalogueFile> Take(Stream source, string name, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var folder = FolderOf(id);
        Directory.CreateDirectory(folder);
        try
        {
            var path = Path.Combine(folder, SourceName);
            var (sha256, bytes) = await Copy(source, path, cancel);
            var table = await OpenTable.Run(path, cancel);
            var first = await FirstRows(table, cancel);
            var exchange = new CatalogueFile
            {
                Id = id,
                Name = NameOf(name),
                Sort = table.Sort,
                Created = clock.GetLocalNow(),
                Sha256 = sha256,
                Bytes = bytes,
                Columns = [],
            }.With(GuessColumns.Run(table, first));
            Save(exchange);
            Durable.SyncFolder(home.ExchangeFolder);
            return exchange;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>The first rows of a file, to be shown as examples.</summary>
    internal static async Task<IReadOnlyList<Row>> FirstRows(Table table, CancellationToken cancel, int most = 20)
    {
        var rows = new List<Row>();
        await foreach (var row in table.Read(cancel))
        {
            if (row.Trouble is null) rows.Add(row);
            if (rows.Count == most) break;
        }
        return rows;
    }

    /// <summary>Remembers how far it is; on the disk when it returns.</summary>
    public void Save(CatalogueFile exchange)
    {
        var path = Path.Combine(FolderOf(exchange.Id), Facts);
        Durable.WriteFile(path + ".part", JsonSerializer.SerializeToUtf8Bytes(exchange, ExchangeJson.Default.CatalogueFile));
        File.Move(path + ".part", path, overwrite: true);
        Durable.SyncFolder(FolderOf(exchange.Id));
    }

    /// <summary>Everything of it is in: the file isn't needed any more, and what is erased later must not stay in it.</summary>
    public void DropSource(CatalogueFile exchange) => File.Delete(SourceOf(exchange));

    /// <summary>Forgets one of which nothing is in the catalogue.</summary>
    public void Remove(CatalogueFile exchange) => Directory.Delete(FolderOf(exchange.Id), recursive: true);

    private string FolderOf(Guid id) => Path.Combine(home.ExchangeFolder, id.ToString("D"));

    private static CatalogueFile? Read(string folder)
    {
        try
        {
            var path = Path.Combine(folder, Facts);
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), ExchangeJson.Default.CatalogueFile) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<(string Sha256, long Bytes)> Copy(Stream source, string path, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 16];
        for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        Durable.Sync(file.SafeFileHandle);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }

    private static string NameOf(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return SafeName.From(last.Length == 0 ? "catalogue" : last);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CatalogueFile))]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class ExchangeJson : JsonSerializerContext;
