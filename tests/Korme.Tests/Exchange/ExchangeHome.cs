using System.Text;
using Korme.Catalogue;
using Korme.Exchange;
using Korme.Storage;
using Korme.Tests.Archive;

namespace Korme.Tests.Exchange;

/// <summary>A home into which files are brought, as the command line and the desk do it.</summary>
internal sealed class ExchangeHome : IDisposable
{
    public Studio Studio { get; } = new();

    public ExchangeFolder Folder => new(Studio.Home, TimeProvider.System);

    public IReadOnlyList<Work> Works => FindWorks.Shown(Studio.Database);

    public Work this[string title] => FindWorksByName.Run(Studio.Database, title).Single(work => work.Binned is null);

    public Task<CatalogueFile> Take(string text, string name = "works.csv") => Take(Encoding.UTF8.GetBytes(text), name);

    public Task<CatalogueFile> Take(byte[] bytes, string name = "works.csv") => Folder.Take(new MemoryStream(bytes), name, CancellationToken.None);

    public Task<CatalogueFile> As(CatalogueFile file, RowsOf rows) => Folder.As(file, rows, CancellationToken.None);

    public Task<Trial> Try(CatalogueFile file) => file.Rows != RowsOf.Works
        ? TryRecords.Run(Studio.Database, Folder, file, TimeProvider.System, new(TimeProvider.System), CancellationToken.None)
        : TryExchange.Run(Studio.Database, Folder, file, TimeProvider.System, new(TimeProvider.System), CancellationToken.None);

    public async Task<CatalogueFile> Apply(CatalogueFile file, List<CellTrouble>? troubles = null, CancellationToken cancel = default) =>
        file.Rows != RowsOf.Works
            ? await new ApplyRecords(Studio.Database, Studio.Archive, await Studio.Changes(), Folder, TimeProvider.System).Run(file, new(TimeProvider.System), trouble => troubles?.Add(trouble), cancel)
            : await new ApplyExchange(Studio.Database, Studio.Archive, await Studio.Changes(), Folder, TimeProvider.System)
            .Run(file, new(TimeProvider.System), trouble => troubles?.Add(trouble), cancel);

    public async Task<CatalogueFile> Bring(string text, List<CellTrouble>? troubles = null) => await Apply(await Take(text), troubles);

    public async Task<CatalogueFile> Undo(CatalogueFile file) =>
        file.Rows != RowsOf.Works
            ? await new UndoRecords(Studio.Database, Studio.Archive, await Studio.Changes(), Folder, TimeProvider.System).Run(file, new(TimeProvider.System), CancellationToken.None)
            : await new UndoExchange(Studio.Database, Studio.Archive, await Studio.Changes(), Folder, TimeProvider.System)
            .Run(file, new(TimeProvider.System), CancellationToken.None);

    public async Task<string> Out(ExportFormat format, bool isPublic = false, RowsOf rows = RowsOf.Works)
    {
        var path = Path.Combine(Studio.Home.Inbox, "out");
        await ExportCatalogue.Run(Studio.Database, path, new(format, isPublic, Rows: rows), new Pace(TimeProvider.System), CancellationToken.None);
        return await File.ReadAllTextAsync(path);
    }

    public void Dispose() => Studio.Dispose();
}
