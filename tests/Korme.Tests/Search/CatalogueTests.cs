using Korme.Catalogue;
using Korme.Exhibitions;
using Korme.Search;
using Korme.Storage;

namespace Korme.Tests.Search;

/// <summary>A catalogue of its own for each test, with its index of words and lists.</summary>
public abstract class CatalogueTests : IAsyncLifetime
{
    private int count;

    private protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("korme-search-");

    private protected Database Database { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        Database = Database.Open(Path.Combine(Folder.FullName, "catalogue.db"));
        await SearchIndex.Ensure(Database, CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        Database.Dispose();
        Folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private protected static LanguageText Text(string kk, string? ru = null) => new([new("kk", kk), .. ru is null ? [] : (KeyValuePair<string, string>[])[new("ru", ru)]]);

    /// <summary>A photograph that is recorded nowhere yet; later ones have higher ids.</summary>
    private protected Work Made(string title) => new() { Id = new Guid($"0198aaaa-0000-7000-8000-{++count:x12}"), Kind = WorkKind.Photograph, Imported = DateTimeOffset.UnixEpoch, Title = Text(title) };

    private protected async Task<Work> Keep(string title, Func<Work, Work>? described = null)
    {
        var work = Made(title);
        work = described?.Invoke(work) ?? work;
        await RecordWorks.Run(Database, [work], CancellationToken.None);
        return work;
    }

    private protected Task<bool> Index(params IRecorded[] records) => Database.Write((_, transaction) =>
    {
        IndexRecords.Write(transaction, records);
        return true;
    }, CancellationToken.None);

    private protected async Task<Exhibition> Hang(IReadOnlyList<Work> works, ExhibitionStatus status = ExhibitionStatus.Open, string? title = null)
    {
        var exhibition = new Exhibition
        {
            Id = Guid.NewGuid(),
            Slug = $"e{++count}",
            Status = status,
            Title = title is null ? LanguageText.None : Text(title),
            Created = DateTimeOffset.UnixEpoch,
            Sections = [new() { Works = [.. works.Select(work => new Hanging(work.Id))] }],
        };
        await Index(exhibition);
        return exhibition;
    }

    /// <summary>The list's page at an address's query.</summary>
    private protected PublishedPage List(string query) => ListPublished.Run(Database, Filter(query));

    private protected static WorkFilter Filter(string query) => WorkFilter.Of(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));

    private protected static string TitleOf(PublishedWork work) => work.Hung.Work.Title.First().Value;
}
