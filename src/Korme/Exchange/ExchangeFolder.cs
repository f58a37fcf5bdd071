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

    /// <summary>Opens the file.</summary>
    /// <exception cref="ExchangeRefusedException">It can't be read any more.</exception>
    internal Task<Table> Open(CatalogueFile exchange, CancellationToken cancel) => OpenTable.Run(SourceOf(exchange), exchange.Text, cancel);

    /// <summary>What rows of works take on the home's disk.</summary>
    internal RoomNeeded RoomFor(ExchangeCounts counts) => RoomNeeded.Of(counts, FreeRoom.Of(home.Root));

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
            var table = await OpenTable.Run(path, null, cancel);
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
                Text = table.Text,
            }.With(Guess(table, first, GuessRecords.Rows(table)));
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

    /// <summary>Looks at a file anew: its rows are people, or places, or works after all.</summary>
    /// <exception cref="ExchangeRefusedException">It can't be read any more, or such a file has works alone.</exception>
    public async Task<CatalogueFile> As(CatalogueFile exchange, RowsOf rows, CancellationToken cancel)
    {
        var table = await Open(exchange, cancel);
        if (rows != RowsOf.Works && table.Sort != FileSort.Csv) throw new ExchangeRefusedException("works-alone");
        var looked = exchange.With(Guess(table, await FirstRows(table, cancel), rows));
        Save(looked);
        return looked;
    }

    private static Mapping Guess(Table table, IReadOnlyList<Row> first, RowsOf rows) => rows == RowsOf.Works ? GuessColumns.Run(table, first) : GuessRecords.Run(table, first, rows);

    /// <summary>Understands a file as a mapping says that a person wrote.</summary>
    /// <exception cref="ExchangeRefusedException">The mapping can't be understood, or doesn't fit the file.</exception>
    public async Task<CatalogueFile> Map(CatalogueFile exchange, string map, CancellationToken cancel)
    {
        var table = await Open(exchange, cancel);
        var mapping = MapFile.Read(map, table.Columns, exchange.Mapping);
        mapping.Check(table.Columns);
        var mapped = exchange.With(mapping);
        Save(mapped);
        return mapped;
    }

    /// <summary>What there is to know of a file before it is brought in.</summary>
    /// <exception cref="ExchangeRefusedException">It can't be read any more.</exception>
    public async Task<FileDescription> Describe(CatalogueFile exchange, CancellationToken cancel)
    {
        var table = await Open(exchange, cancel);
        var mapping = exchange.Mapping;
        return new(
            table.Encoding, table.IsEncodingGuessed, table.OddLines, table.Odd, table.Columns.Select((name, index) => KeyValuePair.Create(name, mapping.Of(index)?.ToString() ?? "")).ToDictionary(StringComparer.Ordinal),
            table.Media, table.MediaCount)
        { Examples = ExamplesOf(table, await FirstRows(table, cancel)) };
    }

    private static List<IReadOnlyList<string>> ExamplesOf(Table table, IReadOnlyList<Row> rows) =>
        [.. table.Columns.Select((_, column) => (IReadOnlyList<string>)[.. rows.Where(row => column < row.Cells.Count && !row.Cells[column].IsBlank)
            .Select(row => row.Cells[column].Values is { } values ? string.Join("; ", values) : row.Cells[column].Text.Trim()).Distinct().Take(3)])];

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

/// <summary>What there is to know of a file before it is brought in.</summary>
/// <param name="Encoding">What it was read as; null for formats that say it themselves.</param>
/// <param name="IsEncodingGuessed">Nothing but a guess says so.</param>
/// <param name="OddLines">Lines in another encoding than most; the first fifty.</param>
/// <param name="Odd">How many those are.</param>
/// <param name="Columns">Each column and what it is taken for, in the file's order; empty: it is left out.</param>
/// <param name="Media">Addresses of pictures that it names; the first fifty. None is fetched.</param>
/// <param name="MediaCount">How many those are.</param>
public sealed record FileDescription(
    string? Encoding, bool IsEncodingGuessed, IReadOnlyList<int> OddLines, int Odd, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> Media, int MediaCount)
{
    /// <summary>Of each column up to three different values.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Examples { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CatalogueFile))]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class ExchangeJson : JsonSerializerContext;
