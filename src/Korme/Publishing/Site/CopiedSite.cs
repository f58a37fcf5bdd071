using Korme.Archive;
using Korme.Catalogue;
using Korme.Delivery;
using Korme.Derivatives;
using Korme.Exhibitions;
using Korme.Exhibitions.Ways;
using Korme.Places;
using Korme.Storage;
using Microsoft.AspNetCore.Hosting.Server;

namespace Korme.Publishing.Site;

/// <summary>What a copy is made from: an artist's archive and derivatives, and a folder for what is under way.</summary>
public sealed record PublishFrom(ArchiveStore Archive, Changes Changes, DerivativePaths Paths, DerivePool Derive, MapSettings Maps, TimeProvider Clock, string Inbox);

/// <summary>
/// The site as it would be served if it had nothing but one exhibition: its own pages, documents and pictures, over a catalogue of
/// only what hangs there. Nothing else can get into the copy, because nothing else is there.
/// </summary>
internal sealed class CopiedSite : IAsyncDisposable
{
    private readonly string catalogue;
    private readonly Database database;
    private readonly InMemoryServer server;
    private readonly WebApplication app;

    private CopiedSite(string catalogue, Database database, InMemoryServer server, WebApplication app) =>
        (this.catalogue, this.database, this.server, this.app) = (catalogue, database, server, app);

    /// <summary>What pages are rendered with.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Makes the catalogue and starts the site.</summary>
    /// <param name="from">Archive and derivatives.</param>
    /// <param name="view">What hangs; see <see cref="Shown"/>.</param>
    /// <param name="cancel">Stops the start.</param>
    public static async Task<CopiedSite> Start(PublishFrom from, ExhibitionView view, CancellationToken cancel)
    {
        Directory.CreateDirectory(from.Inbox);
        var catalogue = Path.Combine(from.Inbox, $"publish-{Guid.NewGuid():N}.db");
        var database = Database.Open(catalogue);
        try
        {
            await database.WriteJournaled((_, transaction) =>
            {
                IndexRecords.Write(transaction, [.. view.Works.Select(hung => hung.Work), .. view.Works.Select(hung => hung.Work.Place).OfType<PlaceOf>().Where(place => place.Record is not null).DistinctBy(place => place.Record).Select(ShownPlace.AsRecord), view.Exhibition]);
                RecordPicture.Write(transaction, [.. view.Works.Select(hung => hung.Picture).OfType<PictureFacts>().DistinctBy(facts => facts.Sha512)]);
                return true;
            }, cancel);
            var server = new InMemoryServer();
            var app = Web.Site.Build(new() { Listen = [SiteAddresses.Origin], MostBytesOfPages = 0 }, services => services
                .AddSingleton(database)
                .AddSingleton(from.Archive)
                .AddSingleton(from.Changes)
                .AddSingleton(from.Paths)
                .AddSingleton(from.Derive)
                // A copy asks nobody for tiles; those of a file on this machine go along.
                .AddSingleton(from.Maps with { Tiles = null, Credit = from.Maps.Own is null ? null : from.Maps.Credit })
                .AddSingleton(from.Clock)
                .AddSingleton<IServer>(server));
            app.MapIiif();
            await app.StartAsync(cancel);
            return new(catalogue, database, server, app);
        }
        catch
        {
            Remove(catalogue, database);
            throw;
        }
    }

    /// <summary>The exhibition as visitors get it: each work once, none that was taken down, open, and without what only the artist's desk shows.</summary>
    public static ExhibitionView Shown(ExhibitionView view)
    {
        var works = view.Works.Where(hung => hung.Work.IsShown).DistinctBy(hung => hung.Work.Id).Select(hung => hung with { Work = WithoutPrivate(hung.Work), Reason = null }).ToList();
        var shown = works.Select(hung => hung.Work.Id).ToHashSet();
        return new(view.Exhibition with
        {
            Status = view.Exhibition.Status == ExhibitionStatus.Draft ? ExhibitionStatus.Open : view.Exhibition.Status,
            Sections = [.. view.Exhibition.Sections.Select(section => section with
            {
                Works = [.. section.Works.Where(hanging => shown.Contains(hanging.Work)).Select(hanging => hanging with { Reason = null })],
            })],
        }, works);
    }

    /// <summary>GET, as a visitor.</summary>
    public Task<Answer> Get(string url, CancellationToken cancel) => server.Get(url, cancel);

    /// <summary>GET, the body into a stream that stays open.</summary>
    public Task<Answer> Get(string url, Stream body, CancellationToken cancel) => server.Get(url, body, cancel);

    /// <summary>GET of something large, into a file.</summary>
    /// <returns>False: it isn't there.</returns>
    public async Task<bool> Save(string url, string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        return await server.Get(url, file, cancel) is { Status: StatusCodes.Status200OK };
    }

    /// <summary>GET of what must be there.</summary>
    /// <exception cref="InvalidOperationException">It isn't: a mistake of ours.</exception>
    public async Task<Answer> GetFound(string url, CancellationToken cancel) =>
        await Get(url, cancel) is { Status: StatusCodes.Status200OK } answer ? answer : throw new InvalidOperationException($"{url} is linked from a page and is not there.");

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Remove(catalogue, database);
    }

    private static Work WithoutPrivate(Work work) =>
        work with { Subjects = [], Camera = null, Settings = null, Import = null, Mark = Mark.Undecided, Rating = null, Label = null, Moment = null };

    private static void Remove(string catalogue, Database database)
    {
        database.Dispose();
        foreach (var ending in (ReadOnlySpan<string>)["", "-wal", "-shm"]) File.Delete(catalogue + ending);
    }
}
